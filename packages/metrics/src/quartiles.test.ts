import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeOracle, expectClose } from '../tests/oracle.ts';
import { quartiles } from './quartiles.ts';

describeOracle<{
	quartiles: { id: string; input: { values: number[] }; expected: [number, number, number] }[];
}>('comparison.json', (vectors) => {
	it.each(vectors.quartiles)('agree on $id', ({ input, expected }) =>
		quartiles(input.values).forEach((found, i) => expectClose(found, expected[i]!)),
	);
});

describe('quartiles', () => {
	it('are in order and inside the values', () => {
		const values = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 });
		fc.assert(
			fc.property(values, (all) => {
				const [low, middle, high] = quartiles(all);
				const line = [Math.min(...all), low, middle, high, Math.max(...all)];
				for (let i = 1; i < line.length; i++)
					expect(line[i]! - line[i - 1]!).toBeGreaterThanOrEqual(-1e-12 * Math.abs(line[i]!));
			}),
		);
	});

	it('leave the list they are given as it was', () => {
		const values = [3, 1, 2];
		expect(quartiles(values)).toEqual([1.5, 2, 2.5]);
		expect(values).toEqual([3, 1, 2]);
	});

	it('name the argument they refuse', () => {
		expect(() => quartiles([])).toThrow(new RangeError('values must not be empty'));
		expect(() => quartiles([1, NaN])).toThrow(new RangeError('values[1] must be a finite number'));
	});
});
