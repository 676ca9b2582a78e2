import type { ChartSpec, EndLabel } from './chart-spec.ts';
import { placed, wrapped } from './end-labels.ts';

/** Heights in pixels, the same in both renderers, so that one takes the other's place without a jump. */
export const heights = { top: 32, plot: 320, bottom: 52 } as const;
export const fullHeight = heights.top + heights.plot + heights.bottom;

/** Room beside the plot and the size of its texts, by the width there is. */
export const rooms = {
	wide: { left: 60, right: 176, text: 16, line: 20, characters: 20, points: 1 },
	narrow: { left: 52, right: 98, text: 14, line: 17, characters: 11, points: 0.7 },
} as const;
export type Room = keyof typeof rooms;

/** Below this the narrow room is used: a chart beside nothing on a phone. */
export const narrowBelow = 560;

/** Pixels from the top of the chart. */
export function heightOf({ values }: ChartSpec, value: number): number {
	const share = (value - values.min) / (values.max - values.min);
	return heights.top + heights.plot * (1 - Math.min(1, Math.max(0, share)));
}

/** Per cent of the plot's width. */
export function acrossOf({ time }: ChartSpec, at: number): number {
	return (100 * (at - time.min)) / (time.max - time.min);
}

export interface PlacedLabel extends EndLabel {
	lines: string[];
	/** The middle of the label and the height of its line's end, pixels from the top of the chart. */
	middle: number;
	end: number;
}

/** The labels at the right end, where they go. */
export function labelsIn(spec: ChartSpec, room: Room): PlacedLabel[] {
	const { characters, line } = rooms[room];
	const labels = spec.ends
		.filter((label) => room === 'wide' || label.narrow)
		.map((label) => ({ ...label, lines: wrapped(label.text, characters) }));
	const middles = placed(
		labels.map((label) => ({ at: heightOf(spec, label.value), height: label.lines.length * line })),
		0,
		heights.top + heights.plot + line,
	);
	return labels.map((label, index) => ({
		...label,
		middle: middles[index]!,
		end: heightOf(spec, label.value),
	}));
}
