import type { Database } from '../db/database.ts';
import type { ObservationRow } from '../db/tables.ts';

/** When a return was live, oldest first. */
export async function livesOf(db: Database, sequence: number) {
	return db
		.selectFrom('return_life')
		.select(['live_from', 'live_to'])
		.where('return', '=', sequence)
		.orderBy('live_from')
		.execute();
}

/** Of some changes, those that were withdrawals, with the return that each took back. */
export async function withdrawnBy(db: Database, sequences: number[]): Promise<Map<number, number>> {
	if (sequences.length === 0) return new Map();
	const rows = await db
		.selectFrom('withdrawal')
		.selectAll()
		.where('sequence', 'in', sequences)
		.execute();
	return new Map(rows.map((row) => [row.sequence, row.return]));
}

/** The place of an observation in the order of its table. */
type ObservationKey = Pick<
	ObservationRow,
	'indicator' | 'area' | 'breakdown' | 'period_type' | 'period'
>;

/** The next observations of a return after a place, in the order of the table; from the beginning without one. */
export async function observationsAfter(
	db: Database,
	sequence: number,
	indicator: number,
	after: ObservationKey | null,
	limit: number,
): Promise<ObservationRow[]> {
	let query = db
		.selectFrom('observation')
		.selectAll()
		.where('sequence', '=', sequence)
		.where('indicator', '=', indicator);
	if (after !== null)
		query = query.where(({ eb, refTuple, tuple }) =>
			eb(
				refTuple('area', 'breakdown', 'period_type', 'period'),
				'>',
				tuple(after.area, after.breakdown, after.period_type, after.period),
			),
		);
	return query
		.orderBy('area')
		.orderBy('breakdown')
		.orderBy('period_type')
		.orderBy('period')
		.limit(limit)
		.execute();
}
