import { finding, type FigureKey, type Finding, type Place } from '@sightline/returns';
import type { Catalogue, StoredCollection } from '../catalogue/catalogue.ts';
import type { Indicator } from '../catalogue/indicators.ts';
import type { Database } from '../db/database.ts';
import { areasTouched, heldSeries, indicatorsWithHistory, type Coming } from './history-queries.ts';
import { manyWords } from './history-words.ts';
import { indicatorsIn } from './queries.ts';
import { ownFirst } from './own-areas.ts';
import { suspicionsOf, type HistoryCode, type Suspicion } from './suspicions.ts';

/** Of one kind on one indicator: a council and its parts in one period. More are one finding that counts them. */
const eachNamed = 6;
/** How many areas are looked at together, so that memory does not grow with a country. */
const areasTogether = 40;

export interface HistoryOptions extends Coming {
	/** The period the return is for. */
	period: number;
	/** Keys of the indicators that it holds. */
	indicators: readonly number[];
	/** Where figures of the file stand in it. */
	placesOf: (wanted: FigureKey[]) => Promise<Place[]>;
}

/**
 * The findings of the history stage: a return that is stored, next to the figures that live before it does. Of one
 * kind on one indicator more than six are one finding, which counts them and names the first.
 *
 * A first import, of indicators that no live return holds, is not looked at.
 */
export async function historyFindings(
	db: Database,
	catalogue: Catalogue,
	collection: StoredCollection,
	{ period, indicators, placesOf, ...coming }: HistoryOptions,
): Promise<Finding[]> {
	const { periodType } = collection;
	const replaced = coming.superseded === null ? [] : await indicatorsIn(db, coming.superseded);
	const held = await indicatorsWithHistory(
		db,
		periodType,
		[...new Set([...indicators, ...replaced])],
		coming,
	);
	if (held.size === 0) return [];
	const known = await catalogue.indicatorsAt(db, coming.before);
	const found: { indicator: Indicator; code: HistoryCode; first: Suspicion[]; count: number }[] =
		[];
	for (const indicator of known.filter(({ key }) => held.has(key))) {
		const byCode = new Map<HistoryCode, { first: Suspicion[]; count: number }>();
		const areas = ownFirst(catalogue, await areasTouched(db, periodType, indicator.key, coming));
		for (let at = 0; at < areas.length; at += areasTogether) {
			const some = areas.slice(at, at + areasTogether);
			const series = await heldSeries(db, periodType, indicator.key, some, coming);
			series.sort((one, other) => some.indexOf(one.area) - some.indexOf(other.area));
			for (const one of series)
				for (const suspicion of suspicionsOf(one, {
					...{ indicator, catalogue, collection, returnPeriod: period },
					superseded: coming.superseded,
				})) {
					const alike = byCode.get(suspicion.code) ?? { first: [], count: 0 };
					byCode.set(suspicion.code, alike);
					alike.count += 1;
					if (alike.first.length < eachNamed) alike.first.push(suspicion);
				}
		}
		for (const [code, alike] of byCode) found.push({ indicator, code, ...alike });
	}

	const told = found.flatMap(({ indicator, code, first, count }) =>
		count > eachNamed
			? [{ ...first[0]!, words: manyWords(code, { indicator }, count, first[0]!.say()) }]
			: first.map((suspicion) => ({ ...suspicion, words: suspicion.say() })),
	);
	const standing = told.filter(({ inFile }) => inFile);
	const places = await placesOf(standing.map(({ key }) => key));
	const placeOf = new Map(standing.map((suspicion, at) => [suspicion, places[at]!]));
	return told
		.map((suspicion) =>
			finding(
				suspicion.code,
				placeOf.get(suspicion) ?? nowhere,
				suspicion.words.message,
				suspicion.words.hint,
			),
		)
		.sort((one, other) => (one.line ?? Infinity) - (other.line ?? Infinity) || 0);
}

const nowhere: Place = { line: null, cell: null, column: null, value: null };
