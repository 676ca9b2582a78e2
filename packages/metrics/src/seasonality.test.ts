import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeOracle, expectClose } from '../tests/oracle.ts';
import { seasonality } from './seasonality.ts';

describeOracle<{
	seasonality: {
		id: string;
		input: { values: number[] };
		expected: { statistic: number; p: number };
	}[];
}>('comparison.json', (vectors) => {
	it.each(vectors.seasonality)('agree on $id', ({ input, expected }) => {
		const found = seasonality(input.values)!;
		expectClose(found.statistic, expected.statistic);
		expectClose(found.p, expected.p);
	});
});

describe('seasonality', () => {
	const years = (count: number) => Array.from({ length: 12 * count }, (_, i) => i % 12);

	it('needs three whole years', () => {
		expect(seasonality(years(3).slice(1))).toBeNull();
		expect(seasonality(years(3).with(20, null as never))).toBeNull();
		expect(seasonality(years(3))!.p).toBeLessThan(0.01);
		expect(seasonality([])).toBeNull();
	});

	it('finds nothing where all months are alike', () =>
		expect(seasonality(years(4).fill(7))).toEqual({ statistic: 0, p: 1 }));

	it('is finite whatever the values', () => {
		const months = fc.array(fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })), {
			minLength: 36,
			maxLength: 72,
		});
		fc.assert(
			fc.property(months, (values) => {
				const found = seasonality(values);
				if (!found) return;
				expect(Number.isFinite(found.statistic)).toBe(true);
				expect(found.p >= 0 && found.p <= 1).toBe(true);
			}),
		);
	});
});
