import type { DataCondition } from '@sightline/metrics';
import type { Moment } from '../access/views.ts';
import { ownerOf, type Area, type StoredCollection } from '../catalogue/catalogue.ts';
import type { Indicator } from '../catalogue/indicators.ts';
import { dayInWords } from '../clock.ts';
import type { ObservationRow } from '../db/tables.ts';
import type { Installation } from '../installation.ts';
import { dueDate } from '../returns/due-dates.ts';
import { firstPeriodWanting, latestPeriodOf } from '../returns/queries.ts';
import { figureOf } from './figure.ts';
import { changesWith, versionsOf, type StoredVersion } from './queries.ts';
import type { ReportPoint } from './report.ts';
import { stepsOfSeries, type Step } from './revisions.ts';

/** What is known at a moment of the returns behind some series, and that words must tell beside a verdict. */
export interface DataNews {
	/** By key of the collection. */
	collections: Map<number, Arrival>;
	/** By `seriesName`: figures changed by the return of the latest period, or since; newest first. */
	restated: Map<string, (Step & { on: string })[]>;
}

interface Arrival {
	/** The latest period that has come in. */
	latest: number | null;
	/** The period whose return is overdue, and the day on which it was due. */
	overdue: { index: number; due: string } | null;
}

const nothingYet: Arrival = { latest: null, overdue: null };

export const noNews: DataNews = { collections: new Map(), restated: new Map() };

/** @param rows  the observations of the series in the moment's view, in period order */
export async function dataNewsOf(
	{ db, catalogue }: Pick<Installation, 'db' | 'catalogue'>,
	moment: Moment,
	indicators: Indicator[],
	areas: Area[],
	rows: ObservationRow[],
): Promise<DataNews> {
	const owners = indicators.flatMap(({ id, frequency }) =>
		areas.map(({ level }) => ownerOf(catalogue, id, frequency, level, Infinity)),
	);
	const collections = [...new Set(owners)].filter((owner) => owner !== null);
	const arrivals = await Promise.all(
		collections.map(async (collection): Promise<[number, Arrival]> => [
			collection.key,
			{
				latest: await latestPeriodOf(db, moment, collection.key),
				overdue: await overduePeriod(db, moment, collection),
			},
		]),
	);
	const since = lastSequences(rows);
	const versions = await versionsOf(db, moment, {
		indicators: indicators.map(({ key }) => key),
		areas: areas.map(({ key }) => key),
		breakdown: catalogue.totalBreakdown,
		periodTypes: [...new Set(indicators.map(({ frequency }) => frequency))],
		touchedSince: Math.min(...since.values()),
	});
	const recent = [...Map.groupBy(versions, seriesName)].map(([name, ofSeries]) => ({
		name,
		steps: stepsOfSeries(ofSeries)
			.filter(({ at }) => at >= (since.get(name) ?? Infinity))
			.sort((a, b) => b.at - a.at || b.period - a.period),
	}));
	const changes = await changesWith(db, [
		...new Set(recent.flatMap(({ steps }) => steps.map(({ at }) => at))),
	]);
	const days = new Map(changes.map(({ sequence, at }) => [sequence, dayInWords(at)]));
	return {
		collections: new Map(arrivals),
		restated: new Map(
			recent.map(({ name, steps }) => [
				name,
				steps.map((step) => ({ ...step, on: days.get(step.at)! })),
			]),
		),
	};
}

/**
 * What is to be said about the data of one series.
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
		points: ReportPoint[];
		judged: ReportPoint | null;
		breaks: number[];
	},
): DataCondition[] {
	const last = points.at(-1);
	const comes = collection?.periodType === indicator.frequency;
	const { latest, overdue } = (comes ? news.collections.get(collection.key) : null) ?? nothingYet;
	const at = (index: number) => ({ type: indicator.frequency, index });
	const conditions: DataCondition[] = [];
	if (overdue && overdue.index > (last?.index ?? -Infinity))
		conditions.push({ kind: 'late', period: at(overdue.index), due: dayInWords(overdue.due) });
	if (!last) return conditions;
	const { value, valueSymbol, status } = last.figure;
	if (latest !== null && latest > last.index)
		conditions.push({ kind: 'missing', period: at(latest) });
	else if (value === null && (valueSymbol === null || valueSymbol === 'x'))
		conditions.push({ kind: 'missing', period: at(last.index) });
	if (value !== null && status === 'incomplete')
		conditions.push({ kind: 'incomplete', period: at(last.index) });
	if (judged?.figure.status === 'provisional') conditions.push({ kind: 'provisional' });
	const valueOf = (version: StoredVersion | null) =>
		version && figureOf(indicator, collection?.scope ?? 'local', version).value;
	const name = seriesName({
		indicator: indicator.key,
		area: area.key,
		period_type: indicator.frequency,
	});
	for (const { period, before, after, on } of news.restated.get(name) ?? []) {
		const [was, is] = [valueOf(before), valueOf(after)];
		if (was !== null || is !== null)
			conditions.push({ kind: 'restated', period: at(period), on, before: was, after: is });
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

async function overduePeriod(
	db: Installation['db'],
	moment: Moment,
	{ key, periodType, dueDays }: StoredCollection,
): Promise<Arrival['overdue']> {
	const index = dueDays === null ? null : await firstPeriodWanting(db, moment, key);
	if (index === null) return null;
	const due = dueDate(periodType, index, dueDays!);
	return due < moment.day ? { index, due } : null;
}

/** The return that gave the last period of each series. */
function lastSequences(rows: ObservationRow[]): Map<string, number> {
	return new Map(rows.map((row) => [seriesName(row), row.sequence]));
}

export function seriesName({
	indicator,
	area,
	period_type,
}: Pick<ObservationRow, 'indicator' | 'area' | 'period_type'>): string {
	return `${indicator} ${area} ${period_type}`;
}
