import { monthIndex } from '@sightline/metrics/periods';

/** The only reader of the time. */
export interface Clock {
	now: () => Date;
}

/** A clock that stands at a moment, or runs when there is none. */
export function clockAt(moment: string | null): Clock {
	return { now: () => (moment === null ? new Date() : new Date(moment)) };
}

/** The day by the clock, YYYY-MM-DD. */
export function today({ now }: Clock): string {
	return now().toISOString().slice(0, 10);
}

/** The month by the clock, as a month number. */
export function thisMonth({ now }: Clock): number {
	return monthIndex(now().getUTCFullYear(), now().getUTCMonth() + 1);
}
