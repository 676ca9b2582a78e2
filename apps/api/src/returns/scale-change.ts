import { quartiles } from '@sightline/metrics';
import type { Unit } from '@sightline/metrics/vocabulary';
import type { Figure } from '../contract/index.ts';

/** A figure of another size or sign than the ones before it. */
export interface ScaleChange {
	kind: 'ten-times' | 'hundred-times' | 'tenth' | 'hundredth' | 'fraction' | 'sign';
	value: number;
	/** Of the values before it, and how many these are. */
	median: number;
	count: number;
}

/** How many values a size is held against, and how few are enough. */
const most = 12;
const fewest = 3;
/** A smaller count is a tenth of another by chance. */
const smallestCount = 3;
/** How far from a median times a factor is still about that. */
const about = 1.6;

const factors = [
	['ten-times', 10],
	['hundred-times', 100],
	['tenth', 0.1],
	['hundredth', 0.01],
] as const;

/** The number that a figure is about: its value, or the count of which a rate is still to be made. */
export function mainNumber(figure: Figure | null): number | null {
	return figure && (figure.value ?? (figure.valueSymbol === null ? figure.numerator : null));
}

/**
 * Whether a figure has another scale than its last twelve values: it does not lie among them, and is about ten or a hundred
 * times their median (6 to 16, 63 to 160), or such a part of it; or none of them has its sign.
 *
 * @param earlier  the figures before it, oldest first
 * @returns null when it has not, or when fewer than three values or counts below 3 leave it open
 */
export function scaleChange(
	unit: Unit,
	figure: Figure,
	earlier: readonly Figure[],
): ScaleChange | null {
	const value = mainNumber(figure);
	const known = earlier.filter((one) => isWhole(one) && mainNumber(one) !== null).slice(-most);
	if (!value || !isWhole(figure) || known.length < fewest) return null;
	const values = known.map((one) => mainNumber(one)!);
	const found = { value, median: quartiles(values)[1], count: values.length };
	if (values.every((one) => one * value < 0)) return { ...found, kind: 'sign' };
	const size = Math.abs(value);
	const sizes = values.map(Math.abs);
	if (size >= Math.min(...sizes) && size <= Math.max(...sizes)) return null;
	const times = size / Math.abs(found.median);
	const match = factors.find(([, factor]) => times >= factor / about && times <= factor * about);
	if (!match) return null;
	const [kind] = match;
	if (unit.kind === 'percent' && kind === 'hundredth' && size <= 1)
		return { ...found, kind: 'fraction' };
	return smallerCount(figure, known) < smallestCount ? null : { ...found, kind };
}

/** Part of a period looks like a tenth of one. */
const isWhole = ({ status }: Figure) => status !== 'incomplete';

/** The figure's own numerator, or the median of those before it when that is smaller; infinite when neither is known. */
function smallerCount(figure: Figure, known: readonly Figure[]): number {
	const before = known.flatMap(({ numerator }) => (numerator === null ? [] : [numerator]));
	return Math.min(
		figure.numerator ?? Infinity,
		before.length > 0 ? quartiles(before)[1] : Infinity,
	);
}
