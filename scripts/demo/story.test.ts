import { describe, expect, it } from 'vitest';
import {
	periodFromCode,
	seasonality,
	seriesReading,
	seriesValue,
	xmrChart,
	type SeriesReading,
} from '../../packages/metrics/src/index.ts';
import { monthsIn } from '../../packages/metrics/src/periods.ts';
import { indicators, percent, rowAt, rowsAt } from './accepted.ts';
import { periodCodes, type Frequency } from './calendar.ts';
import { county } from './parts.ts';

// What a member can find in the demonstration, and what nobody should be told as news.

const months = periodCodes('month');

function entryOf(id: string) {
	return indicators.find((indicator) => indicator.id === id)!;
}

/** Everything that the product says of one series, as it stands at the end. */
function readingOf(id: string, area = county): SeriesReading {
	const { unit, polarity, reading, kind, frequency, targets, rebases } = entryOf(id);
	const periodType = frequency as Frequency;
	const annualised = unit.kind === 'rate' && kind === 'flow';
	return seriesReading(
		periodCodes(periodType).map((code) => {
			const { numerator, denominator } = rowAt(id, code, area) ?? {
				numerator: null,
				denominator: null,
			};
			return {
				index: periodFromCode(periodType, code)!.index,
				value: seriesValue(unit, numerator, denominator, {
					monthsCovered: monthsIn[periodType],
					annualised,
				}),
				numerator,
				denominator,
			};
		}),
		{
			...{ periodType, unit, polarity, reading, annualised },
			target: targets.at(-1)?.value ?? null,
			rebases: rebases.map(({ from }) => periodFromCode('month', from)!.index),
		},
	);
}

const readings = new Map(
	indicators.filter(({ supporting }) => !supporting).map(({ id }) => [id, readingOf(id)]),
);
const idsWith = (fits: (reading: SeriesReading) => boolean) =>
	[...readings].filter(([, reading]) => fits(reading)).map(([id]) => id);
const values = (id: string) =>
	months.map((month) => {
		const row = rowAt(id, month);
		if (!row) return null;
		return row.denominator === null ? row.numerator : percent(row);
	});

describe('the last figures', () => {
	it('are worse than usual, or than a year ago, in five of 61', () => {
		expect(idsWith(({ variation }) => variation === 'concern')).toEqual([
			'child-in-need-visits-on-time',
			'plan-reviews-on-time',
			'placed-far-from-home',
			'agency-social-workers',
			'social-worker-turnover',
		]);
	});

	it('are better in five', () => {
		expect(idsWith(({ variation }) => variation === 'improvement')).toEqual([
			'initial-conferences-on-time',
			'plan-visits-on-time',
			'dental-checks',
			'personal-education-plans',
			'persistent-absence',
		]);
	});

	it('are lower or higher where neither is good in two, too early to judge in two, without a test in four', () => {
		expect(idsWith(({ variation }) => variation?.startsWith('neutral') ?? false)).toEqual([
			'children-in-need-rate',
			'children-in-need-two-years',
		]);
		expect(idsWith(({ status }) => status === 'trial')).toEqual([
			'care-applications-rate',
			'first-time-entrants',
		]);
		expect(idsWith(({ status }) => status === 'no-comparison')).toEqual([
			'emotional-wellbeing-score',
			'days-to-adoptive-family',
			'days-to-match',
			'average-caseload',
		]);
	});

	it('are no signal in any flow but three', () => {
		const signalled = [...readings].filter(
			([id, { points }]) => entryOf(id).reading === 'process' && points.at(-1)!.rules.length > 0,
		);
		expect(signalled.map(([id]) => id)).toEqual([
			'child-in-need-visits-on-time',
			'initial-conferences-on-time',
			'plan-visits-on-time',
		]);
	});
});

describe('noise that is no news', () => {
	it.each([
		...['contacts', 'assessments-on-time', 'early-help-assessments', 'section-47-rate'],
		...['repeat-child-protection-plans', 'plans-ended-after-two-years', 'starting-care-rate'],
		...['initial-health-assessments-on-time', 'return-interviews-on-time'],
		...['care-reviews-on-time', 'audits-good-or-better'],
	])('has no signal in three years of %s', (id) => {
		const { points, status } = readings.get(id)!;
		expect(status).toBe('given');
		expect(points.flatMap(({ rules }) => rules)).toEqual([]);
	});
});

