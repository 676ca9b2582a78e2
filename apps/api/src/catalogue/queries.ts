import type { TrajectoryPoint } from '@sightline/metrics';
import type { Database } from '../db/database.ts';
import type { IndicatorBody } from './files.ts';

/** The sequence number of the last change to the catalogue that was known as of a sequence number; 0 before the first. */
export async function lastCatalogueChange(db: Database, asOf: number): Promise<number> {
	const { last } = await db
		.selectFrom('change')
		.select(({ fn }) => fn.max('sequence').as('last'))
		.where('kind', '=', 'catalogue')
		.where('sequence', '<=', asOf)
		.executeTakeFirstOrThrow();
	return last ?? 0;
}

/** The changes to the catalogue that a sequence number knows, by their own. */
export async function catalogueChanges(db: Database, asOf: number) {
	const rows = await db
		.selectFrom('change')
		.select(['sequence', 'at', 'actor', 'reason'])
		.where('kind', '=', 'catalogue')
		.where('sequence', '<=', asOf)
		.execute();
	return new Map(rows.map((row) => [row.sequence, row]));
}

export type CatalogueRows = Awaited<ReturnType<typeof catalogueRows>>;

/** Every version of every definition, target and rebase up to a sequence number: by month, and of one month oldest first. */
export async function catalogueRows(db: Database, asOf: number) {
	const definitions = await db
		.selectFrom('definition')
		.selectAll()
		.where('sequence', '<=', asOf)
		.orderBy('valid_from')
		.orderBy('sequence')
		.execute();
	const targets = await db
		.selectFrom('target')
		.selectAll()
		.where('sequence', '<=', asOf)
		.orderBy('from_month')
		.orderBy('scope')
		.orderBy('sequence')
		.execute();
	return {
		indicators: await db.selectFrom('indicator').selectAll().orderBy('key').execute(),
		definitions: definitions.map((row) => ({
			...row,
			body: JSON.parse(row.body) as IndicatorBody,
		})),
		targets: targets.map((row) => ({
			...row,
			path: row.path === null ? null : (JSON.parse(row.path) as TrajectoryPoint[]),
		})),
		rebases: await db
			.selectFrom('rebase')
			.selectAll()
			.where('sequence', '<=', asOf)
			.orderBy('from_month')
			.orderBy('sequence')
			.execute(),
	};
}
