import { finite, periodNumber } from './finite.ts';
import { changeBetween } from './intervals.ts';
import { periodsInYear, type PeriodType } from './periods.ts';
import { materialise } from './series.ts';
import { isSmall, smallNumbersOf } from './small-numbers.ts';
import type { Assurance, Polarity, Reading, Rule } from './vocabulary.ts';
import { valueInterval, type Range } from './value-interval.ts';
import type { Unit, Variation, VerdictStatus } from './vocabulary.ts';
import { assuranceOf, sideOf, streaks, variationOf, xmrChart, type XmrGroup } from './xmr-chart.ts';

export interface SeriesPoint {
	/** Which period, counted as `Period` counts. */
	index: number;
	value: number | null;
	numerator: number | null;
	denominator: number | null;
}

export interface SeriesOptions {
	periodType: PeriodType;
	unit: Unit;
	polarity: Polarity;
	reading: Reading;
	/** The values are rates scaled up to a whole year. */
	annualised?: boolean;
	target?: number | null;
	/** Period indexes; a new group starts at each, at the first period on or after it. */
	rebases?: number[];
	/** Period indexes from which the indicator was counted differently: values before and from one are not alike. */
	definitionBreaks?: number[];
	baseline?: number | null;
}

export interface SeriesReading {
	/** One for each period from the first to the last given, without holes. */
	points: {
		index: number;
		value: number | null;
		rules: Rule[];
		/** Null where nothing is judged: no value, limits on trial, small numbers, all but the latest of a yearly reading. */
		variation: Variation | null;
		group: number | null;
	}[];
	/** `start` and `end` are period indexes, both inside. Empty where no limits are drawn. */
	groups: XmrGroup[];
	status: VerdictStatus;
	/** Null unless the status is `given`. */
	variation: Variation | null;
	/** Null for a neutral indicator, for no target, and where the latest value cannot be judged by itself. */
	assurance: Assurance | null;
	/** The last value there is; its 95 % interval where numerator and denominator are known and the unit has one. */
	latest: {
		index: number;
		value: number;
		interval: Range | null;
	} | null;
	/** The same period of the year before, when it has a value. */
	yearAgo: { index: number; value: number } | null;
	/** Whether the definition changed between a year ago and the latest, so that there is no change to speak of. */
	countedDifferently: boolean;
	/** Latest less a year ago, in the unit of the values; limits null where either has no interval. */
	change: { difference: number; lower: number | null; upper: number | null } | null;
	/** The rule by which words tell of the latest value of a process reading: the one that labels it, or the shift it is part of. */
	signal: {
		rule: Rule;
		/** Of the mean. */
		side: 'high' | 'low';
		/** Of a trend. */
		direction: 'rising' | 'falling' | null;
		/** Values in the shift or trend, counted back as far as it goes; far values among the last three; 1 when outside. */
		length: number;
	} | null;
	/** Of the latest value, when there are too few to judge: both for a percentage, the denominator of a mean, else the numerator. */
	smallNumbers: { numerator: number | null; denominator: number | null } | null;
}

/**
 * Everything that is said about one series, worked out once: the icons, the sentence and the chart all come from here.
 *
 * A **process** reading judges each value by XmR limits. A **yearly** reading, for stocks and rolling figures, judges the latest
 * against the same period a year ago, by whether the 95 % interval of the change leaves out 0, and against the target by the
 * latest value's own interval. Across a change of definition there is no comparison with a year ago. There is no verdict on fewer than 13 values, nor on small numbers: a mean denominator below 20
 * for percentages or 3 for means, a mean count below 3 for counts and rates.
 *
 * @param points  in any order, one a period; values are taken as given, so a published value stays as published
 * Errors: RangeError for a number that is not finite, two points in one period, or an option that `xmrChart` refuses.
 * @see NHS England, Making Data Count; Newcombe 1998
 */
