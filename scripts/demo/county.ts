import { apportion } from './apportion.ts';
import { bell, randomFrom, slowNoise } from './random.ts';

// How a county series is made from yearly totals (flows) or from values it must pass (stocks).

/** A total, and the positions it covers: from the first up to, not including, the second. */
export interface YearTotal {
	total: number;
	from: number;
	until: number;
}

/**
 * A flow of counts: each year's total shared out over its periods by a shape with noise.
 *
 * @param years  one after the other; the periods of each add up to its total exactly
 * @param shape  one weight per period
 * @param noise  standard deviation as a share of the period's weight
 */
export function countFlow(
	seed: string,
	years: YearTotal[],
	shape: number[],
	noise: number,
): number[] {
	const random = randomFrom(seed);
	const weights = shape.map((weight) => weight * (1 + noise * bell(random)));
	return years.flatMap(({ total, from, until }) => apportion(total, weights.slice(from, until)));
}

/**
 * A share of a flow: a level for each period with the noise that chance alone gives, scaled so that the periods of
 * a year add up to the year's numerator exactly.
 *
 * @param years   totals of the numerators; null leaves each period at its level
 * @param levels  per cent, one per period
 * @param extra   further standard deviation in percentage points: more than chance alone
 * @returns the numerators
 */
export function shareFlow(
	seed: string,
	denominators: number[],
	years: YearTotal[] | null,
	levels: number[],
	extra = 0,
): number[] {
	const random = randomFrom(seed);
	const weights = denominators.map((denominator, at) => {
		const share = levels[at]! / 100;
		const chance = Math.sqrt((share * (1 - share)) / denominator) * bell(random);
		return denominator * Math.max(0, share + chance + (extra / 100) * bell(random));
	});
	if (!years) return weights.map((weight, at) => Math.min(Math.round(weight), denominators[at]!));
	return years.flatMap(({ total, from, until }) =>
		apportion(total, weights.slice(from, until), denominators.slice(from, until)),
	);
}

/**
 * A stock: straight lines through the values it must pass, with slow noise that is nil at each of them.
 *
 * @param anchors  position → value, the first and the last position among them
 * @param wobble   size of the noise, in the unit of the values
 */
export function stock(seed: string, anchors: Record<number, number>, wobble: number): number[] {
	const positions = Object.keys(anchors).map(Number);
	const last = positions.at(-1)!;
	const noise = slowNoise(randomFrom(seed), last + 1, wobble);
	return Array.from({ length: last + 1 }, (_, at) => {
		if (at in anchors) return anchors[at]!;
		const next = positions.findIndex((position) => position > at);
		const [from, to] = [positions[next - 1]!, positions[next]!];
		const way = (at - from) / (to - from);
		return anchors[from]! + way * (anchors[to]! - anchors[from]!) + noise[at]!;
	});
}
