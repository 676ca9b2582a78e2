import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { materialise, seriesValue } from './series.ts';
import type { Unit } from './vocabulary.ts';

const count: Unit = { kind: 'count', of: 'children' };
const percent: Unit = { kind: 'percent' };
const rate: Unit = { kind: 'rate', per: 10_000, of: 'children' };
const mean: Unit = { kind: 'mean', of: 'days' };

describe('seriesValue', () => {
	it('follows the unit', () => {
		expect(seriesValue(count, 12, null)).toBe(12);
		expect(seriesValue(percent, 3, 11)).toBe(300 / 11);
		expect(seriesValue(rate, 30, 60_000)).toBe(5);
		expect(seriesValue(mean, 90, 4)).toBe(22.5);
		expect(seriesValue(percent, 0, 11)).toBe(0);
	});

	it('annualises a rate for part of a year, and nothing else', () => {
		const quarter = { monthsCovered: 3, annualised: true };
		expect(seriesValue(rate, 30, 60_000, quarter)).toBe(20);
		expect(seriesValue(rate, 30, 60_000, { monthsCovered: 3 })).toBe(5);
		expect(seriesValue(percent, 30, 60, quarter)).toBe(50);
		expect(seriesValue(rate, 30, 60_000, { annualised: true })).toBeNull();
		expect(seriesValue(rate, 30, 60_000, { annualised: true, monthsCovered: null })).toBeNull();
		expect(seriesValue(rate, 30, 60_000, { annualised: true, monthsCovered: 0 })).toBeNull();
	});

	it('is null when anything needed is missing', () => {
		for (const unit of [count, percent, rate, mean]) expect(seriesValue(unit, null, 5)).toBeNull();
		for (const unit of [percent, rate, mean]) {
			expect(seriesValue(unit, 5, null)).toBeNull();
			expect(seriesValue(unit, 5, 0)).toBeNull();
		}
	});

	it('names the argument it refuses', () => {
		expect(() => seriesValue(count, NaN, null)).toThrow(
			new RangeError('numerator must be a finite number'),
		);
		expect(() => seriesValue(mean, 1, Infinity)).toThrow('denominator must be a finite number');
	});

	it('is null or finite', () => {
		const number = fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }));
		const unit = fc.constantFrom(count, percent, rate, mean);
		fc.assert(
			fc.property(unit, number, number, fc.boolean(), (of, n, d, annualised) => {
				const value = seriesValue(of, n, d, { annualised, monthsCovered: 1 });
				expect(value === null || Number.isFinite(value)).toBe(true);
			}),
		);
	});
});

describe('materialise', () => {
	it('puts a null in each missing period', () => {
		const [three, five] = [{ index: 3 }, { index: 5 }];
		expect(materialise([five, three], 2, 6)).toEqual([null, three, null, five, null]);
		expect(materialise([three, five], 4, 4)).toEqual([null]);
		expect(materialise([three], 5, 4)).toEqual([]);
	});

	it('refuses a range that no series has', () => {
		expect(() => materialise([], 0, 1e9)).toThrow(new RangeError('from and to lie too far apart'));
	});

	it('refuses two points in one period', () => {
		expect(() => materialise([{ index: 3 }, { index: 3 }], 1, 5)).toThrow(
			new RangeError('period 3 has two points'),
		);
	});
});
