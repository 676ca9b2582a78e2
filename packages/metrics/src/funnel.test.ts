import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeOracle, expectClose } from '../tests/oracle.ts';
import {
	proportionFunnel,
	proportionFunnelCurve,
	rateFunnel,
	rateFunnelCurve,
	type FunnelArea,
	type FunnelLimits,
} from './funnel.ts';
import { significances } from './vocabulary.ts';

type OracleArea = Partial<FunnelLimits> & { area: string; value: number; significance: string };
type OracleLine = Record<
	'x' | 'lower_2s_limit' | 'upper_2s_limit' | 'lower_3s_limit' | 'upper_3s_limit' | 'baseline',
	number
>;
const lines = ['lower95', 'upper95', 'lower998', 'upper998'] as const;

describeOracle<{
	cases: {
		id: string;
		input: { statistic: 'proportion' | 'rate'; multiplier: number; areas: FunnelArea[] };
		expected: { average: number; areas: OracleArea[]; limitCurve: OracleLine[] };
	}[];
}>('funnel.json', ({ cases }) => {
	it.each(cases)('agree on $id', ({ input: { statistic, multiplier, areas }, expected }) => {
		// The reference has no dispersion: it is the case of φ = 1.
		const dispersion = 1;
		const funnel =
			statistic === 'proportion'
				? proportionFunnel(areas, { dispersion })
				: rateFunnel(areas, { per: multiplier, dispersion });
		const times = statistic === 'proportion' ? multiplier : 1;
		expectClose(funnel.average * times, expected.average);
		expect(funnel.areas).toHaveLength(expected.areas.length);
		expected.areas.forEach((wanted, i) => {
			const area = funnel.areas[i]!;
			expect(area.area).toBe(wanted.area);
			expectClose(area.value * times, wanted.value);
			expect(area.significance).toBe(wanted.significance);
			expect('lower95' in wanted).toBe(statistic === 'proportion');
			for (const line of lines)
				if (wanted[line] !== undefined) expectClose(area[line] * times, wanted[line]);
		});
		const at = expected.limitCurve.map(({ x }) => x);
		const curve =
			statistic === 'proportion' ? proportionFunnelCurve(funnel, at) : rateFunnelCurve(funnel, at);
		expected.limitCurve.forEach((wanted, i) => {
			expectClose(wanted.baseline, expected.average);
			expectClose(curve[i]!.lower95 * times, wanted.lower_2s_limit, 1e-4);
			expectClose(curve[i]!.upper95 * times, wanted.upper_2s_limit, 1e-4);
			expectClose(curve[i]!.lower998 * times, wanted.lower_3s_limit, 1e-4);
			expectClose(curve[i]!.upper998 * times, wanted.upper_3s_limit, 1e-4);
		});
	});

	it('are widened by √φ where areas differ more than chance', () => {
		const { input, expected } = cases.find(({ id }) => id === 'funnel-prop-20')!;
		const { average, dispersion, areas } = proportionFunnel(input.areas);
		expectClose(dispersion, 1.40741916743645);
		areas.forEach((area, i) => {
			const plain = expected.areas[i]!;
			for (const line of lines)
				expectClose(
					(area[line] - average) * 100,
					(plain[line]! - expected.average) * Math.sqrt(dispersion),
				);
		});
		expect(areas.map(({ significance }) => significance)).toContain('Not significant');
		expect(areas[4]!.significance).toBe('Not significant');
	});

	it('are as they were where areas differ less than chance', () => {
		const { input } = cases.find(({ id }) => id === 'funnel-rate-small')!;
		const { dispersion, areas } = rateFunnel(input.areas, { per: 10_000 });
		expectClose(dispersion, 0.5597367236719822);
		expect(areas).toEqual(rateFunnel(input.areas, { per: 10_000, dispersion: 1 }).areas);
	});
});

const sized = (numerators: number[], denominator: number): FunnelArea[] =>
	numerators.map((numerator, i) => ({ area: `A${i}`, numerator, denominator }));

describe('proportionFunnel', () => {
	it('names each place from unusually low to unusually high', () => {
		const { areas } = proportionFunnel(sized([5, 38, 50, 62, 95], 100), { dispersion: 1 });
		expect(areas.map(({ significance }) => significance)).toEqual([...significances]);
	});

	it('finds no difference where all are at 0 or all at 1', () => {
		for (const all of [0, 8]) {
			const { dispersion, areas } = proportionFunnel(sized([all, all, all], 8));
			expect(dispersion).toBe(0);
			expect(new Set(areas.map((a) => a.significance))).toEqual(new Set(['Not significant']));
		}
	});

	it('names the argument it refuses', () => {
		expect(() => proportionFunnel([])).toThrow(new RangeError('areas must not be empty'));
		expect(() => proportionFunnel(sized([3], 2))).toThrow('numerator must not be greater');
		expect(() => proportionFunnel(sized([NaN], 2))).toThrow('numerator must be a finite number');
		expect(() => rateFunnel(sized([1], 0), { per: 1 })).toThrow('denominator must be greater');
		expect(() => rateFunnel(sized([-1], 1), { per: 1 })).toThrow('numerator must not be less');
	});
});

