import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../tests/oracle.ts';
import { changeBetween, poissonInterval, wilsonInterval } from './intervals.ts';
import { periodTypes } from './periods.ts';
import { seriesReading, type SeriesOptions, type SeriesPoint } from './series-reading.ts';
import { seriesValue } from './series.ts';
import { polarities, readings, type Unit } from './vocabulary.ts';
import { xmrChart } from './xmr-chart.ts';

const percent: Unit = { kind: 'percent' };
const rate: Unit = { kind: 'rate', per: 10_000, of: 'children' };
const count: Unit = { kind: 'count', of: 'children' };
const mean: Unit = { kind: 'mean', of: 'days' };

const process = {
	periodType: 'month',
	unit: percent,
	polarity: 'lower-is-better',
	reading: 'process',
} satisfies SeriesOptions;
const yearly = { ...process, reading: 'yearly' } satisfies SeriesOptions;

/** Points of 100 each from period 100, null for none. */
function outOf100(...numerators: (number | null)[]): SeriesPoint[] {
	return numerators.map((numerator, i) => ({
		index: 100 + i,
		value: numerator,
		numerator,
		denominator: numerator === null ? null : 100,
	}));
}

const usual = Array.from({ length: 14 }, (_, i) => 20 + (i % 2) * 4);

describe('seriesReading, process', () => {
	it('is the XmR chart, told in periods', () => {
		const points = outOf100(...usual, 40).filter(({ index }) => index !== 105);
		const reading = seriesReading(points.toReversed(), { ...process, target: 10, rebases: [113] });
		const values = [...usual, 40].with(5, null as never);
		const chart = xmrChart(values, { polarity: 'lower-is-better', target: 10, rebases: [13] });
		expect(reading.points.map(({ index }) => index)).toEqual(values.map((_, i) => 100 + i));
		expect(reading.points[5]).toMatchObject({ index: 105, value: null, variation: null });
		expect(reading.groups).toEqual([
			{ ...chart.groups[0]!, start: 100, end: 112 },
			{ ...chart.groups[1]!, start: 113, end: 114 },
		]);
		expect(reading.groups.map(({ trial }) => trial)).toEqual([true, true]);
	});

	it('gives variation, assurance and the signal of the latest value', () => {
		const reading = seriesReading(outOf100(...usual, 60, null), { ...process, target: 25 });
		expect(reading).toMatchObject({
			status: 'given',
			variation: 'concern',
			assurance: 'hit-or-miss',
			signal: { rule: 'outside', side: 'high', direction: null, length: 1 },
			smallNumbers: null,
		});
		expect(reading.latest).toMatchObject({ index: 114, value: 60 });
		expect(reading.points[14]).toMatchObject({ rules: ['outside'], variation: 'concern' });
	});

	it('says nothing about common cause', () => {
		const reading = seriesReading(outOf100(...usual), process);
		expect(reading).toMatchObject({
			status: 'given',
			variation: 'common-cause',
			assurance: null,
			signal: null,
		});
	});

	it('counts a shift back as far as it goes', () => {
		const high = Array.from({ length: 9 }, (_, i) => 24 + (i % 2) * 2);
		const values = [...Array.from({ length: 20 }, (_, i) => 18 + (i % 3) * 2), ...high, null, 25];
		const reading = seriesReading(outOf100(...values), process);
		expect(reading.signal).toEqual({ rule: 'shift', side: 'high', direction: null, length: 10 });
	});

	it('counts a trend back as far as it goes', () => {
		const swings = Array.from({ length: 20 }, (_, i) => 20 + (i % 2) * 40);
		const values = [...swings, 49, 47, 45, 43, null, 41, 39, 37, 35];
		const reading = seriesReading(outOf100(...values), process);
		expect(reading.signal).toEqual({
			rule: 'trend',
			side: 'low',
			direction: 'falling',
			length: 9,
		});
		expect(reading.variation).toBe('improvement');
	});

	it('counts the far values of the last three', () => {
		const swings = Array.from({ length: 30 }, (_, i) => 20 + (i % 2) * 4);
		const two = seriesReading(outOf100(...swings, 31, 25, 31), process);
		expect(two.signal).toEqual({ rule: 'two-in-three', side: 'high', direction: null, length: 2 });
		const three = seriesReading(outOf100(...swings, 31, 31, 31), process);
		expect(three.signal).toMatchObject({ rule: 'two-in-three', length: 3 });
	});

	it('shows limits on trial without a verdict', () => {
		const reading = seriesReading(outOf100(...usual.slice(0, 11), 90), { ...process, target: 10 });
		expect(reading).toMatchObject({
			status: 'trial',
			variation: null,
			assurance: null,
			signal: null,
		});
		expect(reading.groups).toHaveLength(1);
		expect(reading.groups[0]).toMatchObject({ start: 100, end: 111, trial: true });
		expect(reading.points.every((p) => p.variation === null && p.rules.length === 0)).toBe(true);
	});

	it('keeps the marks of an earlier group while a new one is on trial', () => {
		const reading = seriesReading(outOf100(...usual, 60, 50, 51), { ...process, rebases: [115] });
		expect(reading.status).toBe('trial');
		expect(reading.points[14]).toMatchObject({
			rules: ['outside'],
			variation: 'concern',
			group: 0,
		});
		expect(reading.points[16]).toMatchObject({ rules: [], variation: null, group: 1 });
	});

	it('starts a group at a rebase that has no value of its own', () => {
		const points = outOf100(...usual, null, ...usual);
		const { groups } = seriesReading(points, { ...process, rebases: [114, 50, 900] });
		expect(groups.map(({ start, end }) => [start, end])).toEqual([
			[100, 113],
			[114, 128],
		]);
	});

	it('reads published values that come without their numbers', () => {
		const points = outOf100(...usual, 60).map(({ index, value }) => ({
			index,
			value,
			numerator: null,
			denominator: null,
		}));
		const reading = seriesReading(points, process);
		expect(reading).toMatchObject({ status: 'given', variation: 'concern' });
		expect(reading.latest).toEqual({ index: 114, value: 60, interval: null });
		expect(reading.change).toEqual({ difference: 40, lower: null, upper: null });
	});
});

