import type { PeriodRef, Site } from '@sightline/api/contract';

/** Whether a year had not ended on the day on which the product's clock stands: its figures came later. */
export function isAfter({ month }: PeriodRef, { today }: Site): boolean {
	const [year, monthOfYear] = today.split('-').map(Number);
	return month >= year! * 12 + monthOfYear! - 1;
}
