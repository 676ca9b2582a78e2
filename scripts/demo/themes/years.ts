import { childrenAt } from '../published.ts';
import type { Line } from '../counts.ts';

// How years, seasons and published shares are written in the tables.

type Through = Line['through'];

/** Quieter in August and December, busier in March and in autumn. April is first. */
const season = [0.98, 1.03, 1.02, 1.0, 0.92, 1.0, 1.04, 1.03, 0.93, 1.01, 1.0, 1.04];
export const mildSeason = threeTimes(season);

/** One year's months for each of the three years. */
export function threeTimes(months: number[]): number[] {
	return [...months, ...months, ...months];
}

/** Values at the end of March, and at the end of the first month. */
export function marches(start: number, [one, two, three]: number[]): Through {
	return { '2016-04': start, '2017-03': one!, '2018-03': two!, '2019-03': three! };
}

/** The same by quarter. */
export function quartersToMarch(start: number, [one, two, three]: number[]): Through {
	return { '2016-Q2': start, '2017-Q1': one!, '2018-Q1': two!, '2019-Q1': three! };
}

/** Values at the censuses of 30 September, and at the ends of the first and the last month. */
export function censuses(start: number, [one, two, three]: number[], end: number): Through {
	return { '2016-04': start, '2016-09': one!, '2017-09': two!, '2018-09': three!, '2019-03': end };
}

/** The whole numbers nearest to percentages of yearly totals. */
export function nearest(totals: number[], percents: number[]): number[] {
	return totals.map((total, year) => Math.round((percents[year]! / 100) * total));
}

/** The percentages that numbers are of others. */
export function percentsOf(numbers: number[], wholes: number[]): number[] {
	return numbers.map((number, year) => (100 * number) / wholes[year]!);
}

/** The whole numbers nearest to rates for every 10,000 children. */
export function ofChildren(rates: number[]): number[] {
	return rates.map((rate, year) => Math.round((rate * childrenAt[2016 + year]!) / 10_000));
}
