import { finite, finiteOrNull } from './finite.ts';
import type { Unit } from './vocabulary.ts';

/**
 * The value of an indicator from its numerator and denominator:
 * a count is the numerator, a percentage 100·n/d, a rate per·n/d, a mean n/d.
 * A rate that covers part of a year and is told for a whole one is multiplied by 12/monthsCovered.
 *
 * @returns in the indicator's unit; null when anything needed is missing, the denominator is 0, or no number can express it
 * Errors: RangeError for an argument that is not finite.
 * @example seriesValue({ kind: 'rate', per: 10_000, of: 'children' }, 30, 60_000, { monthsCovered: 3, annualised: true }) // 20
 */
export function seriesValue(
	unit: Unit,
	numerator: number | null,
	denominator: number | null,
	options: { monthsCovered?: number | null; annualised?: boolean } = {},
): number | null {
	const { monthsCovered = null, annualised = false } = options;
	if (numerator === null) return null;
	finite('numerator', numerator);
	if (unit.kind === 'count') return numerator;
	if (denominator === null || finite('denominator', denominator) === 0) return null;
	switch (unit.kind) {
		case 'percent':
			return finiteOrNull((100 * numerator) / denominator);
		case 'mean':
			return finiteOrNull(numerator / denominator);
		case 'rate': {
			const rate = (unit.per * numerator) / denominator;
			if (!annualised) return finiteOrNull(rate);
			return monthsCovered === null || finite('monthsCovered', monthsCovered) <= 0
				? null
				: finiteOrNull((rate * 12) / monthsCovered);
		}
	}
}

/**
 * One entry for each period from `from` to `to`, both included, with null where no point lies, so that a gap keeps its place.
 * Points outside the range are left out.
 * Errors: RangeError when a period has two points, or the range is longer than any series: a wrong year, most likely.
 * @example materialise([{ index: 3 }, { index: 5 }], 3, 5) // [{ index: 3 }, null, { index: 5 }]
 */
export function materialise<Point extends { index: number }>(
	points: Point[],
	from: number,
	to: number,
): (Point | null)[] {
	if (to - from > 10_000) throw new RangeError('from and to lie too far apart');
	const line = Array.from<Point | null>({ length: Math.max(0, to - from + 1) }).fill(null);
	for (const point of points) {
		const place = point.index - from;
		if (line[place] === undefined) continue;
		if (line[place] !== null) throw new RangeError(`period ${point.index} has two points`);
		line[place] = point;
	}
	return line;
}
