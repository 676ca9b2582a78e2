import { sql, type Kysely } from 'kysely';

// A migration imports nothing of ours and is never edited once it has been released.

export async function up(db: Kysely<never>): Promise<void> {
	const table = (name: string) => db.schema.createTable(name);
	const strict = sql`strict`;
	const clustered = sql`strict, without rowid`;

	await table('setting')
		.addColumn('name', 'text', (c) => c.primaryKey().notNull())
		.addColumn('value', 'text', (c) => c.notNull())
		.modifyEnd(clustered)
		.execute();

	// Every accepted change, in the order in which it became known.
	await table('change')
		.addColumn('sequence', 'integer', (c) => c.primaryKey().notNull())
		.addColumn('kind', 'text', (c) => c.notNull())
		.addColumn('at', 'text', (c) => c.notNull())
		.addColumn('actor', 'text', (c) => c.notNull())
		.addColumn('reason', 'text')
		.modifyEnd(strict)
		.execute();

	await table('theme')
		.addColumn('id', 'text', (c) => c.primaryKey().notNull())
		.addColumn('title', 'text', (c) => c.notNull())
		.addColumn('position', 'integer', (c) => c.notNull())
		.modifyEnd(clustered)
		.execute();

	await table('indicator')
		.addColumn('key', 'integer', (c) => c.primaryKey().notNull())
		.addColumn('id', 'text', (c) => c.notNull().unique())
		.modifyEnd(strict)
		.execute();

	// valid_from and from_month are month numbers; what was known as of N has sequence <= N.
	await table('definition')
		.addColumn('indicator', 'integer', (c) => c.notNull().references('indicator.key'))
		.addColumn('valid_from', 'integer', (c) => c.notNull())
		.addColumn('sequence', 'integer', (c) => c.notNull().references('change.sequence'))
		.addColumn('body', 'text', (c) => c.notNull())
		.addPrimaryKeyConstraint('definition_key', ['indicator', 'valid_from', 'sequence'])
		.modifyEnd(clustered)
		.execute();

	await table('target')
		.addColumn('indicator', 'integer', (c) => c.notNull().references('indicator.key'))
		.addColumn('scope', 'text', (c) => c.notNull())
		.addColumn('from_month', 'integer', (c) => c.notNull())
		.addColumn('sequence', 'integer', (c) => c.notNull().references('change.sequence'))
		.addColumn('value', 'real', (c) => c.notNull())
		.addColumn('agreed_by', 'text', (c) => c.notNull())
		.addPrimaryKeyConstraint('target_key', ['indicator', 'scope', 'from_month', 'sequence'])
		.modifyEnd(clustered)
		.execute();

	await table('rebase')
		.addColumn('indicator', 'integer', (c) => c.notNull().references('indicator.key'))
		.addColumn('from_month', 'integer', (c) => c.notNull())
		.addColumn('sequence', 'integer', (c) => c.notNull().references('change.sequence'))
		.addColumn('reason', 'text', (c) => c.notNull())
		.addPrimaryKeyConstraint('rebase_key', ['indicator', 'from_month', 'sequence'])
		.modifyEnd(clustered)
		.execute();

	await table('area')
		.addColumn('key', 'integer', (c) => c.primaryKey().notNull())
		.addColumn('code', 'text', (c) => c.notNull().unique())
		.addColumn('name', 'text', (c) => c.notNull())
		.addColumn('level', 'text', (c) => c.notNull())
		.addColumn('valid_from', 'integer')
		.addColumn('valid_to', 'integer')
		.addColumn('successor', 'text')
		.modifyEnd(strict)
		.execute();

	await table('area_code')
		.addColumn('code', 'text', (c) => c.notNull())
		.addColumn('area', 'integer', (c) => c.notNull().references('area.key'))
		.addPrimaryKeyConstraint('area_code_key', ['code', 'area'])
		.modifyEnd(clustered)
		.execute();

	await table('area_parent')
		.addColumn('area', 'integer', (c) => c.notNull().references('area.key'))
		.addColumn('parent', 'integer', (c) => c.notNull().references('area.key'))
		.addColumn('valid_from', 'integer')
		.addColumn('valid_to', 'integer')
		.addPrimaryKeyConstraint('area_parent_key', ['area', 'parent'])
		.modifyEnd(clustered)
		.execute();

	await table('area_neighbour')
		.addColumn('area', 'integer', (c) => c.notNull().references('area.key'))
		.addColumn('model_year', 'integer', (c) => c.notNull())
		.addColumn('rank', 'integer', (c) => c.notNull())
		.addColumn('neighbour', 'integer', (c) => c.notNull().references('area.key'))
		.addPrimaryKeyConstraint('area_neighbour_key', ['area', 'model_year', 'rank'])
		.modifyEnd(clustered)
		.execute();

	await table('breakdown')
		.addColumn('key', 'integer', (c) => c.primaryKey().notNull())
		.addColumn('dimension', 'text', (c) => c.notNull())
		.addColumn('member', 'text', (c) => c.notNull())
		.addUniqueConstraint('breakdown_member', ['dimension', 'member'])
		.modifyEnd(strict)
		.execute();

	await table('collection')
		.addColumn('key', 'integer', (c) => c.primaryKey().notNull())
		.addColumn('id', 'text', (c) => c.notNull().unique())
		.modifyEnd(strict)
		.execute();

	await table('return')
		.addColumn('sequence', 'integer', (c) => c.primaryKey().notNull().references('change.sequence'))
		.addColumn('collection', 'integer', (c) => c.notNull().references('collection.key'))
		.addColumn('period_type', 'text', (c) => c.notNull())
		.addColumn('period', 'integer', (c) => c.notNull())
		.addColumn('file_name', 'text', (c) => c.notNull())
		.addColumn('sha256', 'text', (c) => c.notNull())
		.addColumn('bytes', 'integer', (c) => c.notNull())
		.addColumn('observations', 'integer', (c) => c.notNull())
		.addColumn('created', 'integer', (c) => c.notNull())
		.addColumn('changed', 'integer', (c) => c.notNull())
		.addColumn('removed', 'integer', (c) => c.notNull())
		.addColumn('acknowledgements', 'text', (c) => c.notNull())
		.addColumn('supersedes', 'integer', (c) => c.references('return.sequence'))
		.modifyEnd(strict)
		.execute();
	await db.schema
		.createIndex('return_period')
		.on('return')
		.columns(['collection', 'period'])
		.execute();

	await table('return_indicator')
		.addColumn('return', 'integer', (c) => c.notNull().references('return.sequence'))
		.addColumn('indicator', 'integer', (c) => c.notNull().references('indicator.key'))
		.addPrimaryKeyConstraint('return_indicator_key', ['return', 'indicator'])
		.modifyEnd(clustered)
		.execute();

	// A return may live more than once: withdrawing the one that superseded it revives it.
	await table('return_life')
		.addColumn('return', 'integer', (c) => c.notNull().references('return.sequence'))
		.addColumn('live_from', 'integer', (c) => c.notNull().references('change.sequence'))
		.addColumn('live_to', 'integer', (c) => c.references('change.sequence'))
		.addPrimaryKeyConstraint('return_life_key', ['return', 'live_from'])
		.modifyEnd(clustered)
		.execute();

	await table('withdrawal')
		.addColumn('sequence', 'integer', (c) => c.primaryKey().notNull().references('change.sequence'))
		.addColumn('return', 'integer', (c) => c.notNull().unique().references('return.sequence'))
		.modifyEnd(strict)
		.execute();

	await table('observation')
		.addColumn('indicator', 'integer', (c) => c.notNull().references('indicator.key'))
		.addColumn('area', 'integer', (c) => c.notNull().references('area.key'))
		.addColumn('breakdown', 'integer', (c) => c.notNull().references('breakdown.key'))
		.addColumn('period_type', 'text', (c) => c.notNull())
		.addColumn('period', 'integer', (c) => c.notNull())
		.addColumn('sequence', 'integer', (c) => c.notNull().references('change.sequence'))
		.addColumn('numerator', 'real')
		.addColumn('denominator', 'real')
		.addColumn('value', 'real')
		.addColumn('numerator_symbol', 'text')
		.addColumn('denominator_symbol', 'text')
		.addColumn('value_symbol', 'text')
		.addColumn('status', 'text', (c) => c.notNull())
		.addColumn('note', 'text')
		.addPrimaryKeyConstraint('observation_key', [
			'indicator',
			'area',
			'breakdown',
			'period_type',
			'period',
			'sequence',
		])
		.modifyEnd(clustered)
		.execute();
}