describe('seriesReading, yearly', () => {
	const elevenMonths = Array.from({ length: 11 }, () => null);

	it('judges the change on the same period a year ago', () => {
		const reading = seriesReading(outOf100(20, ...elevenMonths, 40), { ...yearly, target: 10 });
		const change = changeBetween(wilsonInterval(40, 100), wilsonInterval(20, 100));
		expect(reading).toMatchObject({
			groups: [],
			status: 'given',
			variation: 'concern',
			assurance: 'failing',
			signal: null,
		});
		expect(reading.yearAgo).toEqual({ index: 100, value: 20 });
		expectClose(reading.change!.difference, 20);
		expectClose(reading.change!.lower, 100 * change.lower);
		expectClose(reading.change!.upper, 100 * change.upper);
		expect(reading.points.at(-1)).toMatchObject({ variation: 'concern', rules: [], group: null });
		expect(reading.points[0]!.variation).toBeNull();
	});

	it('finds no clear change where the interval holds 0', () => {
		const reading = seriesReading(outOf100(20, ...elevenMonths, 25), { ...yearly, target: 24 });
		expect(reading).toMatchObject({
			status: 'given',
			variation: 'common-cause',
			assurance: 'hit-or-miss',
		});
	});

	it('goes by polarity', () => {
		const points = outOf100(40, ...elevenMonths, 20);
		const of = (polarity: SeriesOptions['polarity']) =>
			seriesReading(points, { ...yearly, polarity, target: 60 });
		expect(of('lower-is-better')).toMatchObject({
			variation: 'improvement',
			assurance: 'passing',
		});
		expect(of('higher-is-better')).toMatchObject({ variation: 'concern', assurance: 'failing' });
		expect(of('neutral')).toMatchObject({ variation: 'neutral-low', assurance: null });
	});

	it('says without a value a year ago whether the target is met, and not whether it changed', () => {
		const reading = seriesReading(outOf100(...usual.slice(0, 12)), { ...yearly, target: 10 });
		expect(reading).toMatchObject({
			status: 'no-comparison',
			variation: null,
			assurance: 'failing',
			yearAgo: null,
			change: null,
		});
		expect(reading.latest!.interval).not.toBeNull();
	});

	it('gives the difference of means, without a verdict', () => {
		const points = [30, ...elevenMonths, 45].map((value, i) => ({
			index: i,
			value,
			numerator: value && value * 50,
			denominator: value && 50,
		}));
		expect(seriesReading(points, { ...yearly, unit: mean })).toMatchObject({
			status: 'no-comparison',
			change: { difference: 15, lower: null, upper: null },
			latest: { index: 12, value: 45, interval: null },
		});
	});

	it.each([
		['at the period of a year ago', 100, false],
		['just after a year ago', 101, true],
		['at the latest', 112, true],
		['after the latest', 113, false],
	])('tells a definition that changed %s', (_when, at, countedDifferently) => {
		const points = outOf100(20, ...elevenMonths, 40);
		const options = { ...yearly, target: 10, definitionBreaks: [at] };
		const reading = seriesReading(points, options);
		expect(reading).toMatchObject({ countedDifferently, yearAgo: { value: 20 } });
		if (countedDifferently)
			expect(reading).toMatchObject({
				status: 'no-comparison',
				variation: null,
				assurance: 'failing',
				change: null,
			});
		else expect(reading).toEqual(seriesReading(points, { ...yearly, target: 10 }));
	});

	it('keeps the limits of a process across a changed definition, and drops the change on a year ago', () => {
		const plain = seriesReading(outOf100(...usual), process);
		const broken = seriesReading(outOf100(...usual), { ...process, definitionBreaks: [105] });
		expect(plain.change).not.toBeNull();
		expect(broken).toEqual({ ...plain, countedDifferently: true, change: null });
	});

	it('compares other periods with the same of the year before', () => {
		const points = outOf100(20, null, null, null, 50);
		expect(seriesReading(points, { ...yearly, periodType: 'quarter' }).yearAgo!.index).toBe(100);
		expect(seriesReading(points, { ...yearly, periodType: 'year-to-march' }).yearAgo).toBeNull();
	});

	it('scales the interval of a rate as its value is scaled', () => {
		const quarters = [120, null, null, null, 90].map((numerator, index) => ({
			index,
			value: seriesValue(rate, numerator, 60_000, { monthsCovered: 3, annualised: true }),
			numerator,
			denominator: 60_000,
		}));
		const options = { ...yearly, periodType: 'quarter', unit: rate, annualised: true } as const;
		const reading = seriesReading(quarters, options);
		const now = poissonInterval(90, 60_000, { per: 40_000 });
		const change = changeBetween(now, poissonInterval(120, 60_000, { per: 40_000 }));
		expectClose(reading.latest!.interval!.lower, now.lower);
		expectClose(reading.latest!.interval!.upper, now.upper);
		expectClose(reading.change!.lower, change.lower);
		expectClose(reading.change!.upper, change.upper);
	});

	it('knows the interval of an annualised rate of 0', () => {
		const points = [12, null, null, null, 0].map((numerator, index) => ({
			index,
			value: numerator && numerator * 4,
			numerator,
			denominator: 10_000,
		}));
		const options = { ...yearly, periodType: 'quarter', unit: rate, annualised: true } as const;
		const { interval } = seriesReading(points, options).latest!;
		expectClose(interval!.upper, 4 * poissonInterval(0, 1).upper);
	});

	it('takes the interval of a count from the count', () => {
		const points = outOf100(20, ...elevenMonths, 40);
		const { interval } = seriesReading(points, { ...yearly, unit: count }).latest!;
		const { lower, upper } = poissonInterval(40, 1);
		expect(interval).toEqual({ lower, upper });
	});
});

