import { comparisonSentence, rankSentence } from '@sightline/metrics/words';
import { periodCode, periodName, type Period } from '@sightline/metrics/periods';
import type { View } from '../access/views.ts';
import type { Area, Catalogue } from '../catalogue/catalogue.ts';
import type { Indicator } from '../catalogue/indicators.ts';
import type { ComparedAuthority, IndicatorComparison } from '../contract/index.ts';
import type { Database } from '../db/database.ts';
import { AppError } from '../errors.ts';
import { areaRef, periodRef } from '../indicators/figure.ts';
import { definitionOf } from '../indicators/indicator-page.ts';
import { comparisonFunnel } from './funnel.ts';
import { comparisonParts } from './parts.ts';
import { publishedFigures, type Published } from './published.ts';
import { neighbourModelsOf } from './queries.ts';
import { sourcesOf } from './sources.ts';
import { leadingYear, standingOf, yearsOf, type Authority, type Standing } from './standing.ts';

/**
 * One indicator in every authority, for a year; when none is asked for, the latest that the area has a value for and that
 * had ended before a month.
 *
 * @throws AppError when no authority has a value for the year asked for
 */
export async function indicatorComparison(
	db: Database,
	catalogue: Catalogue,
	view: View,
	indicator: Indicator,
	area: Area,
	asked: string | undefined,
	month: number,
): Promise<IndicatorComparison> {
	const figures = await publishedFigures(db, catalogue, view, indicator);
	const years = yearsOf(figures, ({ level }) => level === 'local-authority');
	const own = yearsOf(figures, (other) => other === area);
	const latest = leadingYear(own.length ? own : years, month);
	const period = asked === undefined ? latest : years.find((year) => periodCode(year) === asked);
	if (asked !== undefined && !period)
		throw new AppError(
			404,
			'not-found',
			`No authority has a published figure of “${indicator.title}” for the year “${asked}”.`,
		);
	const shared = {
		area: areaRef(area),
		indicator: definitionOf(catalogue, indicator),
		years: years.map(({ type, index }) => periodRef(type, index)),
		parts: await comparisonParts(db, catalogue, view, indicator, area),
		asOf: view.asOf,
	};
	if (!period)
		return {
			...shared,
			period: null,
			sentence: `${indicator.title}: there are no published figures to compare yet`,
			own: null,
			country: null,
			region: null,
			neighbours: null,
			rank: null,
			against: null,
			authorities: [],
			funnel: null,
			sources: [],
		};

	const models = await neighbourModelsOf(db, area.key);
	const standing = standingOf(catalogue, models, indicator, area, period, figures);
	const beside = (published: Published | null) =>
		published && { area: areaRef(published.area), ...published.figure };
	const compared = (authority: Authority): ComparedAuthority => ({
		area: areaRef(authority.area),
		...authority.figure,
		rank: authority.rank.rank,
		interval: authority.interval,
		own: authority === standing.own,
		neighbour: authority.neighbour,
	});
	return {
		...shared,
		period: periodRef(period.type, period.index),
		sentence: sentenceOf(indicator, area, period, standing),
		own: standing.own && compared(standing.own),
		country: beside(standing.country),
		region: beside(standing.region),
		neighbours: standing.neighbours,
		rank: standing.rank,
		against: standing.against,
		authorities: standing.authorities.map(compared),
		funnel: comparisonFunnel(indicator, standing.authorities, area),
		sources: sourcesOf([standing]),
	};
}

function sentenceOf(
	{ title, plural, unit, polarity }: Indicator,
	area: Area,
	period: Period,
	{ own, rank, against, country }: Standing,
): string {
	if (own === null) return `${title}: no published figure for ${area.name}, ${periodName(period)}`;
	const placed = {
		...{ title, plural, unit, polarity },
		area: area.name,
		rank: own.rank,
		quarter: rank?.quarter?.name ?? null,
	};
	if (against !== null)
		return comparisonSentence({
			...placed,
			comparison: against.comparison,
			than: country!.area.name,
		});
	return rankSentence(placed);
}
