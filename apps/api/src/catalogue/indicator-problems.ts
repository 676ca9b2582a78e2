import { periodFromCode } from '@sightline/metrics/periods';
import type { IndicatorEntry } from './files.ts';
import { pathPoints, pathProblem, valueProblem } from './targets.ts';

/** What the entries of the catalogue say that cannot be, each naming entry and field. */
export function indicatorProblems(
	themes: { id: string }[],
	indicators: IndicatorEntry[],
): string[] {
	const ids = new Set(themes.map(({ id }) => id));
	const supporting = new Set(indicators.filter((entry) => entry.supporting).map(({ id }) => id));
	return [
		...(['id', 'reference'] as const).flatMap((field) =>
			repeated(indicators, field).map((name) => `entry “${name}”, field ${field} stands twice`),
		),
		...indicators.flatMap((entry) =>
			[
				...referenceProblems(entry, ids, supporting),
				...definitionProblems(entry),
				...targetProblems(entry),
				...rebaseProblems(entry),
			].map((problem) => `entry “${entry.id}”, field ${problem}`),
		),
	].map((problem) => `indicators.json: ${problem}`);
}

function referenceProblems(
	{ theme, unit, denominator }: IndicatorEntry,
	themes: Set<string>,
	supporting: Set<string>,
): string[] {
	const from = denominator?.populationFrom;
	return [
		...(themes.has(theme) ? [] : [`theme names “${theme}”, which is not a theme`]),
		...(from === undefined || supporting.has(from)
			? []
			: [`denominator.populationFrom names “${from}”, which is not a supporting indicator`]),
		...((unit.kind === 'count') === (denominator === null)
			? []
			: [`denominator: a ${unit.kind} ${unit.kind === 'count' ? 'has none' : 'needs one'}`]),
	];
}

/** Definitions follow one another, each but the first from a month of its own and with a reason. */
function definitionProblems(entry: IndicatorEntry): string[] {
	const { earlier = [], denominator } = entry;
	return [...earlier, entry].flatMap(({ validFrom, changeReason }, place, all) => {
		const field = (name: string) => (place === earlier.length ? name : `earlier.${place}.${name}`);
		const problems: string[] = [];
		if (denominator === null && earlier[place]?.denominatorLabel !== undefined)
			problems.push(`${field('denominatorLabel')}: the indicator has no denominator`);
		if (place === 0) return problems;
		const before = all[place - 1]!.validFrom;
		if (validFrom === undefined)
			problems.push(`${field('validFrom')} is missing: another definition comes before it`);
		else if (before !== undefined && validFrom <= before)
			problems.push(
				`${field('validFrom')} is ${validFrom}, which does not lie after ${before}: the oldest comes first`,
			);
		if (changeReason === undefined)
			problems.push(`${field('changeReason')} is missing: another definition comes before it`);
		return problems;
	});
}

function targetProblems({ unit, polarity, targets }: IndicatorEntry): string[] {
	const names = targets.map(({ scope, from }) => ({ name: `${scope} target from ${from}` }));
	return [
		...(polarity === 'neutral' && targets.length > 0
			? ['targets: neither high nor low is good, so there can be no target']
			: []),
		...targets.flatMap(({ value, from, path }, place) => {
			const problem = valueProblem(unit, value);
			const fromMonth = periodFromCode('month', from)!.index;
			const wrongPath = path && pathProblem(unit, { fromMonth, value, path: pathPoints(path) });
			return [
				...(problem === null ? [] : [`targets.${place}.value: ${problem}`]),
				...(wrongPath ? [`targets.${place}.path: ${wrongPath}`] : []),
			];
		}),
		...repeated(names, 'name').map((name) => `targets: the ${name} stands twice`),
	];
}

function rebaseProblems({ reading, rebases }: IndicatorEntry): string[] {
	return [
		...(reading === 'yearly' && rebases.length > 0
			? ['rebases: it is compared with a year ago and has no limits to start again']
			: []),
		...repeated(rebases, 'from').map((from) => `rebases: the one from ${from} stands twice`),
	];
}

/** The names that stand in more than one entry. */
export function repeated<Field extends string>(
	entries: Record<Field, string>[],
	field: Field,
): string[] {
	const seen = new Set<string>();
	return entries.map((entry) => entry[field]).filter((name) => seen.has(name) || !seen.add(name));
}
