import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeOracle, expectClose } from '../tests/oracle.ts';
import { changeBetween, exactPoisson, poissonInterval, wilsonInterval } from './intervals.ts';

interface Input {
	numerator: number;
	denominator: number;
	confidence: number;
	multiplier: number;
}
interface Limits {
	value: number;
	lower: number;
	upper: number;
}

describeOracle<{
	wilson: { id: string; input: Input; expected: Limits }[];
	rates: { id: string; input: Input; expected: Limits; method: 'Exact' | 'Byars' }[];
	errors: { id: string; expectedError: string }[];
}>('ci.json', ({ wilson, rates, errors }) => {
	it.each(wilson)('agree on $id', ({ input, expected }) => {
		const found = wilsonInterval(input.numerator, input.denominator, input.confidence);
		for (const part of ['value', 'lower', 'upper'] as const)
			expectClose(found[part] * input.multiplier, expected[part]);
	});

	it.each(rates)('agree on $id', ({ input, expected, method }) => {
		const { confidence, multiplier: per } = input;
		const found = poissonInterval(input.numerator, input.denominator, { per, confidence });
		for (const part of ['value', 'lower', 'upper'] as const)
			expectClose(found[part], expected[part]);
		expect(found.method).toBe({ Exact: 'exact', Byars: 'byar' }[method]);
	});

	it('agree on what is refused', () => {
		expect(errors.map(({ id }) => id)).toEqual(['wilson-n-zero', 'rate-x-negative']);
		expect(() => wilsonInterval(0, 0)).toThrow(
			new RangeError('denominator must be greater than 0'),
		);
		expect(() => poissonInterval(-1, 10, { per: 1 })).toThrow(
			new RangeError('count must not be less than 0'),
		);
	});
});

describeOracle<{
	change: {
		id: string;
		input: Record<'now' | 'before', { numerator: number; denominator: number }> & {
			confidence: number;
		};
		expected: { difference: number; lower: number; upper: number };
	}[];
}>('comparison.json', ({ change }) => {
	it.each(change)('agree on $id', ({ input: { now, before, confidence }, expected }) => {
		const found = changeBetween(
			wilsonInterval(now.numerator, now.denominator, confidence),
			wilsonInterval(before.numerator, before.denominator, confidence),
		);
		expectClose(found.difference, expected.difference);
		expectClose(found.lower, expected.lower);
		expectClose(found.upper, expected.upper);
	});
});

describe('wilsonInterval', () => {
	it('refuses what is no proportion, by name', () => {
		const refused = (x: number, n: number, message: string, confidence?: number) =>
			expect(() => wilsonInterval(x, n, confidence)).toThrow(new RangeError(message));
		refused(-1, 5, 'numerator must not be less than 0');
		refused(6, 5, 'numerator must not be greater than denominator');
		refused(1, -5, 'denominator must be greater than 0');
		refused(NaN, 5, 'numerator must be a finite number');
		refused(1, Infinity, 'denominator must be a finite number');
		refused(1, 5, 'confidence must lie between 0 and 1', 1);
		refused(1, 5, 'confidence must lie between 0 and 1', NaN);
	});

	it('holds its value and stays between 0 and 1', () => {
		const size = fc.double({ min: 0, minExcluded: true, noDefaultInfinity: true, noNaN: true });
		const share = fc.double({ min: 0, max: 1, noNaN: true });
		fc.assert(
			fc.property(size, share, (n, p) => {
				const { value, lower, upper } = wilsonInterval(n * p, n);
				expect(lower).toBeGreaterThanOrEqual(0);
				expect(lower).toBeLessThanOrEqual(value + 1e-12);
				expect(upper).toBeGreaterThanOrEqual(value - 1e-12);
				expect(upper).toBeLessThanOrEqual(1);
			}),
		);
	});
});

describe('poissonInterval', () => {
	it('is the interval of the count itself for an exposure of 1', () => {
		const { value, lower, upper, method } = poissonInterval(0, 1);
		expect([value, lower, method]).toEqual([0, 0, 'exact']);
		expectClose(upper, -Math.log(0.025));
	});

	it('refuses what is no rate, by name', () => {
		const refused = (x: number, n: number, per: number, message: string) =>
			expect(() => poissonInterval(x, n, { per })).toThrow(new RangeError(message));
		refused(1, 0, 1, 'exposure must be greater than 0');
		refused(1, 1, 0, 'per must be greater than 0');
		refused(Infinity, 1, 1, 'count must be a finite number');
		refused(1e300, 1e-300, 1, 'the rate, count over exposure, must be a finite number');
		expect(() => poissonInterval(1, 1, { confidence: 0 })).toThrow('confidence must lie between');
	});

	it('holds its value and scales with `per`', () => {
		const count = fc.oneof(fc.nat(30), fc.nat(1e6));
		fc.assert(
			fc.property(count, fc.integer({ min: 1, max: 1e6 }), (x, n) => {
				const { value, lower, upper } = poissonInterval(x, n, { per: 100 });
				expect(lower <= value && value <= upper).toBe(true);
				expectClose(poissonInterval(x, n, { per: 10_000 }).upper, upper * 100);
			}),
		);
	});

	it('is close to exact where Byar takes over', () => {
		const [lower, upper] = exactPoisson(10, 0.95);
		const byar = poissonInterval(10, 1);
		expect(Math.abs(byar.lower - lower)).toBeLessThan(0.02);
		expect(Math.abs(byar.upper - upper)).toBeLessThan(0.02);
	});
});

describe('changeBetween', () => {
	it('is mirrored when before and now change places', () => {
		const proportion = fc
			.tuple(fc.nat(50), fc.nat(50))
			.map(([x, rest]) => wilsonInterval(x, x + rest + 1));
		fc.assert(
			fc.property(proportion, proportion, (now, before) => {
				const there = changeBetween(now, before);
				const back = changeBetween(before, now);
				expectClose(back.difference, -there.difference);
				expectClose(back.lower, -there.upper);
				expectClose(back.upper, -there.lower);
			}),
		);
	});

	it('refuses what cannot be expressed', () => {
		const far = { value: 1e308, lower: 1e308, upper: 1e308 };
		const other = { value: -1e308, lower: -1e308, upper: -1e308 };
		expect(() => changeBetween(far, other)).toThrow(RangeError);
		expect(() => changeBetween({ ...far, lower: NaN }, far)).toThrow(RangeError);
	});
});
