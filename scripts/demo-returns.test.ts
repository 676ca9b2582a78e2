import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, describe, it } from 'vitest';
import { xmrChart } from '../packages/metrics/src/index.ts';
import {
	lastMonthOf,
	periodCode,
	periodFromCode,
	type PeriodType,
} from '../packages/metrics/src/periods.ts';
import { csvRows } from './demo/csv-rows.ts';
import type { DemoReturn } from './demo/manifest.ts';
import * as published from './demo/published.ts';
import { writeDemoReturns } from './demo-returns.ts';

const data = join(import.meta.dirname, '../data');
const text = (name: string) => readFileSync(join(data, name), 'utf8');
const manifest = JSON.parse(text('demo/returns.json')) as DemoReturn[];
const demo = manifest.filter(({ collection }) => collection.startsWith('surrey-'));
const collections = JSON.parse(text('collections.json')) as {
	id: string;
	periodType: PeriodType;
}[];
const county = 'E10000030';

interface Row {
	period: string;
	indicator: string;
	area: string;
	numerator: number;
	denominator: number | null;
}

/** Rows with a number; those of teams that an indicator does not apply to say z. */
function rowsOf(file: string): Row[] {
	const rows = csvRows(text(join('demo', file))).filter((row) => row.numerator !== 'z');
	return rows.map((row) => ({
		period: row.period!,
		indicator: row.indicator!,
		area: row.area!,
		numerator: Number(row.numerator),
		denominator: row.denominator === '' ? null : Number(row.denominator),
	}));
}

/** What stands at the end: a later version of a file replaces it whole, a later restatement wins by key. */
function finalRows(): Map<string, Row> {
	const last = new Map(demo.map((entry, at) => [`${entry.collection} ${entry.period}`, at]));
	const live = demo.filter((entry, at) => last.get(`${entry.collection} ${entry.period}`) === at);
	return new Map(
		live.flatMap(({ file }) =>
			rowsOf(file).map((row) => [`${row.indicator} ${row.area} ${row.period}`, row]),
		),
	);
}

const final = finalRows();
const months = demo.filter(({ collection, file }) => {
	return collection === 'surrey-monthly' && !file.includes('-v2');
});
const periods = months.map(({ period }) => period).sort();
const quarterPeriods = demo
	.filter(({ collection }) => collection === 'surrey-quarterly')
	.map(({ period }) => period);

function row(indicator: string, period: string, area = county): Row | undefined {
	return final.get(`${indicator} ${area} ${period}`);
}

function percent({ numerator, denominator }: { numerator: number; denominator: number | null }) {
	return (100 * numerator) / denominator!;
}

function average({ numerator, denominator }: Row): number {
	return numerator / denominator!;
}

/** The county's three years to March: numerators and denominators added up. */
function years(indicator: string, of: string[] = periods): Row[] {
	const length = of.length / 3;
	return [0, 1, 2].map((year) =>
		of
			.slice(year * length, (year + 1) * length)
			.map((period) => row(indicator, period)!)
			.reduce((sum, next) => ({
				...sum,
				numerator: sum.numerator + next.numerator,
				denominator: sum.denominator! + next.denominator!,
			})),
	);
}

const at = (indicator: string, ...of: string[]) => of.map((period) => row(indicator, period)!);
const rounded = (values: number[], decimals: number) =>
	values.map((value) => Number(value.toFixed(decimals)));

describe('the demonstration returns', () => {
	it('come out byte for byte as they are committed', () => {
		const folder = mkdtempSync(join(tmpdir(), 'demo-returns-'));
		try {
			writeDemoReturns(folder);
			const files = (of: string) =>
				(readdirSync(of, { recursive: true }) as string[]).filter((name) => name.includes('.'));
			expect(files(folder).sort()).toEqual(files(join(data, 'demo')).sort());
			for (const name of files(folder)) {
				const again = readFileSync(join(folder, name));
				expect(again.equals(readFileSync(join(data, 'demo', name))), name).toBe(true);
			}
		} finally {
			rmSync(folder, { recursive: true });
		}
	});

	it('are 36 months, a second version of one and 12 quarters, listed as they were accepted', () => {
		expect(months).toHaveLength(36);
		expect(quarterPeriods).toHaveLength(12);
		expect(demo).toHaveLength(49);
		const times = manifest.map(({ receivedAt }) => receivedAt);
		expect([...times].sort()).toEqual(times);
		expect(times[0]! > '2016-05-01').toBe(true);
		expect(times.at(-1)!.slice(0, 10)).toBe('2019-04-12');
	});

	it('hold no period that had not ended when the file came in, published figures apart', () => {
		for (const { file, collection, receivedAt } of demo) {
			const { periodType } = collections.find(({ id }) => id === collection)!;
			for (const { period: code } of csvRows(text(join('demo', file)))) {
				const period = periodFromCode(periodType, code!);
				expect(period, `${file} ${code}`).not.toBeNull();
				const nextMonth = periodCode({ type: 'month', index: lastMonthOf(period!) + 1 });
				expect(nextMonth <= receivedAt, `${file} ${code}`).toBe(true);
			}
		}
	});

	it('have parts that make the county exactly, in every file', () => {
		for (const { file } of demo) {
			const rows = rowsOf(file);
			for (const whole of rows.filter(({ area }) => area === county)) {
				const parts = rows.filter(
					({ area, indicator, period }) =>
						area !== county && indicator === whole.indicator && period === whole.period,
				);
				const sums = parts.reduce(
					(sum, part) => [sum[0]! + part.numerator, sum[1]! + (part.denominator ?? 0)],
					[0, 0],
				);
				expect(sums, `${file} ${whole.indicator}`).toEqual([
					whole.numerator,
					whole.denominator ?? 0,
				]);
			}
		}
	});

	it('have shares of which no numerator exceeds its denominator', () => {
		const sums = ['average-caseload', 'emotional-wellbeing-score'];
		for (const { file } of demo)
			for (const { indicator, area, numerator, denominator } of rowsOf(file)) {
				expect(Number.isInteger(numerator) && numerator >= 0, `${file} ${indicator}`).toBe(true);
				if (denominator === null) continue;
				expect(denominator, `${file} ${indicator} ${area}`).toBeGreaterThan(0);
				if (!sums.includes(indicator)) expect(numerator).toBeLessThanOrEqual(denominator);
			}
	});

	it('have a row for every part, z where the indicator does not apply', () => {
		for (const { file } of demo) {
			const rows = csvRows(text(join('demo', file)));
			const areas = Map.groupBy(rows, (line) => `${line.indicator} ${line.period}`);
			for (const [key, lines] of areas) expect(lines, `${file} ${key}`).toHaveLength(6);
			const none = rows.filter((line) => line.numerator === 'z' || line.denominator === 'z');
			expect(none.filter((line) => line.area !== 'SUR-CW')).toEqual([]);
			expect(none.filter((line) => line.numerator !== line.denominator)).toEqual([]);
		}
	});

	it('leave one month of one indicator open and restate an earlier month', () => {
		const gaps = periods.filter((period) => !row('contacts', period));
		expect(gaps).toEqual(['2017-08']);
		const restated = months.filter(({ file, period }) =>
			rowsOf(file).some((line) => line.period < period),
		);
		expect(restated.map(({ period }) => period)).toEqual(['2017-06', '2018-06']);
	});
});

