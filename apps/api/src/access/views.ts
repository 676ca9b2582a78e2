import { lastSequence } from '../db/sequence.ts';
import type { Database } from '../db/database.ts';
import { AppError } from '../errors.ts';

/** What a reader may see: every query takes one. Working figures as they were known when `asOf` was the last change. */
export interface View {
	kind: 'working';
	asOf: number;
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
 * The view of a reader who asks for a sequence number, or for the latest.
 *
 * @throws AppError when nothing has that number yet
 */
export async function workingView(db: Database, asked: string | undefined): Promise<View> {
	const last = await lastSequence(db);
	const asOf = asked === undefined ? last : Number(asked);
	if (asOf > last)
		throw new AppError(
			404,
			'not-found',
			`Nothing has sequence number ${asOf} yet; the last is ${last}.`,
		);
	return { kind: 'working', asOf };
}
