import type { TrajectoryPoint } from '@sightline/metrics';
import { periodFromCode, periodName } from '@sightline/metrics/periods';
import type { Unit } from '@sightline/metrics/vocabulary';

/** Why a value cannot be one of a unit; null when it can. */
export function valueProblem(unit: Unit, value: number): string | null {
	if (value < 0) return `${value} is below 0`;
	return unit.kind === 'percent' && value > 100 ? `${value} is above 100 %` : null;
}

/** The points of a path as the catalogue's files have them, by the number of their month. */
export function pathPoints(path: { month: string; value: number }[]): TrajectoryPoint[] {
	return path.map(({ month, value }) => ({ month: periodFromCode('month', month)!.index, value }));
}

/** A target whose path is in question: its first month and the value in which the path ends. */
interface Target {
	fromMonth: number;
	value: number;
	path: TrajectoryPoint[];
}

/**
 * Why dated points cannot be the path to a target; null when they can. A path begins in the month from which its target
 * holds and ends in the target's value, so that neither is said in two ways.
 */
export function pathProblem(unit: Unit, { fromMonth, value, path }: Target): string | null {
	const [first] = path;
	const last = path.at(-1);
	if (!first || !last || path.length < 2) return 'a path has at least two points';
	for (const [place, point] of path.entries()) {
		const before = path[place - 1];
		if (before && point.month <= before.month)
			return `${name(point.month)} does not lie after ${name(before.month)}, the point before it`;
		if (!Number.isFinite(point.value)) return `the value for ${name(point.month)} is not a number`;
		const problem = valueProblem(unit, point.value);
		if (problem !== null) return `for ${name(point.month)}, ${problem}`;
	}
	if (first.month !== fromMonth)
		return `it begins in ${name(first.month)}, and the target holds from ${name(fromMonth)}: the two are one month`;
	if (last.value !== value)
		return `it ends at ${last.value}, and the target is ${value}: the two are one value`;
	return null;
}

function name(index: number): string {
	return periodName({ type: 'month', index });
}
