import type { Insertable } from 'kysely';
import type { Database } from './database.ts';
import type { Tables } from './tables.ts';

/** Records an accepted change and gives it the next sequence number, inside the caller's transaction. */
export async function nextSequence(
	db: Database,
	change: Omit<Insertable<Tables['change']>, 'sequence'>,
): Promise<number> {
	const { sequence } = await db
		.insertInto('change')
		.columns(['sequence', 'kind', 'at', 'actor', 'reason'])
		.expression((eb) =>
			eb
				.selectFrom('change')
				.select(({ fn, val, eb, lit }) => [
					eb(fn.coalesce(fn.max('sequence'), lit(0)), '+', lit(1)).as('sequence'),
					val(change.kind).as('kind'),
					val(change.at).as('at'),
					val(change.actor).as('actor'),
					val(change.reason ?? null).as('reason'),
				]),
		)
		.returning('sequence')
		.executeTakeFirstOrThrow();
	return sequence;
}

/** The sequence number of the last accepted change; 0 before the first. */
export async function lastSequence(db: Database): Promise<number> {
	const { last } = await db
		.selectFrom('change')
		.select(({ fn }) => fn.max('sequence').as('last'))
		.executeTakeFirstOrThrow();
	return last ?? 0;
}

/** When a change was accepted, as a UTC time; null when nothing has that number. */
export async function changeAt(db: Database, sequence: number): Promise<string | null> {
	const found = await db
		.selectFrom('change')
		.select('at')
		.where('sequence', '=', sequence)
		.executeTakeFirst();
	return found?.at ?? null;
}

/** The sequence number of the last change that was accepted before a moment, a UTC time; 0 before the first. */
export async function lastChangeBefore(db: Database, moment: string): Promise<number> {
	const { last } = await db
		.selectFrom('change')
		.select(({ fn }) => fn.max('sequence').as('last'))
		.where('at', '<', moment)
		.executeTakeFirstOrThrow();
	return last ?? 0;
}
