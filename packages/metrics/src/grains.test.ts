import { describe, expect, it } from 'vitest';
import { atGrain, makesUp, type Grain, type GrainOptions, type StatusPoint } from './grains.ts';
import { monthIndex } from './periods.ts';
import type { PeriodType } from './periods.ts';

const onTime: GrainOptions = {
	periodType: 'month',
	unit: { kind: 'percent' },
	kind: 'flow',
	numerator: { addsOverTime: true },
	denominator: { addsOverTime: true, population: false },
};
const rate: GrainOptions = {
	...onTime,
	unit: { kind: 'rate', per: 10_000, of: 'children' },
	denominator: { addsOverTime: false, population: true },
};
const count: GrainOptions = {
	...onTime,
	unit: { kind: 'count', of: 'contacts' },
	denominator: null,
};

const april = monthIndex(2018, 4);

/** Months from April 2018; [numerator, denominator] or null for none. */
function months(...parts: ([number, number] | null)[]): StatusPoint[] {
	return parts.flatMap((part, i) =>
		part === null
			? []
			: [
					{
						index: april + i,
						value: part[1] === 0 ? null : (100 * part[0]) / part[1],
						numerator: part[0],
						denominator: part[1],
					},
				],
	);
}

describe('atGrain, a flow', () => {
	it('adds numerator and denominator, and works the value out of the sums', () => {
		const { points, ...rest } = atGrain(
			months([1, 2], [10, 10], [1, 8], [3, 4], [3, 4], [3, 4]),
			'quarter',
			onTime,
		);
		expect(rest).toEqual({ periodType: 'quarter', annualised: false });
		expect(points).toEqual([
			{ index: 2018 * 4 + 1, value: 60, numerator: 12, denominator: 20, status: 'final' },
			{ index: 2018 * 4 + 2, value: 75, numerator: 9, denominator: 12, status: 'final' },
		]);
	});

	it('has no sum where a part is missing, withheld or not to be judged', () => {
		const missing = { value: null, numerator: null, denominator: null, status: 'incomplete' };
		const all = months([1, 2], [1, 2], [1, 2]);
		const quarter = (points: StatusPoint[]) => atGrain(points, 'quarter', onTime).points[0];
		expect(quarter(all)).toMatchObject({ value: 50, status: 'final' });
		expect(quarter([all[0]!, all[2]!])).toMatchObject(missing);
		expect(quarter(all.with(1, { ...all[1]!, value: null }))).toMatchObject(missing);
		expect(quarter(all.slice(0, 2))).toMatchObject(missing);
	});

	it('counts a month in which there were none', () => {
		const { points } = atGrain(months([1, 2], [0, 0], [1, 2]), 'quarter', onTime);
		expect(points[0]).toMatchObject({ value: 50, numerator: 2, denominator: 4, status: 'final' });
	});

	it('has the worst status of its parts, and keeps an incomplete sum', () => {
		const parts = months([1, 2], [1, 2], [1, 2]);
		const status = (...statuses: StatusPoint['status'][]) =>
			atGrain(
				parts.map((part, i) => (statuses[i] ? { ...part, status: statuses[i] } : part)),
				'quarter',
				onTime,
			).points[0];
		expect(status('final', 'provisional')).toMatchObject({ value: 50, status: 'provisional' });
		expect(status('provisional', 'incomplete')).toMatchObject({ value: 50, status: 'incomplete' });
	});

	it('begins with the first whole period and ends with the one that the last month lies in', () => {
		const found = atGrain(months(null, [1, 2], [1, 2], [1, 2], [1, 2], [1, 2], [1, 2]), 'quarter', {
			...onTime,
		});
		expect(found.points.map(({ index, value }) => [index, value])).toEqual([
			[2018 * 4 + 2, 50],
			[2018 * 4 + 3, null],
		]);
	});

	it('takes a population once, as it stood last, and annualises a part of a year', () => {
		const parts = months([100, 250_000], [100, 250_000], [160, 240_000]);
		const quarter = atGrain(parts, 'quarter', rate);
		expect(quarter.annualised).toBe(true);
		expect(quarter.points).toEqual([
			{ index: 8073, value: 60, numerator: 360, denominator: 240_000, status: 'final' },
		]);
		const year = atGrain(
			months(...Array.from({ length: 12 }, (): [number, number] => [100, 250_000])),
			'year-to-march',
			rate,
		);
		expect(year.annualised).toBe(false);
		expect(year.points).toEqual([
			{ index: 2019, value: 48, numerator: 1200, denominator: 250_000, status: 'final' },
		]);
	});

	it('does not add children counted once, nor a denominator declared not to add up', () => {
		const parts = months([1, 30], [2, 30], [3, 30]);
		const once = { ...onTime, numerator: { addsOverTime: false } };
		expect(atGrain(parts, 'quarter', once).points[0]).toMatchObject({
			value: null,
			numerator: null,
			denominator: 90,
		});
		const among = { ...onTime, denominator: { addsOverTime: false, population: false } };
		expect(atGrain(parts, 'quarter', among).points[0]).toMatchObject({
			value: null,
			numerator: 6,
			denominator: null,
		});
	});

	it('adds a count by its numerator, or by its value where it has none', () => {
		const parts = months([4, 1], [5, 1], [6, 1]).map((point, i) => ({
			...point,
			value: point.numerator,
			numerator: i === 1 ? null : point.numerator,
			denominator: null,
		}));
		expect(atGrain(parts, 'quarter', count).points[0]).toMatchObject({ value: 15, numerator: 15 });
	});

	it('says null of a sum that no number can express', () => {
		const parts = months([1, 1], [1, 1], [1, 1]).map((point) => ({
			...point,
			value: 1.7e308,
			numerator: 1.7e308,
		}));
		expect(atGrain(parts, 'quarter', count).points[0]).toMatchObject({
			value: null,
			numerator: null,
		});
	});
});

