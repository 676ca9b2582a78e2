import {
	proportionFunnel,
	proportionFunnelCurve,
	rateFunnel,
	rateFunnelCurve,
	type FunnelLimits,
} from '@sightline/metrics';
import { funnelPhrase } from '@sightline/metrics/words';
import type { Area } from '../catalogue/catalogue.ts';
import type { Indicator } from '../catalogue/indicators.ts';
import type { ComparisonFunnel } from '../contract/index.ts';
import { areaRef } from '../indicators/figure.ts';
import type { Authority } from './standing.ts';

/** Fewer authorities say nothing of an average. */
const fewest = 10;
/** Places at which the limits are worked out, closer together where they bend. */
const steps = 60;

/** The funnel of one year; null where fewer than ten authorities have both parts of a percentage or a rate. */
export function comparisonFunnel(
	{ unit, numerator, denominator }: Indicator,
	authorities: Authority[],
	own: Area,
): ComparisonFunnel | null {
	if (unit.kind !== 'percent' && unit.kind !== 'rate') return null;
	const known = authorities.flatMap((authority) => {
		const { numerator: count, denominator: size } = authority.figure;
		if (count === null || size === null || count < 0 || size <= 0) return [];
		if (unit.kind === 'percent' && count > size) return [];
		return [{ area: authority.area.code, authority, numerator: count, denominator: size }];
	});
	if (known.length < fewest) return null;

	const isRate = unit.kind === 'rate';
	const funnel = isRate ? rateFunnel(known, { per: unit.per }) : proportionFunnel(known);
	const times = isRate ? 1 : 100;
	const sizeOf = (one: (typeof known)[number]) => (isRate ? one.numerator : one.denominator);
	const sizes = spread(known.map(sizeOf));
	const curve = isRate
		? rateFunnelCurve(funnel, sizes).map(({ events, ...limits }) => ({ size: events, ...limits }))
		: proportionFunnelCurve(funnel, sizes);
	return {
		average: funnel.average * times,
		dispersion: funnel.dispersion,
		sizeLabel: isRate ? numerator.label : denominator!.label,
		points: known.map((one, place) => {
			const { value, significance, ...limits } = funnel.areas[place]!;
			return {
				area: areaRef(one.authority.area),
				own: one.authority.area === own,
				neighbour: one.authority.neighbour,
				numerator: one.numerator,
				denominator: one.denominator,
				size: sizeOf(one),
				value: value * times,
				...scaled(limits, times),
				significance,
				phrase: funnelPhrase(significance),
			};
		}),
		curve: curve.map(({ size, ...limits }) => ({ size, ...scaled(limits, times) })),
	};
}

/** From the smallest size to the largest, each the same number of times larger than the one before. */
function spread(sizes: number[]): number[] {
	const first = Math.max(1, Math.min(...sizes));
	const last = Math.max(first, ...sizes);
	return Array.from({ length: steps }, (_, i) => first * (last / first) ** (i / (steps - 1)));
}

function scaled({ lower95, upper95, lower998, upper998 }: FunnelLimits, by: number): FunnelLimits {
	return {
		lower95: lower95 * by,
		upper95: upper95 * by,
		lower998: lower998 * by,
		upper998: upper998 * by,
	};
}
