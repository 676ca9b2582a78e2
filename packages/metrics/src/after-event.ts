import { periodsInYear } from './periods.ts';
import {
	changeOf,
	changeVariation,
	knownLine,
	type SeriesOptions,
	type SeriesPoint,
	type SeriesReading,
} from './series-reading.ts';
import { isSmall } from './small-numbers.ts';
import { valueInterval } from './value-interval.ts';
import type { Outcome, Variation } from './vocabulary.ts';
import { markedPoints, variationOf, xmrChart } from './xmr-chart.ts';

const fewestBefore = 12;
const enoughAfter = 7;

/** How a series has gone since something happened. It never says that the one made the other. */
export interface AfterEvent {
	/** Null where it cannot be said: too few values before, small numbers, another definition, no interval. */
	outcome: Outcome | null;
	/** The last value before the event's period, and the latest after it. */
	before: { index: number; value: number } | null;
	latest: { index: number; value: number } | null;
	/** How many values lie after the event's period. */
	valuesAfter: number;
	/** Process reading: from the values before the event since the last rebase. */
	limits: { mean: number; lower: number; upper: number } | null;
	/** Yearly reading: latest less before, in the unit of the values. */
	change: SeriesReading['change'];
}

/**
 * How a series has gone after an event: an action completed, a new team. The event's own period is neither before nor after.
 *
 * **Process**: limits come from the values before it (12 or more, since the last rebase). When a rule fires among the
 * values after it, the side of the last one that did decides: improving or worsening through polarity, higher or lower
 * where neither is good. Without one it is no change yet from seven values on, until then too early to say.
 * **Yearly**: the change between the last value before and the latest, which must lie at least twelve months after that one.
 *
 * @param points   in any order, one a period
 * @param options  as for `seriesReading`, and `event`, the period in which it happened
 * Errors: RangeError as `seriesReading`, and when `event` is not a whole number.
 */
export function afterEvent(
	points: SeriesPoint[],
	{ event, ...options }: SeriesOptions & { event: number },
): AfterEvent {
	if (!Number.isInteger(event)) throw new RangeError('event must be a whole number');
	const line = knownLine(points);
	const known = line.filter(({ value }) => value !== null) as Known[];
	const before = known.findLast(({ index }) => index < event) ?? null;
	const after = known.filter(({ index }) => index > event);
	const latest = after.at(-1) ?? null;
	const found: AfterEvent = {
		outcome: null,
		before: before && { index: before.index, value: before.value },
		latest: latest && { index: latest.index, value: latest.value },
		valuesAfter: after.length,
		limits: null,
		change: null,
	};
	const countedDifferently = (options.definitionBreaks ?? []).some(
		(at) => before !== null && latest !== null && before.index < at && at <= latest.index,
	);
	if (before === null || countedDifferently || isSmall(points, options.unit)) return found;
	return options.reading === 'yearly'
		? { ...found, ...changeSince(before, latest, options) }
		: { ...found, ...signalsSince(line, after, event, options) };
}

type Known = SeriesPoint & { value: number };

const outcomes: Record<Exclude<Variation, 'common-cause'>, Outcome> = {
	improvement: 'improving',
	concern: 'worsening',
	'neutral-high': 'higher',
	'neutral-low': 'lower',
};

function signalsSince(
	line: SeriesPoint[],
	after: Known[],
	event: number,
	{ polarity, rebases = [] }: SeriesOptions,
): Pick<AfterEvent, 'outcome' | 'limits'> {
	const from = Math.max(-Infinity, ...rebases.filter((index) => index <= event));
	const baseline = line
		.filter(({ index }) => index >= from && index < event)
		.map(({ value }) => value);
	const [group] = xmrChart(baseline, { polarity }).groups;
	if (baseline.filter((value) => value !== null).length < fewestBefore) return nothingKnown;
	const { mean, lower, upper } = group!;
	if (mean === null || lower === null || upper === null) return nothingKnown;
	const limits = { mean, lower, upper };
	const marks = markedPoints(
		after.map(({ value }) => value),
		limits,
		enoughAfter,
	);
	const last = marks.findLastIndex(({ rules }) => rules.length > 0);
	if (last === -1)
		return { limits, outcome: after.length >= enoughAfter ? 'no-change-yet' : 'too-early' };
	const { rules, rising } = marks[last]!;
	const high = rules[0] === 'trend' ? rising : after[last]!.value > mean;
	return { limits, outcome: outcomes[variationOf(high, polarity) as keyof typeof outcomes] };
}

const nothingKnown = { outcome: null, limits: null };

function changeSince(
	before: Known,
	latest: Known | null,
	options: SeriesOptions,
): Pick<AfterEvent, 'outcome' | 'change'> {
	if (latest === null || latest.index - before.index < periodsInYear[options.periodType])
		return { outcome: 'too-early', change: null };
	const change = changeOf(
		{ index: latest.index, value: latest.value, interval: valueInterval(latest, options) },
		before.value,
		valueInterval(before, options),
	);
	const variation = change && changeVariation(change, options.polarity);
	if (variation === 'common-cause') return { outcome: 'no-change-yet', change };
	return { outcome: variation && outcomes[variation], change };
}
