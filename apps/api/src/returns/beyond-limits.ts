import { seriesReading } from '@sightline/metrics';
import type { PeriodType } from '@sightline/metrics/periods';
import { isAnnualised } from '../catalogue/catalogue.ts';
import type { Indicator } from '../catalogue/indicators.ts';
import type { Figure } from '../contract/index.ts';
import { firstPeriodFrom, isJudged } from '../indicators/report.ts';

/** A value outside the limits of the ones before it, or a move larger than theirs. Values in the unit of the indicator. */
export type BeyondLimits = { length: number; value: number } & (
	{ lower: number; upper: number } | { from: number; most: number }
);

/** Periods that the limits are made of: 36 months of a monthly indicator. */
const windowLength = 36;

/**
 * Whether a figure lies outside the XmR limits of the periods before it. What is read against a year ago (a stock, a
 * rolling figure) wanders slowly and may lie anywhere; there its move from the period before is held against the limit
 * of moves, 3.267 times the mean moving range.
 *
 * @param earlier  the series before the return, by period; what lies before a rebase or a change of definition, and in the figure's own period or after it, is left alone
 * @returns null when it lies inside, is incomplete, or the periods before give no limits: fewer than 13 values, or small numbers
 * @see Wheeler, Understanding Variation: natural process limits, upper range limit
 */
export function beyondLimits(
	indicator: Indicator,
	periodType: PeriodType,
	period: number,
	figure: Figure,
	earlier: ReadonlyMap<number, Figure>,
): BeyondLimits | null {
	if (!isJudged(figure)) return null;
	const value = figure.value!;
	const from = Math.max(period - windowLength, startOfKind(indicator, periodType, period));
	const points = [...earlier]
		.filter(([index, one]) => index >= from && index < period && isJudged(one))
		.map(([index, { value: before, numerator, denominator }]) => ({
			...{ index, value: before },
			...{ numerator, denominator },
		}));
	if (points.length === 0) return null;
	const reading = seriesReading(points, {
		periodType,
		unit: indicator.unit,
		polarity: indicator.polarity,
		reading: 'process',
		annualised: isAnnualised(indicator, periodType),
	});
	const [group] = reading.groups;
	if (!group || group.trial || group.lower === null || group.upper === null) return null;
	const length = period - Math.min(...points.map(({ index }) => index));
	if (indicator.reading === 'process') {
		const [lower, upper] = allowed(indicator, group.lower, group.upper);
		return value < lower || value > upper ? { length, value, lower, upper } : null;
	}
	const before = earlier.get(period - 1);
	if (!before || !isJudged(before)) return null;
	const most = ((group.upper - group.mean!) / 2.66) * 3.267;
	return Math.abs(value - before.value!) > most
		? { length, value, from: before.value!, most }
		: null;
}

/** The first period that is counted and limited in the way of the given one. */
function startOfKind(
	{ rebases, definitions }: Indicator,
	periodType: PeriodType,
	period: number,
): number {
	const starts = [
		...rebases.map(({ fromMonth }) => fromMonth),
		...definitions.flatMap(({ breaks, fromMonth }) =>
			breaks && fromMonth !== null ? [fromMonth] : [],
		),
	].map((month) => firstPeriodFrom(periodType, month));
	return Math.max(-Infinity, ...starts.filter((start) => start <= period));
}

/** Limits no further out than the unit goes: no count is below 0, no percentage above 100. */
function allowed({ unit }: Indicator, lower: number, upper: number): [number, number] {
	return [
		unit.kind === 'mean' ? lower : Math.max(lower, 0),
		unit.kind === 'percent' ? Math.min(upper, 100) : upper,
	];
}
