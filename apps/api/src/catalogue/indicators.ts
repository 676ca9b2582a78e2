import type { TrajectoryPoint } from '@sightline/metrics';
import type { Words } from '../contract/index.ts';
import type { Database } from '../db/database.ts';
import type { IndicatorBody } from './files.ts';
import { catalogueRows, lastCatalogueChange, type CatalogueRows } from './queries.ts';
import { countAlike, wordsOf } from './words.ts';

/** An indicator as it stood when a sequence number was the last. Months are month numbers; lists are in date order. */
export type Indicator = IndicatorBody & {
	key: number;
	/** The last is that of today, and its words are the indicator's own. */
	definitions: Definition[];
	targets: StandingTarget[];
	rebases: { fromMonth: number; reason: string; sequence: number }[];
};

export interface Definition {
	/** Null from the beginning. */
	fromMonth: number | null;
	/** Why the words changed; null for the first. */
	reason: string | null;
	/** Whether it counts another thing than the one before. */
	breaks: boolean;
	words: Words;
}

export interface StandingTarget {
	scope: 'local' | 'national';
	fromMonth: number;
	value: number;
	/** Straight lines between dated points, from its first month to its value; null where the value holds at once. */
	path: TrajectoryPoint[] | null;
	agreedBy: string;
	sequence: number;
}

/** The local target in force in a month, else the national one; null when none is. */
export function targetInForce({ targets }: Indicator, month: number): StandingTarget | null {
	const inForce = (scope: StandingTarget['scope']) =>
		targets.findLast((target) => target.scope === scope && target.fromMonth <= month);
	return inForce('local') ?? inForce('national') ?? null;
}

/**
 * Reads the indicators as of a sequence number, and remembers them by the last change to the catalogue up to it.
 * Such changes are never previewed, so a number that belongs to one never comes to mean another, not even in the
 * writing thread, which looks at numbers that a roll-back takes away.
 */
export function rememberedIndicators(): (db: Database, asOf: number) => Promise<Indicator[]> {
	const known = new Map<number, Indicator[]>();
	return async (db, asOf) => {
		const last = await lastCatalogueChange(db, asOf);
		const remembered = known.get(last) ?? indicatorsFrom(await catalogueRows(db, last));
		known.set(last, remembered);
		return remembered;
	};
}

/** Of each definition, target and rebase the latest version, unless that takes it back. */
function indicatorsFrom({ indicators, definitions, targets, rebases }: CatalogueRows): Indicator[] {
	return indicators.flatMap(({ key }) => {
		const mine = <Row extends { indicator: number }>(rows: Row[]) =>
			rows.filter(({ indicator }) => indicator === key);
		const bodies = latestOf(mine(definitions), ({ valid_from }) => `${valid_from}`);
		const current = bodies.at(-1);
		if (!current) return [];
		return [
			{
				...current.body,
				key,
				definitions: bodies.map(({ valid_from, reason, body }, place) => {
					const words = wordsOf(body);
					const before = bodies[place - 1];
					return {
						fromMonth: valid_from || null,
						reason,
						breaks: before !== undefined && !countAlike(wordsOf(before.body), words),
						words,
					};
				}),
				targets: latestOf(mine(targets), (row) => `${row.scope} ${row.from_month}`)
					.filter(({ removed }) => !removed)
					.map((row) => ({
						scope: row.scope,
						fromMonth: row.from_month,
						value: row.value,
						path: row.path,
						agreedBy: row.agreed_by,
						sequence: row.sequence,
					})),
				rebases: latestOf(mine(rebases), ({ from_month }) => `${from_month}`)
					.filter(({ removed }) => !removed)
					.map(({ from_month, reason, sequence }) => ({
						fromMonth: from_month,
						reason,
						sequence,
					})),
			},
		];
	});
}

/** The last row of each name, in the order in which the names first occur. */
function latestOf<Row>(rows: Row[], name: (row: Row) => string): Row[] {
	return [...new Map(rows.map((row) => [name(row), row])).values()];
}
