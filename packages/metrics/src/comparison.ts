import { finite } from './finite.ts';
import { quartiles } from './quartiles.ts';
import type { Comparison, Judgement, Polarity, Quarter, Significance } from './vocabulary.ts';

/** Fewer authorities have no quarters, and fewer neighbours no average. */
const fewestForQuarters = 4;
const fewestNeighbours = 5;

/**
 * Whether an area's value is higher or lower than a comparator's: it is when the comparator's value lies outside the
 * area's own 95 % interval. On the edge of it the two are similar.
 *
 * @param interval    of the area's value; null where it has none
 * @param comparator  England's value, the region's or another area's, in the same unit; null where there is none
 * @returns null where either is missing: no interval, no verdict
 * @see OHID Fingertips, technical guidance, "Comparing to a benchmark"
 * @example comparisonWith({ lower: 26.6, upper: 28.1 }, 21.9) // 'higher'
 */
export function comparisonWith(
	interval: { lower: number; upper: number } | null,
	comparator: number | null,
): Comparison | null {
	if (interval === null || comparator === null) return null;
	if (finite('comparator', comparator) < interval.lower) return 'higher';
	return comparator > interval.upper ? 'lower' : 'similar';
}

/** What being higher or lower means: null when similar, and where neither way is good. */
export function judgementOf(comparison: Comparison, polarity: Polarity): Judgement | null {
	if (comparison === 'similar' || polarity === 'neutral') return null;
	return (comparison === 'higher') === (polarity === 'higher-is-better') ? 'better' : 'worse';
}

export interface Rank {
	/** 1 is the best; the highest where neither way is good. */
	rank: number;
	/** How many are ranked. */
	of: number;
	/** Whether others have the same value: they share the better rank. */
	tied: boolean;
}

/**
 * Where a value stands among all of them.
 *
 * @param values  of every authority with one, this value among them, in any order
 * Errors: RangeError when the value is not among them or a value is not finite.
 * @example rankOf(20, [10, 20, 20, 30], 'lower-is-better') // { rank: 2, of: 4, tied: true }
 */
export function rankOf(value: number, values: number[], polarity: Polarity): Rank {
	const ahead = (other: number) => (polarity === 'lower-is-better' ? other < value : other > value);
	values.forEach((other, i) => finite(`values[${i}]`, other));
	const same = values.filter((other) => other === value).length;
	if (same === 0) throw new RangeError('values must contain the value');
	return { rank: values.filter(ahead).length + 1, of: values.length, tied: same > 1 };
}

/**
 * Which quarter of the authorities a value lies in, by quartiles (type 7). A value on a quartile belongs to the
 * better quarter, or the higher one where neither way is good.
 *
 * @param values  of every authority with one, this value among them, in any order
 * @returns null for fewer than four authorities, and when so many share the value that its quarter cannot be told
 * Errors: RangeError for a value that is not finite.
 * @example quarterOf(12, [10, 12, 14, 16, 18], 'lower-is-better') // 'best'
 */
export function quarterOf(value: number, values: number[], polarity: Polarity): Quarter | null {
	finite('value', value);
	if (values.length < fewestForQuarters) return null;
	const [lower, middle, upper] = quartiles(values);
	if (lower === upper && value === lower) return null;
	if (polarity === 'lower-is-better') {
		if (value <= lower) return 'best';
		if (value <= middle) return 'second-best';
		return value <= upper ? 'second-worst' : 'worst';
	}
	const [first, second, third, fourth]: Quarter[] =
		polarity === 'neutral'
			? ['highest', 'second-highest', 'second-lowest', 'lowest']
			: ['best', 'second-best', 'second-worst', 'worst'];
	if (value >= upper) return first!;
	if (value >= middle) return second!;
	return value >= lower ? third! : fourth!;
}

/**
 * The average of an area's statistical neighbours: the simple mean of those that have a value, large and small alike,
 * as the Department for Education's Local Authority Interactive Tool has it.
 *
 * @param values  one a neighbour, null for one without
 * @returns how many have a value, and their average; null for fewer than five
 * Errors: RangeError for a value that is not finite.
 * @example neighbourAverage([10, 12, null, 14, 16, 18]) // { average: 14, count: 5 }
 */
export function neighbourAverage(values: (number | null)[]): {
	average: number | null;
	count: number;
} {
	const known = values.filter((value) => value !== null);
	const sum = known.reduce((total, value, i) => total + finite(`values[${i}]`, value), 0);
	const count = known.length;
	return { average: count < fewestNeighbours ? null : finite('the average', sum / count), count };
}

/**
 * Whether a part of a whole is unlike the others: only beyond the 99.8 % limits of a funnel around the whole. Of five
 * parts, chance alone puts one beyond the 95 % limits in every fourth look or so.
 */
export function farFromAverage(significance: Significance): Comparison {
	if (significance === 'High (0.001)') return 'higher';
	return significance === 'Low (0.001)' ? 'lower' : 'similar';
}
