import {
	farFromAverage,
	judgementOf,
	proportionFunnel,
	rateFunnel,
	type Funnel,
	type FunnelArea,
} from '@sightline/metrics';
import { partPhrase } from '@sightline/metrics/words';
import { monthsIn } from '@sightline/metrics/periods';
import type { Comparison } from '@sightline/metrics/vocabulary';
import type { View } from '../access/views.ts';
import { isAnnualised, type Area, type Catalogue } from '../catalogue/catalogue.ts';
import type { Indicator } from '../catalogue/indicators.ts';
import type { ComparisonParts, Figure } from '../contract/index.ts';
import type { Database } from '../db/database.ts';
import { areaRef, noFigure, periodRef } from '../indicators/figure.ts';
import { observationsOf } from '../indicators/queries.ts';
import { reportOf, type Report } from '../indicators/report.ts';
import { sourceOf } from './sources.ts';

/** An authority's quadrants and countywide teams side by side; null where it has none with figures. */
export async function comparisonParts(
	db: Database,
	catalogue: Catalogue,
	view: View,
	indicator: Indicator,
	area: Area,
): Promise<ComparisonParts | null> {
	const parts = [...catalogue.areas.values()].filter(({ parent }) => parent === area.key);
	const rows = await observationsOf(db, view, {
		indicators: [indicator.key],
		areas: [area, ...parts].map(({ key }) => key),
		breakdown: catalogue.totalBreakdown,
		periodTypes: [indicator.frequency],
	});
	const reportOn = (one: Area) =>
		reportOf(
			catalogue,
			indicator,
			one,
			rows.filter((row) => row.area === one.key),
		);
	const whole = reportOn(area);
	if (whole.latest === null || whole.collection === null) return null;
	const beside = partsBeside(whole, parts.map(reportOn));
	if (beside.every((part) => part.figure === noFigure)) return null;
	return {
		period: periodRef(indicator.frequency, whole.latest.index),
		whole: { area: areaRef(area), ...whole.latest.figure },
		parts: beside.map((part) => ({
			area: areaRef(part.area),
			...part.figure,
			compared: part.comparison && {
				comparison: part.comparison,
				judgement: judgementOf(part.comparison, indicator.polarity),
				phrase: partPhrase(part.comparison, indicator.polarity),
			},
			smallNumbers: part.smallNumbers,
		})),
		source: sourceOf(whole.collection),
	};
}

/** A part in the latest period of its whole, and whether it is unlike the others; null where that cannot be said. */
export interface PartBeside {
	area: Area;
	figure: Figure;
	smallNumbers: boolean;
	comparison: Comparison | null;
}

/** The parts of an area beside the whole, in one indicator: all in the period that the whole's verdict is about. */
export function partsBeside({ indicator, latest }: Report, parts: Report[]): PartBeside[] {
	const beside = parts.map(({ area, points, reading }) => ({
		area,
		figure: points.find(({ index }) => index === latest?.index)?.figure ?? noFigure,
		smallNumbers: reading.status === 'small-numbers',
	}));
	const funnel = latest && funnelAround(indicator, latest.figure, beside);
	return beside.map((part) => {
		const found = funnel?.areas.find((one) => one.area === part.area.code);
		return { ...part, comparison: found ? farFromAverage(found.significance) : null };
	});
}

/**
 * The parts around the whole's own value, by chance alone: five parts are too few to tell how much parts differ
 * beyond it. Parts with small numbers or without both numbers are left out.
 */
function funnelAround(
	indicator: Indicator,
	whole: Figure,
	parts: { area: Area; figure: Figure; smallNumbers: boolean }[],
): Funnel | null {
	const { unit } = indicator;
	if (whole.value === null || whole.numerator === null || !whole.denominator) return null;
	const known: FunnelArea[] = parts.flatMap(({ area, figure, smallNumbers }) =>
		smallNumbers || figure.value === null || figure.numerator === null || !figure.denominator
			? []
			: [{ area: area.code, numerator: figure.numerator, denominator: figure.denominator }],
	);
	if (known.length === 0) return null;
	if (unit.kind === 'percent')
		return proportionFunnel(known, { dispersion: 1, average: whole.numerator / whole.denominator });
	if (unit.kind !== 'rate') return null;
	const months = isAnnualised(indicator, indicator.frequency) ? monthsIn[indicator.frequency] : 12;
	return months === null
		? null
		: rateFunnel(known, { per: (unit.per * 12) / months, dispersion: 1, average: whole.value });
}
