import { monthIndex } from '@sightline/metrics/periods';

/** The only reader of the time. */
export interface Clock {
	now: () => Date;
}

/** A clock that stands at a moment, or runs when there is none. */
export function clockAt(moment: string | null): Clock {
	return { now: () => (moment === null ? new Date() : new Date(moment)) };
}

const england = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });

/** The day of a moment in England, YYYY-MM-DD. */
export function dayInEngland(moment: Date): string {
	return england.format(moment);
}

/** The day by the clock, YYYY-MM-DD. */
export function today({ now }: Clock): string {
	return dayInEngland(now());
}

/** The month by the clock, as a month number. */
export function thisMonth({ now }: Clock): number {
	return monthIndex(now().getUTCFullYear(), now().getUTCMonth() + 1);
}
