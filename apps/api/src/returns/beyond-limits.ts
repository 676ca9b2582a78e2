import { seriesReading } from '@sightline/metrics';
import type { PeriodType } from '@sightline/metrics/periods';
import { isAnnualised } from '../catalogue/catalogue.ts';
import type { Indicator } from '../catalogue/indicators.ts';
import type { Figure } from '../contract/index.ts';
import { firstPeriodFrom, isJudged } from '../indicators/report.ts';

/** A value outside the limits of the ones before it, in the unit of the indicator. */
export interface BeyondLimits {
	/** Periods from the first of them to the last. */
	length: number;
	value: number;
	lower: number;
	upper: number;
}

/** Periods that the limits are made of: 36 months of a monthly indicator. */
const windowLength = 36;

/**
 * Whether a figure lies outside the XmR limits of the periods before it. A stock or rolling figure, which is read against
 * a year ago, wanders slowly out of any limits and is not judged by them, here as on the pages.
 *
 * @param earlier  the series before the return, by period; what lies before a rebase or a change of definition, and in the figure's own period or after it, is left alone
 * @returns null when it lies inside, is incomplete, or the periods before give no limits: fewer than 13 values, or small numbers
 * @see Wheeler, Understanding Variation
 */
export function beyondLimits(
	indicator: Indicator,
	periodType: PeriodType,
	period: number,
	figure: Figure,
	earlier: ReadonlyMap<number, Figure>,
): BeyondLimits | null {
	if (indicator.reading !== 'process' || !isJudged(figure)) return null;
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
		reading: indicator.reading,
		annualised: isAnnualised(indicator, periodType),
	});
	const [group] = reading.groups;
	if (!group || group.trial || group.lower === null || group.upper === null) return null;
	const length = period - Math.min(...points.map(({ index }) => index));
	const [lower, upper] = allowed(indicator, group.lower, group.upper);
	return value < lower || value > upper ? { length, value, lower, upper } : null;
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
