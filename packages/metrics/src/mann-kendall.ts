import { finite, finiteOrNull } from './finite.ts';
import { normalTail, zOf } from './normal.ts';
import { quantile } from './quartiles.ts';

/**
 * Mann and Kendall's test: does a series go up (or down) more often than chance would?
 * S counts the pairs that rise less those that fall; varS = (n(n−1)(2n+5) − Σt(t−1)(2t+5)) / 18 over ties of size t;
 * z = (S − sign S)/√varS and p is two-sided. When all values are alike z is 0 and p is 1.
 *
 * @param values  one per period, oldest first; null where there is none, which is left out
 * @returns null for fewer than three values
 * Errors: RangeError for a value that is not finite.
 * @see Mann 1945; Kendall 1975
 * @example mannKendall([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) // { n: 10, s: 45, varS: 125, z: 3.935, p: 0.000083 }
 */
export function mannKendall(
	values: (number | null)[],
): { n: number; s: number; varS: number; z: number; p: number } | null {
	const known = knownValues(values).map(([, value]) => value);
	const n = known.length;
	if (n < 3) return null;
	let s = 0;
	known.forEach((now, j) => {
		for (let i = 0; i < j; i++) s += Math.sign(now - known[i]!);
	});
	const spread = (size: number) => size * (size - 1) * (2 * size + 5);
	const ties = tieSizes(known).reduce((total, size) => total + spread(size), 0);
	const varS = (spread(n) - ties) / 18;
	const z = varS === 0 ? 0 : (s - Math.sign(s)) / Math.sqrt(varS);
	return { n, s, varS, z, p: 2 * normalTail(Math.abs(z)) };
}

/**
 * Sen's slope: the median step per period over every pair of values, which an odd month cannot pull away.
 * The 95 % interval takes the sorted slopes at ranks round((k − C)/2) and round((k + C)/2 + 1), C = z√varS of `mannKendall`.
 *
 * @param values  one per period, oldest first; null where there is none: it keeps its place
 * @returns in the values' unit per period; null for fewer than two values; limits null below five values or with any gap
 * Errors: RangeError for a value that is not finite.
 * @see Sen 1968; R package trend, sens.slope
 * @example sensSlope([1, 2, 3, 4, 6]) // { slope: 1, lower: 1, upper: 1.5 }
 */
export function sensSlope(
	values: (number | null)[],
): { slope: number; lower: number | null; upper: number | null } | null {
	const known = knownValues(values);
	// An array of doubles is sorted several times faster than one of anything.
	const slopes = Float64Array.from(
		known.flatMap(([at, now], j) =>
			known.slice(0, j).map(([then, was]) => (now - was) / (at - then)),
		),
	).sort();
	const slope = slopes.length === 0 ? null : finiteOrNull(quantile(slopes, 0.5));
	if (slope === null) return null;
	if (known.length < 5 || known.length < values.length) return { slope, lower: null, upper: null };
	const reach = zOf(0.95) * Math.sqrt(mannKendall(values)!.varS);
	const at = (rank: number) => finiteOrNull(slopes[roundHalfToEven(rank) - 1] ?? NaN);
	return {
		slope,
		lower: at((slopes.length - reach) / 2),
		upper: at((slopes.length + reach) / 2 + 1),
	};
}

/** How many values share each value. */
export function tieSizes(values: number[]): number[] {
	const sizes = new Map<number, number>();
	for (const value of values) sizes.set(value, (sizes.get(value) ?? 0) + 1);
	return [...sizes.values()];
}

/** The values that are there, each with its place. Errors: RangeError for one that is not finite. */
export function knownValues(values: (number | null)[]): [place: number, value: number][] {
	return values.flatMap((value, i) => (value === null ? [] : [[i, finite(`values[${i}]`, value)]]));
}

function roundHalfToEven(value: number): number {
	const down = Math.floor(value);
	return value - down === 0.5 ? down + (down % 2) : Math.round(value);
}
