import { headlineSentence } from '@sightline/metrics';
import type { View } from '../access/views.ts';
import type { Area, Catalogue } from '../catalogue/catalogue.ts';
import type { Overview, OverviewQuery, OverviewRow } from '../contract/index.ts';
import type { Database } from '../db/database.ts';
import { areaRef, periodRef } from './figure.ts';
import { observationsOf } from './queries.ts';
import { reportOf, type Report } from './report.ts';

const sparklinePeriods = 24;

/** The part of the overview that one area's figures make. */
export async function overviewOf(
	db: Database,
	catalogue: Catalogue,
	view: View,
	area: Area,
	filters: OverviewQuery,
): Promise<Omit<Overview, 'changes' | 'overdue'>> {
	const reports = await reportsOf(db, catalogue, view, area);
	const rows = reports.map(overviewRow);
	return {
		area: areaRef(area),
		areas: overviewAreas(catalogue, area),
		themes: catalogue.themes.filter(({ id }) => rows.some(({ theme }) => theme === id)),
		headline: headlineSentence(reports.map(({ verdict }) => verdict)),
		toAsk: pressing(reports),
		better: rows.filter(({ verdict }) => verdict.variation === 'improvement').map(({ id }) => id),
		rows,
		shown: rows
			.filter(
				(row) =>
					(!filters.theme || row.theme === filters.theme) &&
					(!filters.variation || row.verdict.variation === filters.variation) &&
					(!filters.assurance || row.verdict.assurance === filters.assurance),
			)
			.map(({ id }) => id),
		asOf: view.asOf,
	};
}

/** The reports of every indicator in one area, in the catalogue's order. */
async function reportsOf(
	db: Database,
	catalogue: Catalogue,
	view: View,
	area: Area,
): Promise<Report[]> {
	const indicators = (await catalogue.indicatorsAt(db, view.asOf)).filter(
		({ supporting }) => !supporting,
	);
	const rows = await observationsOf(db, view, {
		indicators: indicators.map(({ key }) => key),
		areas: [area.key],
		breakdown: catalogue.totalBreakdown,
		periodTypes: [...new Set(indicators.map(({ frequency }) => frequency))],
	});
	const byIndicator = Map.groupBy(rows, ({ indicator }) => indicator);
	return indicators.map((indicator) =>
		reportOf(
			catalogue,
			indicator,
			area,
			(byIndicator.get(indicator.key) ?? []).filter(
				(row) => row.period_type === indicator.frequency,
			),
		),
	);
}

function overviewRow(report: Report): OverviewRow {
	const { indicator, points, reading, latest, yearAgo } = report;
	return {
		id: indicator.id,
		title: indicator.title,
		theme: indicator.theme,
		unit: indicator.unit,
		decimals: indicator.decimals,
		polarity: indicator.polarity,
		reading: indicator.reading,
		latest: latest && { period: periodRef(report.periodType, latest.index), ...latest.figure },
		yearAgo: report.verdict.countedDifferently ? null : (yearAgo?.figure.value ?? null),
		target: report.target,
		verdict: report.verdict,
		sentence: report.sentence,
		ask: indicator.ask,
		sparkline: points.slice(-sparklinePeriods).map(({ index, figure }) => {
			const limits = reading.groups.find(({ start, end }) => start <= index && index <= end);
			return {
				value: figure.status === 'incomplete' ? null : figure.value,
				lower: limits?.lower ?? null,
				upper: limits?.upper ?? null,
			};
		}),
	};
}

/** Worse than usual comes first, and of those what is also not expected to meet its target. */
function pressing(reports: Report[]): string[] {
	const weight = ({ verdict }: Report) =>
		(verdict.variation === 'concern' ? 2 : 0) + (verdict.assurance === 'failing' ? 1 : 0);
	return reports
		.filter((report) => weight(report) > 0)
		.sort((a, b) => weight(b) - weight(a))
		.slice(0, 5)
		.map(({ indicator }) => indicator.id);
}

/** The area itself first, then its parts. */
function overviewAreas(catalogue: Catalogue, area: Area) {
	const whole =
		area.level === 'quadrant' || area.level === 'countywide-team'
			? catalogue.areas.get(area.parent!)!
			: area;
	const parts = [...catalogue.areas.values()].filter(({ parent }) => parent === whole.key);
	return [whole, ...parts].map(areaRef);
}
