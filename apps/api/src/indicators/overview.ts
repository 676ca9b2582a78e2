import { headlineSentence } from '@sightline/metrics/words';
import type { View } from '../access/views.ts';
import type { Area, Catalogue } from '../catalogue/catalogue.ts';
import { familyOf } from '../catalogue/families.ts';
import type { Overview, OverviewQuery, OverviewRow } from '../contract/index.ts';
import { areaRef, periodRef } from './figure.ts';
import type { Report } from './report.ts';

const sparklinePeriods = 24;

/** The part of the overview that the reports of every indicator in one area make. */
export function overviewOf(
	catalogue: Catalogue,
	{ asOf }: View,
	area: Area,
	reports: Report[],
	filters: OverviewQuery,
): Omit<Overview, 'since' | 'changes' | 'overdue' | 'enquiry' | 'chance'> {
	const rows = reports.map(overviewRow);
	return {
		area: areaRef(area),
		areas: familyOf(catalogue, area).map(areaRef),
		themes: catalogue.themes.filter(({ id }) => rows.some(({ theme }) => theme === id)),
		headline: headlineSentence(reports.map(({ verdict }) => verdict)),
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
		asOf,
	};
}

function overviewRow(report: Report): OverviewRow {
	const { indicator, points, reading, latest, yearAgo, how } = report;
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
				anew: how.definitionBreaks?.includes(index) ?? false,
			};
		}),
	};
}
