import type { PeriodType } from '@sightline/metrics/periods';
import type { View } from '../access/views.ts';
import type { Database } from '../db/database.ts';
import type { ObservationRow } from '../db/tables.ts';

export interface SeriesKeys {
	indicators: number[];
	areas: number[];
	breakdown: number;
	periodTypes: PeriodType[];
}

/** The observations that a view holds: one a key, in the order of indicator, area, period type and period. */
export async function observationsOf(
	db: Database,
	view: View,
	{ indicators, areas, breakdown, periodTypes }: SeriesKeys,
): Promise<ObservationRow[]> {
	if (indicators.length === 0 || areas.length === 0) return [];
	const rows = await liveObservations(db, view)
		.selectAll('observation')
		.where('observation.indicator', 'in', indicators)
		.where('observation.area', 'in', areas)
		.where('observation.breakdown', '=', breakdown)
		.where('observation.period_type', 'in', periodTypes)
		.orderBy('observation.indicator')
		.orderBy('observation.area')
		.orderBy('observation.period_type')
		.orderBy('observation.period')
		.orderBy('observation.sequence')
		.execute();
	// Of the live returns that hold a key, the one with the highest sequence number gives its value.
	return rows.filter((row, at) => !sameKey(row, rows[at + 1]));
}

/** Keys of the areas that have any figure of an indicator and period type in a view. */
export async function areasWithFigures(
	db: Database,
	view: View,
	indicator: number,
	periodTypes: PeriodType[],
): Promise<number[]> {
	const rows = await liveObservations(db, view)
		.select('observation.area')
		.distinct()
		.where('observation.indicator', '=', indicator)
		.where('observation.period_type', 'in', periodTypes)
		.execute();
	return rows.map(({ area }) => area);
}

export interface StoredVersion extends ObservationRow {
	/** When its return was live: [from, to), to null while it lives. */
	lives: { from: number; to: number | null }[];
}

/** Every version of every figure of some series that was accepted up to a view's moment, oldest first within a period. */
export async function versionsOf(
	db: Database,
	view: View,
	{
		indicators,
		areas,
		breakdown,
		periodTypes,
		period,
		touchedSince,
	}: SeriesKeys & {
		/** Of one period only, where it is given. */
		period?: number;
		/** Where it is given, only of figures that a return gave or ceased to give at this sequence number or later. */
		touchedSince?: number;
	},
): Promise<StoredVersion[]> {
	if (indicators.length === 0 || areas.length === 0) return [];
	let found = db
		.selectFrom('observation')
		.selectAll()
		.where('indicator', 'in', indicators)
		.where('area', 'in', areas)
		.where('breakdown', '=', breakdown)
		.where('period_type', 'in', periodTypes)
		.where('sequence', '<=', view.asOf);
	if (period !== undefined) found = found.where('period', '=', period);
	if (touchedSince !== undefined)
		found = found.where(({ eb, refTuple, selectFrom }) =>
			eb(
				refTuple('indicator', 'area', 'period_type', 'period'),
				'in',
				selectFrom('observation as touched')
					.innerJoin('return_life', 'return_life.return', 'touched.sequence')
					.select(['touched.indicator', 'touched.area', 'touched.period_type', 'touched.period'])
					.where('touched.indicator', 'in', indicators)
					.where('touched.area', 'in', areas)
					.where('touched.breakdown', '=', breakdown)
					.where((life) =>
						life.or([
							life('return_life.live_from', '>=', touchedSince),
							life('return_life.live_to', '>=', touchedSince),
						]),
					)
					.$asTuple('indicator', 'area', 'period_type', 'period'),
			),
		);
	const rows = await found
		.orderBy('indicator')
		.orderBy('area')
		.orderBy('period_type')
		.orderBy('period')
		.orderBy('sequence')
		.execute();
	const lives = await db
		.selectFrom('return_life')
		.selectAll()
		.where('live_from', '<=', view.asOf)
		.orderBy('live_from')
		.execute();
	const livesOf = Map.groupBy(lives, (life) => life.return);
	return rows.map((row) => ({
		...row,
		lives: (livesOf.get(row.sequence) ?? []).map(({ live_from, live_to }) => ({
			from: live_from,
			to: live_to !== null && live_to <= view.asOf ? live_to : null,
		})),
	}));
}

/** The returns with these sequence numbers, and who accepted them. */
export async function returnsWith(db: Database, sequences: number[]) {
	if (sequences.length === 0) return [];
	return db
		.selectFrom('return')
		.innerJoin('change', 'change.sequence', 'return.sequence')
		.select(['return.sequence', 'collection', 'period_type', 'period', 'file_name'])
		.select('acknowledgements')
		.select(['change.at', 'change.actor', 'change.reason'])
		.where('return.sequence', 'in', sequences)
		.orderBy('return.sequence')
		.execute();
}

/** Who made the changes with these sequence numbers, when and why. */
export async function changesWith(db: Database, sequences: number[]) {
	if (sequences.length === 0) return [];
	return db.selectFrom('change').selectAll().where('sequence', 'in', sequences).execute();
}

/** The observations of every return that is live in a view. */
function liveObservations(db: Database, view: View) {
	return db
		.selectFrom('observation')
		.innerJoin('return_life', 'return_life.return', 'observation.sequence')
		.where('return_life.live_from', '<=', view.asOf)
		.where((eb) =>
			eb.or([eb('return_life.live_to', 'is', null), eb('return_life.live_to', '>', view.asOf)]),
		);
}

function sameKey(row: ObservationRow, next: ObservationRow | undefined): boolean {
	return (
		row.indicator === next?.indicator &&
		row.area === next.area &&
		row.breakdown === next.breakdown &&
		row.period_type === next.period_type &&
		row.period === next.period
	);
}
