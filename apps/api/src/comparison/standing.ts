import {
	comparisonWith,
	judgementOf,
	neighbourAverage,
	quarterOf,
	rankOf,
	type Rank,
} from '@sightline/metrics';
import { comparisonPhrase, quarterPhrase, rankPhrase } from '@sightline/metrics/words';
import { lastMonthOf, type Period } from '@sightline/metrics/periods';
import type { Area, Catalogue } from '../catalogue/catalogue.ts';
import type { Indicator } from '../catalogue/indicators.ts';
import type { ComparisonRow } from '../contract/index.ts';
import type { Published } from './published.ts';
import type { NeighbourModel } from './queries.ts';

/** One of the authorities that are ranked: its value can be judged. */
export type Authority = Published & { value: number; rank: Rank; neighbour: boolean };

/** Where an authority stands in one year of an indicator. */
export interface Standing {
	period: Period;
	/** Best first; highest first where neither way is good. */
	authorities: Authority[];
	own: Authority | null;
	country: Published | null;
	region: Published | null;
	neighbours: ComparisonRow['neighbours'];
	rank: ComparisonRow['rank'] | null;
	against: ComparisonRow['against'];
}

/**
 * Works out where an authority stands. The overview of the comparison and the comparison of one indicator both take
 * this road, so they cannot disagree. Countries and regions stand beside the authorities and are never ranked.
 *
 * @param figures  every published figure of the indicator
 */
export function standingOf(
	catalogue: Catalogue,
	models: NeighbourModel[],
	indicator: Indicator,
	area: Area,
	period: Period,
	figures: Published[],
): Standing {
	const { polarity } = indicator;
	const ofYear = figures.filter((published) => isOf(published, period));
	const model = modelFor(models, period);
	const judged = ofYear.filter((published) => isJudged(published));
	const ranked = judged.filter((published) => published.area.level === 'local-authority');
	const values = ranked.map(({ figure }) => figure.value!);
	const authorities = ranked
		.map((published) => ({
			...published,
			value: published.figure.value!,
			rank: rankOf(published.figure.value!, values, polarity),
			neighbour: model?.neighbours.includes(published.area.key) ?? false,
		}))
		.sort((a, b) => a.rank.rank - b.rank.rank || a.area.name.localeCompare(b.area.name, 'en-GB'));
	const own = authorities.find((authority) => authority.area === area) ?? null;
	const around = surroundings(catalogue, area);
	const beside = (level: Area['level']) => {
		const wider = around.filter((other) => other.level === level);
		const found = wider.flatMap(
			(other) => judged.find((published) => published.area === other) ?? [],
		);
		return found[0] ?? null;
	};
	const country = beside('country');
	const quarter = own && quarterOf(own.value, values, polarity);
	const comparison = comparisonWith(own?.interval ?? null, country?.figure.value ?? null);
	return {
		period,
		authorities,
		own,
		country,
		region: beside('region'),
		neighbours: model && {
			...neighbourAverage(
				model.neighbours.map(
					(key) => authorities.find((one) => one.area.key === key)?.value ?? null,
				),
			),
			of: model.neighbours.length,
			modelYear: model.modelYear,
		},
		rank: own && {
			...own.rank,
			phrase: rankPhrase(own.rank),
			quarter: quarter && { name: quarter, phrase: quarterPhrase(quarter) },
		},
		against: comparison && {
			comparison,
			judgement: judgementOf(comparison, polarity),
			phrase: comparisonPhrase({ comparison, polarity, than: country!.area.name }),
		},
	};
}

/** The years of an indicator with a value that can be judged in one of some areas, newest first. */
export function yearsOf(figures: Published[], isAmong: (area: Area) => boolean): Period[] {
	const years = new Map<number, Period>();
	for (const published of figures)
		if (isJudged(published) && isAmong(published.area))
			years.set(lastMonthOf(published.period), published.period);
	return [...years].sort(([a], [b]) => b - a).map(([, period]) => period);
}

/**
 * The year that a reader is led with: the latest that had ended before a month, as a demonstration whose clock stands
 * holds later ones too; the latest of all where none had.
 *
 * @param years  newest first
 * @param month  the reader's, as a month number
 */
export function leadingYear(years: Period[], month: number): Period | undefined {
	return years.find((year) => lastMonthOf(year) < month) ?? years[0];
}

/** The region and the country that an area lies in, nearest first. */
export function surroundings(catalogue: Catalogue, { parent }: Area): Area[] {
	const wider = parent === null ? undefined : catalogue.areas.get(parent);
	return wider ? [wider, ...surroundings(catalogue, wider)] : [];
}

function isOf({ period }: Published, { type, index }: Period): boolean {
	return period.type === type && period.index === index;
}

/** Part of a year looks like a collapse: it is not compared. */
function isJudged({ figure }: Published): boolean {
	return figure.value !== null && figure.status !== 'incomplete';
}

/** The latest model that is no younger than the year, else the oldest that is held. */
function modelFor(models: NeighbourModel[], period: Period): NeighbourModel | null {
	const year = Math.floor(lastMonthOf(period) / 12);
	return models.findLast(({ modelYear }) => modelYear <= year) ?? models[0] ?? null;
}
