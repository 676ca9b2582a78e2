import { finite, finiteOrNull } from './finite.ts';
import type { Assurance, Polarity, Rule, Variation } from './vocabulary.ts';

export interface XmrGroup {
	/** Position of the first and of the last point, both inside the group. */
	start: number;
	end: number;
	mean: number | null;
	/** Null when no two neighbouring periods of the baseline both have a value. */
	lower: number | null;
	upper: number | null;
	/** Fewer than 13 values: each further one still moves the limits. */
	trial: boolean;
}

export interface XmrPoint {
	value: number | null;
	group: number;
	/** Every rule that fired here, strongest first. */
	rules: Rule[];
	/** By the strongest rule; null where there is no value. */
	variation: Variation | null;
}

export interface XmrOptions {
	polarity: Polarity;
	target?: number | null;
	/** Position of the first point of each new group. */
	rebases?: number[];
	/** Limits from the first so many values of each group, at least 12; from all of them when left out. */
	baseline?: number | null;
	/** Leave out outlying moving ranges, once. */
	screen?: boolean;
	/** How many points in a row make a trend or a shift. */
	run?: number;
}

export interface XmrChart {
	groups: XmrGroup[];
	points: XmrPoint[];
	variation: Variation | null;
	assurance: Assurance | null;
}

/**
 * The XmR chart of a series: how far neighbouring points usually lie apart says how far a point may lie from the mean
 * before it is unlikely to be chance.
 *
 * Limits are x̄ ± 2.66·(mean moving range), after one pass that leaves out moving ranges of 3.267 times their mean or more,
 * unless that would leave nothing but zeros. A step across a missing period or a rebase is not a moving range.
 * Four rules mark points: outside the limits; a trend of seven; two in three beyond two thirds of the way to a limit;
 * a shift of seven on one side of the mean. Missing periods neither break a rule nor count in it.
 *
 * `variation` is the label of the last point that has a value. `assurance` holds the target against the last group's limits.
 *
 * @param values  one per period, oldest first; null where the period has no value; in the unit of the indicator
 * Errors: RangeError for a number that is not finite, a baseline below 12, a run below 2, a rebase that is not a whole number.
 * @see Wheeler, Understanding Variation; NHSRplotthedots ptd_spc_standard, ptd_calculate_point_type
 * @example xmrChart([10, 12, 11], { polarity: 'neutral' }).groups[0] // { start: 0, end: 2, mean: 11, lower: 7.01, upper: 14.99, trial: true }
 */
export function xmrChart(
	values: (number | null)[],
	{ polarity, target = null, rebases = [], baseline = null, screen = true, run = 7 }: XmrOptions,
): XmrChart {
	values.forEach((value, i) => value === null || finite(`values[${i}]`, value));
	if (target !== null) finite('target', target);
	if (baseline !== null && !(Number.isInteger(baseline) && baseline >= 12))
		throw new RangeError('baseline must be a whole number of at least 12');
	if (!(Number.isInteger(run) && run >= 2))
		throw new RangeError('run must be a whole number of at least 2');
	if (!rebases.every(Number.isInteger)) throw new RangeError('rebases must be whole numbers');

	const starts = values.length === 0 ? [] : [0];
	for (const start of [...rebases].sort((a, b) => a - b))
		if (start > starts.at(-1)! && start < values.length) starts.push(start);

	const points: XmrPoint[] = [];
	const groups = starts.map((start, group): XmrGroup => {
		const end = (starts[group + 1] ?? values.length) - 1;
		const places: number[] = [];
		for (let i = start; i <= end; i++) {
			points.push({ value: values[i]!, group, rules: [], variation: null });
			if (values[i] !== null) places.push(i);
		}
		const base = places.slice(0, baseline ?? places.length);
		const mean = finiteOrNull(average(base.map((i) => values[i]!)));
		const step = mean === null ? null : usualStep(movingRanges(values, base), screen);
		const lower = step === null ? null : finiteOrNull(mean! - 2.66 * step);
		const upper = step === null ? null : finiteOrNull(mean! + 2.66 * step);
		const known = places.map((i) => values[i]!);
		const marks =
			mean === null || lower === null || upper === null
				? []
				: markedPoints(known, { mean, lower, upper }, run);
		places.forEach((place, i) => {
			const { rules, rising } = marks[i] ?? { rules: [], rising: false };
			const high = rules[0] === 'trend' ? rising : known[i]! > mean!;
			points[place]!.rules = rules;
			points[place]!.variation = rules.length === 0 ? 'common-cause' : variationOf(high, polarity);
		});
		return { start, end, mean, lower, upper, trial: known.length < 13 };
	});

	const last = groups.at(-1);
	return {
		groups,
		points,
		variation: points.findLast((point) => point.value !== null)?.variation ?? null,
		assurance:
			last === undefined || last.lower === null || last.upper === null || target === null
				? null
				: assuranceOf(
						{ lower: last.lower, upper: last.upper, value: last.mean! },
						target,
						polarity,
					),
	};
}

