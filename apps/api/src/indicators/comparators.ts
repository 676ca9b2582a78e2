import type { PeriodType } from '@sightline/metrics/periods';
import type { AreaLevel } from '@sightline/metrics/vocabulary';
import type { View } from '../access/views.ts';
import { ownerOf, type Area, type Catalogue } from '../catalogue/catalogue.ts';
import type { Indicator } from '../catalogue/indicators.ts';
import type { Comparator } from '../contract/index.ts';
import type { Database } from '../db/database.ts';
import { areaRef, figureOf, periodRef } from './figure.ts';
import { withPopulations } from './populations.ts';
import { areasWithFigures, observationsOf } from './queries.ts';

export const yearTypes: PeriodType[] = [
	'year-to-march',
	'year-to-september',
	'calendar-year',
	'academic-year',
];

/** The area levels that publish years, in the order of a reader's interest. */
export const publishingLevels: AreaLevel[] = ['country', 'region', 'local-authority'];

/** Areas with published years of an indicator: the country, the region, the council, then other councils by name. */
export async function comparatorAreas(
	db: Database,
	catalogue: Catalogue,
	view: View,
	indicator: Indicator,
): Promise<Area[]> {
	const keys = await areasWithFigures(db, view, indicator.key, yearTypes);
	const rank = ({ level }: Area) => publishingLevels.indexOf(level);
	return [...new Set(keys)]
		.flatMap((key) => catalogue.areas.get(key) ?? [])
		.sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, 'en-GB'));
}

/** The published years of some areas, one comparator for each area and type of year. */
export async function comparatorsOf(
	db: Database,
	catalogue: Catalogue,
	view: View,
	indicator: Indicator,
	areas: Area[],
): Promise<Comparator[]> {
	const stored = await observationsOf(db, view, {
		indicators: [indicator.key],
		areas: areas.map(({ key }) => key),
		breakdown: catalogue.totalBreakdown,
		periodTypes: yearTypes,
	});
	const rows = await withPopulations(db, catalogue, view, indicator, stored);
	return areas.flatMap((area) =>
		yearTypes.flatMap((periodType) => {
			const mine = rows
				.filter((row) => row.area === area.key && row.period_type === periodType)
				.flatMap((row) => {
					const owner = ownerOf(catalogue, indicator.id, periodType, area.level, row.period);
					return owner === null ? [] : [{ row, owner }];
				});
			if (mine.length === 0) return [];
			return [
				{
					area: areaRef(area),
					sources: [...new Set(mine.map(({ owner }) => owner))].map(
						({ title, source, licence }) => ({ title, source, licence }),
					),
					points: mine.map(({ row, owner }) => ({
						period: periodRef(periodType, row.period),
						...figureOf(indicator, owner.scope, row),
					})),
				},
			];
		}),
	);
}
