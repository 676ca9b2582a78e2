import type { View } from '../access/views.ts';
import type { StoredCollection } from '../catalogue/catalogue.ts';
import type { Database } from '../db/database.ts';

/** The live return of a collection and period; null when there is none. */
export async function liveReturnOf(
	db: Database,
	collection: number,
	period: number,
): Promise<number | null> {
	const found = await liveReturns(db, collection)
		.where('return.period', '=', period)
		.executeTakeFirst();
	return found?.sequence ?? null;
}

/** How bytes are read: by a collection as it stands, or by a mapping of it. */
type BytesRead = Pick<StoredCollection, 'key' | 'id' | 'of'>;

/** The mapping that a collection is, as a return keeps it; null for a collection of its own. */
export function mappingOf({ id, of }: BytesRead): string | null {
	return of === undefined ? null : id;
}

/** The live return that came from the very same bytes, read in the same way, for the same period where one is given; null when there is none. */
export async function liveReturnWithBytes(
	db: Database,
	collection: BytesRead,
	sha256: string,
	period: number | null,
): Promise<number | null> {
	const alike = liveReturns(db, collection.key)
		.where('return.sha256', '=', sha256)
		.where('return.mapping', 'is not distinct from', mappingOf(collection));
	const found = await (
		period === null ? alike : alike.where('return.period', '=', period)
	).executeTakeFirst();
	return found?.sequence ?? null;
}

/** The newest return that came from the very same bytes, read in the same way, for the same period; null when there is none. */
export async function lastReturnWithBytes(
	db: Database,
	collection: BytesRead,
	sha256: string,
	period: number,
): Promise<{ sequence: number; withdrawal: { at: string; reason: string } | null } | null> {
	const found = await db
		.selectFrom('return')
		.leftJoin('withdrawal', 'withdrawal.return', 'return.sequence')
		.leftJoin('change', 'change.sequence', 'withdrawal.sequence')
		.select(['return.sequence', 'change.at', 'change.reason'])
		.where('return.collection', '=', collection.key)
		.where('return.sha256', '=', sha256)
		.where('return.mapping', 'is not distinct from', mappingOf(collection))
		.where('return.period', '=', period)
		.orderBy('return.sequence', 'desc')
		.executeTakeFirst();
	if (!found) return null;
	const { sequence, at, reason } = found;
	return { sequence, withdrawal: at === null ? null : { at, reason: reason ?? '' } };
}

/** Whether a return of a collection, of any period, was accepted or withdrawn after a sequence number. */
export async function collectionChangedSince(
	db: Database,
	collection: number,
	since: number,
): Promise<boolean> {
	const found = await db
		.selectFrom('return')
		.innerJoin('return_life', 'return_life.return', 'return.sequence')
		.select('return.sequence')
		.where('collection', '=', collection)
		.where((eb) =>
			eb.or([eb('return_life.live_from', '>', since), eb('return_life.live_to', '>', since)]),
		)
		.executeTakeFirst();
	return found !== undefined;
}

/** The latest period of a collection that has a live return in a view; null before the first. */
export async function latestPeriodOf(
	db: Database,
	view: View,
	collection: number,
): Promise<number | null> {
	const found = await returnsLiveIn(db, view, collection)
		.orderBy('return.period', 'desc')
		.executeTakeFirst();
	return found?.period ?? null;
}

/** The first period without a live return after the first that a collection ever had, in a view; null before that. */
export async function firstPeriodWanting(
	db: Database,
	view: View,
	collection: number,
): Promise<number | null> {
	const { first } = await db
		.selectFrom('return')
		.select(({ fn }) => fn.min('period').as('first'))
		.where('collection', '=', collection)
		.where('sequence', '<=', view.asOf)
		.executeTakeFirstOrThrow();
	if (first === null) return null;
	const rows = await returnsLiveIn(db, view, collection).execute();
	const live = new Set(rows.map(({ period }) => period));
	let wanting: number = first;
	while (live.has(wanting)) wanting += 1;
	return wanting;
}

/** The latest return of a collection and period that has not been withdrawn; null when there is none. */
export async function lastStanding(
	db: Database,
	collection: number,
	period: number,
): Promise<number | null> {
	const found = await db
		.selectFrom('return')
		.leftJoin('withdrawal', 'withdrawal.return', 'return.sequence')
		.select('return.sequence')
		.where('collection', '=', collection)
		.where('period', '=', period)
		.where('withdrawal.sequence', 'is', null)
		.orderBy('return.sequence', 'desc')
		.executeTakeFirst();
	return found?.sequence ?? null;
}

