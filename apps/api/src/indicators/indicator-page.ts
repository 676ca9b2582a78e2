import { lastMonthOf } from '@sightline/metrics/periods';
import type { View } from '../access/views.ts';
import { isAnnualised, type Area, type Catalogue } from '../catalogue/catalogue.ts';
import type { Indicator } from '../catalogue/indicators.ts';
import type { IndicatorDefinition, IndicatorPage, Target } from '../contract/index.ts';
import type { Database } from '../db/database.ts';
import { comparatorAreas, comparatorsOf } from './comparators.ts';
import { areaRef, periodRef } from './figure.ts';
import { areasWithFigures, changesWith } from './queries.ts';
import { pathOnWire } from './path-progress.ts';
import type { Report } from './report.ts';
import { revisionsOf } from './revisions.ts';

/** What the page of one indicator in one area shows. `beside` names the areas whose years stand beside it; null leaves the choice to us. */
export async function indicatorPage(
	db: Database,
	catalogue: Catalogue,
	view: View,
	report: Report,
	beside: Area[] | null,
): Promise<Omit<IndicatorPage, 'meaning'>> {
	const { indicator, area } = report;
	const published = await comparatorAreas(db, catalogue, view, indicator);
	const chosen = beside ?? published.filter((other) => other.level === 'country' || other === area);
	const lastReturn = report.latest?.sequence;
	const [change] = lastReturn == null ? [] : await changesWith(db, [lastReturn]);
	return {
		indicator: definitionOf(catalogue, indicator),
		area: areaRef(area),
		areas: await seriesAreas(db, catalogue, view, indicator, area),
		sentence: report.sentence,
		latest: atPeriod(report, report.latest),
		yearAgo: atPeriod(report, report.yearAgo),
		verdict: report.verdict,
		points: report.points.map(({ index, figure, sequence }, at) => ({
			period: periodRef(report.periodType, index),
			...figure,
			rules: report.reading.points[at]!.rules,
			variation: report.reading.points[at]!.variation,
			sequence,
		})),
		groups: report.reading.groups.map(({ start, end, mean, lower, upper, trial }) => ({
			start: periodRef(report.periodType, start),
			end: periodRef(report.periodType, end),
			mean,
			lower,
			upper,
			trial,
		})),
		targets: targetsOf(
			indicator,
			report.latest && lastMonthOf({ type: report.periodType, index: report.latest.index }),
		),
		path: report.path,
		rebases: indicator.rebases.map(({ fromMonth, reason }) => ({
			period: periodRef('month', fromMonth),
			reason,
		})),
		definitions: countingsOf(indicator),
		comparators: await comparatorsOf(db, catalogue, view, indicator, chosen),
		comparatorAreas: published.map(areaRef),
		revisions: await revisionsOf(
			db,
			view,
			indicator,
			report.collection?.scope ?? 'local',
			area.key,
			catalogue.totalBreakdown,
		),
		acceptedAt: change?.at ?? null,
		asOf: view.asOf,
		collection: report.collection && {
			title: report.collection.title,
			source: report.collection.source,
			licence: report.collection.licence,
		},
	};
}

/** What an indicator means, as the wire has it. */
export function definitionOf(catalogue: Catalogue, indicator: Indicator): IndicatorDefinition {
	return {
		id: indicator.id,
		reference: indicator.reference,
		sourced: indicator.sourced,
		supporting: indicator.supporting ?? false,
		title: indicator.title,
		theme: catalogue.themes.find(({ id }) => id === indicator.theme)!,
		question: indicator.question,
		definition: indicator.definition,
		numerator: indicator.numerator.label,
		denominator: indicator.denominator?.label ?? null,
		denominatorFrom: indicator.denominator?.populationFrom ?? null,
		unit: indicator.unit,
		decimals: indicator.decimals,
		polarity: indicator.polarity,
		reading: indicator.reading,
		kind: indicator.kind,
		frequency: indicator.frequency,
		annualised: isAnnualised(indicator, indicator.frequency),
		source: indicator.source,
		owner: indicator.owner,
		why: indicator.why,
		caution: indicator.caution,
		ask: indicator.ask,
	};
}

function atPeriod(report: Report, point: Report['latest']) {
	return point && { period: periodRef(report.periodType, point.index), ...point.figure };
}

/** Areas to choose from: those with figures of the series, and the one asked for. */
async function seriesAreas(
	db: Database,
	catalogue: Catalogue,
	view: View,
	indicator: Indicator,
	asked: Area,
) {
	const found = await areasWithFigures(db, view, indicator.key, [indicator.frequency]);
	return [...new Set([...found, asked.key])]
		.sort((a, b) => a - b)
		.flatMap((key) => catalogue.areas.get(key) ?? [])
		.map(areaRef);
}

/** The definitions that count differently from the one before, each until the next. */
function countingsOf({ definitions }: Indicator): IndicatorPage['definitions'] {
	const starts = definitions.flatMap(({ breaks }, place) => (place === 0 || breaks ? [place] : []));
	const month = (index: number | null | undefined) => (index ? periodRef('month', index) : null);
	return starts.map((place, turn) => {
		const next = starts[turn + 1];
		const { fromMonth, reason, words } = definitions[place]!;
		return {
			from: month(fromMonth),
			until: next === undefined ? null : month(definitions[next]!.fromMonth! - 1),
			reason,
			definition: words.definition,
			numerator: words.numeratorLabel,
			denominator: words.denominatorLabel,
		};
	});
}

/** Every target that stands, the current one being that of a month; of the last one agreed when there is no month. */
export function targetsOf({ targets }: Indicator, month: number | null): Target[] {
	return targets.map((target) => {
		const ofScope = targets.filter(({ scope }) => scope === target.scope);
		const agreed = ofScope.filter(({ fromMonth }) => month === null || fromMonth <= month);
		return {
			value: target.value,
			from: periodRef('month', target.fromMonth),
			scope: target.scope,
			agreedBy: target.agreedBy,
			path: target.path && pathOnWire(target.path),
			original: target === ofScope[0],
			current: target === agreed.at(-1),
		};
	});
}