export function seriesReading(points: SeriesPoint[], options: SeriesOptions): SeriesReading {
	const { polarity, target = null } = options;
	const line = knownLine(points);
	const first = line[0]?.index ?? 0;
	const values = line.map(({ value }) => value);
	const place = values.findLastIndex((value) => value !== null);
	const latestPoint = line[place] ?? null;

	const unjudged: SeriesReading = {
		points: line.map(({ index, value }) => ({
			index,
			value,
			rules: [],
			variation: null,
			group: null,
		})),
		groups: [],
		status: 'no-values',
		variation: null,
		assurance: null,
		latest: null,
		yearAgo: null,
		countedDifferently: false,
		change: null,
		signal: null,
		smallNumbers: null,
	};
	if (!latestPoint) return unjudged;

	const latest = {
		index: latestPoint.index,
		value: latestPoint.value!,
		interval: valueInterval(latestPoint, options),
	};
	const before = line[place - periodsInYear[options.periodType]] ?? null;
	const yearAgo =
		before && before.value !== null ? { index: before.index, value: before.value } : null;
	const countedDifferently =
		yearAgo !== null &&
		(options.definitionBreaks ?? []).some((at) => yearAgo.index < at && at <= latest.index);
	const change =
		before && yearAgo && !countedDifferently
			? changeOf(latest, yearAgo.value, valueInterval(before, options))
			: null;
	const known: SeriesReading = { ...unjudged, latest, yearAgo, countedDifferently, change };
	if (isSmall(points, options.unit)) {
		const smallNumbers = smallNumbersOf(latestPoint, options.unit);
		return { ...known, status: 'small-numbers', smallNumbers };
	}

	if (options.reading === 'yearly') {
		const assurance =
			target === null || latest.interval === null
				? null
				: assuranceOf({ ...latest.interval, value: latest.value }, target, polarity);
		const variation = change && changeVariation(change, polarity);
		if (variation === null) return { ...known, status: 'no-comparison', assurance };
		known.points[place]!.variation = variation;
		return { ...known, status: 'given', variation, assurance };
	}

	const chart = xmrChart(values, {
		polarity,
		target,
		rebases: (options.rebases ?? []).map((index) => index - first),
		baseline: options.baseline ?? null,
	});
	const onTrial = ({ trial, lower }: XmrGroup) => trial || lower === null;
	const charted = {
		...known,
		points: known.points.map((point, i) => {
			const { group, rules, variation } = chart.points[i]!;
			return onTrial(chart.groups[group]!)
				? { ...point, group }
				: { ...point, group, rules, variation };
		}),
		groups: chart.groups.map((group) => ({
			...group,
			start: first + group.start,
			end: first + group.end,
		})),
	};
	const group = chart.groups[chart.points[place]!.group]!;
	if (onTrial(group)) return { ...charted, status: 'trial' };
	return {
		...charted,
		status: 'given',
		variation: chart.variation,
		assurance: chart.assurance,
		signal: signalOf(chart.points.slice(group.start, place + 1), group.mean!),
	};
}

/**
 * What a change on a year ago means: improvement or concern when its interval leaves out 0, else common cause.
 * @returns null where the change has no interval: the difference is known, not whether chance made it
 */
export function changeVariation(
	{ difference, lower, upper }: NonNullable<SeriesReading['change']>,
	polarity: Polarity,
): Variation | null {
	if (lower === null || upper === null) return null;
	return lower <= 0 && upper >= 0 ? 'common-cause' : variationOf(difference > 0, polarity);
}

/** Errors: RangeError naming the number that is not finite, or an index that is no period's. */
export function checkFinite(point: SeriesPoint): void {
	periodNumber('index', point.index);
	for (const name of ['value', 'numerator', 'denominator'] as const)
		if (point[name] !== null) finite(name, point[name]);
}

/**
 * One point for each period from the first to the last given, with nulls where none is.
 * Errors: RangeError for a number that is not finite, and for two points in one period.
 */
export function knownLine(points: SeriesPoint[]): SeriesPoint[] {
	points.forEach(checkFinite);
	if (points.length === 0) return [];
	const first = Math.min(...points.map(({ index }) => index));
	const last = Math.max(...points.map(({ index }) => index));
	return materialise(points, first, last).map(
		(point, i) => point ?? { index: first + i, value: null, numerator: null, denominator: null },
	);
}

/** The change on an earlier value, in the unit of the values; without limits where either has no interval. */
export function changeOf(
	latest: NonNullable<SeriesReading['latest']>,
	yearAgo: number,
	interval: Range | null,
): SeriesReading['change'] {
	if (latest.interval && interval)
		return changeBetween(
			{ value: latest.value, ...latest.interval },
			{ value: yearAgo, ...interval },
		);
	const difference = finite('the change from a year ago', latest.value - yearAgo);
	return { difference, lower: null, upper: null };
}

/** @param points  of the latest value's group, up to that value */
function signalOf(
	points: { value: number | null; rules: Rule[] }[],
	mean: number,
): SeriesReading['signal'] {
	const known = points.filter(({ value }) => value !== null);
	const values = known.map(({ value }) => value!);
	const fired = known.at(-1)?.rules ?? [];
	// A shift says more than that two of its last values lie far out.
	const rule = fired[0] === 'two-in-three' && fired.includes('shift') ? 'shift' : fired[0];
	if (rule === undefined) return null;
	const steps = values.map((value, i) => (i === 0 ? 0 : Math.sign(value - values[i - 1]!)));
	const sides = values.map((value) => sideOf(value, mean, mean));
	const lengths: Record<Rule, number> = {
		outside: 1,
		trend: streaks(steps).at(-1)! + 1,
		'two-in-three': known.slice(-3).filter(({ rules }) => rules.includes('two-in-three')).length,
		shift: streaks(sides).at(-1)!,
	};
	return {
		rule,
		side: values.at(-1)! > mean ? 'high' : 'low',
		direction: rule === 'trend' ? (steps.at(-1)! > 0 ? 'rising' : 'falling') : null,
		length: lengths[rule],
	};
}
