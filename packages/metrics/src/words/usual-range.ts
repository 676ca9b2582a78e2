import type { SeriesReading } from '../series-reading.ts';
import { figure, type Written } from './figures.ts';

/** The limits of a period as the chart draws them, in words: its band ends where the unit does. */
export interface RangeShown {
	average: string;
	/** `20.6 % to 31.3 %` */
	range: string;
	/** Between the limits, as they are written; 0 when the series never moves. */
	width: number;
}

/** The limits in force at a period; null where there are none. */
export function rangeShown(
	{ reading, ...written }: Written & { reading: SeriesReading },
	index: number,
): RangeShown | null {
	const group = reading.groups.find(({ start, end }) => start <= index && index <= end);
	if (!group) return null;
	const { mean, lower, upper } = group;
	if (mean === null || lower === null || upper === null) return null;
	const ends = [lower, upper].map((limit) => {
		const inside = Math.max(0, limit);
		return written.unit.kind === 'percent' ? Math.min(100, inside) : inside;
	});
	const [from, to] = ends.map((end) => figure(end, written));
	return {
		average: figure(mean, written),
		range: `${from} to ${to}`,
		width: from === to ? 0 : ends[1]! - ends[0]!,
	};
}
