import { sql } from 'kysely';
import type { Area, Catalogue, StoredCollection } from '../catalogue/catalogue.ts';
import type { Indicator } from '../catalogue/indicators.ts';
import type { Changes, Verdict } from '../contract/index.ts';
import type { Database } from '../db/database.ts';
import { areaRef, periodRef } from '../indicators/figure.ts';
import { isJudged, type Report } from '../indicators/report.ts';
import { reportsOf } from '../indicators/reports.ts';
import { comparison, heldIndicators, partsOfReturn, type Moments } from './comparison.ts';
import { ownAreas } from './own-areas.ts';

type SeriesPoint = Changes['verdicts'][number]['beforeSeries'][number];

/** As many periods as a small chart has room for. */
const charted = 24;

/** The indicators of the council, and of its parts, that a return makes read differently. */
export async function verdictChanges(
	db: Database,
	catalogue: Catalogue,
	collection: StoredCollection,
	moments: Moments,
): Promise<Pick<Changes, 'verdicts' | 'partVerdicts'>> {
	const changed = await turnedSeries(db, catalogue, collection, moments, ownAreas(catalogue));
	const change = ({ indicator, area, before, after }: (typeof changed)[number]) => ({
		indicator: {
			id: indicator.id,
			title: indicator.title,
			polarity: indicator.polarity,
			unit: indicator.unit,
			decimals: indicator.decimals,
		},
		area: areaRef(area),
		before: before.verdict,
		after: after.verdict,
	});
	const isCouncil = ({ area }: { area: Area }) => area.key === catalogue.council.area.key;
	return {
		verdicts: changed
			.filter(isCouncil)
			.map((one) => ({ ...change(one), ...seriesBeside(one.before, one.after) })),
		partVerdicts: changed.filter((one) => !isCouncil(one)).map(change),
	};
}

/** The series of some areas that read differently with a return, and how before and after. */
export async function turnedSeries(
	db: Database,
	catalogue: Catalogue,
	collection: StoredCollection,
	moments: Moments,
	areas: number[],
): Promise<(TouchedSeries & { before: Report; after: Report })[]> {
	const touched = await touchedSeries(db, catalogue, collection, moments, areas);
	const indicators = [...new Set(touched.map(({ indicator }) => indicator))];
	const touchedAreas = [...new Set(touched.map(({ area }) => area))];
	const [earlier, later] = await Promise.all(
		[moments.before, moments.after].map((asOf) =>
			reportsOf({ db, catalogue }, { kind: 'working', asOf }, indicators, touchedAreas, null),
		),
	);
	return touched.flatMap((series) => {
		const [before, after] = [earlier!, later!].map(
			(reports) =>
				reports[touchedAreas.indexOf(series.area)]![indicators.indexOf(series.indicator)]!,
		) as [Report, Report];
		return readsAlike(before.verdict, after.verdict) ? [] : [{ ...series, before, after }];
	});
}

/** Whether a reader is told the same. How long it has lasted and which small numbers they are change with every return. */
function readsAlike(before: Verdict, after: Verdict): boolean {
	const aspects: ((verdict: Verdict) => unknown)[] = [
		({ status }) => status,
		({ variation }) => variation,
		({ assurance }) => assurance,
		({ signal }) => signal?.rule,
		({ signal }) => signal?.side,
		({ status, variationPhrase }) => (status === 'small-numbers' ? status : variationPhrase),
	];
	return aspects.every((aspect) => aspect(before) === aspect(after));
}

interface TouchedSeries {
	indicator: Indicator;
	area: Area;
}

/** The series of some areas in which a figure differs, in the order of the catalogue. */
async function touchedSeries(
	db: Database,
	catalogue: Catalogue,
	collection: StoredCollection,
	moments: Moments,
	areas: number[],
): Promise<TouchedSeries[]> {
	const held = await heldIndicators(db, catalogue, collection, moments);
	const { comparable, firstOfTheirKind } = await partsOfReturn(db, catalogue, collection, moments);
	const { rows } =
		comparable.length === 0
			? { rows: [] }
			: await sql<{ indicator: number; area: number }>`
					${comparison(collection, comparable, moments, areas)}
					select distinct indicator, area from compared
					where kind <> 'unchanged' and breakdown = ${catalogue.totalBreakdown}`.execute(db);
	const changed = new Set(rows.map(({ indicator, area }) => `${indicator} ${area}`));
	return [...held.values()]
		.filter(({ supporting, frequency }) => !supporting && frequency === collection.periodType)
		.flatMap((indicator) =>
			areas
				.filter(
					(area) =>
						firstOfTheirKind.includes(indicator.key) || changed.has(`${indicator.key} ${area}`),
				)
				.map((area) => ({ indicator, area: catalogue.areas.get(area)! })),
		);
}

/** The same stretch of a series before and after, each with its own limits. */
function seriesBeside(
	before: Report,
	after: Report,
): { beforeSeries: SeriesPoint[]; afterSeries: SeriesPoint[] } {
	const last = Math.max(...[before, after].map(({ points }) => points.at(-1)?.index ?? -Infinity));
	const first = Math.max(
		last - charted + 1,
		Math.min(...[before, after].map(({ points }) => points[0]?.index ?? Infinity)),
	);
	const indexes = Array.from({ length: last - first + 1 }, (_, at) => first + at);
	const valueIn = (report: Report, index: number) => {
		const figure = report.points.find((point) => point.index === index)?.figure;
		return figure && isJudged(figure) ? figure.value : null;
	};
	const seriesOf = (report: Report) =>
		indexes.map((index) => {
			const limits = report.reading.groups.find(({ start, end }) => start <= index && index <= end);
			return {
				period: periodRef(report.periodType, index),
				value: valueIn(report, index),
				lower: limits?.lower ?? null,
				upper: limits?.upper ?? null,
				changed: valueIn(before, index) !== valueIn(after, index),
			};
		});
	return { beforeSeries: seriesOf(before), afterSeries: seriesOf(after) };
}
