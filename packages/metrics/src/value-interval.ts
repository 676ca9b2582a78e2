import { finite } from './finite.ts';
import { poissonInterval, wilsonInterval } from './intervals.ts';
import { monthsIn, type PeriodType } from './periods.ts';
import type { Unit } from './vocabulary.ts';

export interface Range {
	lower: number;
	upper: number;
}

/**
 * The 95 % interval of one value by the method of its unit, in the unit of the value: Wilson's for a percentage, that
 * of the count for a count, and that of the count scaled as the value is for a rate.
 *
 * @param figure   the value with both its parts; the value may be a published one that was rounded
 * @param options  `annualised` when the value is a rate scaled up to a whole year
 * @returns null for a mean, whose spread is not known, and where a part is missing or out of range
 * @example valueInterval({ value: 27.3, numerator: 3724, denominator: 13626 }, { unit: { kind: 'percent' }, periodType: 'year-to-march' }) // { lower: 26.59, upper: 28.08 }
 */
export function valueInterval(
	{ value, numerator, denominator }: Record<'value' | 'numerator' | 'denominator', number | null>,
	{
		unit,
		periodType,
		annualised = false,
	}: { unit: Unit; periodType: PeriodType; annualised?: boolean },
): Range | null {
	if (value === null || numerator === null || numerator < 0 || unit.kind === 'mean') return null;
	if (unit.kind === 'count') return scaled(poissonInterval(numerator, 1), 1);
	if (denominator === null || denominator <= 0) return null;
	if (unit.kind === 'percent')
		return numerator > denominator ? null : scaled(wilsonInterval(numerator, denominator), 100);

	// A value says itself how much of a year it covers; the kind of period does not: April to August is five months in a
	// monthly series. Only a rate of 0 says nothing, so there the kind of period has to do.
	const events = poissonInterval(numerator, 1);
	if (value > 0 && numerator > 0) return scaled(events, value / numerator);
	const covered = annualised ? monthsIn[periodType] : 12;
	return covered === null ? null : scaled(events, ((unit.per / denominator) * 12) / covered);
}

function scaled({ lower, upper }: Range, by: number): Range {
	return { lower: finite('lower limit', lower * by), upper: finite('upper limit', upper * by) };
}
