import { apportion } from './apportion.ts';
import { bell, randomFrom, slowNoise } from './random.ts';

// How a county series is made from yearly totals (flows) or from values it must pass (stocks).

/** One period of one area. Both are whole numbers. */
export interface Point {
	numerator: number;
	denominator: number | null;
}

/**
 * A flow of counts: each year's total shared out over its months by a shape with noise.
 *
 * @param yearTotals  one per year; the months of a year add up to it exactly
 * @param shape       one weight per month
 * @param noise       standard deviation as a share of the month's weight
 */
export function countFlow(
	seed: string,
	yearTotals: number[],
	shape: number[],
	noise: number,
): number[] {
	const random = randomFrom(seed);
	const weights = shape.map((weight) => weight * (1 + noise * bell(random)));
	const months = shape.length / yearTotals.length;
	return yearTotals.flatMap((total, year) =>
		apportion(total, weights.slice(year * months, (year + 1) * months)),
	);
}

/**
 * A share of a flow: a level for each month with the noise that chance alone gives, scaled so that the months of
 * a year add up to the year's numerator exactly.
 *
 * @param levels  per cent, one per month
 * @param extra   further standard deviation in percentage points: more than chance alone
 */
export function shareFlow(
	seed: string,
	denominators: number[],
	yearNumerators: number[],
	levels: number[],
	extra = 0,
): Point[] {
	const random = randomFrom(seed);
	const weights = denominators.map((denominator, at) => {
		const share = levels[at]! / 100;
		const chance = Math.sqrt((share * (1 - share)) / denominator) * bell(random);
		return denominator * Math.max(0, share + chance + (extra / 100) * bell(random));
	});
	const months = denominators.length / yearNumerators.length;
	const numerators = yearNumerators.flatMap((total, year) => {
		const from = year * months;
		const until = from + months;
		return apportion(total, weights.slice(from, until), denominators.slice(from, until));
	});
	return denominators.map((denominator, at) => ({ numerator: numerators[at]!, denominator }));
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

/** A share of a stock: per cent at each position, made into whole numerators over whole denominators. */
export function shareStock(percents: number[], denominators: number[]): Point[] {
	return denominators.map((denominator, at) => ({
		numerator: Math.round((percents[at]! / 100) * denominator),
		denominator,
	}));
}
