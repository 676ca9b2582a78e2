import { sql } from 'kysely';
import { indicatorsOf } from '@sightline/returns';
import type { Catalogue, StoredCollection } from '../catalogue/catalogue.ts';
import type { Indicator } from '../catalogue/indicators.ts';
import type { Changes, Figure, FigureChange } from '../contract/index.ts';
import type { Database } from '../db/database.ts';
import type { ObservationRow } from '../db/tables.ts';
import { areaRef, figureColumns, figureOf, periodRef } from '../indicators/figure.ts';
import { reportsOf } from '../indicators/overview.ts';
import { withPopulations } from '../indicators/populations.ts';

const listed = 200;

interface ComparedRow extends Record<
	`${'before' | 'after'}_${(typeof figureColumns)[number]}`,
	unknown
> {
	indicator: number;
	area: number;
	breakdown: number;
	period: number;
	was: number | null;
	now: number | null;
	kind: FigureChange['kind'];
}

interface Moments {
	/** Sequence numbers: what was in force before, and with the return. */
	before: number;
	after: number;
	superseded: number | null;
	/** How many observations of each indicator (by key) the return holds. */
	observations: Map<number, number>;
}

/** How much a return changes; naming the figures and the verdicts takes longer, and is for whoever looks. */
export type ChangeCounts = Omit<Changes, 'figures' | 'verdicts'>;

/** How many figures a return creates, changes, leaves as they are and removes. */
export async function changeCounts(
	db: Database,
	catalogue: Catalogue,
	collection: StoredCollection,
	moments: Moments,
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
	moments: Moments,
): Promise<Changes> {
	const indicators = await heldIndicators(db, catalogue, collection, moments);
	const rows = await comparedRows(db, catalogue, collection, moments);
	const [before, after] = await Promise.all(
		(['before', 'after'] as const).map((side) =>
			figuresOn(side, rows, db, catalogue, collection, indicators, moments[side]),
		),
	);
	return {
		...(await changeCounts(db, catalogue, collection, moments)),
		figures: rows.map((row) => {
			const indicator = indicators.get(row.indicator)!;
			const breakdown = catalogue.breakdowns.get(row.breakdown)!;
			return {
				kind: row.kind,
				indicator: {
					id: indicator.id,
					title: indicator.title,
					unit: indicator.unit,
					decimals: indicator.decimals,
				},
				area: areaRef(catalogue.areas.get(row.area)!),
				breakdown:
					row.breakdown === catalogue.totalBreakdown
						? null
						: `${breakdown.dimension}: ${breakdown.member}`,
				period: periodRef(collection.periodType, row.period),
				before: before!.get(row) ?? null,
				after: after!.get(row) ?? null,
			};
		}),
		verdicts: await verdictChanges(db, catalogue, new Set(indicatorsOf(collection)), moments),
	};
}

/** The figures that differ, changed and removed ones first; the first so many. */
async function comparedRows(
	db: Database,
	catalogue: Catalogue,
	collection: StoredCollection,
	moments: Moments,
): Promise<ComparedRow[]> {
	const { comparable, firstOfTheirKind } = await partsOfReturn(db, catalogue, collection, moments);
	const rows =
		comparable.length === 0
			? []
			: (
					await sql<ComparedRow>`
						${comparison(collection, comparable, moments)}
						select * from compared where kind <> 'unchanged'
						order by kind = 'created', indicator, period, area limit ${listed}`.execute(db)
				).rows;
	if (rows.length === listed || firstOfTheirKind.length === 0) return rows;
	const first = await db
		.selectFrom('observation')
		.selectAll()
		.where('sequence', '=', moments.after)
		.where('indicator', 'in', firstOfTheirKind)
		.orderBy('indicator')
		.orderBy('area')
		.orderBy('breakdown')
		.orderBy('period_type')
		.orderBy('period')
		.limit(listed - rows.length)
		.execute();
	return [
		...rows,
		...first.map(
			(row) =>
				({
					...row,
					...Object.fromEntries(
						figureColumns.flatMap((column) => [
							[`before_${column}`, null],
							[`after_${column}`, row[column]],
						]),
					),
					was: null,
					now: moments.after,
					kind: 'created',
				}) as unknown as ComparedRow,
		),
	];
}

/**
 * The indicators of a collection (by key) that earlier returns hold, whose figures have to be compared, and those
 * that are new with this return: all of their figures are created.
 */
