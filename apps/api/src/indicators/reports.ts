import type { Moment } from '../access/views.ts';
import type { Area } from '../catalogue/catalogue.ts';
import type { Indicator } from '../catalogue/indicators.ts';
import type { Installation } from '../installation.ts';
import { dataNewsOf, seriesName } from './data-conditions.ts';
import { observationsOf } from './queries.ts';
import { reportOf, type Report } from './report.ts';

/** The reports of some indicators in some areas at a moment: area by area, each in the order of the indicators. */
export async function reportsOf(
	{ db, catalogue }: Pick<Installation, 'db' | 'catalogue'>,
	moment: Moment,
	indicators: Indicator[],
	areas: Area[],
): Promise<Report[][]> {
	const rows = await observationsOf(db, moment, {
		indicators: indicators.map(({ key }) => key),
		areas: areas.map(({ key }) => key),
		breakdown: catalogue.totalBreakdown,
		periodTypes: [...new Set(indicators.map(({ frequency }) => frequency))],
	});
	const news = await dataNewsOf({ db, catalogue }, moment, indicators, areas, rows);
	const bySeries = Map.groupBy(rows, seriesName);
	return areas.map((area) =>
		indicators.map((indicator) =>
			reportOf(
				catalogue,
				indicator,
				area,
				bySeries.get(
					seriesName({
						indicator: indicator.key,
						area: area.key,
						period_type: indicator.frequency,
					}),
				) ?? [],
				news,
			),
		),
	);
}
