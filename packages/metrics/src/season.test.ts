import { describe, expect, it } from 'vitest';
import { monthIndex } from './periods.ts';
import { seasonality } from './seasonality.ts';
import { seasonOf } from './season.ts';

const january = monthIndex(2015, 1);

/** Whole years of months, high in summer, a little different each year; the last is August. */
const summers = (years: number) =>
	Array.from(
		{ length: 12 * years - 4 },
		(_, i) => 50 + 5 * Math.min(i % 12, 11 - (i % 12)) + Math.floor(i / 12),
	);

const points = (values: (number | null)[]) =>
	values.map((value, i) => ({ index: january + i, value, numerator: null, denominator: null }));

describe('seasonOf', () => {
	const values = summers(5);

	it('says that a value within the range of earlier years is usual for its month', () => {
		expect(seasonOf(points(values.with(-1, 72)), 'month')).toEqual({
			month: 8,
			earlier: { lower: 70, upper: 73, count: 4 },
			place: 'inside',
			p: seasonality(values.with(-1, 72))!.p,
		});
	});

	it('takes the ends of the range as inside, and tells below from above', () => {
		const at = (value: number) => seasonOf(points(values.with(-1, value)), 'month')!.place;
		expect([69.9, 70, 73, 73.1].map(at)).toEqual(['below', 'inside', 'inside', 'above']);
	});

	it('looks at the last month that has a value, in any order of points', () => {
		const found = seasonOf(points([...values.slice(0, -1), null, null]).toReversed(), 'month');
		expect(found).toMatchObject({ month: 7, earlier: { count: 4 } });
	});

	it('says nothing before three whole years, of years without seasons, and of other periods', () => {
		expect(seasonOf(points(summers(3)), 'month')).toBeNull();
		expect(seasonOf(points([...summers(3), 67, 62, 57, 52]), 'month')).toMatchObject({
			month: 12,
			earlier: { count: 2 },
		});
		expect(seasonOf(points(values.map((_, i) => (i * 7919) % 13)), 'month')).toBeNull();
		expect(seasonOf(points(values), 'quarter')).toBeNull();
		expect(seasonOf([], 'month')).toBeNull();
	});

	it('names the number it refuses', () => {
		expect(() => seasonOf(points([NaN]), 'month')).toThrow('value must be a finite number');
	});
});
