import {
	Chart,
	LineController,
	LineElement,
	LinearScale,
	PointElement,
	Tooltip,
	type Plugin,
} from 'chart.js';
import annotation, { type AnnotationOptions } from 'chartjs-plugin-annotation';
import type { ChartSpec } from './chart-spec.ts';
import { heights, heightOf, labelsIn, narrowBelow, rooms, type Room } from './geometry.ts';
import { besideMarks, mainLine, type Colour, type Place } from './interactive-lines.ts';

Chart.register(LineController, LineElement, LinearScale, PointElement, Tooltip, annotation);

export interface InteractiveChart {
	/** Points out the point of the main line at this index, as hovering does; null points out none. */
	show(index: number | null): void;
	destroy(): void;
}

/** Draws the spec where the server's SVG stands, with the same geometry, and tells what each point is on hover. */
export function interactiveChart(canvas: HTMLCanvasElement, spec: ChartSpec): InteractiveChart {
	const colour = coloursOf(canvas);
	const family = getComputedStyle(canvas).fontFamily;
	const room = (): Room => (canvas.parentElement!.clientWidth < narrowBelow ? 'narrow' : 'wide');
	const chart = new Chart<'line', Place[]>(canvas, {
		type: 'line',
		data: { datasets: [mainLine(spec, colour, room), ...besideMarks(spec, colour)] },
		plugins: [endLabels(spec, colour, room)],
		options: {
			animation: false,
			responsive: true,
			maintainAspectRatio: false,
			parsing: false,
			normalized: true,
			events: ['mousemove', 'mouseout', 'touchstart', 'touchmove'],
			interaction: { mode: 'nearest', intersect: false, axis: 'xy' },
			layout: {
				autoPadding: false,
				padding: () => ({ top: heights.top, right: rooms[room()].right, bottom: 0, left: 0 }),
			},
			font: { family },
			scales: {
				x: {
					type: 'linear',
					min: spec.time.min,
					max: spec.time.max,
					grid: { drawOnChartArea: false, color: colour('quiet'), tickLength: 6 },
					border: { color: colour('quiet') },
					afterBuildTicks: (scale) => {
						scale.ticks = spec.time[room()].map(({ month }) => ({ value: month }));
					},
					afterFit: (scale) => {
						scale.height = heights.bottom;
					},
					ticks: {
						autoSkip: false,
						maxRotation: 0,
						color: colour('quiet'),
						font: () => ({ family, size: rooms[room()].text }),
						callback: (value) => {
							const tick = spec.time[room()].find(({ month }) => month === value);
							return tick ? [tick.label, tick.year ?? ''] : '';
						},
					},
				},
				y: {
					min: spec.values.min,
					max: spec.values.max,
					grid: { color: colour('rule'), drawTicks: false },
					border: { display: false },
					afterBuildTicks: (scale) => {
						scale.ticks = spec.values.ticks.map((value) => ({ value }));
					},
					afterFit: (scale) => {
						scale.width = rooms[room()].left;
					},
					ticks: {
						autoSkip: false,
						padding: 10,
						color: colour('quiet'),
						font: () => ({ family, size: rooms[room()].text }),
						callback: (_, index) => spec.tickLabels[index] ?? '',
					},
				},
			},
			plugins: {
				annotation: { annotations: marksOf(spec, colour), clip: false },
				tooltip: {
					backgroundColor: colour('ink'),
					titleColor: colour('paper'),
					bodyColor: colour('paper'),
					titleFont: { family, size: 16, weight: 650 },
					bodyFont: { family, size: 16 },
					padding: 12,
					displayColors: false,
					callbacks: {
						title: ([item]) => (item ? (item.raw as Place).period : ''),
						label: (item) => (item.raw as Place).words,
					},
				},
			},
		},
	});
	return {
		show(index) {
			const found =
				index === null ? undefined : indexOfPoint(chart.data.datasets[0]!.data, spec, index);
			const active = found === undefined ? [] : [{ datasetIndex: 0, index: found }];
			const { x = 0, y = 0 } = found === undefined ? {} : chart.getDatasetMeta(0).data[found]!;
			chart.setActiveElements(active);
			chart.tooltip?.setActiveElements(active, { x, y });
			chart.update();
		},
		destroy: () => chart.destroy(),
	};
}

function coloursOf(canvas: HTMLCanvasElement): Colour {
	const style = getComputedStyle(canvas);
	return (token) => style.getPropertyValue(`--${token}`).trim();
}

/** Gaps stand in the data as points without a height, so an index of the spec is found by its place. */
function indexOfPoint(data: readonly Place[], spec: ChartSpec, index: number): number | undefined {
	const found = data.findIndex(({ x }) => x === spec.points[index]?.at);
	return found < 0 ? undefined : found;
}

