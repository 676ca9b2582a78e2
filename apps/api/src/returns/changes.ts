import { sql } from 'kysely';
import type { Catalogue, StoredCollection } from '../catalogue/catalogue.ts';
import type { Indicator } from '../catalogue/indicators.ts';
import type { Changes, Figure, FigureChange } from '../contract/index.ts';
import type { Database } from '../db/database.ts';
import type { ObservationRow } from '../db/tables.ts';
import { areaRef, figureColumns, figureOf, periodRef } from '../indicators/figure.ts';
import { withPopulations } from '../indicators/populations.ts';
import {
	comparedRows,
	comparison,
	heldIndicators,
	partsOfReturn,
	type ComparedRow,
	type Moments,
} from './comparison.ts';
import { verdictChanges } from './verdict-changes.ts';

const listed = 200;

/** How much a return changes; naming the figures and the verdicts takes longer, and is for whoever looks. */
export type ChangeCounts = Omit<Changes, 'figures' | 'verdicts' | 'partVerdicts'>;

/** What changes are counted by: how many observations of each indicator (by key) the return holds. */
type CountedMoments = Moments & { observations: Map<number, number> };

/** How many figures a return creates, changes, leaves as they are and removes. */
export async function changeCounts(
	db: Database,
	catalogue: Catalogue,
	collection: StoredCollection,
	moments: CountedMoments,
): Promise<ChangeCounts> {
	const { comparable, firstOfTheirKind } = await partsOfReturn(db, catalogue, collection, moments);
	const counts =
		comparable.length === 0
			? []
			: (
					await sql<{ kind: string; count: number }>`
						${comparison(collection, comparable, moments)}
						select kind, count(*) as count from compared group by kind`.execute(db)
				).rows;
	const count = (kind: string) => counts.find((row) => row.kind === kind)?.count ?? 0;
	const first = firstOfTheirKind.reduce((sum, key) => sum + moments.observations.get(key)!, 0);
	return {
		created: count('created') + first,
		changed: count('changed'),
		unchanged: count('unchanged'),
		removed: count('removed'),
		supersedes: moments.superseded,
	};
}

/** What a return changes: every figure that it or the return it supersedes holds, as of before and as of it. */
export async function changesOf(
	db: Database,
	catalogue: Catalogue,
	collection: StoredCollection,
	moments: CountedMoments,
): Promise<Changes> {
	return {
		...(await changeCounts(db, catalogue, collection, moments)),
		figures: await figureChanges(db, catalogue, collection, moments, { most: listed }),
		...(await verdictChanges(db, catalogue, collection, moments)),
	};
}

/** The figures that a return creates, changes and removes: all of them, of one indicator, or the first so many. */
export async function figureChanges(
	db: Database,
	catalogue: Catalogue,
	collection: StoredCollection,
	moments: Moments,
	options: { most?: number; indicator?: number },
): Promise<FigureChange[]> {
	const indicators = await heldIndicators(db, catalogue, collection, moments);
	const rows = await comparedRows(db, catalogue, collection, moments, options);
	const [before, after] = await Promise.all(
		(['before', 'after'] as const).map((side) =>
			figuresOn(side, rows, db, catalogue, collection, indicators, moments[side]),
		),
	);
	return rows.map((row) => {
		const { id, title, unit, decimals } = indicators.get(row.indicator)!;
		const breakdown = catalogue.breakdowns.get(row.breakdown)!;
		return {
			kind: row.kind,
			indicator: { id, title, unit, decimals },
			area: areaRef(catalogue.areas.get(row.area)!),
			breakdown:
				row.breakdown === catalogue.totalBreakdown
					? null
					: `${breakdown.dimension}: ${breakdown.member}`,
			period: periodRef(collection.periodType, row.period),
			before: before!.get(row) ?? null,
			after: after!.get(row) ?? null,
		};
	});
}

/** The figures of some rows as they stood at one of two moments; a row without one is not there. */
async function figuresOn(
	side: 'before' | 'after',
	rows: ComparedRow[],
	db: Database,
	catalogue: Catalogue,
	{ periodType, scope }: StoredCollection,
	indicators: Map<number, Indicator>,
	asOf: number,
): Promise<Map<ComparedRow, Figure>> {
	const figures = new Map<ComparedRow, Figure>();
	const stood = rows.filter(({ was, now }) => (side === 'before' ? was : now) !== null);
	for (const [key, mine] of Map.groupBy(stood, (row) => row.indicator)) {
		const indicator = indicators.get(key)!;
		const stored = mine.map(
			(row) =>
				({
					...Object.fromEntries(figureColumns.map((column) => [column, row[`${side}_${column}`]])),
					area: row.area,
					period_type: periodType,
					period: row.period,
					note: null,
				}) as ObservationRow,
		);
		const view = { kind: 'working', asOf } as const;
		const complete = await withPopulations(db, catalogue, view, indicator, stored);
		for (const [at, row] of mine.entries())
			figures.set(row, figureOf(indicator, scope, complete[at]!));
	}
	return figures;
}
