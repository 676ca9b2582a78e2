import {
	finestReading,
	materialise,
	seasonOf,
	seriesReading,
	type FinestReading,
	type SeriesOptions,
	type SeriesPoint,
	type SeriesReading,
} from '@sightline/metrics';
import {
	assurancePhrase,
	findingSentence,
	grainPhrase,
	variationPhrase,
	type DataCondition,
	type Finding,
} from '@sightline/metrics/words';
import {
	firstMonthOf,
	lastMonthOf,
	periodOfMonth,
	periodsInYear,
	type PeriodType,
} from '@sightline/metrics/periods';
import {
	isAnnualised,
	ownerOf,
	type Area,
	type Catalogue,
	type StoredCollection,
} from '../catalogue/catalogue.ts';
import { targetInForce, type Indicator } from '../catalogue/indicators.ts';
import type { Figure, PathProgress, Verdict } from '../contract/index.ts';
import type { ObservationRow } from '../db/tables.ts';
import { conditionsOf, noNews, toldConditions, type DataNews } from './data-conditions.ts';
import { figureOf, noFigure, type FigurePoint } from './figure.ts';
import { pathProgress } from './path-progress.ts';

/** One indicator in one area: the series, what the metrics package says of it, and the words for it. */
export interface Report {
	indicator: Indicator;
	area: Area;
	periodType: PeriodType;
	/** Of the last period; null when no collection holds this indicator for such an area. */
	collection: StoredCollection | null;
	/** One a period, first to last, missing ones included. */
	points: FigurePoint[];
	/** What the verdict is about: the last point with a value that can be judged, or the last point when none has. */
	latest: FigurePoint | null;
	/** The same period a year before the latest. */
	yearAgo: FigurePoint | null;
	/** What the reading was made from. */
	series: SeriesPoint[];
	how: SeriesOptions;
	/** Of its own periods, as a chart draws it. Verdict and finding are of coarser ones where these hold too few. */
	reading: SeriesReading;
	verdict: Verdict;
	/** Everything that words tell of it but for another area's figure. */
	finding: Finding;
	/** Everything that is to be said about its data; `finding.data` has of several restatements the newest. */
	conditions: DataCondition[];
	sentence: string;
	/** The local target in force at the last period, else the national one. */
	target: number | null;
	/** Whether it is on path to that target, where it has a path. */
	path: PathProgress;
}

/**
 * Works out what a page needs of one series. The overview, the indicator page and the preview of a return all
 * take this road, so they cannot disagree.
 *
 * @param rows  the observations of this indicator, area and its own period type in a view, in period order
 * @param news  of the returns behind it
 */
