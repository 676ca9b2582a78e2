import type { View } from '../access/views.ts';
import type { Area } from '../catalogue/catalogue.ts';
import type { Indicator } from '../catalogue/indicators.ts';
import type { Installation } from '../installation.ts';
import {
	noNews,
	ownSeriesKey,
	restatementsOf,
	seriesKey,
	type DataNews,
} from './data-conditions.ts';
import { observationsOf } from './queries.ts';
import { reportOf, type Report } from './report.ts';

/**
 * The reports of some indicators in some areas in a view: area by area, each in the order of the indicators.
 *
 * @param arrivals  what has come in; without it nothing is said of the data behind the figures
 */
export async function reportsOf(
	{ db, catalogue }: Pick<Installation, 'db' | 'catalogue'>,
	view: View,
	indicators: Indicator[],
	areas: Area[],
	arrivals: DataNews['arrivals'] | null,
): Promise<Report[][]> {
	const rows = await observationsOf(db, view, {
		indicators: indicators.map(({ key }) => key),
		areas: areas.map(({ key }) => key),
		breakdown: catalogue.totalBreakdown,
		periodTypes: [...new Set(indicators.map(({ frequency }) => frequency))],
	});
	const news = arrivals
		? { arrivals, restated: await restatementsOf(db, catalogue, view, indicators, areas, rows) }
		: noNews;
	const bySeries = Map.groupBy(rows, seriesKey);
	return areas.map((area) =>
		indicators.map((indicator) => {
			const own = bySeries.get(ownSeriesKey(indicator, area)) ?? [];
			return reportOf(catalogue, indicator, area, own, news);
		}),
	);
}
