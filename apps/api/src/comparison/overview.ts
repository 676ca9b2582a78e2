import type { View } from '../access/views.ts';
import type { Area, Catalogue } from '../catalogue/catalogue.ts';
import type { Indicator } from '../catalogue/indicators.ts';
import type { ComparisonOverview, ComparisonRow } from '../contract/index.ts';
import type { Database } from '../db/database.ts';
import { areaRef, periodRef } from '../indicators/figure.ts';
import { headline } from './headline.ts';
import { publishedFigures } from './published.ts';
import { neighbourModelsOf } from './queries.ts';
import { sourcesOf } from './sources.ts';
import { leadingYear, standingOf, surroundings, yearsOf, type Standing } from './standing.ts';

/** Every indicator that is published for an authority, each at its latest year that had ended before a month. */
export async function comparisonOverview(
	db: Database,
	catalogue: Catalogue,
	view: View,
	area: Area,
	month: number,
): Promise<ComparisonOverview> {
	const models = await neighbourModelsOf(db, area.key);
	const indicators = await catalogue.indicatorsAt(db, view.asOf);
	const standings: { indicator: Indicator; standing: Standing }[] = [];
	for (const indicator of indicators.filter(({ supporting }) => !supporting)) {
		const figures = await publishedFigures(db, catalogue, view, indicator);
		const latest = leadingYear(
			yearsOf(figures, (other) => other === area),
			month,
		);
		if (!latest) continue;
		const standing = standingOf(catalogue, models, indicator, area, latest, figures);
		standings.push({ indicator, standing });
	}
	const rows = standings.map(({ indicator, standing }) => comparisonRow(indicator, standing));
	const around = surroundings(catalogue, area);
	const wider = (level: Area['level']) => {
		const found = around.find((other) => other.level === level);
		return found ? areaRef(found) : null;
	};
	return {
		area: areaRef(area),
		country: wider('country'),
		region: wider('region'),
		themes: catalogue.themes,
		headline: headline(area.name, rows),
		rows,
		sources: sourcesOf(standings.map(({ standing }) => standing)),
		asOf: view.asOf,
	};
}

function comparisonRow(indicator: Indicator, standing: Standing): ComparisonRow {
	const own = standing.own!;
	return {
		id: indicator.id,
		title: indicator.title,
		theme: indicator.theme,
		unit: indicator.unit,
		decimals: indicator.decimals,
		polarity: indicator.polarity,
		period: periodRef(standing.period.type, standing.period.index),
		value: own.value,
		status: own.figure.status,
		country: standing.country?.figure.value ?? null,
		region: standing.region?.figure.value ?? null,
		neighbours: standing.neighbours,
		rank: standing.rank!,
		against: standing.against,
	};
}
