import { monthIndex, periodCode } from '../../packages/metrics/src/periods.ts';

// The demonstration runs for three years to March: 36 months, 12 quarters.

const firstMonth = monthIndex(2016, 4);
export const monthCount = 36;
export const quarterCount = 12;

/** The code of a month, counted from April 2016 as 0. */
export function monthCode(at: number): string {
	return periodCode({ type: 'month', index: firstMonth + at });
}

/** The code of a quarter, counted from April to June 2016 as 0. */
export function quarterCode(at: number): string {
	return periodCode({ type: 'quarter', index: firstMonth / 3 + at });
}

/** Position of a month such as `2017-03`, counted from April 2016 as 0. */
export function monthAt(code: string): number {
	return monthIndex(Number(code.slice(0, 4)), Number(code.slice(5))) - firstMonth;
}

/** The year whose mid-year estimate is the latest before the month ends: from July on, the same year's. */
export function estimateYear(at: number): number {
	const month = firstMonth + at;
	return Math.floor(month / 12) - (month % 12 < 6 ? 1 : 0);
}
