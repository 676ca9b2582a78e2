import { isSeen, type DataCondition } from '@sightline/metrics/words';
import { lastMonthOf } from '@sightline/metrics/periods';
import type { View } from '../access/views.ts';
import type { Area, Catalogue, StoredCollection } from '../catalogue/catalogue.ts';
import type { Indicator } from '../catalogue/indicators.ts';
import { dayInWords } from '../clock.ts';
import type { Database } from '../db/database.ts';
import type { ObservationRow } from '../db/tables.ts';
import { figureOf, type FigurePoint } from './figure.ts';
import { changesWith, versionsOf, type StoredVersion } from './queries.ts';
import { stepsOfSeries, type Step } from './revisions.ts';

/** What is known at a moment of the returns behind some series, and that words must tell beside a verdict. */
export interface DataNews {
	/** By key of the collection: the latest period that has come in, and the next where that is overdue. */
	arrivals: ReadonlyMap<number, { latest: number; overdue: { index: number; due: string } | null }>;
	/** By `seriesKey`: figures changed by the return of the latest period, or since; one a period, the last changed first. */
	restated: Map<string, Restated[]>;
}

interface Restated {
	period: number;
	/** The day on which it was changed last, in words. */
	on: string;
	/** What counted before the first of the changes and after the last. */
	before: StoredVersion | null;
	after: StoredVersion | null;
}

export const noNews: DataNews = { arrivals: new Map(), restated: new Map() };

/** A series that ended longer ago than this before the newest is past being restated. */
const monthsOfInterest = 12;

/** @param rows  the observations of the series in the view, in period order */
export async function restatementsOf(
	db: Database,
	catalogue: Catalogue,
	view: View,
	indicators: Indicator[],
	areas: Area[],
	rows: ObservationRow[],
): Promise<DataNews['restated']> {
	const last = new Map(rows.map((row) => [seriesKey(row), row]));
	const ends = [...last.values()].map((row) => ({ sequence: row.sequence, month: monthOf(row) }));
	const newest = Math.max(...ends.map(({ month }) => month));
	const recent = ends.filter(({ month }) => month > newest - monthsOfInterest);
	if (recent.length === 0) return new Map();
	const versions = await versionsOf(db, view, {
		indicators: indicators.map(({ key }) => key),
		areas: areas.map(({ key }) => key),
		breakdown: catalogue.totalBreakdown,
		periodTypes: [...new Set(indicators.map(({ frequency }) => frequency))],
		touchedSince: Math.min(...recent.map(({ sequence }) => sequence)),
	});
	const found = [...Map.groupBy(versions, seriesKey)].map(([key, ofSeries]) => ({
		key,
		steps: joined(stepsOfSeries(ofSeries), last.get(key)?.sequence ?? Infinity),
	}));
	const changes = await changesWith(db, [
		...new Set(found.flatMap(({ steps }) => steps.map(({ at }) => at))),
	]);
	const days = new Map(changes.map(({ sequence, at }) => [sequence, dayInWords(at)]));
	return new Map(
		found.map(({ key, steps }) => [
			key,
			steps.map(({ at, ...change }) => ({ ...change, on: days.get(at)! })),
		]),
	);
}

/**
 * Of the changes of each period since a sequence number what they come to, as the last of them. A figure that comes again
 * after it was taken back is held against what it was before that.
 */
function joined(steps: Step[], since: number): Step[] {
	const periods = Map.groupBy(
		steps.toSorted((a, b) => a.at - b.at),
		({ period }) => period,
	);
	return [...periods.values()]
		.flatMap((ofPeriod) => {
			const first = ofPeriod.findIndex(({ at }) => at >= since);
			if (first === -1) return [];
			const before = ofPeriod[first]!.before ?? ofPeriod[first - 1]?.before ?? null;
			return [{ ...ofPeriod.at(-1)!, before }];
		})
		.sort((a, b) => b.at - a.at || b.period - a.period);
}

/**
 * What is to be said about the data of one series; nothing where it has no figures.
 *
 * @param judged  the point that the verdict is about
 * @param breaks  the periods from which it has been counted differently
 */
export function conditionsOf(
	news: DataNews,
	{
		indicator,
		area,
		collection,
		points,
		judged,
		breaks,
	}: {
		indicator: Indicator;
		area: Area;
		collection: StoredCollection | null;
		points: FigurePoint[];
		judged: FigurePoint | null;
		breaks: number[];
	},
): DataCondition[] {
	const last = points.at(-1);
	if (!last) return [];
	const at = (index: number) => ({ type: indicator.frequency, index });
	const arrival =
		collection?.periodType === indicator.frequency ? news.arrivals.get(collection.key) : undefined;
	const conditions: DataCondition[] = [];
	if (arrival?.overdue)
		conditions.push({
			kind: 'late',
			period: at(arrival.overdue.index),
			due: dayInWords(arrival.overdue.due),
		});
	const { value, valueSymbol, status } = last.figure;
	if (arrival && arrival.latest > last.index)
		conditions.push({ kind: 'missing', period: at(arrival.latest) });
	else if (value === null && (valueSymbol === null || valueSymbol === 'x'))
		conditions.push({ kind: 'missing', period: at(last.index) });
	if (value !== null && status === 'incomplete')
		conditions.push({ kind: 'incomplete', period: at(last.index) });
	if (judged?.figure.status === 'provisional') conditions.push({ kind: 'provisional' });
	const standing = (version: StoredVersion | null) => {
		if (version === null) return null;
		const figure = figureOf(indicator, collection?.scope ?? 'local', version);
		const withheld = figure.valueSymbol === 'c' || figure.valueSymbol === 'low';
		return withheld ? 'withheld' : figure.value;
	};
	const key = ownSeriesKey(indicator, area);
	for (const { period, on, before, after } of news.restated.get(key) ?? []) {
		const change = {
			kind: 'restated',
			period: at(period),
			on,
			before: standing(before),
			after: standing(after),
		} as const;
		if (isSeen(change, indicator)) conditions.push(change);
	}
	const counted = breaks.findLast((from) => points[0]!.index < from && from <= last.index);
	if (counted !== undefined) conditions.push({ kind: 'counted-differently', period: at(counted) });
	return conditions;
}

/** Of several restatements the newest is told: a page lists them all. */
export function toldConditions(conditions: DataCondition[]): DataCondition[] {
	const newest = conditions.find(({ kind }) => kind === 'restated');
	return conditions.filter((condition) => condition.kind !== 'restated' || condition === newest);
}

function monthOf({ period_type: type, period: index }: ObservationRow): number {
	return lastMonthOf({ type, index });
}

/** A series among those of several indicators, areas and period types. */
export function seriesKey({
	indicator,
	area,
	period_type,
}: Pick<ObservationRow, 'indicator' | 'area' | 'period_type'>): string {
	return `${indicator} ${area} ${period_type}`;
}

/** The key of the series of an indicator in an area, in the indicator's own periods. */
export function ownSeriesKey(indicator: Indicator, area: Area): string {
	return seriesKey({
		indicator: indicator.key,
		area: area.key,
		period_type: indicator.frequency,
	});
}
