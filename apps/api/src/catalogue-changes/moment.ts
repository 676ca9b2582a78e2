import { periodFromCode, periodName } from '@sightline/metrics/periods';
import type { Database } from '../db/database.ts';
import { AppError } from '../errors.ts';
import type { Indicator } from '../catalogue/indicators.ts';

/** What a change is made with. */
export interface Moment {
	db: Database;
	indicator: Indicator;
	/** Of the change that is being made. */
	sequence: number;
	/** The month by the clock. */
	now: number;
}

const firstMonth = 2000 * 12;

/**
 * The number of a month within reason, the last included.
 *
 * @throws AppError with the code `refusal`
 */
export function monthNamed(
	code: string,
	last: number,
	refusal: 'bad-month' | 'bad-path' = 'bad-month',
): number {
	const month = periodFromCode('month', code.trim())?.index;
	if (month === undefined)
		throw new AppError(
			422,
			refusal,
			`“${code.trim()}” is not a month. Write year and month, for example 2019-04.`,
		);
	if (month < firstMonth || month > last)
		throw new AppError(
			422,
			refusal,
			`${monthName(month)} lies too far ${month > last ? 'ahead' : 'back'}. Give a month from ${monthName(firstMonth)} to ${monthName(last)}.`,
		);
	return month;
}

export function monthName(index: number): string {
	return periodName({ type: 'month', index });
}

export function nothingChanged(what: string): AppError {
	return new AppError(409, 'nothing-changed', `${what}, so nothing was changed.`);
}