describe('what changed, and when', () => {
	it('first conferences fell to 37 % in two years and stand at 88 % since the new team', () => {
		const reading = readings.get('initial-conferences-on-time')!;
		expect(reading.groups.map(({ trial }) => trial)).toEqual([false, false]);
		expect(reading.assurance).toBe('hit-or-miss');
		const lowest = Math.min(...(values('initial-conferences-on-time') as number[]));
		expect([Math.round(lowest), Math.round(reading.latest!.value)]).toEqual([37, 88]);
	});

	it('supervision rose by a step in October 2017, to a new level without news', () => {
		const { groups, points } = readings.get('supervision-on-time')!;
		expect(groups.map(({ trial, mean }) => [trial, Math.round(mean!)])).toEqual([
			[false, 64],
			[false, 83],
		]);
		expect(points.flatMap(({ rules }) => rules)).toEqual([]);
		// Without the restart the step is there for all to see.
		const { points: unbroken } = xmrChart(values('supervision-on-time'), { polarity: 'neutral' });
		expect(unbroken.filter(({ rules }) => rules.length > 0).length).toBeGreaterThan(20);
	});

	it('visits to children in need are below their usual level for seven months', () => {
		const { points, groups } = readings.get('child-in-need-visits-on-time')!;
		const below = points.map(({ value }) => value! < groups[0]!.mean!);
		expect(below.slice(-7)).toEqual(Array(7).fill(true));
		expect(points.slice(-7).every(({ rules }) => rules.includes('shift'))).toBe(true);
		expect(points[months.indexOf('2018-08')]!.rules).not.toContain('outside');
	});

	it('visits to children with a plan are better for eight months', () => {
		const { points, groups } = readings.get('plan-visits-on-time')!;
		expect(points.slice(-8).every(({ value }) => value! > groups[0]!.mean!)).toBe(true);
		expect(points.slice(0, -8).flatMap(({ rules }) => rules)).toEqual([]);
	});

	it('plans within 20 weeks rose for two years and have fallen since the summer', () => {
		const shares = ['2016-06', '2017-06', '2018-06', '2019-03'].map((month) =>
			Math.round(percent(rowAt('education-health-care-plans-on-time', month)!)),
		);
		expect(shares[0]).toBeLessThan(35);
		expect(shares[1]).toBeGreaterThan(50);
		expect(shares[2]).toBeGreaterThan(65);
		expect(shares[3]).toBeLessThan(55);
	});

	it('the way of counting workers changed in April 2017', () => {
		const [before, after] = rowsAt('average-caseload', '2017-03', '2017-04');
		expect(after!.denominator! - before!.denominator!).toBeGreaterThan(100);
	});
});

describe('the time of year', () => {
	it.each(['early-help-assessments', 'not-in-education-or-work'])('matters to %s', (id) => {
		expect(seasonality(values(id))!.p).toBeLessThan(0.05);
	});

	it.each([
		['early-help-assessments', ['08', '12'], [0, 1]],
		['not-in-education-or-work', ['09', '10'], [11, 10]],
	])('has the same months at the ends of every year of %s', (id, extremes, ranks) => {
		for (const year of [0, 1, 2]) {
			const of = months.slice(year * 12, (year + 1) * 12);
			const sorted = [...of].sort(
				(a, b) => values(id)[months.indexOf(a)]! - values(id)[months.indexOf(b)]!,
			);
			expect(ranks.map((rank) => sorted[rank]!.slice(5))).toEqual(extremes);
		}
	});
});

describe('small numbers', () => {
	it.each([
		['plans-ended-after-two-years', 'SUR-SW', 6],
		['first-time-entrants', 'SUR-SW', 15],
		['convicted-or-cautioned', 'SUR-NE', 10],
		['permanent-exclusions', 'SUR-NE', 25],
	])('of %s in %s are never above %i', (id, area, most) => {
		const periods = periodCodes(entryOf(id).frequency);
		const numbers = periods.map((period) => rowAt(id, period, area)!.numerator);
		expect(Math.max(...numbers)).toBeLessThanOrEqual(most);
		expect(new Set(numbers).size).toBeGreaterThan(1);
	});

	it('give no verdict where too few plans end in a quadrant', () => {
		expect(readingOf('plans-ended-after-two-years', 'SUR-SW').status).toBe('small-numbers');
	});
});
