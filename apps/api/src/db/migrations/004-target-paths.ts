import type { Kysely } from 'kysely';

// A migration imports nothing of ours and is never edited once it has been released.

export async function up(db: Kysely<never>): Promise<void> {
	// The dated points of a target that is reached by a path, as JSON: [{ "month": 24219, "value": 60 }, …] with
	// month numbers. Null where one value holds from the beginning.
	await db.schema.alterTable('target').addColumn('path', 'text').execute();
}
