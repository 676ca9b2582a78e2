import { finite } from './finite.ts';
import { byar, exactPoisson, poissonInterval } from './intervals.ts';
import { normalQuantile } from './normal.ts';
import { quantile } from './quartiles.ts';
import { significances, type Significance } from './vocabulary.ts';

export interface FunnelArea {
	area: string;
	numerator: number;
	denominator: number;
}

export interface FunnelLimits {
	lower95: number;
	upper95: number;
	lower998: number;
	upper998: number;
}

export interface Funnel {
	/** All numerators over all denominators. */
	average: number;
	/** φ: how many times more the areas vary than chance alone would make them. */
	dispersion: number;
	areas: (FunnelLimits & { area: string; value: number; significance: Significance })[];
}

const z95 = normalQuantile(0.975);
const z998 = normalQuantile(0.999);

/**
 * A funnel of proportions: which areas lie further from the average than their size explains.
 * Limits are p̄ ± z·√(p̄(1 − p̄)/n), z of 0.975 and of 0.999, unclamped. When the areas differ more than chance (φ > 1)
 * the limits are widened by √φ, or in a large country every area would be unusual.
 *
 * @param areas    at least one; 0 ≤ numerator ≤ denominator, denominator > 0
 * @param options  `dispersion` stands in for the φ found: 1 gives the plain funnel. `average` stands in for that of the
 *                 areas together: parts of a whole lie around the whole's own
 * @returns proportions from 0 to 1
 * Errors: RangeError for no areas or a numerator or denominator out of range.
 * @see Spiegelhalter 2005; PHEindicatormethods calculate_funnel_points, assign_funnel_significance
 */
export function proportionFunnel(
	areas: FunnelArea[],
	options: { dispersion?: number; average?: number } = {},
): Funnel {
	if (areas.some(({ numerator, denominator }) => numerator > denominator))
		throw new RangeError('numerator must not be greater than denominator');
	const together = pooled(areas);
	const average = finite('average', options.average ?? together);
	const error = (size: number) => Math.sqrt((average * (1 - average)) / size);
	const scores = areas.map((a) => (a.numerator / a.denominator - average) / error(a.denominator));
	const dispersion = finite('dispersion', options.dispersion ?? dispersionOf(scores));
	return {
		average,
		dispersion,
		areas: areas.map(({ area, numerator, denominator }) => {
			const value = numerator / denominator;
			const limits = around(average, error(denominator) * widening(dispersion));
			const significance = significances[placeAmong(limits, value)]!;
			return { area, value, ...limits, significance };
		}),
	};
}

/**
 * A funnel of rates. An area is unlike the rest when its rate lies strictly outside limits around the average. They
 * are those at which the average lies on the edge of the area's own interval (`poissonInterval`), so that without
 * dispersion the two say the same; when φ > 1 they are widened by √φ, as the drawn lines are.
 *
 * @param areas    at least one; numerator ≥ 0, denominator > 0
 * @param options  `per` is the size of population that the rates are told for; `dispersion` stands in for the φ found,
 *                 `average`, a rate per `per`, for that of the areas together
 * @returns rates per `per`
 * Errors: RangeError for no areas or a numerator or denominator out of range.
 * @see PHEindicatormethods assign_funnel_significance; Spiegelhalter 2005
 */
export function rateFunnel(
	areas: FunnelArea[],
	{ per, ...options }: { per: number; dispersion?: number; average?: number },
): Funnel {
	const together = finite('the pooled rate', pooled(areas) * per);
	const average = finite('average', options.average ?? together);
	const scores = areas.map(({ numerator, denominator }) => {
		const expected = (average / per) * denominator;
		return (numerator - expected) / Math.sqrt(expected);
	});
	const dispersion = finite('dispersion', options.dispersion ?? dispersionOf(scores));
	return {
		average,
		dispersion,
		areas: areas.map(({ area, numerator, denominator }) => {
			const value = (numerator / denominator) * per;
			const around = (confidence: number) => {
				const { lower, upper } = poissonInterval(numerator, denominator, { per, confidence });
				// The area's interval leaves out the average just where its value leaves out this one around the average;
				// without events there is only the highest rate that they would still be likely at.
				const [low, high] =
					numerator === 0
						? [Math.max(0, average - upper), average]
						: [(average * value) / upper, (average * value) / lower];
				return [widened(average, low, dispersion), widened(average, high, dispersion)] as const;
			};
			const [lower95, upper95] = around(0.95);
			const [lower998, upper998] = around(0.998);
			const limits = { lower95, upper95, lower998, upper998 };
			return { area, value, ...limits, significance: significances[placeAmong(limits, value)]! };
		}),
	};
}

