import { sql } from 'kysely';
import { indicatorsOf } from '@sightline/returns';
import type { Catalogue, StoredCollection } from '../catalogue/catalogue.ts';
import type { Indicator } from '../catalogue/indicators.ts';
import type { FigureChange } from '../contract/index.ts';
import type { Database } from '../db/database.ts';
import { figureColumns } from '../indicators/figure.ts';

export interface ComparedRow extends Record<
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

export interface Moments {
	/** Sequence numbers: what was in force before, and with the return. */
	before: number;
	after: number;
	superseded: number | null;
	/** The indicators (by key) that the return holds. */
	observations: { has: (indicator: number) => boolean };
}

/**
 * The figures that differ, changed and removed ones first.
 *
 * @param options  `most` gives the first so many; `indicator` those of one, by its key
 */
export async function comparedRows(
	db: Database,
	catalogue: Catalogue,
	collection: StoredCollection,
	moments: Moments,
	{ most, indicator }: { most?: number; indicator?: number },
): Promise<ComparedRow[]> {
	const parts = await partsOfReturn(db, catalogue, collection, moments);
	const asked = (keys: number[]) =>
		indicator === undefined ? keys : keys.filter((key) => key === indicator);
	const comparable = asked(parts.comparable);
	const firstOfTheirKind = asked(parts.firstOfTheirKind);
	const limited = most === undefined ? sql`` : sql`limit ${most}`;
	const rows =
		comparable.length === 0
			? []
			: (
					await sql<ComparedRow>`
						${comparison(collection, comparable, moments)}
						select * from compared where kind <> 'unchanged'
						order by kind = 'created', indicator, period, area ${limited}`.execute(db)
				).rows;
	if (rows.length === most || firstOfTheirKind.length === 0) return rows;
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
		.$if(most !== undefined, (query) => query.limit(most! - rows.length))
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
export async function partsOfReturn(
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
export async function heldIndicators(
	db: Database,
	catalogue: Catalogue,
	collection: StoredCollection,
	{ after }: Moments,
): Promise<Map<number, Indicator>> {
	const held = new Set(indicatorsOf(collection));
	const known = await catalogue.indicatorsAt(db, after);
	return new Map(known.filter(({ id }) => held.has(id)).map((one) => [one.key, one]));
}

/**
 * One row a figure whose return in force differs: its kind of change, and its columns on both sides.
 *
 * @param areas  those that are looked at, by key; all when left out
 */
export function comparison(
	collection: StoredCollection,
	indicators: number[],
	{ before, after, superseded }: Moments,
	areas?: number[],
) {
	const inAreas = areas === undefined ? sql`` : sql`and area in (${sql.join(areas)})`;
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
				and sequence in (${sql.join(superseded === null ? [after] : [after, superseded])}) ${inAreas}),
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
