import { finite } from './finite.ts';
import { lastMonthOf, type PeriodType } from './periods.ts';
import type { SeriesReading } from './series-reading.ts';
import type { Assurance, Polarity, Reading } from './vocabulary.ts';
import { assuranceOf } from './xmr-chart.ts';

/** A target agreed for a month: `month` is a month number. */
export interface TrajectoryPoint {
	month: number;
	value: number;
}

/** Where a series stands against the path to a target, at its latest value. */
export interface PathReading {
	/** The path at the latest value's period, in the unit of the values. */
	path: number;
	/** The latest value less the path. */
	difference: number;
	/** Where the path leads, and from which month on it stays there. */
	end: TrajectoryPoint;
	/** Whether the limits (process) or the latest value's interval (yearly) lie on the good side of the path, or around it. */
	assurance: Assurance | null;
}

/**
 * A target that moves: straight lines between dated points. From the last point on it stays as it is; before the first
 * there is none.
 *
 * @param points  in any order, one a month
 * @returns null before the first point, and for no points
 * Errors: RangeError for a month that is not a whole number or has two points, and for a value that is not finite.
 * @example trajectoryAt([{ month: 24000, value: 60 }, { month: 24012, value: 72 }], 24003) // 63
 */
export function trajectoryAt(points: TrajectoryPoint[], month: number): number | null {
	const sorted = inOrder(points);
	if (!Number.isInteger(month)) throw new RangeError('month must be a whole number');
	const next = sorted.findIndex((point) => point.month >= month);
	if (next === -1) return sorted.at(-1)?.value ?? null;
	const after = sorted[next]!;
	if (after.month === month) return after.value;
	const before = sorted[next - 1];
	if (!before) return null;
	const share = (month - before.month) / (after.month - before.month);
	return before.value * (1 - share) + after.value * share;
}

/**
 * Whether a series is on the path to a target. The path at the end of the latest value's period is held against the
 * limits of a process reading, or against the interval of the latest value of a yearly one: wholly on the good side
 * of the path is passing, wholly on the bad side failing, around it hit-or-miss.
 *
 * @param trajectory  the original target or the current one: both are told, each from its own reading
 * @returns null without a value, and before the path begins; assurance null where neither side is good, limits are on
 *   trial, numbers are small, or the latest value has no interval
 * Errors: RangeError as `trajectoryAt`, and when value and path lie too far apart to express.
 */
export function pathReading(
	reading: SeriesReading,
	trajectory: TrajectoryPoint[],
	how: { periodType: PeriodType; polarity: Polarity; seriesReading: Reading },
): PathReading | null {
	const { latest } = reading;
	if (latest === null) return null;
	const path = trajectoryAt(trajectory, lastMonthOf({ type: how.periodType, index: latest.index }));
	if (path === null) return null;
	const range = rangeOf(reading, how.seriesReading);
	return {
		path,
		difference: finite('the difference of value and path', latest.value - path),
		end: inOrder(trajectory).at(-1)!,
		assurance: range && assuranceOf(range, path, how.polarity),
	};
}

function rangeOf(
	{ latest, status, groups }: SeriesReading,
	seriesReading: Reading,
): { lower: number; upper: number; value: number } | null {
	if (seriesReading === 'yearly') {
		const judged = status === 'given' || status === 'no-comparison';
		return judged && latest!.interval ? { ...latest!.interval, value: latest!.value } : null;
	}
	const group = groups.find(({ start, end }) => start <= latest!.index && latest!.index <= end);
	if (status !== 'given' || group?.lower == null || group.upper === null) return null;
	return { lower: group.lower, upper: group.upper, value: group.mean! };
}

function inOrder(points: TrajectoryPoint[]): TrajectoryPoint[] {
	const sorted = [...points].sort((a, b) => a.month - b.month);
	sorted.forEach(({ month, value }, i) => {
		if (!Number.isInteger(month)) throw new RangeError('month must be a whole number');
		if (sorted[i - 1]?.month === month) throw new RangeError(`month ${month} has two points`);
		finite('value', value);
	});
	return sorted;
}
