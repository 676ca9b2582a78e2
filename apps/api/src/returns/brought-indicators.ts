import { sql } from 'kysely';
import type { Catalogue, StoredCollection } from '../catalogue/catalogue.ts';
import type { BroughtIndicator } from '../contract/index.ts';
import type { Database } from '../db/database.ts';
import { comparison, partsOfReturn, type Moments } from './comparison.ts';
import { ownAreas } from './own-areas.ts';
import { indicatorsIn, type StoredReturn } from './queries.ts';
import { turnedSeries } from './verdict-changes.ts';

/**
 * The indicators that a return holds, by the names that they had when it was accepted: first those that read differently
 * from then on, then those with restated figures, then the rest; in each the order of the catalogue.
 */
export async function broughtIndicators(
	db: Database,
	catalogue: Catalogue,
	collection: StoredCollection,
	{ sequence, supersedes }: Pick<StoredReturn, 'sequence' | 'supersedes'>,
): Promise<BroughtIndicator[]> {
	const held = await indicatorsIn(db, sequence);
	const moments = {
		before: sequence - 1,
		after: sequence,
		superseded: supersedes,
		observations: held,
	};
	const council = [catalogue.council.area.key];
	const turned = await turnedSeries(db, catalogue, collection, moments, council);
	const turnOf = new Map(turned.map(({ indicator, ...turn }) => [indicator.key, turn]));
	const restated = await restatedFigures(db, catalogue, collection, moments);
	const rank = ({ turn, restated: figures }: BroughtIndicator) =>
		turn !== null ? 0 : figures > 0 ? 1 : 2;
	return (await catalogue.indicatorsAt(db, sequence))
		.filter(({ key }) => held.has(key))
		.map(({ key, id, title }) => {
			const turn = turnOf.get(key);
			return {
				...{ id, title },
				turn: turn ? { before: turn.before.verdict, after: turn.after.verdict } : null,
				restated: restated.get(key) ?? 0,
			};
		})
		.sort((one, other) => rank(one) - rank(other));
}

/** How many earlier figures of the council and its parts a return altered or took away, by the key of the indicator. */
async function restatedFigures(
	db: Database,
	catalogue: Catalogue,
	collection: StoredCollection,
	moments: Moments,
): Promise<Map<number, number>> {
	const { comparable } = await partsOfReturn(db, catalogue, collection, moments);
	if (comparable.length === 0) return new Map();
	const { rows } = await sql<{ indicator: number; figures: number }>`
		${comparison(collection, comparable, moments, ownAreas(catalogue))}
		select indicator, count(*) as figures from compared
		where kind in ('changed', 'removed') group by indicator`.execute(db);
	return new Map(rows.map(({ indicator, figures }) => [indicator, Number(figures)]));
}
