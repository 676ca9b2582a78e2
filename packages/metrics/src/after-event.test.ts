import { describe, expect, it } from 'vitest';
import { expectClose } from '../tests/oracle.ts';
import { afterEvent } from './after-event.ts';
import { changeBetween, wilsonInterval } from './intervals.ts';
import type { SeriesOptions } from './series-reading.ts';

const options = {
	periodType: 'month',
	unit: { kind: 'percent' },
	polarity: 'lower-is-better',
	reading: 'process',
} satisfies SeriesOptions;
const yearly = { ...options, reading: 'yearly' } as const;

/** Twelve months of 20 and 24 in turn from month 100, the month of the event, 112, and those after it. */
const before = Array.from({ length: 12 }, (_, i) => 20 + (i % 2) * 4);
const limits = { mean: 22, lower: 22 - 2.66 * 4, upper: 22 + 2.66 * 4 };

function months(values: (number | null)[]) {
	return values.map((value, i) => ({
		index: 100 + i,
		value,
		numerator: value,
		denominator: value === null ? null : 100,
	}));
}

function after(values: (number | null)[], how: Partial<SeriesOptions> = {}) {
	return afterEvent(months([...before, 99, ...values]), { ...options, ...how, event: 112 });
}

describe('afterEvent, process', () => {
	it('takes limits from before the event, and leaves out the period of the event itself', () => {
		const found = after([22]);
		expect(found).toEqual({
			outcome: 'too-early',
			before: { index: 111, value: 24 },
			latest: { index: 113, value: 22 },
			valuesAfter: 1,
			limits: expect.objectContaining({ mean: 22 }) as object,
			change: null,
		});
		expectClose(found.limits!.lower, limits.lower);
		expectClose(found.limits!.upper, limits.upper);
	});

	it('is too early for six values without a signal, and no change yet after seven', () => {
		const usual = [20, 24, 20, 24, 20, 24, 20];
		expect(after(usual.slice(0, 6)).outcome).toBe('too-early');
		expect(after(usual).outcome).toBe('no-change-yet');
		expect(after([...usual.slice(0, 6), null]).outcome).toBe('too-early');
		expect(after([]).outcome).toBe('too-early');
	});

	it.each([
		['outside', [22, 5]],
		['trend', [26, 25, 24, 23, 22, 21, 20]],
		['two-in-three', [13, 20, 13]],
		['shift', [21, 20, 21, 20, 21, 20, 21]],
	])('finds %s on the good side', (_rule, values) => {
		expect(after(values).outcome).toBe('improving');
		expect(after(values, { polarity: 'higher-is-better' }).outcome).toBe('worsening');
		expect(after(values, { polarity: 'neutral' }).outcome).toBe('lower');
		const mirrored = values.map((value) => 44 - value);
		expect(after(mirrored).outcome).toBe('worsening');
		expect(after(mirrored, { polarity: 'neutral' }).outcome).toBe('higher');
	});

	it('keeps a signal that has passed, and goes by the later of two', () => {
		expect(after([5, 22, 22]).outcome).toBe('improving');
		expect(after([5, 22, 40]).outcome).toBe('worsening');
		expect(after([40, 22, 5]).outcome).toBe('improving');
	});

	it('counts no value from before the event into a run', () => {
		const low = months([...before.slice(0, 8), 21, 21, 21, 21, 21, 21, 21, 21, 21]);
		expect(afterEvent(low, { ...options, event: 112 })).toMatchObject({
			valuesAfter: 4,
			outcome: 'too-early',
		});
	});

	it('goes by the values since the rebase before the event, if they are twelve', () => {
		const all = months([...before.map((value) => value + 40), ...before, 99, 60]);
		const of = (rebases: number[]) => afterEvent(all, { ...options, rebases, event: 124 });
		expect(of([112])).toMatchObject({ outcome: 'worsening', limits: { mean: 22 } });
		expect(of([112, 125])).toMatchObject({ outcome: 'worsening', limits: { mean: 22 } });
		expect(of([113])).toMatchObject({ outcome: null, limits: null });
	});

	it('cannot say from eleven values, without neighbours, with small numbers or another definition', () => {
		const early = months([...before, 99, 5]);
		expect(afterEvent(early.slice(1), { ...options, event: 112 }).outcome).toBeNull();
		const apart = months(before.flatMap((value) => [value, null]));
		expect(
			afterEvent([...apart, { ...apart[0]!, index: 130 }], { ...options, event: 125 }),
		).toMatchObject({ outcome: null, limits: null });
		const small = early.map((point) => ({ ...point, denominator: 9 }));
		expect(afterEvent(small, { ...options, event: 112 }).outcome).toBeNull();
		const broken = (at: number) => after([5], { definitionBreaks: [at] }).outcome;
		expect([111, 112, 113, 114].map(broken)).toEqual(['improving', null, null, 'improving']);
		expect(afterEvent([], { ...options, event: 1 })).toMatchObject({ outcome: null, before: null });
	});

	it('refuses an event that is no period', () =>
		expect(() => afterEvent([], { ...options, event: 0.5 })).toThrow(
			'event must be a whole number',
		));
});

describe('afterEvent, yearly', () => {
	const year = (now: number | null, length = 12) =>
		months([30, null, ...Array.from({ length: length - 2 }, () => 1), now]);
	const of = (now: number | null, how: Partial<SeriesOptions> = {}, length = 12) =>
		afterEvent(year(now, length), { ...yearly, ...how, event: 101 });

	it('compares the latest with the last value before, twelve months earlier or more', () => {
		const found = of(10);
		const change = changeBetween(wilsonInterval(10, 100), wilsonInterval(30, 100));
		expect(found).toMatchObject({
			outcome: 'improving',
			before: { index: 100, value: 30 },
			latest: { index: 112, value: 10 },
			limits: null,
		});
		expectClose(found.change!.difference, -20);
		expectClose(found.change!.lower, 100 * change.lower);
		expectClose(found.change!.upper, 100 * change.upper);
		expect(of(10, {}, 11)).toMatchObject({ outcome: 'too-early', change: null });
		expect(of(10, {}, 20).outcome).toBe('improving');
	});

	it('goes by polarity', () => {
		expect(of(60).outcome).toBe('worsening');
		expect(of(60, { polarity: 'higher-is-better' }).outcome).toBe('improving');
		expect(of(60, { polarity: 'neutral' }).outcome).toBe('higher');
		expect(of(10, { polarity: 'neutral' }).outcome).toBe('lower');
	});

	it('finds no change yet where chance could have made it', () => {
		expect(of(33)).toMatchObject({ outcome: 'no-change-yet', change: { difference: 3 } });
	});

	it('knows the difference of means, and no more', () => {
		expect(of(10, { unit: { kind: 'mean', of: 'days' } })).toMatchObject({
			outcome: null,
			change: { difference: -20, lower: null, upper: null },
		});
	});
});
