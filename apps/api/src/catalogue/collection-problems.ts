import { periodFromCode } from '@sightline/metrics/periods';
import {
	holdingsOf,
	indicatorsOf,
	isOwnLayout,
	nameKey,
	tidyColumns,
	type Collection,
	type EesMapping,
	type OwnWords,
	type TidyColumn,
} from '@sightline/returns';
import type { IndicatorEntry } from './files.ts';

type KnownArea = { code: string; level: string };

/** What is wrong with collections that are sound by their schema, naming entry and field. */
export function collectionProblems(
	indicators: IndicatorEntry[],
	collections: Collection[],
	areas: KnownArea[],
): string[] {
	const problems = collections.flatMap((collection) =>
		problemsOf(collection, indicators, areas).map(
			(problem) => `collections.json: entry “${collection.id}”, field ${problem}`,
		),
	);
	// Who owns what can only be told when every period is one.
	return problems.length > 0 ? problems : overlaps(collections);
}

/** What is wrong with one collection, naming its field. */
export function problemsOf(
	collection: Collection,
	indicators: Pick<IndicatorEntry, 'id' | 'denominator'>[],
	areas: KnownArea[],
): string[] {
	const { layout, periodType, scope } = collection;
	const known = new Map(indicators.map((indicator) => [indicator.id, indicator]));
	const codes = new Set(areas.map(({ code }) => code));
	const isOwn = isOwnLayout(layout);
	const named = isOwn ? layout.indicators : [];
	const mappings = isOwn ? [] : layout.mappings;
	const problems = [...named, ...mappings.map(({ indicator }) => indicator)]
		.filter((indicator) => !known.has(indicator))
		.map((indicator) => `layout names “${indicator}”, which is not an indicator`);
	for (const { indicator, from, to, except = [] } of mappings) {
		const where = `layout.mappings of “${indicator}”`;
		const periods = [from, to].map((code) => code && periodFromCode(periodType, code));
		for (const [at, code] of [from, to].entries())
			if (code !== undefined && !periods[at])
				problems.push(`${where} names “${code}”, which is not a ${periodType}`);
		const [first, last] = periods;
		if (first && last && first.index > last.index)
			problems.push(`${where} begins after it ends: from “${from}” to “${to}”`);
		for (const { area } of except)
			if (!codes.has(area)) problems.push(`${where} excepts “${area}”, which is not an area`);
	}
	if (isOwn) problems.push(...ownWordProblems(collection, layout, areas));
	if (layout.kind === 'ees')
		for (const mapping of layout.mappings)
			problems.push(
				...eesProblems(layout.filters, mapping, known.get(mapping.indicator), scope).map(
					(problem) => `layout.mappings of “${mapping.indicator}” ${problem}`,
				),
			);
	return problems;
}

function isNotWide(column: TidyColumn): boolean {
	return column !== 'indicator' && column !== 'area' && column !== 'breakdown';
}

