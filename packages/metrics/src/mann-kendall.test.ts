import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeOracle, expectClose } from '../tests/oracle.ts';
import { mannKendall, sensSlope } from './mann-kendall.ts';

describeOracle<{
	cases: {
		id: string;
		input: { values: (number | null)[] };
		toolError?: string;
		expected?: {
			n: number;
			S: number;
			varS: number;
			z: number | null;
			p: number | null;
			senSlope: number;
			senLower95?: number | null;
			senUpper95?: number | null;
		};
	}[];
}>('mann_kendall.json', ({ cases }) => {
	it.each(cases)('agree on $id', ({ input: { values }, toolError, expected }) => {
		const found = mannKendall(values);
		if (!expected) {
			expect(toolError).toBeDefined();
			return expect(found).toBeNull();
		}
		expect(found!.n).toBe(expected.n);
		expect(found!.s).toBe(expected.S);
		expectClose(found!.varS, expected.varS);
		// The tool divides by a variance of 0 for a constant series; that is no trend.
		expectClose(found!.z, expected.z ?? 0);
		expectClose(found!.p, expected.p ?? 1);
		const slope = sensSlope(values)!;
		expectClose(slope.slope, expected.senSlope);
		expectClose(slope.lower, expected.senLower95 ?? null);
		expectClose(slope.upper, expected.senUpper95 ?? null);
	});
});

const doubles = fc.array(fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })), {
	maxLength: 30,
});

describe('mannKendall', () => {
	it('is turned round with time', () => {
		fc.assert(
			fc.property(doubles, (values) => {
				const there = mannKendall(values);
				const back = mannKendall(values.toReversed());
				expectClose(back?.s ?? null, there && -there.s);
				expectClose(back?.z ?? null, there && -there.z);
				expect(back?.p).toBe(there?.p);
				if (there) expect(there.p >= 0 && there.p <= 1).toBe(true);
			}),
		);
	});

	it('names the value it refuses', () =>
		expect(() => mannKendall([1, 2, NaN])).toThrow(
			new RangeError('values[2] must be a finite number'),
		));
});

describe('sensSlope', () => {
	it('finds the slope of a line, gaps or not', () => {
		expect(sensSlope([1, 3, 5, 7, 9])).toEqual({ slope: 2, lower: 2, upper: 2 });
		expect(sensSlope([1, null, 5, null, 9])).toEqual({ slope: 2, lower: null, upper: null });
		expect(sensSlope([1])).toBeNull();
	});

	it('is null or finite, with its slope inside its limits', () => {
		fc.assert(
			fc.property(doubles, (values) => {
				const found = sensSlope(values);
				if (!found) return;
				for (const part of Object.values(found))
					if (part !== null) expect(Number.isFinite(part)).toBe(true);
				if (found.lower !== null) expect(found.lower).toBeLessThanOrEqual(found.slope);
				if (found.upper !== null) expect(found.upper).toBeGreaterThanOrEqual(found.slope);
			}),
		);
	});
});
