import { sql, type Kysely } from 'kysely';

// A migration imports nothing of ours and is never edited once it has been released.

export async function up(db: Kysely<never>): Promise<void> {
	// How a council's own spreadsheets are read. One that is out of use is kept, as returns came in by it.
	await db.schema
		.createTable('mapping')
		.addColumn('id', 'text', (c) => c.primaryKey().notNull())
		.addColumn('sequence', 'integer', (c) => c.notNull().references('change.sequence'))
		.addColumn('body', 'text', (c) => c.notNull())
		.addColumn('retired_sequence', 'integer', (c) => c.references('change.sequence'))
		.modifyEnd(sql`strict, without rowid`)
		.execute();
	// The mapping by which a return came in: one of this table or of the catalogue's files; null where it has the
	// standard's own headings.
	await db.schema.alterTable('return').addColumn('mapping', 'text').execute();
}
