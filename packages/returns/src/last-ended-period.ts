import {
	lastMonthOf,
	periodOfMonth,
	type Period,
	type PeriodType,
} from '@sightline/metrics/periods';

/** The last period of a type that was over when a month had ended: what a return is most likely for. */
export function lastEndedPeriod(type: PeriodType, lastEndedMonth: number): Period {
	let { index } = periodOfMonth(type, lastEndedMonth);
	while (lastMonthOf({ type, index }) > lastEndedMonth) index -= 1;
	return { type, index };
}