/** Returns that had been accepted in a view, newest first, in the state that they had then. */
export async function acceptedReturns(
	db: Database,
	{ asOf }: View,
	filter: { collection: number | null; sequence?: number; limit?: number; offset?: number },
) {
	let query = db
		.selectFrom('return')
		.innerJoin('change', 'change.sequence', 'return.sequence')
		.leftJoin('return_life', (join) =>
			join
				.onRef('return_life.return', '=', 'return.sequence')
				.on('return_life.live_from', '<=', asOf)
				.on((eb) =>
					eb.or([eb('return_life.live_to', 'is', null), eb('return_life.live_to', '>', asOf)]),
				),
		)
		.leftJoin('withdrawal', (join) =>
			join.onRef('withdrawal.return', '=', 'return.sequence').on('withdrawal.sequence', '<=', asOf),
		)
		.leftJoin('change as taken_back', 'taken_back.sequence', 'withdrawal.sequence')
		.selectAll('return')
		.select([
			'change.at',
			'change.actor',
			'change.reason',
			'return_life.live_from',
			'withdrawal.sequence as withdrawal_sequence',
			'taken_back.at as withdrawal_at',
			'taken_back.actor as withdrawal_actor',
			'taken_back.reason as withdrawal_reason',
		])
		.where('return.sequence', '<=', asOf);
	if (filter.collection !== null) query = query.where('return.collection', '=', filter.collection);
	if (filter.sequence !== undefined) query = query.where('return.sequence', '=', filter.sequence);
	query = query.orderBy('return.sequence', 'desc');
	if (filter.limit !== undefined) query = query.limit(filter.limit).offset(filter.offset ?? 0);
	return query.execute();
}

export type StoredReturn = Awaited<ReturnType<typeof acceptedReturns>>[number];

/** How many returns had been accepted in a view. */
export async function countReturns(
	db: Database,
	{ asOf }: View,
	collection: number | null,
): Promise<number> {
	let query = db
		.selectFrom('return')
		.select(({ fn }) => fn.countAll<number>().as('count'))
		.where('sequence', '<=', asOf);
	if (collection !== null) query = query.where('collection', '=', collection);
	return (await query.executeTakeFirstOrThrow()).count;
}

/** The last accepted returns and withdrawals up to a moment, newest first. */
export async function recentChanges(db: Database, asOf: number, limit: number) {
	return db
		.selectFrom('change')
		.leftJoin('withdrawal', 'withdrawal.sequence', 'change.sequence')
		.innerJoin('return', (join) =>
			join.on((eb) =>
				eb.or([
					eb('return.sequence', '=', eb.ref('change.sequence')),
					eb('return.sequence', '=', eb.ref('withdrawal.return')),
				]),
			),
		)
		.select([
			'change.sequence',
			'change.kind',
			'change.at',
			'change.reason',
			'return.sequence as subject',
			'return.collection',
			'return.period',
			'return.changed',
			'return.supersedes',
		])
		.where('change.sequence', '<=', asOf)
		.orderBy('change.sequence', 'desc')
		.limit(limit)
		.execute();
}

function returnsLiveIn(db: Database, { asOf }: View, collection: number) {
	return db
		.selectFrom('return')
		.innerJoin('return_life', 'return_life.return', 'return.sequence')
		.select(['return.sequence', 'return.period'])
		.where('return.collection', '=', collection)
		.where('return_life.live_from', '<=', asOf)
		.where((eb) =>
			eb.or([eb('return_life.live_to', 'is', null), eb('return_life.live_to', '>', asOf)]),
		);
}

function liveReturns(db: Database, collection: number) {
	return db
		.selectFrom('return')
		.innerJoin('return_life', 'return_life.return', 'return.sequence')
		.select(['return.sequence', 'return.period'])
		.where('return_life.live_to', 'is', null)
		.where('return.collection', '=', collection);
}

/** Keys of the indicators that a return holds. */
export async function indicatorsIn(db: Database, sequence: number): Promise<Set<number>> {
	const rows = await db
		.selectFrom('return_indicator')
		.select('indicator')
		.where('return', '=', sequence)
		.execute();
	return new Set(rows.map(({ indicator }) => indicator));
}
