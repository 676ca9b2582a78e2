import { periodOfMonth, type PeriodType } from './periods.ts';
import { seasonality } from './seasonality.ts';
import { knownLine, type SeriesPoint } from './series-reading.ts';

/** Chance alone makes calendar months differ so much once in a hundred series. */
const surelySeasonal = 0.01;

/** Where the latest value lies among those of the same month in earlier years. */
export interface Season {
	/** Of the calendar year, 1 to 12. */
	month: number;
	/** The lowest and the highest of that month in earlier years, and how many there are. */
	earlier: { lower: number; upper: number; count: number };
	place: 'below' | 'inside' | 'above';
	/** That calendar months differ as much by chance alone. */
	p: number;
}

/**
 * Whether the latest value is usual for its time of year: within the range of the same month in earlier years.
 * Only where the time of year matters: Kruskal and Wallis's test over the calendar months with p < 0.01, from at least
 * three values of each. Limits and rules stay as they are; words say that a signal is usual for its month.
 *
 * @param points  months, in any order, one each
 * @returns null for other periods, fewer than three whole years, and where calendar months are alike
 * Errors: RangeError for a number that is not finite, and for two points in one month.
 * @see Kruskal & Wallis 1952
 */
export function seasonOf(points: SeriesPoint[], periodType: PeriodType): Season | null {
	const line = knownLine(points);
	if (periodType !== 'month') return null;
	const values = line.map(({ value }) => value);
	const found = seasonality(values);
	if (found === null || !(found.p < surelySeasonal)) return null;
	const place = values.findLastIndex((value) => value !== null);
	const latest = values[place]!;
	const earlier = values.filter(
		(value, i) => value !== null && i < place && (place - i) % 12 === 0,
	) as number[];
	const lower = Math.min(...earlier);
	const upper = Math.max(...earlier);
	const { index } = line[place]!;
	return {
		month: index - periodOfMonth('calendar-year', index).index * 12 + 1,
		earlier: { lower, upper, count: earlier.length },
		place: latest < lower ? 'below' : latest > upper ? 'above' : 'inside',
		p: found.p,
	};
}
