import { gammaTails } from './gamma.ts';
import { knownValues, tieSizes } from './mann-kendall.ts';

/**
 * Whether the time of year matters: Kruskal and Wallis's test over the twelve calendar months, with tie correction.
 * H = (12/(n(n+1)) · Σ R²ₘ/nₘ − 3(n+1)) / (1 − Σ(t³−t)/(n³−n)), R the sum of a month's ranks; p from χ² with 11 degrees.
 * When all values are alike the statistic is 0 and p is 1.
 *
 * @param values  one per month, oldest first, from any month of the year; null where there is none
 * @returns null unless every calendar month has at least three values: three whole years
 * Errors: RangeError for a value that is not finite.
 * @see Kruskal & Wallis 1952; scipy.stats.kruskal
 */
export function seasonality(values: (number | null)[]): { statistic: number; p: number } | null {
	const sorted = knownValues(values).sort(([, a], [, b]) => a - b);
	const n = sorted.length;
	const months = Array.from({ length: 12 }, () => ({ size: 0, ranks: 0 }));
	for (let i = 0, end = 0; i < n; i = end) {
		while (end < n && sorted[end]![1] === sorted[i]![1]) end++;
		for (const [place] of sorted.slice(i, end)) {
			const month = months[place % 12]!;
			month.size += 1;
			month.ranks += (i + 1 + end) / 2;
		}
	}
	if (months.some(({ size }) => size < 3)) return null;
	const squares = months.reduce((total, { size, ranks }) => total + ranks ** 2 / size, 0);
	const tied = tieSizes(sorted.map(([, value]) => value)).reduce((sum, t) => sum + t ** 3 - t, 0);
	if (tied === n ** 3 - n) return { statistic: 0, p: 1 };
	const statistic = ((12 / (n * (n + 1))) * squares - 3 * (n + 1)) / (1 - tied / (n ** 3 - n));
	return { statistic, p: gammaTails(11 / 2, statistic / 2).upper };
}