async function partsOfReturn(
	db: Database,
	catalogue: Catalogue,
	collection: StoredCollection,
	moments: Moments,
): Promise<{ comparable: number[]; firstOfTheirKind: number[] }> {
	const rows = await db
		.selectFrom('return_indicator')
		.innerJoin('return', 'return.sequence', 'return_indicator.return')
		.select('return_indicator.indicator')
		.distinct()
		.where('return.sequence', '<=', moments.before)
		.where('return.period_type', '=', collection.periodType)
		.execute();
	const known = new Set(rows.map(({ indicator }) => indicator));
	const held = [...(await heldIndicators(db, catalogue, collection, moments)).keys()];
	return {
		comparable: held.filter((key) => known.has(key)),
		firstOfTheirKind: held.filter((key) => !known.has(key) && moments.observations.has(key)),
	};
}

/** By key: the indicators that a collection may hold. */
async function heldIndicators(
	db: Database,
	catalogue: Catalogue,
	collection: StoredCollection,
	{ after }: Moments,
): Promise<Map<number, Indicator>> {
	const held = new Set(indicatorsOf(collection));
	const known = await catalogue.indicatorsAt(db, after);
	return new Map(known.filter(({ id }) => held.has(id)).map((one) => [one.key, one]));
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

async function verdictChanges(
	db: Database,
	catalogue: Catalogue,
	held: Set<string>,
	{ before, after }: Moments,
): Promise<Changes['verdicts']> {
	const [earlier, later] = await Promise.all(
		[before, after].map((asOf) =>
			reportsOf(db, catalogue, { kind: 'working', asOf }, catalogue.council.area),
		),
	);
	return later!.flatMap(({ indicator, verdict }) => {
		const was = earlier!.find((report) => report.indicator.id === indicator.id)?.verdict;
		if (!was || !held.has(indicator.id)) return [];
		if (was.variation === verdict.variation && was.assurance === verdict.assurance) return [];
		return [
			{
				indicator: { id: indicator.id, title: indicator.title, polarity: indicator.polarity },
				before: was,
				after: verdict,
			},
		];
	});
}

/** One row a figure whose return in force differs: its kind of change, and its columns on both sides. */
function comparison(
	collection: StoredCollection,
	indicators: number[],
	{ before, after, superseded }: Moments,
) {
	const key = sql.raw('indicator, area, breakdown, period_type, period');
	const inForce = (asOf: number) => sql`(
		select max(version.sequence) from observation as version
		join return_life as life on life."return" = version.sequence
		where version.indicator = touched.indicator and version.area = touched.area
			and version.breakdown = touched.breakdown and version.period_type = touched.period_type
			and version.period = touched.period
			and life.live_from <= ${asOf} and (life.live_to is null or life.live_to > ${asOf}))`;
	const differ = sql.join(
		figureColumns.map(
			(column) => sql`${sql.ref(`old.${column}`)} is distinct from ${sql.ref(`new.${column}`)}`,
		),
		sql` or `,
	);
	const columns = sql.join(
		figureColumns.flatMap((column) => [
			sql`${sql.ref(`old.${column}`)} as ${sql.ref(`before_${column}`)}`,
			sql`${sql.ref(`new.${column}`)} as ${sql.ref(`after_${column}`)}`,
		]),
	);
	return sql`
		with touched as (
			select distinct ${key} from observation
			where indicator in (${sql.join(indicators)}) and period_type = ${collection.periodType}
				and sequence in (${sql.join(superseded === null ? [after] : [after, superseded])})),
		versions as (select touched.*, ${inForce(before)} as was, ${inForce(after)} as now from touched),
		compared as (
			select versions.indicator, versions.area, versions.breakdown, versions.period, was, now, ${columns},
				case when was is null then 'created' when now is null then 'removed'
					when ${differ} then 'changed' else 'unchanged' end as kind
			from versions
			left join observation as old on old.indicator = versions.indicator and old.area = versions.area
				and old.breakdown = versions.breakdown and old.period_type = versions.period_type
				and old.period = versions.period and old.sequence = was
			left join observation as new on new.indicator = versions.indicator and new.area = versions.area
				and new.breakdown = versions.breakdown and new.period_type = versions.period_type
				and new.period = versions.period and new.sequence = now
			where was is distinct from now)`;
}
