import { changedSinceSentence, verdictChanges } from '@sightline/metrics';
import type { Area, Catalogue } from '../catalogue/catalogue.ts';
import type { ChangedSince } from '../contract/index.ts';
import type { Database } from '../db/database.ts';
import { seriesName } from './data-conditions.ts';
import { observationsOf } from './queries.ts';
import { reportOf, type Report } from './report.ts';

/**
 * What is said otherwise of an area than at an earlier moment.
 *
 * @param moment   the earlier one, and how far the figures went then: "February"
 * @param reports  what is said now, an indicator each; one that the catalogue had not yet then was not read before
 */
export async function changedSince(
	db: Database,
	catalogue: Catalogue,
	moment: Pick<ChangedSince, 'asOf' | 'since'>,
	area: Area,
	reports: Report[],
): Promise<ChangedSince> {
	const { asOf, since } = moment;
	const indicators = (await catalogue.indicatorsAt(db, asOf)).filter(
		({ supporting }) => !supporting,
	);
	const rows = await observationsOf(
		db,
		{ kind: 'working', asOf },
		{
			indicators: indicators.map(({ key }) => key),
			areas: [area.key],
			breakdown: catalogue.totalBreakdown,
			periodTypes: [...new Set(indicators.map(({ frequency }) => frequency))],
		},
	);
	const bySeries = Map.groupBy(rows, seriesName);
	const readingThen = (id: string) => {
		const indicator = indicators.find((one) => one.id === id);
		if (!indicator) return null;
		const name = seriesName({
			indicator: indicator.key,
			area: area.key,
			period_type: indicator.frequency,
		});
		return reportOf(catalogue, indicator, area, bySeries.get(name) ?? []).finding.reading;
	};
	const changes = verdictChanges(
		reports.map(({ indicator, finding }) => ({
			...finding,
			id: indicator.id,
			before: readingThen(indicator.id),
			after: finding.reading,
		})),
	);
	return { asOf, since, sentence: changedSinceSentence(since, changes), changes };
}
