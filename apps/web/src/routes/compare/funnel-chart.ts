import { scaleLinear } from 'd3-scale';
import type { ComparisonFunnel, IndicatorComparison } from '@sightline/api/contract';
import type { UnitKind } from '@sightline/metrics/vocabulary';
import { valueAxis, type ValueAxis } from '#lib/charts/axes.ts';
import { countOf, listOf, number } from '#lib/format.ts';

/** A funnel ready to be drawn: places across and down are shares of the plot, 0 to 1, from the left and the top. */
export interface FunnelChart {
	values: ValueAxis;
	sizes: { at: number; label: string }[];
	/** Lines from the smallest size to the largest, as SVG paths in a square of 1,000 by 1,000. */
	inner: [lower: string, upper: string];
	outer: [lower: string, upper: string];
	average: number;
	points: { point: ComparisonFunnel['points'][number]; across: number; down: number }[];
}

export function funnelChart(funnel: ComparisonFunnel, kind: UnitKind): FunnelChart {
	const { points, curve, average } = funnel;
	// Where authorities are very small the limits leave the page: the axis is made for the authorities.
	const values = valueAxis([average, ...points.map(({ value }) => value)], kind);
	const largest = Math.max(...points.map(({ size }) => size));
	const across = scaleLinear().domain([0, largest]).nice(5);
	const down = (value: number) => (values.max - value) / (values.max - values.min);
	const line = (of: (place: (typeof curve)[number]) => number) =>
		`M${curve
			.map((place) => `${fixed(across(place.size) * 1000)} ${fixed(down(of(place)) * 1000)}`)
			.join('L')}`;
	return {
		values,
		sizes: across.ticks(5).map((tick) => ({ at: across(tick), label: number(tick) })),
		inner: [line(({ lower95 }) => lower95), line(({ upper95 }) => upper95)],
		outer: [line(({ lower998 }) => lower998), line(({ upper998 }) => upper998)],
		average: down(average),
		points: points.map((point) => ({
			point,
			across: across(point.size),
			down: down(point.value),
		})),
	};
}

/** What the funnel shows, in sentences: for those who cannot see it, and above it for those who can. */
export function funnelWords(
	{ area }: Pick<IndicatorComparison, 'area'>,
	{ points }: ComparisonFunnel,
): { own: string; far: string } {
	const own = points.find((point) => point.own);
	const beyond = (side: 'High' | 'Low') =>
		points.filter(({ significance }) => significance === `${side} (0.001)`);
	const told = (side: 'High' | 'Low', word: string) => {
		const names = beyond(side).map((point) => point.area.name);
		if (names.length === 0) return [];
		return names.length > 5
			? [`${countOf(names.length, 'authority', 'authorities')} far ${word}`]
			: [`${listOf(names)} far ${word}`];
	};
	const found = [...told('High', 'higher'), ...told('Low', 'lower')];
	return {
		own: own
			? `${area.name} is ${own.phrase}.`
			: `The numbers behind ${area.name}’s figure are not known, so it has no place here.`,
		far: found.length
			? `Beyond the outer lines: ${found.join('; ')}.`
			: 'No authority lies beyond the outer lines.',
	};
}

function fixed(value: number): string {
	// A limit far outside is clipped; browsers draw badly with very large numbers.
	return Math.min(1e5, Math.max(-1e5, value)).toFixed(1);
}