/** What it means, through polarity, that a value is high (or rising) rather than low. */
export function variationOf(high: boolean, polarity: Polarity): Variation {
	if (polarity === 'neutral') return high ? 'neutral-high' : 'neutral-low';
	return high === (polarity === 'higher-is-better') ? 'improvement' : 'concern';
}

/**
 * Whether a range lies wholly on the good side of the target (passing), wholly on the bad side (failing), or neither.
 * A target on the edge of the range is neither. Null when neither side is good.
 */
export function assuranceOf(
	{ lower, upper, value }: { lower: number; upper: number; value: number },
	target: number,
	polarity: Polarity,
): Assurance | null {
	if (polarity === 'neutral') return null;
	const low = sideOf(target, lower, value) < 0;
	const high = sideOf(target, upper, value) > 0;
	if (!low && !high) return 'hit-or-miss';
	return low === (polarity === 'higher-is-better') ? 'passing' : 'failing';
}

/** 1 above a line, −1 below, 0 on it: nearer than rounding, in proportion to the mean, can tell. */
export function sideOf(value: number, line: number, mean: number): -1 | 0 | 1 {
	if (Math.abs(value - line) <= 1e-9 * Math.max(1, Math.abs(mean))) return 0;
	return value > line ? 1 : -1;
}

function movingRanges(values: (number | null)[], places: number[]): number[] {
	const ranges: number[] = [];
	for (let i = 1; i < places.length; i++) {
		const place = places[i]!;
		if (places[i - 1] === place - 1) ranges.push(Math.abs(values[place]! - values[place - 1]!));
	}
	return ranges;
}

function usualStep(ranges: number[], screen: boolean): number | null {
	if (ranges.length === 0) return null;
	const all = average(ranges);
	if (!screen) return all;
	const kept = ranges.filter((range) => range < 3.267 * all);
	// Rare events: every step but 0 is outlying, and limits on the mean would make every point a signal.
	return (kept.length > 0 && average(kept)) || all;
}

/**
 * The rules that fire at each value, strongest first, and whether a trend there is rising.
 * @param values  those that are there, oldest first
 */
export function markedPoints(
	values: number[],
	{ mean, lower, upper }: { mean: number; lower: number; upper: number },
	run: number,
): { rules: Rule[]; rising: boolean }[] {
	const marks = values.map(() => ({ rules: [] as Rule[], rising: false }));
	// Rules are taken strongest first, so a rule that marked a point already is its last.
	const mark = (rule: Rule, i: number) => {
		const { rules } = marks[i]!;
		if (rules.at(-1) !== rule) rules.push(rule);
	};
	const beyond = (value: number, share: number) =>
		sideOf(value, mean + (upper - mean) * share, mean) > 0 ||
		sideOf(value, mean + (lower - mean) * share, mean) < 0;

	values.forEach((value, i) => {
		if (beyond(value, 1)) mark('outside', i);
	});

	const steps = values.map((value, i) => (i === 0 ? 0 : Math.sign(value - values[i - 1]!)));
	streaks(steps).forEach((length, i) => {
		if (length < run - 1) return;
		for (let j = i - run + 1; j <= i; j++) {
			mark('trend', j);
			marks[j]!.rising = steps[i]! > 0;
		}
	});

	const sides = values.map((value) => sideOf(value, mean, mean));
	const inSides = streaks(sides);
	for (let i = 2; i < values.length; i++) {
		if (inSides[i]! < 3) continue;
		const far = [i - 2, i - 1, i].filter((j) => beyond(values[j]!, 2 / 3));
		if (far.length >= 2) far.forEach((j) => mark('two-in-three', j));
	}
	inSides.forEach((length, i) => {
		if (length >= run) for (let j = i - run + 1; j <= i; j++) mark('shift', j);
	});
	return marks;
}

/** How many entries in a row, up to each, have had its sign; 0 where it is 0. */
export function streaks(signs: number[]): number[] {
	let length = 0;
	return signs.map((sign, i) => {
		length = sign === 0 ? 0 : sign === signs[i - 1] ? length + 1 : 1;
		return length;
	});
}

function average(values: number[]): number {
	let sum = 0;
	for (const value of values) sum += value;
	return sum / values.length;
}
