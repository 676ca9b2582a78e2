import {
	lastMonthOf,
	monthIndex,
	periodCode,
	periodFromCode,
	periodsInYear,
} from '../../packages/metrics/src/periods.ts';

// The demonstration runs for three years to March: 36 months, 12 quarters, and the eight terms that end within them.

export type Frequency = 'month' | 'quarter' | 'term';

const firstMonth = monthIndex(2016, 4);
const first: Record<Frequency, number> = {
	month: firstMonth,
	quarter: firstMonth / 3,
	term: periodFromCode('term', '2015/16-T3')!.index,
};
export const periodCount: Record<Frequency, number> = { month: 36, quarter: 12, term: 8 };

/** The code of a period, counted from the demonstration's first one as 0. */
export function codeAt(type: Frequency, at: number): string {
	return periodCode({ type, index: first[type] + at });
}

/** Position of a period such as `2017-03`, counted from the demonstration's first one as 0. */
export function positionOf(type: Frequency, code: string): number {
	return periodFromCode(type, code)!.index - first[type];
}

/** The codes of all periods, oldest first. */
export function periodCodes(type: Frequency): string[] {
	return Array.from({ length: periodCount[type] }, (_, at) => codeAt(type, at));
}

/** The year whose mid-year estimate is the latest before a period ends: from July on, the same year's. */
export function estimateYear(type: Frequency, at: number): number {
	const month = lastMonthOf({ type, index: first[type] + at });
	return Math.floor(month / 12) - (month % 12 < 6 ? 1 : 0);
}

/** One value for each period from one for each year: `perYear(['a', 'b', 'c'], 'quarter')` is four a, four b, four c. */
export function perYear<Value>(values: Value[], type: Frequency = 'month'): Value[] {
	return values.flatMap((value) => Array<Value>(periodsInYear[type]).fill(value));
}
