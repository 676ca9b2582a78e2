import { periodName } from '@sightline/metrics/periods';
import type { AreaLevel } from '@sightline/metrics/vocabulary';
import { cellOf } from './cells.ts';
import type { ReturnContext } from './context.ts';
import { finding, type Finding, type Place } from './findings.ts';
import type { Reading } from './layout.ts';

/** Levels whose values lie among those of the levels after them. */
const levels: readonly AreaLevel[] = ['country', 'region', 'local-authority'];

/**
 * How many times the highest value below a whole may be, or go into the lowest, and how many values
 * make a range. A file may hold few areas that are much alike: in LAIT, with eleven authorities, true
 * values of wholes reach 1.4 times the highest, and sums given as rates begin at 5.7.
 */
const tolerance = { times: 3, fewest: 3 };

interface Range {
	lowest: number;
	highest: number;
	count: number;
}

interface Whole {
	level: number;
	value: number;
	name: string;
	place: Place;
}

/**
 * Checks that the percentage, rate or mean of a country or region lies near those of the areas at lower
 * levels in the file: a sum or another unit in its place does not.
 *
 * @returns `check` takes a reading and a number for its indicator, breakdown and period
 */
export function wholeCheck(
	{ collection: { periodType } }: ReturnContext,
	findings: Finding[],
): { check: (reading: Reading, series: number) => void; finish: () => void } {
	const families = new Map<
		number,
		{ title: string; period: number; ranges: Range[]; wholes: Whole[] }
	>();

	function check({ observation, indicator, area, row, columns }: Reading, series: number): void {
		const level = levels.indexOf(area.level);
		const { value, period } = observation;
		if (value === null || level < 0 || indicator.unit.kind === 'count') return;
		let family = families.get(series);
		if (!family) {
			const ranges = levels.map(() => ({ lowest: Infinity, highest: -Infinity, count: 0 }));
			family = { title: indicator.title, period, ranges, wholes: [] };
			families.set(series, family);
		}
		const range = family.ranges[level]!;
		range.lowest = Math.min(range.lowest, value);
		range.highest = Math.max(range.highest, value);
		range.count += 1;
		if (level < levels.length - 1)
			family.wholes.push({ level, value, name: area.name, place: cellOf(row, columns.value) });
	}

	function finish(): void {
		for (const { title, period, ranges, wholes } of families.values())
			for (const { level, value, name, place } of wholes) {
				const below = ranges.slice(level + 1);
				const lowest = Math.min(...below.map((range) => range.lowest));
				const highest = Math.max(...below.map((range) => range.highest));
				const count = below.reduce((sum, range) => sum + range.count, 0);
				const isHigh = highest > 0 && value > highest * tolerance.times;
				const isLow = lowest > 0 && value < lowest / tolerance.times;
				if (count < tolerance.fewest || !(isHigh || isLow)) continue;
				findings.push(
					finding(
						'whole-unlike-parts',
						place,
						`${title} for ${name} in ${periodName({ type: periodType, index: period })} is ${value}, far ${isHigh ? 'above' : 'below'} the smaller areas in the file, which lie between ${lowest} and ${highest}.`,
						'Check whether it is a sum or in another unit. A published figure that is wrong can be left out by the collection.',
					),
				);
			}
	}

	return { check, finish };
}
