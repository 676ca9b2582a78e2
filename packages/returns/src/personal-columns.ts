import { isOwnLayout } from './collection.ts';
import type { ReturnContext } from './context.ts';
import type { Layout } from './layout.ts';
import { nameKey } from './names.ts';
import { headingOf, ownWords } from './own-words.ts';

/** Whose a column is: the layout's, for figures, for notes, left alone by the collection, or nobody's. */
export type ColumnRole = 'own' | 'figure' | 'note' | 'unused' | 'unknown';

/** The roles of the columns of a header, in their order. */
export function columnRoles(
	context: ReturnContext,
	cells: readonly string[],
	layout: Layout,
): ColumnRole[] {
	const { collection } = context;
	const keys = (names: readonly (string | undefined)[]) =>
		new Set(names.flatMap((name) => (name === undefined ? [] : nameKey(name))));
	const { required, optional } = layout.columns(context);
	const known = keys([...required, ...optional]);
	const unused = keys(collection.layout.unused ?? []);
	const notes = keys(notesIn(context));
	// What a publisher counts may have ten digits.
	const figures = keys(
		collection.scope === 'local'
			? (['numerator', 'denominator', 'value'] as const).map((name) => headingOf(collection, name))
			: [],
	);
	const periods = layout.periods?.(cells, context);
	return cells.map((cell, index) => {
		const key = nameKey(cell);
		if (periods?.columns.has(index)) return 'figure';
		if (periods?.unused.has(index)) return 'unused';
		if (figures.has(key)) return 'figure';
		if (!known.has(key)) return 'unknown';
		if (notes.has(key)) return 'note';
		return unused.has(key) ? 'unused' : 'own';
	});
}

function notesIn({ collection }: ReturnContext): (string | undefined)[] {
	const { layout } = collection;
	if (isOwnLayout(layout)) return [headingOf(collection, 'note')];
	return layout.kind === 'long' ? [layout.columns.note] : [];
}

/** A function that tells whether a text is what the catalogue or the collection calls something, and so nobody's name. */
export function knownNames({
	collection,
	indicators,
	areas,
	breakdowns,
}: ReturnContext): (text: string) => boolean {
	const names = () => {
		const own = ownWords(collection).names;
		return new Set(
			[
				...indicators.flatMap(({ id, reference, title }) => [id, reference, title]),
				...areas.flatMap(({ code, name, otherCodes }) => [code, name, ...otherCodes]),
				...breakdowns.flatMap(({ dimension, member }) => [member, `${dimension}: ${member}`]),
				...Object.keys(own?.indicators ?? {}),
				...Object.keys(own?.areas ?? {}),
			].map(nameKey),
		);
	};
	// Hardly a file has a text that must be asked for.
	let known: Set<string> | null = null;
	return (text) => (known ??= names()).has(nameKey(text));
}
