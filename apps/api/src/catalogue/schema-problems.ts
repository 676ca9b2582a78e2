import type { TSchema } from 'typebox';
import { Errors } from 'typebox/value';
import { patternWords } from './files.ts';

type SchemaError = ReturnType<typeof Errors>[number];

/**
 * What a file has that its schema does not allow, each as file, entry and field. The entry is named by its id, code or
 * area, and the field as it stands within it.
 */
export function schemaProblems(name: string, schema: TSchema, content: unknown): string[] {
	const byPlace = Map.groupBy(Errors(schema, content), ({ instancePath }) => instancePath);
	return [...byPlace].flatMap(([instancePath, errors]) => {
		const said = wordsOf(errors);
		return said === null ? [] : `${name}:${placeOf(instancePath, content)} ${said}`;
	});
}

function placeOf(instancePath: string, content: unknown): string {
	const path = instancePath.split('/').slice(1);
	let value: unknown = content;
	for (const [at, step] of path.entries()) {
		value = (value as Record<string, unknown> | undefined)?.[step];
		const { id, code, area } = (value ?? {}) as Record<string, unknown>;
		const title = id ?? code ?? area;
		if (typeof title !== 'string') continue;
		const field = path.slice(at + 1).join('.');
		return ` entry “${title}”,${field && ` field ${field}`}`;
	}
	return ` field ${path.join('.') || '(whole file)'}`;
}

/** A union reports every branch that it is not; the words it allows are listed. Null where another place says it better. */
function wordsOf(errors: SchemaError[]): string | null {
	const allowed = errors.flatMap((error) =>
		error.keyword === 'const'
			? [error.params.allowedValue]
			: error.keyword === 'enum'
				? error.params.allowedValues
				: [],
	);
	if (allowed.length > 0) return `must be one of ${allowed.map(String).join(', ')}`;
	const telling = errors.filter(({ keyword }) => keyword !== 'additionalProperties');
	const [first] = telling;
	if (!first) return null;
	if (first.keyword === 'boolean') return 'is not known here: take it out, or mend its name';
	if (first.keyword === 'required')
		return `lacks the field ${first.params.requiredProperties.join(' and ')}`;
	if (first.keyword === 'pattern')
		return patternWords[String(first.params.pattern)] ?? first.message;
	return first.message;
}
