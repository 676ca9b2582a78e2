import type { ChartDataset, PointStyle } from 'chart.js';
import { isBroken, type ChartSpec } from './chart-spec.ts';
import { rooms, type Room } from './geometry.ts';
import type { BesideShape, Shape } from './shapes.ts';

// The lines of the interactive chart, as its library takes them.

export interface Place {
	x: number;
	y: number;
	period: string;
	words: string[];
}

export type Colour = (token: string) => string;

const pointStyles: Record<Shape, { style: PointStyle; rotation: number; radius: number }> = {
	circle: { style: 'circle', rotation: 0, radius: 3.5 },
	square: { style: 'rect', rotation: 0, radius: 7 },
	diamond: { style: 'rectRot', rotation: 0, radius: 7 },
	'triangle-up': { style: 'triangle', rotation: 0, radius: 7 },
	'triangle-down': { style: 'triangle', rotation: 180, radius: 7 },
};
const besideStyles: Record<BesideShape, PointStyle> = {
	plus: 'cross',
	cross: 'crossRot',
	star: 'star',
};

/** The line of the series, each point with the shape of its verdict. */
export function mainLine(
	spec: ChartSpec,
	colour: Colour,
	room: () => Room,
): ChartDataset<'line', Place[]> {
	const gaps = spec.gaps.map(({ at, period }) => ({ x: at, y: NaN, period, words: ['no value'] }));
	const points = spec.points.map(({ at, value, period, words }) => ({
		x: at,
		y: value,
		period,
		words,
	}));
	const data = [...points, ...gaps].sort((a, b) => a.x - b.x);
	const looks = data.map(({ x }) => spec.points.find(({ at }) => at === x));
	const tones = looks.map((look) =>
		!look || look.tone === 'common' ? colour('ink') : colour(look.tone),
	);
	const radii = looks.map((look) => pointStyles[look?.shape ?? 'circle'].radius);
	return {
		data,
		spanGaps: false,
		clip: false,
		order: 0,
		borderColor: colour('ink'),
		borderWidth: 2,
		borderCapStyle: 'round',
		segment: {
			borderColor: ({ p0DataIndex, p1DataIndex }) =>
				isBroken(spec.marks, data[p0DataIndex]!.x, data[p1DataIndex]!.x)
					? 'transparent'
					: undefined,
		},
		pointStyle: looks.map((look) => pointStyles[look?.shape ?? 'circle'].style),
		pointRotation: looks.map((look) => pointStyles[look?.shape ?? 'circle'].rotation),
		pointRadius: ({ dataIndex }) => radii[dataIndex]! * rooms[room()].points,
		pointHoverRadius: ({ dataIndex }) => radii[dataIndex]! + 3,
		pointHitRadius: 12,
		pointBorderColor: tones,
		pointBorderWidth: looks.map((look) => (look?.provisional ? 2 : 1)),
		pointBackgroundColor: looks.map((look, index) =>
			look?.provisional ? colour('paper') : tones[index]!,
		),
		pointHoverBorderColor: tones,
		pointHoverBackgroundColor: tones,
	};
}

/** The figures of other areas. */
export function besideMarks(spec: ChartSpec, colour: Colour): ChartDataset<'line', Place[]>[] {
	return spec.beside.map(({ points, tone, shape }) => ({
		data: points.map(({ at, value, period, words }) => ({
			x: at,
			y: value,
			period,
			words: [words],
		})),
		clip: false,
		order: 1,
		borderColor: colour(tone),
		borderWidth: 1,
		borderDash: [2, 5],
		pointStyle: besideStyles[shape],
		pointRadius: 5.5,
		pointHoverRadius: 8,
		pointBorderColor: colour(tone),
		pointBorderWidth: 2,
	}));
}
