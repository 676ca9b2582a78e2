import { describe, expect, it } from 'vitest';
import type { ComparisonFunnel } from '@sightline/api/contract';
import { funnelChart, funnelWords } from './funnel-chart.ts';

const surrey = { code: 'E10000030', name: 'Surrey', level: 'local-authority' } as const;
const limits = { lower95: 15, upper95: 25, lower998: 10, upper998: 30 };

function pointOf(
	name: string,
	point: Partial<ComparisonFunnel['points'][number]>,
): ComparisonFunnel['points'][number] {
	return {
		area: { ...surrey, code: name, name },
		own: false,
		neighbour: false,
		numerator: 20,
		denominator: 100,
		size: 100,
		value: 20,
		...limits,
		significance: 'Not significant',
		phrase: 'no further from the average than its size explains',
		...point,
	};
}

const funnel: ComparisonFunnel = {
	average: 20,
	dispersion: 1,
	sizeLabel: 'Referrals',
	points: [
		pointOf('Surrey', { own: true, size: 1000, value: 40, significance: 'High (0.001)' }),
		pointOf('Kent', { size: 500, value: 0, significance: 'Low (0.001)' }),
		pointOf('Trafford', {}),
	],
	curve: [
		{ size: 100, ...limits, upper998: 1e9 },
		{ size: 1000, ...limits },
	],
};

describe('a funnel chart', () => {
	it('places each authority by size and value, the highest value at the top', () => {
		const { points, values, sizes, average } = funnelChart(funnel, 'percent');
		expect([values.min, values.max]).toEqual([0, 40]);
		expect(sizes.map(({ label }) => label)).toEqual(['0', '200', '400', '600', '800', '1,000']);
		expect(points.map(({ across, down }) => [across, down])).toEqual([
			[1, 0],
			[0.5, 1],
			[0.1, 0.5],
		]);
		expect(average).toBe(0.5);
	});

	it('draws its limits from the smallest size to the largest, and keeps far ones drawable', () => {
		const { inner, outer } = funnelChart(funnel, 'percent');
		expect(inner[0]).toBe('M100.0 625.0L1000.0 625.0');
		expect(outer[1]).toBe('M100.0 -100000.0L1000.0 250.0');
	});

	it('says who lies far out, and where the own area lies', () => {
		expect(funnelWords({ area: surrey }, funnel)).toEqual({
			own: 'Surrey is no further from the average than its size explains.',
			far: 'Beyond the outer lines: Surrey far higher; Kent far lower.',
		});
		const calm = { ...funnel, points: [pointOf('Trafford', {})] };
		expect(funnelWords({ area: surrey }, calm)).toEqual({
			own: 'The numbers behind Surrey’s figure are not known, so it has no place here.',
			far: 'No authority lies beyond the outer lines.',
		});
	});
});