describe('seriesReading', () => {
	it('gives no verdict on small numbers', () => {
		const small = usual.map((_, index) => ({
			index,
			value: (100 * 3) / 11,
			numerator: 3,
			denominator: 11,
		}));
		for (const options of [process, yearly])
			expect(seriesReading(small, { ...options, target: 10 })).toMatchObject({
				status: 'small-numbers',
				variation: null,
				assurance: null,
				groups: [],
				smallNumbers: { numerator: 3, denominator: 11 },
			});
	});

	it.each<[Unit, number, number, number, object]>([
		[percent, 5, 19.9, 20, { numerator: 5, denominator: 19.9 }],
		[mean, 5, 2.9, 3, { numerator: null, denominator: 2.9 }],
		[rate, 2.9, 1000, 1000, { numerator: 2.9, denominator: null }],
		[count, 2.9, 1000, 1000, { numerator: 2.9, denominator: null }],
	])('draws the line for a $kind where the methods do', (unit, numerator, under, from, told) => {
		const points = (size: number, events: number) =>
			usual.map((_, index) => ({ index, value: 1, numerator: events, denominator: size }));
		const few = seriesReading(points(under, numerator), { ...process, unit });
		expect(few).toMatchObject({ status: 'small-numbers', smallNumbers: told });
		const enough = seriesReading(points(from, Math.ceil(numerator)), { ...process, unit });
		expect(enough.status).toBe('given');
	});

	it('takes a count without a numerator as its own', () => {
		const points = usual.map((_, index) => ({
			index,
			value: 2,
			numerator: null,
			denominator: null,
		}));
		const reading = seriesReading(points, { ...process, unit: count });
		expect(reading.smallNumbers).toEqual({ numerator: 2, denominator: null });
	});

	it('has no values to read, or none at all', () => {
		const empty = {
			groups: [],
			status: 'no-values',
			variation: null,
			assurance: null,
			latest: null,
			yearAgo: null,
			countedDifferently: false,
			change: null,
			signal: null,
			smallNumbers: null,
		};
		expect(seriesReading([], process)).toEqual({ ...empty, points: [] });
		const { points, ...rest } = seriesReading(outOf100(null, null), yearly);
		expect(rest).toEqual(empty);
		expect(points.map(({ index }) => index)).toEqual([100, 101]);
	});

	it('has no interval where numerator and denominator cannot be right', () => {
		const wrong = [{ index: 1, value: 50, numerator: 90, denominator: 60 }];
		expect(seriesReading(wrong, process).latest!.interval).toBeNull();
		const negative = [{ index: 1, value: 50, numerator: -1, denominator: 60 }];
		expect(seriesReading(negative, { ...process, unit: rate }).latest!.interval).toBeNull();
	});

	it('names the argument it refuses', () => {
		const [point] = outOf100(1);
		const refused = (wrong: Partial<SeriesPoint>, message: string) =>
			expect(() => seriesReading([{ ...point!, ...wrong }], process)).toThrow(
				new RangeError(message),
			);
		refused({ value: NaN }, 'value must be a finite number');
		refused({ denominator: Infinity }, 'denominator must be a finite number');
		refused({ index: 0.5 }, 'index must be a whole number of less than a million');
		refused({ index: 1e15 }, 'index must be a whole number of less than a million');
		expect(() => seriesReading([point!, point!], process)).toThrow('period 100 has two points');
	});

	it('never says NaN or Infinity, and gives a verdict only when it says so', () => {
		const unit = fc.constantFrom(percent, rate, count, mean);
		const number = fc.option(fc.double({ min: -1e6, max: 1e6, noNaN: true }));
		const point = fc.record({
			index: fc.integer({ min: -40, max: 40 }),
			value: number,
			numerator: fc.option(fc.nat(1000)),
			denominator: fc.option(fc.nat(1000)),
		});
		const options = fc.record({
			periodType: fc.constantFrom(...periodTypes),
			unit,
			polarity: fc.constantFrom(...polarities),
			reading: fc.constantFrom(...readings),
			annualised: fc.boolean(),
			target: number,
			rebases: fc.array(fc.integer({ min: -40, max: 40 })),
			definitionBreaks: fc.array(fc.integer({ min: -40, max: 40 })),
		});
		const points = fc.uniqueArray(point, { selector: ({ index }) => index, maxLength: 80 });
		fc.assert(
			fc.property(points, options, (all, how) => {
				const reading = seriesReading(all, how);
				JSON.stringify(reading, (_, value: unknown) => {
					if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
					return value;
				});
				const { status, variation, assurance, latest, signal } = reading;
				expect(variation !== null).toBe(status === 'given');
				if (status !== 'given') expect(signal).toBeNull();
				if (reading.countedDifferently) expect(reading.change).toBeNull();
				if (!['given', 'no-comparison'].includes(status)) expect(assurance).toBeNull();
				if (how.polarity === 'neutral') expect(assurance).toBeNull();
				const marked = reading.points.find(({ index }) => index === latest?.index);
				expect(marked?.variation ?? null).toBe(variation);
				expect(marked?.rules[0]).toBe(signal?.rule);
				if (how.reading === 'yearly') expect(reading.groups).toEqual([]);
			}),
			{ numRuns: 500 },
		);
	});
});
