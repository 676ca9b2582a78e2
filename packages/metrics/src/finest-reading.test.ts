import { describe, expect, it } from 'vitest';
import { finestReading } from './finest-reading.ts';
import type { GrainOptions, StatusPoint } from './grains.ts';
import { monthIndex, type PeriodType } from './periods.ts';
import { seriesReading, type SeriesOptions } from './series-reading.ts';

const options = {
	periodType: 'month',
	unit: { kind: 'percent' },
	kind: 'flow',
	polarity: 'higher-is-better',
	reading: 'process',
	numerator: { addsOverTime: true },
	denominator: { addsOverTime: true, population: false },
} satisfies SeriesOptions & GrainOptions;
const april = monthIndex(2014, 4);

/** So many periods of so many children each, of whom half and a little more or less. */
function line(length: number, size: number, more: Partial<StatusPoint> = {}): StatusPoint[] {
	return Array.from({ length }, (_, i) => {
		const numerator = Math.floor(size / 2) + (i % 2);
		return {
			index: april + i,
			value: (100 * numerator) / size,
			numerator,
			denominator: size,
			...more,
		};
	});
}

describe('finestReading', () => {
	it('reads months where they hold enough, just as seriesReading does', () => {
		const points = line(40, 20);
		const found = finestReading(points, { ...options, target: 40 });
		expect(found).toMatchObject({ periodType: 'month', coarser: false, annualised: false });
		expect(found.reading).toEqual(seriesReading(points, { ...options, target: 40 }));
		expect(found.reading.status).toBe('given');
	});

	it('reads quarters where months hold too few, and years where quarters do', () => {
		const quarters = finestReading(line(42, 7), options);
		expect(quarters).toMatchObject({ periodType: 'quarter', coarser: true });
		expect(quarters.reading).toMatchObject({
			status: 'given',
			latest: { index: 2017 * 4 + 2 },
			variation: 'common-cause',
		});
		expect(quarters.points).toHaveLength(14);
		const years = finestReading(line(13 * 12, 2), options);
		expect(years).toMatchObject({ periodType: 'year-to-march', coarser: true });
		expect(years.reading).toMatchObject({ status: 'given', latest: { index: 2027 } });
	});

	it('keeps to months, without a verdict, where no period holds enough', () => {
		const found = finestReading(line(36, 1), options);
		expect(found).toMatchObject({ periodType: 'month', coarser: false });
		expect(found.reading).toMatchObject({
			status: 'small-numbers',
			smallNumbers: { numerator: 1, denominator: 1 },
		});
	});

	it('does not go on where larger periods hold no more', () => {
		for (const change of [{ kind: 'stock' }, { kind: 'rolling' }] as const)
			expect(finestReading(line(42, 7), { ...options, ...change }).periodType).toBe('month');
		const once = { ...options, numerator: { addsOverTime: false } };
		expect(finestReading(line(42, 7), once)).toMatchObject({
			periodType: 'month',
			reading: { status: 'small-numbers' },
		});
	});

	it('takes school years from terms, and nothing from weeks', () => {
		const of = (periodType: PeriodType, index: number) =>
			finestReading(
				line(45, 7).map((point, i) => ({ ...point, index: index + i })),
				{ ...options, periodType },
			).periodType;
		expect(of('term', 2000 * 3)).toBe('academic-year');
		expect(of('quarter', 2000 * 4)).toBe('year-to-march');
		expect(of('iso-week', 1000)).toBe('iso-week');
	});

	it('shows an incomplete latest quarter and judges the one before', () => {
		const points = line(42, 7);
		const found = finestReading(points.with(-1, { ...points[41]!, status: 'incomplete' }), options);
		expect(found.points.at(-1)).toMatchObject({ numerator: 11, status: 'incomplete' });
		expect(found.reading.latest!.index).toBe(2017 * 4 + 1);
	});

	it('moves rebases and baseline to the quarters, and a break to the quarter that holds it', () => {
		const points = line(90, 7);
		const found = finestReading(points, {
			...options,
			rebases: [april + 1],
			baseline: 36,
		});
		expect(found.reading.groups.map(({ start }) => start)).toEqual([8057, 8058]);
		const whole = seriesReading(found.points, {
			...options,
			periodType: 'quarter',
			rebases: [8058],
			baseline: 12,
		});
		expect(found.reading).toEqual(whole);
		const broken = (at: number) =>
			finestReading(points, { ...options, definitionBreaks: [at] }).reading.countedDifferently;
		// The latest quarter is July to September 2021; a year before it is that of 2020.
		expect(broken(monthIndex(2020, 7))).toBe(false);
		expect(broken(monthIndex(2020, 8))).toBe(true);
		expect(broken(monthIndex(2021, 9))).toBe(true);
		expect(broken(monthIndex(2021, 10))).toBe(false);
	});

	it('leaves the target of a monthly count with the months', () => {
		const points = line(42, 2).map((point) => ({
			...point,
			value: 1,
			numerator: 1,
			denominator: null,
		}));
		const count = {
			...options,
			unit: { kind: 'count', of: 'children' },
			denominator: null,
			target: 1,
		} as const;
		expect(finestReading(points, count)).toMatchObject({
			periodType: 'quarter',
			reading: { status: 'given', assurance: null },
		});
	});

	it('annualises the rate of a quarter, interval and all', () => {
		const points = line(48, 2).map((point, i) => {
			const numerator = i % 3;
			return { ...point, value: numerator * 12, numerator, denominator: 10_000 };
		});
		const found = finestReading(points, {
			...options,
			unit: { kind: 'rate', per: 10_000, of: 'children' },
			denominator: { addsOverTime: false, population: true },
			annualised: true,
		});
		expect(found).toMatchObject({ periodType: 'quarter', annualised: true });
		expect(found.reading.latest).toMatchObject({ value: 12 });
		expect(found.reading.latest!.interval!.upper).toBeCloseTo(4 * 8.767, 2);
	});
});
