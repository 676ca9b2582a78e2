import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	comparisonWith,
	farFromAverage,
	judgementOf,
	neighbourAverage,
	quarterOf,
	rankOf,
} from './comparison.ts';
import { polarities, quarters, significances, type Polarity } from './vocabulary.ts';

const interval = { lower: 26.6, upper: 28.1 };

describe('comparisonWith', () => {
	it.each([
		[21.9, 'higher'],
		[26.6, 'similar'],
		[27.3, 'similar'],
		[28.1, 'similar'],
		[30, 'lower'],
	])('with %d is %s', (comparator, expected) => {
		expect(comparisonWith(interval, comparator)).toBe(expected);
	});

	it('gives no verdict without an interval or a comparator', () => {
		expect(comparisonWith(null, 20)).toBeNull();
		expect(comparisonWith(interval, null)).toBeNull();
	});
});

describe('judgementOf', () => {
	it.each([
		['higher', 'higher-is-better', 'better'],
		['lower', 'higher-is-better', 'worse'],
		['higher', 'lower-is-better', 'worse'],
		['lower', 'lower-is-better', 'better'],
		['higher', 'neutral', null],
		['lower', 'neutral', null],
		['similar', 'higher-is-better', null],
	] as const)('of %s where %s is %s', (comparison, polarity, expected) => {
		expect(judgementOf(comparison, polarity)).toBe(expected);
	});
});

describe('rankOf', () => {
	const values = [15.2, 27.3, 21, 21, 30.1];

	it.each([
		[15.2, 'lower-is-better', { rank: 1, of: 5, tied: false }],
		[21, 'lower-is-better', { rank: 2, of: 5, tied: true }],
		[27.3, 'lower-is-better', { rank: 4, of: 5, tied: false }],
		[15.2, 'higher-is-better', { rank: 5, of: 5, tied: false }],
		[21, 'higher-is-better', { rank: 3, of: 5, tied: true }],
		[30.1, 'neutral', { rank: 1, of: 5, tied: false }],
	] as const)('of %d where %s', (value, polarity, expected) => {
		expect(rankOf(value, values, polarity)).toEqual(expected);
	});

	it('refuses a value that is not among them, and what is not a number', () => {
		expect(() => rankOf(1, values, 'neutral')).toThrow(RangeError);
		expect(() => rankOf(1, [1, NaN], 'neutral')).toThrow('values[1] must be a finite number');
	});

	it('counts the same from both ends where nothing is tied', () => {
		fc.assert(
			fc.property(fc.uniqueArray(fc.integer(), { minLength: 1 }), (all) => {
				for (const value of all)
					expect(
						rankOf(value, all, 'lower-is-better').rank +
							rankOf(value, all, 'higher-is-better').rank,
					).toBe(all.length + 1);
			}),
		);
	});
});

describe('quarterOf', () => {
	// Quartiles 12, 14 and 16: each is a value.
	const values = [18, 10, 12, 16, 14];

	it.each([
		['lower-is-better', ['best', 'best', 'second-best', 'second-worst', 'worst']],
		['higher-is-better', ['worst', 'second-worst', 'second-best', 'best', 'best']],
		['neutral', ['lowest', 'second-lowest', 'second-highest', 'highest', 'highest']],
	] as const)(
		'puts a value on a quartile into the better quarter where %s',
		(polarity, expected) => {
			expect([10, 12, 14, 16, 18].map((value) => quarterOf(value, values, polarity))).toEqual(
				expected,
			);
		},
	);

	it('of eleven authorities calls three the best and three the worst', () => {
		const eleven = Array.from({ length: 11 }, (_, i) => i + 1);
		const found = Map.groupBy(eleven, (value) => quarterOf(value, eleven, 'lower-is-better'));
		expect(found.get('best')).toEqual([1, 2, 3]);
		expect(found.get('second-best')).toEqual([4, 5, 6]);
		expect(found.get('second-worst')).toEqual([7, 8]);
		expect(found.get('worst')).toEqual([9, 10, 11]);
	});

	it('cannot be told among fewer than four, or where half of them share the value', () => {
		expect(quarterOf(1, [1, 2, 3], 'neutral')).toBeNull();
		expect(quarterOf(0, [0, 0, 0, 0, 5], 'lower-is-better')).toBeNull();
		expect(quarterOf(5, [0, 0, 0, 0, 5], 'lower-is-better')).toBe('worst');
	});

	it('never puts a better value into a worse quarter', () => {
		const place = (value: number, all: number[], polarity: Polarity) =>
			quarters.indexOf(quarterOf(value, all, polarity) ?? 'best');
		fc.assert(
			fc.property(
				fc.uniqueArray(fc.integer({ min: -50, max: 50 }), { minLength: 4, maxLength: 160 }),
				fc.constantFrom(...polarities),
				(all, polarity) => {
					const bestFirst = [...all].sort((a, b) =>
						polarity === 'lower-is-better' ? a - b : b - a,
					);
					const places = bestFirst.map((value) => place(value, all, polarity));
					expect(places).toEqual([...places].sort((a, b) => a - b));
				},
			),
		);
	});
});

describe('neighbourAverage', () => {
	it('is the simple mean of those that have a value, and says how many', () => {
		expect(neighbourAverage([10, 12, null, 14, 16, 18])).toEqual({ average: 14, count: 5 });
	});

	it('is not told for fewer than five', () => {
		expect(neighbourAverage([10, 12, null, 14, 16])).toEqual({ average: null, count: 4 });
		expect(neighbourAverage([])).toEqual({ average: null, count: 0 });
	});

	it('lies between the smallest and the largest', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 5 }), (values) => {
				const { average } = neighbourAverage(values);
				expect(average).toBeGreaterThanOrEqual(Math.min(...values));
				expect(average).toBeLessThanOrEqual(Math.max(...values));
			}),
		);
	});
});

describe('farFromAverage', () => {
	it('is only said beyond the 99.8 % limits', () => {
		expect(significances.map(farFromAverage)).toEqual([
			'lower',
			'similar',
			'similar',
			'similar',
			'higher',
		]);
	});
});
