import type { SeriesPoint, SeriesReading } from './series-reading.ts';
import type { Unit } from './vocabulary.ts';

/**
 * Whether a series holds too few to judge: a mean denominator below 20 for percentages or 3 for means, a mean count below
 * 3 for counts and rates, over the points that have a value. A count without a numerator is its own; other sizes that
 * are not known are not called small.
 */
export function isSmall(points: SeriesPoint[], unit: Unit): boolean {
	const sizes = points
		.filter(({ value }) => value !== null)
		.map((point) => sizeOf(point, unit))
		.filter((size) => size !== null);
	const total = sizes.reduce((sum, size) => sum + size, 0);
	return sizes.length > 0 && total / sizes.length < (unit.kind === 'percent' ? 20 : 3);
}

function sizeOf({ value, numerator, denominator }: SeriesPoint, unit: Unit): number | null {
	if (unit.kind === 'percent' || unit.kind === 'mean') return denominator;
	return unit.kind === 'count' ? (numerator ?? value) : numerator;
}

/** What a page tells of a value whose numbers are small: "3 of 11". */
export function smallNumbersOf(point: SeriesPoint, unit: Unit): SeriesReading['smallNumbers'] {
	const size = sizeOf(point, unit);
	if (unit.kind === 'percent') return { numerator: point.numerator, denominator: size };
	return unit.kind === 'mean'
		? { numerator: null, denominator: size }
		: { numerator: size, denominator: null };
}
