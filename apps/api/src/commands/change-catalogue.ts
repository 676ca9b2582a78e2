import { changeCatalogue, type CatalogueChange } from '../catalogue-changes/change.ts';
import { wordFields, type TargetBody, type WordField } from '../contract/index.ts';
import { openWorkbench } from '../installation.ts';
import { parsed, wrongUsage, type Setting } from './usage.ts';

const text = { type: 'string' } as const;
const common = {
	from: text,
	reason: text,
	by: { type: 'string', default: 'Command line' },
	json: { type: 'boolean', default: false },
} as const;

export function changeTarget(args: string[], setting: Setting): Promise<number> {
	const { values, positionals } = parsed(args, {
		...common,
		value: text,
		scope: { type: 'string', default: 'local' },
		'agreed-by': text,
		path: text,
	});
	const { deed, id } = named(positionals, ['set', 'remove']);
	const { scope } = values;
	if (scope !== 'local' && scope !== 'national')
		throw wrongUsage(`A target is local or national, not “${scope}”.`);
	const place: Pick<TargetBody, 'scope' | 'from' | 'reason'> = {
		scope,
		from: needed('from', values.from),
		reason: needed('reason', values.reason),
	};
	if (deed === 'remove')
		return changed(id, { of: 'target', ...place, removed: true }, values, setting);
	return changed(
		id,
		{
			of: 'target',
			...place,
			value: numberIn(needed('value', values.value)),
			agreedBy: needed('agreed-by', values['agreed-by']),
			...(values.path !== undefined && { path: pathIn(values.path) }),
		},
		values,
		setting,
	);
}

/** The points of a path as they are written: 2019-04=60,2019-09=70,2020-03=80. */
function pathIn(written: string): NonNullable<TargetBody['path']> {
	return written.split(',').map((point) => {
		const [month = '', value = ''] = point.split('=');
		return { month, value: numberIn(value) };
	});
}

/** Not a number where nothing is written. */
function numberIn(written: string): number {
	return written.trim() === '' ? NaN : Number(written);
}

export function changeRebase(args: string[], setting: Setting): Promise<number> {
	const { values, positionals } = parsed(args, common);
	const { deed, id } = named(positionals, ['set', 'remove']);
	const change = {
		of: 'rebase' as const,
		from: needed('from', values.from),
		reason: needed('reason', values.reason),
		removed: deed === 'remove',
	};
	return changed(id, change, values, setting);
}

export function changeDefinition(args: string[], setting: Setting): Promise<number> {
	const { values, positionals } = parsed(args, { ...common, field: text, text });
	const { id } = named(positionals, ['set']);
	const field = needed('field', values.field) as WordField;
	if (!wordFields.includes(field))
		throw wrongUsage(`There is no field “${field}”. There are: ${wordFields.join(', ')}.`);
	const change = {
		of: 'definition' as const,
		from: values.from ?? null,
		words: { [field]: needed('text', values.text) },
		reason: needed('reason', values.reason),
	};
	return changed(id, change, values, setting);
}

async function changed(
	id: string,
	change: CatalogueChange,
	{ by, json }: { by: string; json: boolean },
	{ config }: Setting,
): Promise<number> {
	const { writable, catalogue, clock } = await openWorkbench(config);
	try {
		const done = await changeCatalogue(writable, catalogue, clock, id, change, { name: by });
		if (json) console.log(JSON.stringify(done, null, '\t'));
		else
			console.log(
				[`Change ${done.sequence}: ${done.indicator.title}.`, done.note].join(' ').trim(),
			);
		return 0;
	} finally {
		await writable.db.destroy();
	}
}

function named(words: string[], deeds: string[]): { deed: string; id: string } {
	const [deed, id, ...more] = words;
	if (!deed || !deeds.includes(deed) || !id || more.length > 0)
		throw wrongUsage(`Say ${deeds.join(' or ')}, and the id of one indicator.`);
	return { deed, id };
}

function needed(option: string, value: string | undefined): string {
	if (value === undefined) throw wrongUsage(`Say --${option}.`);
	return value;
}