describe('the curves', () => {
	const funnel = { average: 0.5, dispersion: 4 };

	it('are widened as their areas are, and clamped where a proportion ends', () => {
		const [curve] = proportionFunnelCurve(funnel, [100]);
		expectClose(curve!.upper95, 0.5 + 2 * 1.959963984540054 * 0.05);
		expect(proportionFunnelCurve(funnel, [1])[0]).toMatchObject({ lower95: 0, upper998: 1 });
		const [plain] = rateFunnelCurve({ ...funnel, dispersion: 1 }, [20]);
		const [wide] = rateFunnelCurve(funnel, [20]);
		expectClose(wide!.upper95 - 0.5, 2 * (plain!.upper95 - 0.5));
	});

	it('name the argument they refuse', () => {
		expect(() => proportionFunnelCurve(funnel, [0])).toThrow('sizes must be greater than 0');
		expect(() => rateFunnelCurve(funnel, [-1])).toThrow('events must be greater than 0');
	});
});

describe('rateFunnel', () => {
	it('names each place from unusually low to unusually high', () => {
		const { areas } = rateFunnel(sized([20, 33, 50, 68, 90], 1000), { per: 100, dispersion: 1 });
		expect(areas.map(({ significance }) => significance)).toEqual([...significances]);
	});

	it('calls an area without events low when it is large enough', () => {
		const { areas } = rateFunnel(sized([0, 60], 1000), { per: 100, dispersion: 1 });
		expect(areas[0]!.significance).toBe('Low (0.001)');
	});

	it('places each area as the drawn lines do, however much more than chance the areas differ', () => {
		const parts = sized([150, 330, 500, 680, 900, 1400, 520, 495], 10_000);
		for (const dispersion of [1, 9, 60, 200]) {
			const funnel = rateFunnel(parts, { per: 100, dispersion });
			const curve = rateFunnelCurve(
				funnel,
				parts.map(({ numerator }) => numerator),
			);
			funnel.areas.forEach(({ value, significance, ...limits }, i) => {
				const above = Number(value > curve[i]!.upper95) + Number(value > curve[i]!.upper998);
				const below = Number(value < curve[i]!.lower95) + Number(value < curve[i]!.lower998);
				expect(significance).toBe(significances[2 + above - below]);
				// Byar's limits of an area and the exact ones of the lines differ by a hair, which is widened too.
				const hair = 2e-4 * funnel.average * Math.sqrt(dispersion);
				for (const line of lines)
					expect(Math.abs(limits[line] - curve[i]![line])).toBeLessThan(hair);
			});
		}
		// The highest stands out although the lines are widened three times.
		const widened = rateFunnel(parts, { per: 100, dispersion: 9 }).areas;
		expect(widened[5]!.significance).toBe('High (0.001)');
	});

	it('lies around another average where one is given', () => {
		const parts = sized([20, 33, 50, 68, 90], 1000);
		const places = (average: number) =>
			rateFunnel(parts, { per: 100, dispersion: 1, average }).areas.map(
				({ significance }) => significance,
			);
		expect(places(9)[4]).toBe('Not significant');
		expect(places(2)[0]).toBe('Not significant');
		const whole = proportionFunnel(parts, { dispersion: 1, average: 0.09 });
		expect(whole.average).toBe(0.09);
		expect(whole.areas.map(({ significance }) => significance)).toEqual([
			'Low (0.001)',
			'Low (0.001)',
			'Low (0.001)',
			'Low (0.025)',
			'Not significant',
		]);
	});

	it('is made of finite numbers and agrees with its own limits', () => {
		const area = fc.record({
			area: fc.constant('A'),
			numerator: fc.nat(200),
			denominator: fc.integer({ min: 200, max: 100_000 }),
		});
		fc.assert(
			fc.property(fc.array(area, { minLength: 1, maxLength: 12 }), (areas) => {
				const rates = rateFunnel(areas, { per: 10_000 });
				const proportions = proportionFunnel(areas);
				for (const a of [...rates.areas, ...proportions.areas])
					for (const line of [...lines, 'value'] as const)
						expect(Number.isFinite(a[line])).toBe(true);
				expect(Number.isFinite(rates.dispersion + proportions.dispersion)).toBe(true);
				for (const { value, lower95, upper95, significance } of [
					...rates.areas,
					...proportions.areas,
				])
					expect(significance === 'Not significant').toBe(value >= lower95 && value <= upper95);
			}),
		);
	});
});