describe('atGrain', () => {
	const year = Array.from({ length: 24 }, (_, i): [number, number] => [i, 100]);
	const sums = (grain: Grain) =>
		atGrain(months(...year), grain, onTime).points.map(({ index, numerator }) => [
			index,
			numerator,
		]);

	it('knows the months of each kind of year', () => {
		const sum = (from: number, to: number) => ((from + to) * (to - from + 1)) / 2;
		expect(sums('year-to-march')).toEqual([
			[2019, sum(0, 11)],
			[2020, sum(12, 23)],
		]);
		expect(sums('academic-year')).toEqual([
			[2019, sum(5, 16)],
			[2020, null],
		]);
		expect(sums('calendar-year')).toEqual([
			[2019, sum(9, 20)],
			[2020, null],
		]);
		expect(sums('rolling-year')).toEqual(
			Array.from({ length: 13 }, (_, i) => [april + 11 + i, sum(i, i + 11)]),
		);
	});

	it('keeps a rolling year with a gap null for twelve months, and has none of fewer', () => {
		const { points, periodType } = atGrain(months(...year).toSpliced(5, 1), 'rolling-year', onTime);
		expect(periodType).toBe('month');
		expect(points.map(({ numerator }) => numerator === null)).toEqual(
			Array.from({ length: 13 }, (_, i) => i <= 5),
		);
		expect(atGrain(months(...year.slice(0, 11)), 'rolling-year', onTime).points).toEqual([]);
	});

	it('makes years from quarters and from terms', () => {
		const of = (periodType: PeriodType, index: number, grain: Grain) =>
			atGrain(
				Array.from({ length: 4 }, (_, i) => ({ ...months([1, 100])[0]!, index: index + i })),
				grain,
				{ ...onTime, periodType },
			).points.map((point) => [point.index, point.numerator]);
		expect(of('quarter', 2018 * 4 + 1, 'year-to-march')).toEqual([[2019, 4]]);
		expect(of('quarter', 2018 * 4 + 1, 'rolling-year')).toEqual([[2019 * 4, 4]]);
		expect(of('term', 2017 * 3, 'academic-year')).toEqual([
			[2018, 3],
			[2019, null],
		]);
	});

	it.each<[PeriodType, Grain, boolean]>([
		['month', 'quarter', true],
		['month', 'term', true],
		['quarter', 'calendar-year', true],
		['quarter', 'academic-year', false],
		['quarter', 'year-to-september', true],
		['term', 'calendar-year', true],
		['term', 'year-to-march', false],
		['quarter', 'month', false],
		['iso-week', 'month', false],
		['month', 'iso-week', false],
		['year-to-march', 'calendar-year', false],
		['term', 'rolling-year', true],
		['iso-week', 'rolling-year', false],
	])('knows whether %s makes up %s', (part, grain, whole) => {
		expect(makesUp(part, grain)).toBe(whole);
		const refused = () => atGrain([], grain, { ...onTime, periodType: part });
		if (whole) expect(refused).not.toThrow();
		else expect(refused).toThrow(`grain ${grain} is not made up of whole parts: ${part}`);
	});

	it('takes the last of a stock, and of a rolling figure', () => {
		const parts = months([1, 10], [2, 10], [3, 10], [4, 10]).map((part, i) => ({
			...part,
			status: i === 0 ? ('incomplete' as const) : ('provisional' as const),
		}));
		for (const kind of ['stock', 'rolling'] as const)
			expect(atGrain(parts, 'quarter', { ...onTime, kind }).points).toEqual([
				{ index: 8073, value: 30, numerator: 3, denominator: 10, status: 'provisional' },
				{ index: 8074, value: null, numerator: null, denominator: null, status: 'incomplete' },
			]);
	});

	it('leaves every point as it is at its own grain, published values too', () => {
		const published = { index: april, value: 21.9, numerator: 1, denominator: 4 };
		expect(atGrain([published], 'month', onTime).points).toEqual([
			{ ...published, status: 'final' },
		]);
		expect(atGrain([published], 'month', rate).annualised).toBe(true);
	});

	it('refuses two points in a period', () => {
		const [point] = months([1, 2]);
		expect(() => atGrain([point!, point!], 'quarter', onTime)).toThrow('has two points');
	});
});
