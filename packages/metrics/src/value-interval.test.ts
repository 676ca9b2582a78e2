import { describe, expect, it } from 'vitest';
import { poissonInterval, wilsonInterval } from './intervals.ts';
import { valueInterval } from './value-interval.ts';

const percent = { unit: { kind: 'percent' }, periodType: 'year-to-march' } as const;
const rate = {
	unit: { kind: 'rate', per: 10_000, of: 'children' },
	periodType: 'month',
	annualised: true,
} as const;

describe('valueInterval', () => {
	it('of a percentage is Wilson’s, of its parts and not of the rounded value', () => {
		const { lower, upper } = wilsonInterval(3724, 13_626);
		expect(valueInterval({ value: 27.3, numerator: 3724, denominator: 13_626 }, percent)).toEqual({
			lower: lower * 100,
			upper: upper * 100,
		});
	});

	it('of a rate is that of its count, scaled as the value is', () => {
		const value = (1104 / 257_259) * 10_000 * 12;
		const { lower, upper } = poissonInterval(1104, 257_259, { per: 120_000 });
		const found = valueInterval({ value, numerator: 1104, denominator: 257_259 }, rate)!;
		expect(found.lower).toBeCloseTo(lower, 9);
		expect(found.upper).toBeCloseTo(upper, 9);
	});

	it('of a rate of 0 has the period to go by', () => {
		const found = valueInterval({ value: 0, numerator: 0, denominator: 100_000 }, rate)!;
		expect(found.upper).toBeCloseTo(poissonInterval(0, 100_000, { per: 120_000 }).upper, 9);
	});

	it.each([
		[{ value: null, numerator: 1, denominator: 2 }],
		[{ value: 50, numerator: null, denominator: 2 }],
		[{ value: 50, numerator: 1, denominator: null }],
		[{ value: 150, numerator: 3, denominator: 2 }],
		[{ value: 50, numerator: 1, denominator: 0 }],
	])('of %j cannot be said', (figure) => {
		expect(valueInterval(figure, percent)).toBeNull();
	});

	it('of a mean cannot be said', () => {
		const unit = { kind: 'mean', of: 'days' } as const;
		const figure = { value: 5, numerator: 50, denominator: 10 };
		expect(valueInterval(figure, { ...percent, unit })).toBeNull();
	});
});