describe('the demonstration years', () => {
	it('sum to the published referrals and re-referrals', () => {
		const again = years('re-referrals');
		expect(again.map(({ numerator }) => numerator)).toEqual(published.reReferrals);
		expect(again.map(({ denominator }) => denominator)).toEqual(published.referrals);
		const rate = years('referral-rate');
		expect(rate.map(({ numerator }) => numerator)).toEqual(published.referrals);
	});

	it.each([
		['assessments-on-time', published.assessmentsOnTime],
		['initial-conferences-on-time', published.conferencesOnTime],
	])('round to the published percentage: %s', (indicator, percents) => {
		expect(rounded(years(indicator).map(percent), 1)).toEqual(percents);
	});

	it('have as many conferences as the published rate says', () => {
		const rates = years('initial-conferences-on-time').map(
			({ denominator }, year) => (10_000 * denominator!) / published.childrenAt[2016 + year]!,
		);
		expect(rounded(rates, 1)).toEqual(published.conferenceRate);
	});

	it('end with the published number of children looked after and their rate', () => {
		const ends = at('looked-after-rate', '2017-03', '2018-03', '2019-03');
		expect(ends.map(({ numerator }) => numerator)).toEqual(published.lookedAfter);
		expect(
			rounded(
				ends.map((end) => 100 * percent(end)),
				0,
			),
		).toEqual(published.lookedAfterRate);
	});

	it.each([
		['three-or-more-placements', published.threeOrMorePlacements],
		['care-leavers-suitable-accommodation', published.careLeaversSuitablyHoused],
	])('end with the published percentage: %s', (indicator, percents) => {
		const ends = at(indicator, '2017-03', '2018-03', '2019-03');
		expect(rounded(ends.map(percent), 0)).toEqual(percents);
	});

	it('pass each census of social workers', () => {
		const censuses = ['2016-09', '2017-09', '2018-09'];
		const agency = at('agency-social-workers', ...censuses, '2019-03').map(percent);
		expect(rounded(agency, 1)).toEqual([...published.agencyRate, published.agencyRateNext]);
		const cases = at('average-caseload', ...censuses, '2019-03').map(average);
		expect(rounded(cases, 1)).toEqual([...published.caseload, 14]);
	});

	it('end with the published average difficulties score', () => {
		const ends = at('emotional-wellbeing-score', '2017-Q1', '2018-Q1', '2019-Q1');
		expect(rounded(ends.map(average), 1)).toEqual(published.emotionalScore);
	});

	it('have about the published rate of first-time entrants', () => {
		const entrants = years('first-time-entrants', quarterPeriods);
		const rates = entrants.map(
			({ numerator }, year) => (100_000 * numerator) / published.youngPeopleAt[2016 + year]!,
		);
		rates.forEach((rate, year) => {
			expect(Math.abs(rate - published.firstTimeEntrantRate[year]!)).toBeLessThan(1);
		});
	});
});

describe('the story in the last month', () => {
	const values = (indicator: string) =>
		periods.map((period) => {
			const point = row(indicator, period);
			if (!point) return null;
			return point.denominator === null ? point.numerator : percent(point);
		});

	it.each(['contacts', 'assessments-on-time'])('has no signal at all in %s', (indicator) => {
		const chart = xmrChart(values(indicator), { polarity: 'neutral' });
		expect(chart.points.flatMap(({ rules }) => rules)).toEqual([]);
	});

	it.each(['referral-rate', 're-referrals'])('is common cause in %s', (indicator) => {
		expect(xmrChart(values(indicator), { polarity: 'lower-is-better' }).variation).toBe(
			'common-cause',
		);
	});

	it('is an improvement in initial conferences since the new team', () => {
		const chart = xmrChart(values('initial-conferences-on-time'), {
			polarity: 'higher-is-better',
			target: 75,
			rebases: [periods.indexOf('2018-03')],
		});
		expect(chart.groups.map(({ trial }) => trial)).toEqual([false, false]);
		expect([chart.variation, chart.assurance]).toEqual(['improvement', 'hit-or-miss']);
	});
});
