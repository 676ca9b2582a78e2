import { indicatorsOf, tidyColumns, type Collection, type TidyColumn } from './collection.ts';
import type { ContextArea, ContextIndicator } from './context.ts';
import { nameKey, suggester } from './names.ts';

// What the words of a spreadsheet probably mean, for somebody to confirm.

/** What spreadsheets call the columns of the standard, besides their own names. */
const usualHeadings: Record<TidyColumn, string[]> = {
	period: [
		'month',
		'date',
		'quarter',
		'year',
		'term',
		'week',
		'reporting period',
		'reporting month',
	],
	indicator: ['kpi', 'pi', 'measure', 'metric', 'indicator name', 'performance indicator'],
	area: ['team', 'locality', 'district', 'quadrant', 'location', 'area name', 'area code'],
	breakdown: ['group', 'category'],
	numerator: ['num', 'count', 'number', 'actual', 'total number'],
	denominator: ['den', 'denom', 'out of', 'cohort', 'base', 'of'],
	value: ['%', 'percent', 'percentage', 'rate', 'result', 'performance'],
	status: ['state'],
	note: ['notes', 'comment', 'comments', 'commentary'],
};

/** The heading of each column of the standard, where one has a usual name for it. */
export function guessedColumns(headings: readonly string[]): Partial<Record<TidyColumn, string>> {
	const byKey = new Map(headings.map((heading) => [nameKey(heading), heading]));
	const guesses = tidyColumns.flatMap((column) => {
		const found = [column, ...usualHeadings[column]].find((name) => byKey.has(nameKey(name)));
		return found === undefined ? [] : [[column, byKey.get(nameKey(found))!] as const];
	});
	return Object.fromEntries(guesses);
}

/** A function that gives the id of the indicator of a collection that a name probably means; null where it is not clear. */
export function indicatorGuesser(
	collection: Collection,
	indicators: readonly Pick<ContextIndicator, 'id' | 'reference' | 'title'>[],
): (name: string) => string | null {
	const ids = new Set(indicatorsOf(collection));
	return nameGuesser(
		indicators
			.filter(({ id }) => ids.has(id))
			.flatMap(({ id, reference, title }) => [id, reference, title].map((name) => [name, id])),
	);
}

/** The same for the code of an area. */
export function areaGuesser(
	areas: readonly Pick<ContextArea, 'code' | 'otherCodes' | 'name'>[],
): (name: string) => string | null {
	return nameGuesser(
		areas.flatMap(({ code, otherCodes, name }) =>
			[code, ...otherCodes, name].map((known) => [known, code]),
		),
	);
}

function nameGuesser(known: string[][]): (name: string) => string | null {
	const pairs = known as [name: string, means: string][];
	const exact = new Map(pairs.map(([name, means]) => [nameKey(name), means]));
	const nearest = suggester(pairs);
	return (name) => exact.get(nameKey(name)) ?? nearest(name);
}
