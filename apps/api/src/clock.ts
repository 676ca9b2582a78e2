import { monthIndex } from '@sightline/metrics/periods';

/** The only reader of the time. */
export interface Clock {
	now: () => Date;
}

/** A clock that stands at a moment, or runs when there is none. */
export function clockAt(moment: string | null): Clock {
	return { now: () => (moment === null ? new Date() : new Date(moment)) };
}

const hourMs = 3_600_000;
const england = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });

const dayNames = new Intl.DateTimeFormat('en-GB', {
	day: 'numeric',
	month: 'long',
	year: 'numeric',
	timeZone: 'Europe/London',
});

/** The day of a moment in England, YYYY-MM-DD. */
export function dayInEngland(moment: Date): string {
	return england.format(moment);
}

/** A day, or that of a moment in England, as it is written for readers: 12 April 2019. */
export function dayInWords(at: string): string {
	return dayNames.format(new Date(at));
}

/** The day by the clock, YYYY-MM-DD. */
export function today({ now }: Clock): string {
	return dayInEngland(now());
}

/** Whether a text is a day of the calendar, YYYY-MM-DD. 31 February is not one. */
export function isDay(text: string): boolean {
	const parsed = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : NaN;
	return !Number.isNaN(parsed) && new Date(parsed).toISOString().startsWith(text);
}

/** The moment at which a day in England is over, as a UTC time. The clocks never change at midnight. */
export function startOfNextDay(day: string): string {
	const midnight = Date.parse(day) + 24 * hourMs;
	const inSummerTime = dayInEngland(new Date(midnight - hourMs)) !== day;
	return new Date(inSummerTime ? midnight - hourMs : midnight).toISOString();
}

/** The month in which a day lies, as a month number. */
export function monthOfDay(day: string): number {
	const [year, month] = day.split('-').map(Number);
	return monthIndex(year!, month!);
}

/** The month by the clock, as a month number. */
export function thisMonth({ now }: Clock): number {
	return monthIndex(now().getUTCFullYear(), now().getUTCMonth() + 1);
}
