import { expectedByChance, projection } from '@sightline/metrics';
import {
	chanceSentences,
	chartDescription,
	findingParagraph,
	linesOfEnquiry,
	numberWord,
	projectionSentence,
} from '@sightline/metrics/words';
import type { PeriodType } from '@sightline/metrics/periods';
import type { View } from '../access/views.ts';
import type { Area, Catalogue } from '../catalogue/catalogue.ts';
import type { IndicatorPage, LineOfEnquiry, Overview } from '../contract/index.ts';
import type { Database } from '../db/database.ts';
import type { Report } from '../indicators/report.ts';
import { evidenceOf } from './evidence.ts';
import { publishedYearsOf, type PublishedYears } from './published-years.ts';

/**
 * What to ask about an area, and how many signals chance alone would raise among what was looked at.
 *
 * @param reports  area by area, the whole first, each in the order of the catalogue
 * @param asked    the whole, with its parts, or one part by itself
 */
export async function overviewEnquiry(
	db: Database,
	catalogue: Catalogue,
	view: View,
	reports: Report[][],
	asked: Area,
): Promise<Pick<Overview, 'enquiry' | 'chance'>> {
	const [wholes = []] = reports;
	const isWhole = wholes[0]?.area === asked;
	const published = isWhole
		? await Promise.all(wholes.map((whole) => publishedYearsOf(db, catalogue, view, whole)))
		: [];
	const read = reports.flat().filter(isAsked(reports, asked));
	const parts = isWhole ? reports.length - 1 : 0;
	const where = `in ${asked.name}${parts === 0 ? '' : ` and its ${numberWord(parts)} parts`}`;
	const judged = read.filter(({ verdict }) => verdict.status === 'given');
	const signals = judged.filter(({ verdict }) => verdict.variation !== 'common-cause');
	const expected = expectedByChance(
		judged.map(({ indicator, verdict }) => ({
			reading: indicator.reading,
			kind: indicator.kind,
			status: verdict.status,
		})),
	);
	return {
		enquiry: linesFor(reports, published, asked),
		chance: chanceSentences(judged.length, signals.length, expected, where),
	};
}

/** What one series means, in words, and what to ask about it. */
export async function indicatorMeaning(
	db: Database,
	catalogue: Catalogue,
	view: View,
	reports: Report[][],
	asked: Area,
): Promise<IndicatorPage['meaning']> {
	const report = reports.flat().find(({ area }) => area === asked)!;
	const { finding, periodType, reading, target } = report;
	const published =
		report === reports[0]![0] ? [await publishedYearsOf(db, catalogue, view, report)] : [];
	const [{ comparator } = { comparator: null }] = published;
	return {
		paragraph: findingParagraph({ ...finding, comparator }),
		chart: chartDescription({ ...finding, periodType, reading, target }),
		expectation: expectationOf(report),
		questions: linesFor(reports, published, asked),
	};
}

/** As far ahead as words go: half a year. */
const periodsAhead: Partial<Record<PeriodType, number>> = { month: 6, quarter: 2, term: 1 };

function expectationOf({ series, how, latest, finding }: Report): string | null {
	const ahead = periodsAhead[how.periodType];
	const value = latest?.figure.value ?? null;
	if (latest === null || value === null || ahead === undefined) return null;
	const expected = projection(series, { ...how, to: latest.index + ahead });
	return expected && projectionSentence(expected, { ...finding, latest: value });
}

function linesFor(reports: Report[][], published: PublishedYears[], asked: Area): LineOfEnquiry[] {
	const isOfAsked = isAsked(reports, asked);
	const read = reports.flat();
	return linesOfEnquiry(
		evidenceOf(reports, published).filter((_, place) => isOfAsked(read[place]!)),
	);
}

/** Whoever asks about the whole asks about its parts too. */
function isAsked(reports: Report[][], asked: Area): (report: Report) => boolean {
	const whole = reports[0]![0]?.area;
	return ({ area }) => asked === whole || area === asked;
}