export function reportOf(
	catalogue: Catalogue,
	indicator: Indicator,
	area: Area,
	rows: ObservationRow[],
	news: DataNews = noNews,
): Report {
	const periodType = indicator.frequency;
	const ownerAt = (period: number) =>
		ownerOf(catalogue, indicator.id, periodType, area.level, period);
	const collection = ownerAt(rows.at(-1)?.period ?? Infinity);
	const points = materialised(
		rows.map((row) => ({
			index: row.period,
			figure: figureOf(indicator, ownerAt(row.period)?.scope ?? 'local', row),
			sequence: row.sequence,
		})),
	);
	const judged = points.findLast(({ figure }) => isJudged(figure));
	const inForce = judged
		? targetInForce(indicator, lastMonthOf({ type: periodType, index: judged.index }))
		: null;
	const target = inForce?.value ?? null;
	const breaks = indicator.definitions.flatMap(({ breaks, fromMonth }) =>
		breaks ? [firstPeriodFrom(periodType, fromMonth!)] : [],
	);
	const series = points.map(({ index, figure }) => ({
		index,
		value: isJudged(figure) ? figure.value : null,
		numerator: figure.numerator,
		denominator: figure.denominator,
	}));
	const how: SeriesOptions = {
		periodType,
		unit: indicator.unit,
		polarity: indicator.polarity,
		reading: indicator.reading,
		annualised: isAnnualised(indicator, periodType),
		target,
		rebases: indicator.rebases.map(({ fromMonth }) => firstPeriodFrom(periodType, fromMonth)),
		definitionBreaks: breaks,
	};
	const reading = seriesReading(series, how);
	const judgement = coarserJudgement(indicator, points, how, reading);
	const judgedReading = judgement?.reading ?? reading;
	// What was agreed for a month's count says nothing of a quarter's.
	const comparable = judgement === null || indicator.unit.kind !== 'count';
	const notApplicable =
		points.length > 0 && points.every(({ figure }) => figure.valueSymbol === 'z');
	const conditions = notApplicable
		? []
		: conditionsOf(news, {
				indicator,
				area,
				collection,
				points,
				judged: judged ?? null,
				breaks,
			});
	const finding: Finding = {
		title: indicator.title,
		plural: indicator.plural,
		area: area.name,
		periodType: judgement?.periodType ?? periodType,
		kind: indicator.kind,
		annualised: how.annualised ?? false,
		unit: indicator.unit,
		decimals: indicator.decimals,
		reading: judgedReading,
		seriesReading: indicator.reading,
		polarity: indicator.polarity,
		target: comparable ? target : null,
		path: inForce?.path ?? null,
		// Told of single values, so neither of a quarter nor beside a change on a year ago.
		season: judgement || indicator.reading === 'yearly' ? null : seasonOf(series, periodType),
		data: toldConditions(conditions),
	};
	const at = (period: number | undefined) => points.find(({ index }) => index === period) ?? null;
	const latest = judged ?? points.at(-1) ?? null;
	return {
		indicator,
		area,
		periodType,
		collection,
		points,
		latest,
		yearAgo: latest && at(latest.index - periodsInYear[periodType]),
		series,
		how,
		reading,
		target,
		finding,
		conditions,
		path: pathProgress(indicator, inForce, reading, comparable ? judgement : null),
		sentence: notApplicable
			? `${indicator.title}: not applicable in ${area.name}`
			: findingSentence(finding),
		verdict: {
			status: judgedReading.status,
			variation: judgedReading.variation,
			assurance: judgedReading.assurance,
			variationPhrase: notApplicable ? 'Not applicable here' : variationPhrase(finding),
			assurancePhrase: assurancePhrase(judgedReading.assurance),
			grainPhrase: judgement && grainPhrase(judgement, periodType),
			signal: judgedReading.signal && {
				rule: judgedReading.signal.rule,
				side: judgedReading.signal.side,
				direction: judgedReading.signal.direction,
				length: judgedReading.signal.length,
			},
			countedDifferently: reading.countedDifferently,
			change: reading.change,
			smallNumbers: judgedReading.smallNumbers,
		},
	};
}

/** The reading of coarser periods, where the series' own hold too few and those support a verdict; null otherwise. */
function coarserJudgement(
	{ kind, numerator, denominator }: Indicator,
	points: FigurePoint[],
	how: SeriesOptions,
	own: SeriesReading,
): FinestReading | null {
	if (own.status !== 'small-numbers' || kind !== 'flow') return null;
	const finest = finestReading(
		points.map(({ index, figure }) => ({
			index,
			value: figure.value,
			numerator: figure.numerator,
			denominator: figure.denominator,
			status: figure.status,
		})),
		{ ...how, kind, numerator, denominator: denominator ?? null },
	);
	return finest.coarser && finest.reading.status === 'given' ? finest : null;
}

/** Part of a period looks like a collapse: it is shown and not judged. */
export function isJudged({ value, status }: Figure): boolean {
	return value !== null && status !== 'incomplete';
}

/** The first period that begins in a month or after it. */
export function firstPeriodFrom(periodType: PeriodType, month: number): number {
	const period = periodOfMonth(periodType, month);
	return firstMonthOf(period) < month ? period.index + 1 : period.index;
}

function materialised(points: FigurePoint[]): FigurePoint[] {
	const first = points[0]?.index ?? 0;
	return materialise<FigurePoint>(points, first, points.at(-1)?.index ?? first - 1).map(
		(point, place) => point ?? { index: first + place, figure: noFigure, sequence: null },
	);
}
