import { comparisonWith } from './comparison.ts';
import { finite } from './finite.ts';
import { changeBetween } from './intervals.ts';
import { firstMonthOf, lastMonthOf, type Period } from './periods.ts';
import type { Range } from './value-interval.ts';
import type { Comparison } from './vocabulary.ts';

/** A figure that an area published for a year, and that can be judged. */
export interface PublishedYear {
	period: Period;
	value: number;
	/** 95 %; null where the parts of the value are not known. */
	interval: Range | null;
}

export interface Compared {
	/** The name of the other area. */
	name: string;
	period: Period;
	own: number;
	value: number;
	/** Of `comparisonWith`: null where chance cannot be judged. */
	comparison: Comparison | null;
}

export interface TwoAreas {
	name: string;
	from: Period;
	to: Period;
	own: {
		before: number;
		after: number;
		/** 95 % limits of the change (`changeBetween`): without them nothing is asked. */
		change: { lower: number; upper: number } | null;
	};
	other: { before: number; after: number };
}

interface Beside {
	/** The other area beside this one, in the latest year that both have. */
	compared: Compared | null;
	/** From the year before to that year. */
	movement: TwoAreas | null;
}

/** A year that ended longer before the latest figure is no company for it. */
const oldestMonths = 24;

/**
 * What an area published beside another one. Years that end after the latest figure of the area's own series, or more than
 * two years before it, are left out. A movement is told between two years that follow each other and are counted alike;
 * the earlier of them may lie a year further back.
 *
 * @param own    in any order, one a period
 * @param other  the same of the other area
 * @param how    the other area's name; the month in which the latest figure's period ends, null where there is none and
 *   so nothing to be too late or too old for; the months from which it has been counted in another way
 * Errors: RangeError for a value that is not finite.
 * @example publishedBeside(years, england, { name: 'England', latestMonth: 24_230, breaks: [] }).compared
 */
export function publishedBeside(
	own: PublishedYear[],
	other: PublishedYear[],
	{ name, latestMonth, breaks }: { name: string; latestMonth: number | null; breaks: number[] },
): Beside {
	for (const { value } of [...own, ...other]) finite('value', value);
	const pairs = own
		.filter(({ period }) => latestMonth === null || lastMonthOf(period) <= latestMonth)
		.sort((a, b) => lastMonthOf(b.period) - lastMonthOf(a.period))
		.flatMap((mine) => {
			const same = other.find(({ period }) => isSame(period, mine.period));
			return same ? [{ mine, same }] : [];
		});
	const [now, before] = pairs;
	if (!now) return { compared: null, movement: null };
	if (latestMonth !== null && latestMonth - lastMonthOf(now.mine.period) > oldestMonths)
		return { compared: null, movement: null };
	return {
		compared: {
			name,
			period: now.mine.period,
			own: now.mine.value,
			value: now.same.value,
			comparison: comparisonWith(now.mine.interval, now.same.value),
		},
		movement:
			before && follows(now.mine.period, before.mine.period, breaks)
				? {
						name,
						from: before.mine.period,
						to: now.mine.period,
						own: {
							before: before.mine.value,
							after: now.mine.value,
							change: changeOf(now.mine, before.mine),
						},
						other: { before: before.same.value, after: now.same.value },
					}
				: null,
	};
}

/** Whether two years follow each other and are counted alike. */
function follows(now: Period, before: Period, breaks: number[]): boolean {
	return (
		isSame(now, { ...before, index: before.index + 1 }) &&
		!breaks.some((from) => firstMonthOf(before) < from && from <= lastMonthOf(now))
	);
}

function changeOf(now: PublishedYear, before: PublishedYear): TwoAreas['own']['change'] {
	if (now.interval === null || before.interval === null) return null;
	const { lower, upper } = changeBetween(
		{ value: now.value, ...now.interval },
		{ value: before.value, ...before.interval },
	);
	return { lower, upper };
}

function isSame(a: Period, b: Period): boolean {
	return a.type === b.type && a.index === b.index;
}