function marksOf(spec: ChartSpec, colour: Colour): Record<string, AnnotationOptions> {
	const marks: Record<string, AnnotationOptions> = {};
	interface Look {
		tone: string;
		width: number;
		dash: number[];
	}
	type End = ChartSpec['targets'][number]['points'][number];
	const straight = (name: string, from: End, to: End, look: Look) => {
		marks[name] = {
			type: 'line',
			xMin: from.at,
			xMax: to.at,
			yMin: from.value,
			yMax: to.value,
			borderColor: colour(look.tone),
			borderWidth: look.width,
			borderDash: look.dash,
			drawTime: 'beforeDatasetsDraw',
		};
	};
	const level = (name: string, value: number | null, from: number, to: number, look: Look) => {
		if (value !== null) straight(name, { at: from, value }, { at: to, value }, look);
	};
	spec.limits.forEach(({ from, to, mean, lower, upper }, index) => {
		marks[`band ${index}`] = {
			type: 'box',
			xMin: from,
			xMax: to,
			yMin: lower ?? spec.values.min,
			yMax: upper ?? spec.values.max,
			backgroundColor: colour('band'),
			borderWidth: 0,
			drawTime: 'beforeDraw',
		};
		const dashed = { tone: 'common', width: 1, dash: [5, 4] };
		level(`upper ${index}`, upper, from, to, dashed);
		level(`lower ${index}`, lower, from, to, dashed);
		level(`mean ${index}`, mean, from, to, { tone: 'common', width: 1.25, dash: [] });
	});
	spec.targets.forEach(({ points, lapsed }, index) =>
		points.slice(1).forEach((point, place) =>
			straight(`target ${index} ${place}`, points[place]!, point, {
				tone: 'ink',
				width: lapsed ? 1.25 : 2,
				dash: lapsed ? [1.5, 4] : [12, 5],
			}),
		),
	);
	for (const { kind, at, letter } of spec.marks)
		marks[`${kind} ${at}`] = {
			type: 'line',
			xMin: at,
			xMax: at,
			borderColor: colour('ink'),
			borderWidth: 1,
			borderDash: kind === 'definition' ? [6, 3, 1, 3] : [],
			label: {
				display: true,
				content: letter,
				position: 'end',
				yAdjust: -36,
				backgroundColor: colour('paper'),
				color: colour('ink'),
				borderColor: colour('ink'),
				borderWidth: 1,
				borderRadius: 12,
				padding: { x: 7, y: 4 },
				font: { size: 14, weight: 'bold' },
			},
		};
	return marks;
}

/** The direct labels, the break in the axis, and the dotted way from a line's last year to its label. */
function endLabels(spec: ChartSpec, colour: Colour, room: () => Room): Plugin<'line'> {
	return {
		id: 'ends',
		afterDatasetsDraw({ ctx, chartArea, scales }) {
			const { text, line } = rooms[room()];
			ctx.save();
			ctx.textBaseline = 'middle';
			for (const label of labelsIn(spec, room())) {
				ctx.strokeStyle = ctx.fillStyle = colour(label.tone);
				ctx.lineWidth = 1;
				ctx.beginPath();
				ctx.moveTo(chartArea.right + 2, label.end);
				ctx.lineTo(chartArea.right + 10, label.middle);
				ctx.stroke();
				const weight = { latest: 700, target: 600, limit: 400, beside: 400 }[label.role];
				ctx.font = `${weight} ${text}px ${getComputedStyle(ctx.canvas).fontFamily}`;
				label.lines.forEach((words, index) =>
					ctx.fillText(
						words,
						chartArea.right + 14,
						label.middle + (index - (label.lines.length - 1) / 2) * line,
					),
				);
			}
			for (const { points, tone } of spec.beside) {
				const { at, value } = points.at(-1)!;
				ctx.strokeStyle = colour(tone);
				ctx.setLineDash([1, 4]);
				ctx.beginPath();
				ctx.moveTo(scales.x!.getPixelForValue(at), heightOf(spec, value));
				ctx.lineTo(chartArea.right, heightOf(spec, value));
				ctx.stroke();
			}
			if (spec.values.broken) {
				ctx.setLineDash([]);
				ctx.strokeStyle = colour('ink');
				ctx.lineWidth = 1.5;
				ctx.beginPath();
				ctx.moveTo(chartArea.left, chartArea.bottom);
				for (const [x, y] of [
					[-5, 5],
					[5, 10],
					[-5, 15],
					[5, 20],
					[0, 25],
				] as const)
					ctx.lineTo(chartArea.left + x, chartArea.bottom - y);
				ctx.stroke();
			}
			ctx.restore();
		},
	};
}
