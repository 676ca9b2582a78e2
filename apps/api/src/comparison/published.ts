import { valueInterval, type Range } from '@sightline/metrics';
import type { Period } from '@sightline/metrics/periods';
import type { View } from '../access/views.ts';
import {
	ownerOf,
	type Area,
	type Catalogue,
	type StoredCollection,
} from '../catalogue/catalogue.ts';
import type { Indicator } from '../catalogue/indicators.ts';
import type { Figure } from '../contract/index.ts';
import type { Database } from '../db/database.ts';
import { publishingLevels, yearTypes } from '../indicators/comparators.ts';
import { figureOf } from '../indicators/figure.ts';
import { midYearBefore, withPopulations } from '../indicators/populations.ts';
import { observationsOf } from '../indicators/queries.ts';

/** One published figure of an indicator. */
export interface Published {
	area: Area;
	period: Period;
	figure: Figure;
	/** 95 %, in the unit of the value; null where the parts of the value are not known. */
	interval: Range | null;
	/** Where it comes from: its own collection, and that of the population where that is its denominator. */
	collections: StoredCollection[];
}

/**
 * Every published year of an indicator: what national collections hold.
 *
 * @param among  every country, region and authority when left out
 */
export async function publishedFigures(
	db: Database,
	catalogue: Catalogue,
	view: View,
	indicator: Indicator,
	among: Area[] = [...catalogue.areas.values()].filter(({ level }) =>
		publishingLevels.includes(level),
	),
): Promise<Published[]> {
	const stored = await observationsOf(db, view, {
		indicators: [indicator.key],
		areas: among.map(({ key }) => key),
		breakdown: catalogue.totalBreakdown,
		periodTypes: yearTypes,
	});
	const rows = await withPopulations(db, catalogue, view, indicator, stored);
	return rows.flatMap((row, place) => {
		const area = catalogue.areas.get(row.area)!;
		const period = { type: row.period_type, index: row.period };
		const collection = ownerOf(catalogue, indicator.id, period.type, area.level, period.index);
		if (collection?.scope !== 'national') return [];
		const figure = figureOf(indicator, collection.scope, row);
		const interval = valueInterval(figure, { unit: indicator.unit, periodType: period.type });
		const population =
			row.denominator !== stored[place]!.denominator
				? populationOwner(catalogue, indicator, area, period)
				: [];
		return [{ area, period, figure, interval, collections: [collection, ...population] }];
	});
}

/** The collection that holds the population of an area for the rate of a period. */
function populationOwner(
	catalogue: Catalogue,
	{ denominator }: Indicator,
	{ level }: Area,
	{ type, index }: Period,
): StoredCollection[] {
	const year = midYearBefore(type, index);
	const owner = ownerOf(catalogue, denominator!.populationFrom!, 'calendar-year', level, year);
	return owner ? [owner] : [];
}
