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

/** What spreadsheets call a part of a percentage beside the other part; alone they may mean something else. */
const besideTheOther = {
	numerator: ['n', 'yes', 'done', 'met', 'in time', 'on time', 'completed', 'achieved'],
	denominator: ['d', 'total', 'all', 'number of children', 'number of cases'],
};

/** The heading of each column of the standard, where one has a usual name for it. */
export function guessedColumns(headings: readonly string[]): Partial<Record<TidyColumn, string>> {
	const byKey = new Map(headings.map((heading) => [bareKey(heading), heading]));
	const named = (names: readonly string[]) => {
		const found = names.find((name) => byKey.has(bareKey(name)));
		return found === undefined ? undefined : byKey.get(bareKey(found));
	};
	const guesses = new Map(
		tidyColumns.map((column) => [column, named([column, ...usualHeadings[column]])]),
	);
	const beside = (part: keyof typeof besideTheOther) =>
		guesses.get(part) ?? named(besideTheOther[part]);
	const parts = { numerator: beside('numerator'), denominator: beside('denominator') };
	if (parts.numerator !== undefined && parts.denominator !== undefined)
		guesses.set('numerator', parts.numerator).set('denominator', parts.denominator);
	return Object.fromEntries([...guesses].filter(([, heading]) => heading !== undefined));
}

/** "(yes)" and "Yes:" are "yes". */
function bareKey(heading: string): string {
	return nameKey(heading)
		.replace(/^\((.*)\)$/, '$1')
		.replace(/:$/, '');
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
