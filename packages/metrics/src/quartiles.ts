import { finite } from './finite.ts';

/**
 * The values a quarter, half and three quarters of the way through, by linear interpolation (type 7).
 * @param values  at least one, in any order
 * Errors: RangeError for an empty list or a value that is not finite.
 * @see Hyndman & Fan 1996, type 7; numpy.quantile
 * @example quartiles([33.9, 49]) // [37.675, 41.45, 45.225]
 */
export function quartiles(values: number[]): [number, number, number] {
	if (values.length === 0) throw new RangeError('values must not be empty');
	const sorted = values.map((value, i) => finite(`values[${i}]`, value)).sort((a, b) => a - b);
	return [quantile(sorted, 0.25), quantile(sorted, 0.5), quantile(sorted, 0.75)];
}

/** The value a fraction `p` of the way through a sorted, non-empty list, by linear interpolation (type 7). */
export function quantile(sorted: ArrayLike<number>, p: number): number {
	const position = (sorted.length - 1) * p;
	const below = sorted[Math.floor(position)]!;
	const above = sorted[Math.ceil(position)]!;
	const share = position % 1;
	return below === above ? below : below * (1 - share) + above * share;
}
