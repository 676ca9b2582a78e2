import type { Kysely } from 'kysely';

// A migration imports nothing of ours and is never edited once it has been released.

export async function up(db: Kysely<never>): Promise<void> {
	// Why the words changed; null for the first ones.
	await db.schema.alterTable('definition').addColumn('reason', 'text').execute();
	// A target or rebase that was a mistake is taken back by a later version of it.
	for (const table of ['target', 'rebase'])
		await db.schema
			.alterTable(table)
			.addColumn('removed', 'integer', (c) => c.notNull().defaultTo(0))
			.execute();
	// The last change to the catalogue at or below a sequence number.
	await db.schema.createIndex('change_kind').on('change').columns(['kind', 'sequence']).execute();
}
