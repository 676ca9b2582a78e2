import { lastMonthOf, type PeriodType } from '@sightline/metrics/periods';
import type { View } from '../access/views.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Indicator } from '../catalogue/indicators.ts';
import type { Database } from '../db/database.ts';
import type { ObservationRow } from '../db/tables.ts';
import { observationsOf } from './queries.ts';

/**
 * Published observations with the population as their denominator, where the indicator has it from a supporting
 * one and the file brought none: the estimate for the middle of the year before the period ends, used once.
 *
 * @param rows  observations of the indicator; those with a denominator, or without a numerator, stay as they are
 */
export async function withPopulations(
	db: Database,
	catalogue: Catalogue,
	view: View,
	indicator: Indicator,
	rows: ObservationRow[],
): Promise<ObservationRow[]> {
	const from = indicator.denominator?.populationFrom;
	const lacking = ({ numerator, denominator, denominator_symbol }: ObservationRow) =>
		numerator !== null && denominator === null && denominator_symbol === null;
	if (from === undefined || !rows.some(lacking)) return rows;
	const indicators = await catalogue.indicatorsAt(db, view.asOf);
	const population = indicators.find(({ id }) => id === from)!;
	const estimates = await observationsOf(db, view, {
		indicators: [population.key],
		areas: [...new Set(rows.map(({ area }) => area))],
		breakdown: catalogue.totalBreakdown,
		periodTypes: [population.frequency],
	});
	const byAreaAndYear = new Map(estimates.map((row) => [`${row.area} ${row.period}`, row]));
	return rows.map((row) => {
		if (!lacking(row)) return row;
		const estimate = byAreaAndYear.get(`${row.area} ${midYearBefore(row.period_type, row.period)}`);
		if (!estimate) return row;
		return {
			...row,
			denominator: estimate.numerator,
			denominator_symbol: estimate.numerator_symbol,
		};
	});
}

/**
 * The year of the last 30 June before a period ends.
 *
 * @example midYearBefore('year-to-march', 2018) // 2017
 */
export function midYearBefore(type: PeriodType, index: number): number {
	return Math.floor((lastMonthOf({ type, index }) - 6) / 12);
}
