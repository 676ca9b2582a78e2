import { dayInEngland, isDay, startOfNextDay, today, type Clock } from '../clock.ts';
import type { MomentQuery } from '../contract/index.ts';
import type { Database } from '../db/database.ts';
import { changeAt, lastChangeBefore, lastSequence } from '../db/sequence.ts';
import { AppError } from '../errors.ts';

/** What a reader may see: every query takes one. Working figures as they were known when `asOf` was the last change. */
export interface View {
	kind: 'working';
	asOf: number;
}

/** A view and the day from which it is seen, YYYY-MM-DD: what is overdue or in force depends on both. */
export interface Moment extends View {
	day: string;
}

/** Who does something: every write takes one. */
export interface Actor {
	name: string;
}

/** Until sign-in exists, whoever reaches the server is this one. */
export const unsignedAnalyst: Actor = { name: 'Analyst on this machine' };
/** The same, where the catalogue is kept. */
export const unsignedOfficer: Actor = { name: 'Officer on this machine' };

/**
 * The moment that a reader asks for: that of a sequence number, seen from the day of its change; the end of a day in
 * England; or now, when neither is given.
 *
 * @throws AppError when it is no moment, or has not come yet
 */
export async function momentAsked(
	{ db, clock }: { db: Database; clock: Clock },
	{ asOf, on }: MomentQuery,
): Promise<Moment> {
	if (asOf !== undefined && on !== undefined)
		throw unreadable('Give either a sequence number (asOf) or a day (on), not both.');
	if (asOf !== undefined) return momentOfNumber(db, asOf);
	if (on !== undefined) return endOfDay(db, on, today(clock));
	return { kind: 'working', asOf: await lastSequence(db), day: today(clock) };
}

async function momentOfNumber(db: Database, asked: string): Promise<Moment> {
	const last = await lastSequence(db);
	if (!/^\d{1,9}$/.test(asked))
		throw unreadable(
			`“${asked}” is not a sequence number. Give a whole number from 0, before the first change, to ${last}, the last.`,
		);
	const asOf = Number(asked);
	if (asOf > last)
		throw new AppError(
			404,
			'not-found',
			`Nothing has sequence number ${asOf} yet; the last is ${last}.`,
		);
	// Before the first change there is nothing that its day could alter.
	const at = (await changeAt(db, Math.max(asOf, 1))) ?? '0000-01-01T12:00:00.000Z';
	return { kind: 'working', asOf, day: dayInEngland(new Date(at)) };
}

async function endOfDay(db: Database, day: string, now: string): Promise<Moment> {
	if (!isDay(day))
		throw unreadable(`“${day}” is not a day of the calendar. Write it as ${now}, year first.`);
	if (day > now)
		throw unreadable(`${day} is still to come. Give a day up to today, ${now}, or leave it out.`);
	return { kind: 'working', asOf: await lastChangeBefore(db, startOfNextDay(day)), day };
}

function unreadable(message: string): AppError {
	return new AppError(400, 'invalid-request', message);
}
