import type { Actor } from '../access/views.ts';
import { dayInEngland, type Clock } from '../clock.ts';
import type { Withdrawn } from '../contract/index.ts';
import type { Database, WritableDatabase } from '../db/database.ts';
import { nextSequence } from '../db/sequence.ts';
import { AppError, notFound } from '../errors.ts';
import { refuseReasons } from './refused-reasons.ts';
import { lastStanding } from './queries.ts';

/**
 * Takes a return back, in one transaction. If it was live, the latest earlier return of its collection and period
 * that has not been withdrawn lives again.
 *
 * @throws AppError when there is no such return, it has been withdrawn already, or the reason says nothing or is about a person
 */
export async function withdrawReturn(
	{ db }: WritableDatabase,
	clock: Clock,
	target: number,
	actor: Actor,
	reason: string,
): Promise<Withdrawn> {
	refuseReasons([['/reason', reason]], clock);
	return db.transaction().execute(async (transaction) => {
		const sequence = await nextSequence(transaction, {
			kind: 'withdrawal',
			at: clock.now().toISOString(),
			actor: actor.name,
			reason,
		});
		const found =
			(await transaction
				.selectFrom('return')
				.select(['collection', 'period'])
				.where('sequence', '=', target)
				.executeTakeFirst()) ?? notFound('return', target);
		const { numInsertedOrUpdatedRows: withdrawn } = await transaction
			.insertInto('withdrawal')
			.values({ sequence, return: target })
			.onConflict((conflict) => conflict.column('return').doNothing())
			.executeTakeFirstOrThrow();
		if (withdrawn === 0n) throw await alreadyWithdrawn(transaction, target);
		const { numUpdatedRows: ended } = await transaction
			.updateTable('return_life')
			.set({ live_to: sequence })
			.where('return', '=', target)
			.where('live_to', 'is', null)
			.executeTakeFirstOrThrow();
		const revived =
			ended === 0n ? null : await lastStanding(transaction, found.collection, found.period);
		if (revived !== null)
			await transaction
				.insertInto('return_life')
				.values({ return: revived, live_from: sequence, live_to: null })
				.execute();
		return { sequence, withdrawn: target, revived };
	});
}

/** Whoever asks a second time is told that it was done, so that a retry can be told from a mistake. */
async function alreadyWithdrawn(db: Database, target: number): Promise<AppError> {
	const { sequence, at, actor, reason } = await db
		.selectFrom('withdrawal')
		.innerJoin('change', 'change.sequence', 'withdrawal.sequence')
		.select(['change.sequence', 'at', 'actor', 'reason'])
		.where('withdrawal.return', '=', target)
		.executeTakeFirstOrThrow();
	return new AppError(
		409,
		'already-withdrawn',
		`Return ${target} has been withdrawn already, on ${dayInEngland(new Date(at))} by ${actor}, as change ${sequence}: “${reason}” Nothing was changed.`,
	);
}
