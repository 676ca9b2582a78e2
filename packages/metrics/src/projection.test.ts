import { describe, expect, it } from 'vitest';
import { describeOracle, expectClose } from '../tests/oracle.ts';
import { sensSlope } from './mann-kendall.ts';
import { monthIndex } from './periods.ts';
import { projection, senLineAt } from './projection.ts';
import type { SeriesOptions } from './series-reading.ts';
import { xmrChart } from './xmr-chart.ts';

describeOracle<{
	cases: {
		id: string;
		input: { values: (number | null)[] };
		projection?: { stepsAhead: Record<string, number> };
	}[];
}>('mann_kendall.json', ({ cases }) => {
	const projected = cases.filter(({ projection }) => projection);

	it('hold projections to compare with', () => expect(projected.length).toBeGreaterThan(5));

	it.each(projected)('agree on the line of $id', ({ input: { values }, projection }) => {
		for (const [steps, expected] of Object.entries(projection!.stepsAhead))
			expectClose(senLineAt(values, values.length - 1 + Number(steps)), expected);
	});
});

const march = monthIndex(2019, 3);
const options = {
	periodType: 'month',
	unit: { kind: 'percent' },
	polarity: 'lower-is-better',
	reading: 'process',
} satisfies SeriesOptions;

/** Months up to March 2019, of 200 each. */
function months(values: (number | null)[]) {
	return values.map((value, i) => ({
		index: march - values.length + 1 + i,
		value,
		numerator: value === null ? null : 2 * value,
		denominator: 200,
	}));
}

const usual = Array.from({ length: 24 }, (_, i) => 40 + ((i * 5) % 13));
const rising = Array.from({ length: 24 }, (_, i) => 20 + 2 * i + (i % 2));

describe('projection', () => {
	it('is the mean and the limits of a series that neither rises nor falls', () => {
		const [group] = xmrChart(usual, options).groups;
		expect(projection(months(usual), { ...options, to: march + 6 })).toEqual({
			index: march + 6,
			basis: 'level',
			value: group!.mean,
			lower: group!.lower,
			upper: group!.upper,
			direction: null,
		});
	});

	it('goes on along the line of a series that rises, wider the further ahead', () => {
		const at = (ahead: number) => projection(months(rising), { ...options, to: march + ahead })!;
		const found = at(6);
		expect(found).toMatchObject({ basis: 'trend', direction: 'rising' });
		expectClose(found.value, senLineAt(rising, 29));
		const { slope, lower, upper } = sensSlope(rising)!;
		const left = rising.map((value, i) => value - senLineAt(rising, i)!);
		const [group] = xmrChart(left, options).groups;
		const scatter = group!.upper! - group!.mean!;
		expectClose(found.lower, found.value - Math.hypot(scatter, (slope - lower!) * 17.5));
		expectClose(found.upper, found.value + Math.hypot(scatter, (upper! - slope) * 17.5));
		expect(found.upper - found.lower).toBeGreaterThanOrEqual(at(1).upper - at(1).lower);
	});

	it('tells a fall, over gaps too', () => {
		const falling = rising.map((value) => 90 - value).with(5, null as never);
		const found = projection(months(falling), { ...options, to: march + 1 })!;
		expect(found).toMatchObject({ basis: 'trend', direction: 'falling' });
		expect(found.lower).toBeLessThan(found.value);
		expect(found.upper).toBeGreaterThan(found.value);
	});

	it('takes no line for a guide that the latest value has left', () => {
		const left = [...rising, 40];
		const [group] = xmrChart(left, options).groups;
		expect(projection(months(left), { ...options, to: march + 3 })).toMatchObject({
			basis: 'level',
			value: group!.mean,
			direction: null,
		});
		expect(projection(months([...rising, 68]), { ...options, to: march + 3 })).toMatchObject({
			basis: 'trend',
			direction: 'rising',
		});
	});

	it('goes by the values since the last rebase', () => {
		const values = [...usual.map((value) => value - 30), ...usual];
		const rebased = { ...options, rebases: [march - 23], to: march + 3 };
		expect(projection(months(values), rebased)).toEqual(
			projection(months(usual), { ...options, to: march + 3 }),
		);
	});

	it('has no trend across another definition', () => {
		const broken = { ...options, definitionBreaks: [march - 3], to: march + 1 };
		expect(projection(months(rising), broken)).toMatchObject({ basis: 'level' });
		const before = { ...options, definitionBreaks: [march - 23], to: march + 1 };
		expect(projection(months(rising), before)).toMatchObject({ basis: 'trend' });
	});

	it('needs twelve values for a trend, and thirteen for limits', () => {
		const of = (values: number[]) => projection(months(values), { ...options, to: march + 1 });
		expect(of(rising.slice(0, 12))).toMatchObject({ basis: 'trend' });
		expect(of(rising.slice(0, 11))).toBeNull();
		expect(of(usual.slice(0, 12))).toBeNull();
		expect(of(usual.slice(0, 13))).toMatchObject({ basis: 'level' });
	});

	it('never leaves what the unit allows', () => {
		const high = rising.map((value) => value + 32);
		expect(projection(months(high), { ...options, to: march + 6 })).toMatchObject({
			value: 100,
			upper: 100,
		});
		const low = usual.map((value) => (value - 40) * 2);
		expect(projection(months(low), { ...options, to: march + 6 })!.lower).toBe(0);
		const count = { ...options, unit: { kind: 'count', of: 'children' }, to: march + 6 } as const;
		expect(projection(months(low), count)!.lower).toBe(0);
		expect(projection(months(high), count)!.upper).toBeGreaterThan(100);
		const mean = { ...count, unit: { kind: 'mean', of: 'points' } } as const;
		expect(projection(months(low), mean)!.lower).toBe(0);
		const negative = months(low.with(0, -1));
		expect(projection(negative, mean)!.lower).toBeLessThan(0);
	});

	it('reaches six months ahead and no further, from the latest value', () => {
		const to = (index: number, periodType: SeriesOptions['periodType'] = 'month') =>
			projection(months([...usual, null]), { ...options, periodType, to: index });
		expect(to(march - 1)).toBeNull();
		expect(to(march)).not.toBeNull();
		expect(to(march + 5)).not.toBeNull();
		expect(to(march + 6)).toBeNull();
		expect(to(march + 1, 'quarter')).not.toBeNull();
		expect(to(march + 2, 'quarter')).toBeNull();
	});

	it('says nothing of a yearly reading, of small numbers, of no values', () => {
		const how = { ...options, to: march + 1 };
		expect(projection(months(usual), { ...how, reading: 'yearly' })).toBeNull();
		const small = months(usual).map((point) => ({ ...point, denominator: 5 }));
		expect(projection(small, how)).toBeNull();
		expect(projection(months([null]), how)).toBeNull();
		expect(projection([], how)).toBeNull();
	});

	it('refuses a time that is no period', () =>
		expect(() => projection([], { ...options, to: 0.5 })).toThrow('to must be a whole number'));
});