/**
 * The lines of a funnel of proportions, drawn over the denominator and clamped to 0 and 1.
 * @param funnel  its average and dispersion
 * @param sizes   the denominators to draw at, each more than 0
 */
export function proportionFunnelCurve(
	{ average, dispersion }: { average: number; dispersion: number },
	sizes: number[],
): (FunnelLimits & { size: number })[] {
	return sizes.map((size) => {
		if (!(finite('sizes', size) > 0)) throw new RangeError('sizes must be greater than 0');
		const error = Math.sqrt((average * (1 - average)) / size) * widening(dispersion);
		const { lower95, upper95, lower998, upper998 } = around(average, error);
		return {
			size,
			lower95: Math.max(0, lower95),
			upper95: Math.min(1, upper95),
			lower998: Math.max(0, lower998),
			upper998: Math.min(1, upper998),
		};
	});
}

/**
 * The lines of a funnel of rates, drawn over the number of events: with x events, the lowest rate that is unusually high
 * is average·x/L(x) and the highest that is unusually low is average·x/U(x), L and U the Poisson limits of x.
 * @param funnel  its average and dispersion
 * @param events  the numbers of events to draw at, each more than 0
 */
export function rateFunnelCurve(
	{ average, dispersion }: { average: number; dispersion: number },
	events: number[],
): (FunnelLimits & { events: number })[] {
	const wide = (limit: number) => widened(average, limit, dispersion);
	return events.map((x) => {
		if (!(finite('events', x) > 0)) throw new RangeError('events must be greater than 0');
		// From so many events on the two are alike, and the exact limits would take for ever.
		const limits = x < 100_000 ? exactPoisson : byar;
		const [low95, high95] = limits(x, 0.95);
		const [low998, high998] = limits(x, 0.998);
		return {
			events: x,
			lower95: wide((average * x) / high95),
			upper95: wide((average * x) / low95),
			lower998: wide((average * x) / high998),
			upper998: wide((average * x) / low998),
		};
	});
}

function pooled(areas: FunnelArea[]): number {
	if (areas.length === 0) throw new RangeError('areas must not be empty');
	let events = 0;
	let size = 0;
	for (const { numerator, denominator } of areas) {
		if (finite('numerator', numerator) < 0)
			throw new RangeError('numerator must not be less than 0');
		if (finite('denominator', denominator) <= 0)
			throw new RangeError('denominator must be greater than 0');
		events += numerator;
		size += denominator;
	}
	return finite('the sum of numerators', events) / finite('the sum of denominators', size);
}

/** Mean squared z-score after drawing the outer tenth at each end in to the 10th and 90th percentile. */
function dispersionOf(scores: number[]): number {
	// An average of exactly 0 or 1 leaves no spread to compare with: nothing differs.
	const sorted = scores.map((z) => (Number.isFinite(z) ? z : 0)).sort((a, b) => a - b);
	const [low, high] = [quantile(sorted, 0.1), quantile(sorted, 0.9)];
	const squares = sorted.map((z) => Math.min(Math.max(z, low), high) ** 2);
	return squares.reduce((sum, square) => sum + square, 0) / squares.length;
}

function widening(dispersion: number): number {
	return Math.sqrt(Math.max(1, dispersion));
}

function around(average: number, error: number): FunnelLimits {
	return {
		lower95: finite('lower limit', average - z95 * error),
		upper95: finite('upper limit', average + z95 * error),
		lower998: finite('lower limit', average - z998 * error),
		upper998: finite('upper limit', average + z998 * error),
	};
}

/** A limit moved √φ times as far from the middle, where φ is more than 1. */
function widened(middle: number, limit: number, dispersion: number): number {
	return finite('limit', middle + (limit - middle) * widening(dispersion));
}

/** 0 and 1 below both or one of the lower limits, 2 between, 3 and 4 above: places in `significances`. */
function placeAmong({ lower95, upper95, lower998, upper998 }: FunnelLimits, value: number): number {
	const above = Number(value > upper95) + Number(value > upper998);
	return 2 + above - Number(value < lower95) - Number(value < lower998);
}
