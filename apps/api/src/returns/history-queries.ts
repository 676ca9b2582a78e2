import type { PeriodType } from '@sightline/metrics/periods';
import type { Database } from '../db/database.ts';
import type { ObservationRow } from '../db/tables.ts';

/** One figure as a return finds it and as the return leaves it; null where there is none. */
export interface Held {
	period: number;
	before: ObservationRow | null;
	/** What the file says. */
	inFile: ObservationRow | null;
	after: ObservationRow | null;
}

/** The figures of one indicator in one area and breakdown, in the order of their periods. */
export interface HeldSeries {
	area: number;
	breakdown: number;
	figures: Held[];
}

/** A return that is stored and does not live yet. Sequence numbers. */
export interface Coming {
	before: number;
	sequence: number;
	superseded: number | null;
}

/** Of some indicators, those that any return holds that is live before another one comes. */
export async function indicatorsWithHistory(
	db: Database,
	periodType: PeriodType,
	indicators: readonly number[],
	{ before }: Pick<Coming, 'before'>,
): Promise<Set<number>> {
	if (indicators.length === 0) return new Set();
	const rows = await db
		.selectFrom('return_indicator')
		.innerJoin('return', 'return.sequence', 'return_indicator.return')
		.innerJoin('return_life', 'return_life.return', 'return.sequence')
		.select('return_indicator.indicator')
		.distinct()
		.where('return.period_type', '=', periodType)
		.where('return_indicator.indicator', 'in', indicators)
		.where('return_life.live_from', '<=', before)
		.where((eb) =>
			eb.or([eb('return_life.live_to', 'is', null), eb('return_life.live_to', '>', before)]),
		)
		.execute();
	return new Set(rows.map(({ indicator }) => indicator));
}

/** The areas of an indicator for which a return, or the one that it supersedes, has a figure. */
export async function areasTouched(
	db: Database,
	periodType: PeriodType,
	indicator: number,
	{ sequence, superseded }: Coming,
): Promise<number[]> {
	const rows = await db
		.selectFrom('observation')
		.select('area')
		.distinct()
		.where('indicator', '=', indicator)
		.where('period_type', '=', periodType)
		.where('sequence', 'in', superseded === null ? [sequence] : [sequence, superseded])
		.execute();
	return rows.map(({ area }) => area);
}

/** Every figure of an indicator in some areas, as a return that is coming finds and leaves it. */
export async function heldSeries(
	db: Database,
	periodType: PeriodType,
	indicator: number,
	areas: readonly number[],
	{ before, sequence, superseded }: Coming,
): Promise<HeldSeries[]> {
	const rows = await db
		.selectFrom('observation')
		.leftJoin('return_life as life', (join) =>
			join
				.onRef('life.return', '=', 'observation.sequence')
				.on('life.live_from', '<=', before)
				.on((eb) => eb.or([eb('life.live_to', 'is', null), eb('life.live_to', '>', before)])),
		)
		.selectAll('observation')
		.where('observation.indicator', '=', indicator)
		.where('observation.area', 'in', areas)
		.where('observation.period_type', '=', periodType)
		.where((eb) =>
			eb.or([eb('observation.sequence', '=', sequence), eb('life.return', 'is not', null)]),
		)
		.orderBy('observation.area')
		.orderBy('observation.breakdown')
		.orderBy('observation.period')
		.orderBy('observation.sequence')
		.execute();
	const all: HeldSeries[] = [];
	for (const row of rows) {
		let series = all.at(-1);
		if (series?.area !== row.area || series.breakdown !== row.breakdown) {
			series = { area: row.area, breakdown: row.breakdown, figures: [] };
			all.push(series);
		}
		let held = series.figures.at(-1);
		if (held?.period !== row.period) {
			held = { period: row.period, before: null, inFile: null, after: null };
			series.figures.push(held);
		}
		// In the order of sequence numbers: of the versions that live, the last gives the figure.
		if (row.sequence === sequence) held.inFile = row;
		else held.before = row;
		if (row.sequence !== superseded) held.after = row;
	}
	return all;
}
