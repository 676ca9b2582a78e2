import { dayInEngland } from '../clock.ts';
import { lastMonthOf, type PeriodType } from '@sightline/metrics/periods';

const dayMs = 86_400_000;

/** The day by which a return is due, YYYY-MM-DD: so many days after its period ends. */
export function dueDate(periodType: PeriodType, period: number, dueDays: number): string {
	const month = lastMonthOf({ type: periodType, index: period });
	const lastDay = Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0);
	return new Date(lastDay + dueDays * dayMs).toISOString().slice(0, 10);
}

/** Whole days by which a moment lies after a due date; 0 when in time. */
export function daysLate(due: string, at: string): number {
	return Math.max(0, (Date.parse(dayInEngland(new Date(at))) - Date.parse(due)) / dayMs);
}
