import { finiteOrNull } from './finite.ts';
import { firstMonthOf, lastMonthOf, monthsIn, periodOfMonth, type PeriodType } from './periods.ts';
import { checkFinite, type SeriesPoint } from './series-reading.ts';
import { materialise, seriesValue } from './series.ts';
import { statuses, type Kind, type Status, type Unit } from './vocabulary.ts';

/** What figures are told for: a period, or the twelve months up to the end of each. */
export type Grain = PeriodType | 'rolling-year';

/** A point that may say how far it can be relied on; final when it does not. */
export interface StatusPoint extends SeriesPoint {
	status?: Status;
}

/** What an indicator declares of itself, as it stands in the catalogue, and the period that its points are of. */
export interface GrainOptions {
	periodType: PeriodType;
	unit: Unit;
	kind: Kind;
	/** Children counted once do not add up over time: the same child may be counted in two months. */
	numerator: { addsOverTime: boolean };
	/** Null for a count. A population is never added, whatever `addsOverTime` says. */
	denominator: { addsOverTime: boolean; population: boolean } | null;
}

export interface GrainSeries {
	/** Of the points: for rolling years that of the points they are made from. */
	periodType: PeriodType;
	/** The values are rates of part of a year, told as if it went on for a whole one: pages say so. */
	annualised: boolean;
	/** One for each period, oldest first, without holes. */
	points: (SeriesPoint & { status: Status })[];
}

/**
 * A series at a coarser grain: quarters or years from months, years from quarters or terms, twelve months up to each.
 *
 * A **flow** adds up, numerator and denominator each where it is declared to add up over time; a population is taken
 * once, from the last part, which holds the mid-year estimate before the period ends. One missing part makes the sum
 * null, never the sum of the rest, and incomplete. A **stock** and a **rolling** figure take the last part. The status
 * is the worst of the parts that count. At its own grain every point stays as it is.
 *
 * @param points  in any order, one a period; a month of 0 among 0 is a part like others though it has no value
 * @returns from the period of the first point to that of the last; a flow that begins within a period begins with the next
 * Errors: RangeError when whole parts do not make up the grain, two points share a period, or a number is not finite.
 * @example atGrain(months, 'quarter', { periodType: 'month', unit: { kind: 'percent' }, kind: 'flow', numerator: { addsOverTime: true }, denominator: { addsOverTime: true, population: false } })
 */
export function atGrain(points: StatusPoint[], grain: Grain, options: GrainOptions): GrainSeries {
	const { kind, denominator } = options;
	const fine = options.periodType;
	if (grain !== fine && !makesUp(fine, grain))
		throw new RangeError(`grain ${grain} is not made up of whole parts: ${fine}`);
	const adds = kind === 'flow' && grain !== fine;
	const months = grain === 'rolling-year' ? 12 : monthsIn[grain];
	const series: GrainSeries = {
		periodType: grain === 'rolling-year' ? fine : grain,
		annualised: kind === 'flow' && denominator?.population === true && months !== 12,
		points: [],
	};
	if (points.length === 0) return series;

	points.forEach(checkFinite);
	const indexes = points.map(({ index }) => index);
	const first = Math.min(...indexes);
	const last = Math.max(...indexes);
	const line = materialise(points, first, last);
	// The first and the last part of each period, as periods of the points.
	const spans: { index: number; from: number; to: number }[] = [];
	if (grain === 'rolling-year' || grain === fine) {
		const parts = adds ? 12 / monthsIn[fine]! : 1;
		for (let to = first + parts - 1; to <= last; to++)
			spans.push({ index: to, from: to - parts + 1, to });
	} else {
		const periodAt = (month: number) => periodOfMonth(grain, month).index;
		const end = periodAt(lastMonthOf({ type: fine, index: last }));
		for (let index = periodAt(firstMonthOf({ type: fine, index: first })); index <= end; index++) {
			const period = { type: grain, index };
			const from = periodOfMonth(fine, firstMonthOf(period)).index;
			const to = periodOfMonth(fine, lastMonthOf(period)).index;
			if (!adds || from >= first) spans.push({ index, from, to });
		}
	}
	series.points = spans.map(({ index, from, to }) => {
		if (!adds)
			return { ...(line[to - first] ?? nothing), index, status: statusOf(line[to - first]) };
		const parts = Array.from({ length: to - from + 1 }, (_, i) => line[from - first + i] ?? null);
		return { ...sumOf(parts, months, options), index };
	});
	return series;
}

const nothing = { value: null, numerator: null, denominator: null };

/** Whether whole periods of one type make up those of another. */
export function makesUp(part: PeriodType, grain: Grain): boolean {
	const months = monthsIn[part];
	if (grain === 'rolling-year') return months !== null && 12 % months === 0;
	const whole = monthsIn[grain];
	if (months === null || whole === null || whole <= months || whole % months !== 0) return false;
	const start = firstMonthOf({ type: grain, index: 0 });
	return firstMonthOf(periodOfMonth(part, start)) === start;
}

function statusOf(point: StatusPoint | null | undefined): Status {
	return point ? (point.status ?? 'final') : 'incomplete';
}

function sumOf(
	parts: (StatusPoint | null)[],
	months: number | null,
	{ unit, numerator: counted, denominator: among }: GrainOptions,
): Omit<GrainSeries['points'][number], 'index'> {
	const known = parts.filter((part) => part !== null && !isMissing(part)) as StatusPoint[];
	if (known.length < parts.length) return { ...nothing, status: 'incomplete' };
	const numerator = counted.addsOverTime
		? total(known.map((part) => part.numerator ?? (unit.kind === 'count' ? part.value : null)))
		: null;
	const denominators = known.map((part) => part.denominator);
	let denominator: number | null = null;
	if (among?.population) denominator = denominators.at(-1)!;
	else if (among?.addsOverTime) denominator = total(denominators);
	return {
		value: seriesValue(unit, numerator, denominator, {
			monthsCovered: months,
			annualised: among?.population === true,
		}),
		numerator,
		denominator,
		status: statuses[Math.max(...known.map((part) => statuses.indexOf(statusOf(part))))]!,
	};
}

/** A value that is withheld or not to be judged is no part of a sum; one that is null because there were none is. */
function isMissing({ value, numerator, denominator }: StatusPoint): boolean {
	return value === null && !(numerator === 0 && denominator === 0);
}

function total(parts: (number | null)[]): number | null {
	let sum = 0;
	for (const part of parts) {
		if (part === null) return null;
		sum += part;
	}
	return finiteOrNull(sum);
}