/** What is wrong with the words of a council's own spreadsheet. */
function ownWordProblems(
	collection: Collection,
	{ columns = {}, names = {}, area, unused = [], suffixes = {}, unusedSuffixes = [] }: OwnWords,
	areas: KnownArea[],
): string[] {
	const levels = new Map<string, string>(areas.map(({ code, level }) => [code, level]));
	const held = new Set(indicatorsOf(collection));
	const problems = Object.values(names.indicators ?? {})
		.filter((id) => id !== null && !held.has(id))
		.map((id) => `layout.names.indicators names “${id}”, which is not among layout.indicators`);
	const areaProblem = (field: string, code: string): void => {
		const level = levels.get(code);
		if (level === undefined) problems.push(`${field} names “${code}”, which is not an area`);
		else if (!collection.areaLevels.some((held) => held === level))
			problems.push(`${field} names “${code}”, a ${level}, which areaLevels does not hold`);
	};
	for (const code of Object.values(names.areas ?? {}))
		if (code !== null) areaProblem('layout.names.areas', code);
	if (area !== undefined) areaProblem('layout.area', area);
	for (const kind of ['indicators', 'areas'] as const)
		for (const name of repeatedNames(Object.keys(names[kind] ?? {})))
			problems.push(`layout.names.${kind} has “${name}” twice, but for case and spaces`);
	const headingOf = (column: TidyColumn) => columns[column] ?? column;
	// A wide file does not read the other columns, so what it calls "status" may be anything.
	const unread = collection.layout.kind === 'wide' ? tidyColumns.filter(isNotWide) : [];
	const ignored = new Set(unread.map((column) => nameKey(headingOf(column))));
	const headings = [
		...tidyColumns.map(headingOf),
		...unused.filter((name) => !ignored.has(nameKey(name))),
	];
	for (const name of repeatedNames(headings))
		problems.push(`layout.columns and layout.unused give “${name}” two meanings`);
	for (const [field, words] of Object.entries({
		'layout.columns': Object.values(columns),
		'layout.names.indicators': Object.keys(names.indicators ?? {}),
		'layout.names.areas': Object.keys(names.areas ?? {}),
		'layout.unused': unused,
		// An empty suffix says that the period stands alone.
		'layout.suffixes': Object.values(suffixes).filter((suffix) => suffix.trim() !== ''),
		'layout.unusedSuffixes': unusedSuffixes,
	}))
		for (const word of words)
			if (nameKey(word) === '')
				problems.push(
					`${field} has “${word}”, which is blank but for spaces, hyphens and the like`,
				);
	const { numerator = ' numerator', denominator = ' denominator' } = suffixes;
	if (nameKey(numerator) === nameKey(denominator))
		problems.push('layout.suffixes are the same for numerator and denominator');
	for (const name of repeatedNames([numerator, denominator, ...unusedSuffixes]))
		if (unusedSuffixes.includes(name))
			problems.push(`layout.suffixes and layout.unusedSuffixes give “${name}” two meanings`);
	return problems;
}

/** Names that mean the same as one before them. */
function repeatedNames(names: string[]): string[] {
	return names.filter((name, at) => names.findIndex((one) => nameKey(one) === nameKey(name)) < at);
}

function eesProblems(
	filters: string[],
	{ where, numerator, denominator, denominatorRow, value }: EesMapping,
	indicator: Pick<IndicatorEntry, 'denominator'> | undefined,
	scope: Collection['scope'],
): string[] {
	const problems = filters
		.filter((filter) => !(filter in where))
		.map((filter) => `has no member of the filter “${filter}”`);
	for (const filter of Object.keys({ ...where, ...denominatorRow }))
		if (!filters.includes(filter)) problems.push(`names “${filter}”, which is not a filter`);
	if (numerator === undefined && value === undefined)
		problems.push('has neither a numerator nor a value');
	if (denominatorRow && denominator === undefined)
		problems.push('has a denominatorRow and no denominator');
	const isWorkedOut = value === undefined || scope === 'local';
	const bringsOwn = scope === 'national' && indicator?.denominator?.populationFrom !== undefined;
	if (indicator?.denominator && isWorkedOut && denominator === undefined && !bringsOwn)
		problems.push('has neither a denominator nor a value, and no population stands for it');
	return problems;
}

/** Each indicator, period type, area level and period belongs to one collection. */
function overlaps(collections: Collection[]): string[] {
	const problems: string[] = [];
	const owners = new Map<string, { id: string; from: number; to: number }[]>();
	for (const collection of collections.filter(({ of }) => of === undefined)) {
		const { id, periodType, areaLevels } = collection;
		for (const { indicator, from, to } of holdingsOf(collection))
			for (const level of areaLevels) {
				const what = `${indicator} by ${periodType} for a ${level}`;
				const others = owners.get(what) ?? [];
				const other = others.find(
					(owner) => owner.id !== id && owner.from <= to && from <= owner.to,
				);
				if (other)
					problems.push(
						`collections.json: entry “${id}”, field layout: ${what} already belongs to “${other.id}”`,
					);
				owners.set(what, [...others, { id, from, to }]);
			}
	}
	return problems;
}
