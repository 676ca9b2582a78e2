import { finiteOrNull } from './finite.ts';
import { knownValues, mannKendall, sensSlope } from './mann-kendall.ts';
import { lastMonthOf } from './periods.ts';
import { quantile } from './quartiles.ts';
import { seriesReading, type SeriesOptions, type SeriesPoint } from './series-reading.ts';
import type { Unit } from './vocabulary.ts';
import { xmrChart } from './xmr-chart.ts';

const furthestMonths = 6;
const fewestForTrend = 12;

/** Where a series will lie if nothing changes: never one number without its range. */
export interface Projection {
	/** The period it is for, counted as `Period` counts. */
	index: number;
	/** `trend` goes on along Sen's line; `level` stays within the limits it has. */
	basis: 'trend' | 'level';
	value: number;
	lower: number;
	upper: number;
	/** Of a trend. */
	direction: 'rising' | 'falling' | null;
}

/**
 * Where a process reading will lie at most six months after its latest value, if nothing changes.
 *
 * With 12 values or more since the last rebase that rise or fall by Mann and Kendall's test (p < 0.05): Sen's line,
 * median(y) + slope·(t − median t). Its range joins two things that are not known: how far values lie from the line
 * (2.66 mean moving ranges of what is left of them, as for limits) and the 95 % interval of the slope, where it has one,
 * as the root of the sum of squares. A line that the latest value has left by more than that scatter is no guide. Without a
 * line, the mean and the limits. Neither leaves what the unit allows: 0 to 100 for percentages, 0 upwards for the rest,
 * unless a mean has been below 0.
 *
 * @param points   in any order, one a period
 * @param options  as for `seriesReading`, and `to`, the period it is asked for
 * @returns null for a yearly reading, whose neighbouring values share most of their children, for a period that does not
 *   lie one to six months after the latest value, for small numbers, and where there are no limits or they are on trial;
 *   there is no trend across a change of definition
 * Errors: RangeError as `seriesReading`, and when `to` is not a whole number.
 * @see Sen 1968; Mann 1945; Kendall 1975
 */
export function projection(
	points: SeriesPoint[],
	{ to, ...options }: SeriesOptions & { to: number },
): Projection | null {
	if (!Number.isInteger(to)) throw new RangeError('to must be a whole number');
	const reading = seriesReading(points, { ...options, target: null });
	const { latest, status, groups } = reading;
	if (options.reading !== 'process' || latest === null) return null;
	if (status === 'small-numbers' || to <= latest.index || !isNear(latest.index, to, options))
		return null;
	const group = groups.findLast(({ start }) => start <= latest.index)!;
	const values = reading.points
		.filter(({ index }) => index >= group.start && index <= latest.index)
		.map(({ value }) => value);
	const broken = (options.definitionBreaks ?? []).some(
		(at) => group.start < at && at <= latest.index,
	);
	const trend = broken ? null : trendAt(values, to - group.start);
	const found = trend ?? (status === 'given' ? levelOf(group) : null);
	if (found === null) return null;
	const [least, most] = boundsOf(options.unit, values);
	const within = (value: number) => Math.min(Math.max(value, least), most);
	return {
		index: to,
		basis: trend ? 'trend' : 'level',
		value: within(found.value),
		lower: within(found.lower),
		upper: within(found.upper),
		direction: trend && (trend.slope > 0 ? 'rising' : 'falling'),
	};
}

/**
 * Sen's line at a place: median(y) + slope·(t − median t), over the places t that have a value.
 *
 * @param values  one per period, oldest first; null where there is none: it keeps its place
 * @param place   counted from the first value, 0; past the last for a time to come
 * @returns null for fewer than two values, or when no number can express it
 * Errors: RangeError for a number that is not finite.
 * @see Sen 1968; pymannkendall and scipy, theilslopes
 * @example senLineAt([1, 2, 3, 4, 6], 7) // 8
 */
export function senLineAt(values: (number | null)[], place: number): number | null {
	return senLine(values)?.at(place) ?? null;
}

interface SenLine {
	slope: number;
	/** Of the slope: the 95 % interval, or the slope itself where it has none. */
	lower: number;
	upper: number;
	/** The median place, about which the line turns. */
	middle: number;
	at: (place: number) => number | null;
}

function senLine(values: (number | null)[]): SenLine | null {
	const sen = sensSlope(values);
	if (sen === null) return null;
	const { slope } = sen;
	const known = knownValues(values);
	const middle = quantile(
		known.map(([place]) => place),
		0.5,
	);
	const height = quantile(
		known.map(([, value]) => value).sort((a, b) => a - b),
		0.5,
	);
	return {
		slope,
		lower: sen.lower ?? slope,
		upper: sen.upper ?? slope,
		middle,
		at: (place) => finiteOrNull(height + slope * (place - middle)),
	};
}

function trendAt(
	values: (number | null)[],
	place: number,
): { value: number; lower: number; upper: number; slope: number } | null {
	if (values.filter((value) => value !== null).length < fewestForTrend) return null;
	if (!(mannKendall(values)!.p < 0.05)) return null;
	const line = senLine(values);
	const value = line?.at(place) ?? null;
	if (line === null || value === null || line.slope === 0) return null;
	const left = values.map((y, i) => {
		const expected = line.at(i);
		return y === null || expected === null ? null : finiteOrNull(y - expected);
	});
	const [group] = xmrChart(left, { polarity: 'neutral' }).groups;
	if (group!.upper === null) return null;
	const scatter = group!.upper - group!.mean!;
	const latest = left.findLast((y) => y !== null)!;
	if (Math.abs(latest) > scatter + 1e-9 * Math.max(1, Math.abs(value))) return null;
	const ahead = place - line.middle;
	const lower = finiteOrNull(value - Math.hypot(scatter, (line.slope - line.lower) * ahead));
	const upper = finiteOrNull(value + Math.hypot(scatter, (line.upper - line.slope) * ahead));
	return lower === null || upper === null ? null : { value, lower, upper, slope: line.slope };
}

function levelOf({
	mean,
	lower,
	upper,
}: {
	mean: number | null;
	lower: number | null;
	upper: number | null;
}) {
	return mean === null || lower === null || upper === null ? null : { value: mean, lower, upper };
}

function isNear(
	from: number,
	to: number,
	{ periodType }: Pick<SeriesOptions, 'periodType'>,
): boolean {
	const end = (index: number) => lastMonthOf({ type: periodType, index });
	return end(to) - end(from) <= furthestMonths;
}

function boundsOf(unit: Unit, values: (number | null)[]): [least: number, most: number] {
	if (unit.kind === 'percent') return [0, 100];
	const below = unit.kind === 'mean' && values.some((value) => value !== null && value < 0);
	return [below ? -Number.MAX_VALUE : 0, Number.MAX_VALUE];
}
