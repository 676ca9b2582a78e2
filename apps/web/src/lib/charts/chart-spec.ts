import type { IndicatorPage, PeriodRef } from '@sightline/api/contract';
import { firstMonthOf, periodsInYear } from '@sightline/metrics/periods';
import type { Unit } from '@sightline/metrics/vocabulary';
import { sentenceCase, shortValue, targetValue } from '#lib/format.ts';
import { publishedName } from '#lib/published-name.ts';
import { statusLabels, variationLabels } from '#lib/words.ts';
import { timeTicks, valueAxis, type TimeTick, type ValueAxis } from './axes.ts';
import { chartTargets, type ChartTarget } from './chart-targets.ts';
import { pointLook, type BesideShape, type Shape, type Tone } from './shapes.ts';

/** All that a chart shows, in the units of the indicator and in months; both renderers draw this and nothing else. */
export interface ChartSpec {
	time: { min: number; max: number; wide: TimeTick[]; narrow: TimeTick[] };
	values: ValueAxis;
	tickLabels: string[];
	points: ChartPoint[];
	/** The points joined by a line; a missing period and a new way of counting break it. */
	lines: ChartPoint[][];
	/** Periods that have not all come in, by name. */
	incomplete: string[];
	/** Periods without a value. */
	gaps: { at: number; period: string }[];
	limits: ChartLimits[];
	targets: ChartTarget[];
	marks: ChartMark[];
	beside: ChartSeries[];
	ends: EndLabel[];
}

interface ChartPoint {
	at: number;
	value: number;
	shape: Shape;
	tone: Tone;
	/** Drawn hollow: the figure may still change. */
	provisional: boolean;
	period: string;
	/** What a reader is told of the point: the value first. */
	words: string[];
}

interface ChartLimits {
	from: number;
	to: number;
	mean: number;
	/** Null where the limit lies outside what the unit allows: the band then ends at the axis. */
	lower: number | null;
	upper: number | null;
	trial: boolean;
}

interface ChartMark {
	/** The limits start again, or the figures are counted in another way. */
	kind: 'rebase' | 'definition';
	at: number;
	/** Stands on the chart and is explained below it. */
	letter: string;
	period: string;
	reason: string;
}

interface ChartSeries {
	name: string;
	/** Each series has its own. */
	shape: BesideShape;
	tone: `beside-${1 | 2 | 3}`;
	points: { at: number; value: number; period: string; words: string }[];
}

export interface EndLabel {
	value: number;
	text: string;
	role: 'latest' | 'limit' | 'target' | 'beside';
	tone: ChartSeries['tone'] | 'ink' | 'quiet';
	/** Whether there is room for it on a narrow screen. */
	narrow: boolean;
}

/** With the series itself four: more cannot be told apart, and stay in the table. */
const besideLooks = [
	{ shape: 'plus', tone: 'beside-1' },
	{ shape: 'cross', tone: 'beside-2' },
	{ shape: 'star', tone: 'beside-3' },
] as const;

/** Null when the series has no value to draw. */
export function chartSpec(page: IndicatorPage): ChartSpec | null {
	const { unit, decimals, frequency, reading } = page.indicator;
	// Part of a period would look like a collapse: it stands in the table alone.
	const valued = page.points.filter(
		({ value, status }) => value !== null && status !== 'incomplete',
	);
	const first = page.points[0];
	const last = page.points.at(-1);
	if (!first || !last || valued.length === 0) return null;

	const step = 12 / periodsInYear[frequency];
	// Weeks end on different days of a month, so a period's place is counted back from the last one.
	const placeOf = (period: PeriodRef) =>
		last.period.month - (last.period.index - period.index) * step;
	const from = placeOf(first.period);
	const to = last.period.month;
	const text = (value: number) => shortValue(value, unit, decimals);

	const points = valued.map((point): ChartPoint => {
		const { variation, status } = point;
		return {
			at: placeOf(point.period),
			value: point.value!,
			...pointLook[variation ?? 'common-cause'],
			provisional: status !== 'final',
			period: point.period.name,
			words: [
				text(point.value!),
				...(variation && variation !== 'common-cause' ? [variationLabels[reading][variation]] : []),
				...(statusLabels[status] ? [statusLabels[status]] : []),
			],
		};
	});

	const allowed = (value: number) => value >= 0 && (unit.kind !== 'percent' || value <= 100);
	const limits = page.groups
		.map(({ start, end, mean, lower, upper, trial }): ChartLimits | null =>
			mean === null || lower === null || upper === null
				? null
				: {
						from: placeOf(start) - step / 2,
						to: placeOf(end) + step / 2,
						mean,
						lower: allowed(lower) ? lower : null,
						upper: allowed(upper) ? upper : null,
						trial,
					},
		)
		.filter((group) => group !== null);

	const targets = chartTargets(page, {
		from: from - step / 2,
		to: to + step / 2,
		latest: points.at(-1)!.at,
	});
	const marks = marksOf(page, step, placeOf);
	// Counts of places that differ in size share no axis: they stand in the table alone.
	const comparable = unit.kind === 'count' ? [] : page.comparators;
	const beside: ChartSeries[] = comparable
		.map((comparator) => ({
			name: publishedName(page, comparator.area),
			points: comparator.points
				.filter(({ value, period }) => value !== null && period.month >= from && period.month <= to)
				.map(({ value, period }) => ({
					at: period.month,
					value: value!,
					period: period.name,
					words: `${publishedName(page, comparator.area)}, ${period.name}: ${text(value!)}`,
				})),
		}))
		.filter((series) => series.points.length > 0)
		.slice(0, besideLooks.length)
		.map((series, index) => ({ ...series, ...besideLooks[index]! }));

	const drawn = [
		...points.map((point) => point.value),
		...limits.flatMap(({ mean, lower, upper }) => [mean, lower ?? mean, upper ?? mean]),
		...targets.flatMap((target) => target.points.map(({ value }) => value)),
		...beside.flatMap((series) => series.points.map((point) => point.value)),
	];
	const values = valueAxis(drawn, unit.kind);
	const anchor = frequency === 'month' || frequency === 'iso-week' ? 3 : to;
	return {
		time: {
			min: from - step / 2,
			max: to + step / 2,
			wide: timeTicks(Math.ceil(from), to, 12, anchor),
			narrow: timeTicks(Math.ceil(from), to, 4, anchor),
		},
		values,
		tickLabels: values.ticks.map((tick) => tickLabel(tick, values.ticks, unit)),
		points,
		lines: unbroken(page.points, points, placeOf, marks),
		incomplete: page.points
			.filter(({ status }) => status === 'incomplete')
			.map(({ period }) => period.name),
		gaps: page.points
			.filter((point) => point.value === null)
			.map(({ period }) => ({ at: placeOf(period), period: period.name })),
		limits,
		targets,
		marks,
		beside,
		ends: endLabels(page, points, limits, targets, beside, text),
	};
}

export function tickLabel(tick: number, ticks: readonly number[], unit: Unit): string {
	// As few decimals as tell each tick from the next.
	const exact = (decimals: number) =>
		ticks.every((each) => Math.abs(Number(each.toFixed(decimals)) - each) < 1e-9);
	return shortValue(tick, unit, [0, 1, 2].find(exact) ?? 3);
}

function unbroken(
	all: IndicatorPage['points'],
	points: ChartPoint[],
	placeOf: (period: PeriodRef) => number,
	marks: ChartMark[],
): ChartPoint[][] {
	const at = new Map(points.map((point) => [point.at, point]));
	const lines: ChartPoint[][] = [[]];
	for (const { period } of all) {
		const point = at.get(placeOf(period));
		const before = lines.at(-1)!.at(-1);
		if (!point) lines.push([]);
		else if (before && isBroken(marks, before.at, point.at)) lines.push([point]);
		else lines.at(-1)!.push(point);
	}
	return lines.filter((line) => line.length > 0);
}

/** Whether the figures are counted in another way from somewhere between two places. */
export function isBroken(marks: ChartMark[], from: number, to: number): boolean {
	return marks.some(({ kind, at }) => kind === 'definition' && from < at && at < to);
}

/** In the order of time, each before the first period that begins with it or later; two at one place share a letter. */
function marksOf(
	{ rebases, definitions, points }: IndicatorPage,
	step: number,
	placeOf: (period: PeriodRef) => number,
): ChartMark[] {
	const dated = [
		...rebases.map(({ period, reason }) => ({ kind: 'rebase' as const, period, reason })),
		...definitions.flatMap(({ from, reason }) =>
			from && reason !== null ? [{ kind: 'definition' as const, period: from, reason }] : [],
		),
	].sort((a, b) => a.period.month - b.period.month);
	const within = dated.flatMap(({ period, ...mark }) => {
		const first = points.findIndex((point) => firstMonthOf(point.period) >= period.month);
		// Nothing changes before the first figure or after the last.
		if (first < 1) return [];
		return [{ ...mark, at: placeOf(points[first]!.period) - step / 2, period: period.name }];
	});
	const places = [...new Set(within.map(({ at }) => at))];
	return within.map((mark) => ({
		...mark,
		letter: String.fromCharCode(65 + places.indexOf(mark.at)),
	}));
}

function endLabels(
	page: IndicatorPage,
	points: ChartPoint[],
	limits: ChartLimits[],
	targets: ChartTarget[],
	beside: ChartSeries[],
	text: (value: number) => string,
): EndLabel[] {
	const { unit, decimals } = page.indicator;
	const labels: EndLabel[] = [];
	const latest = points.at(-1)!;
	labels.push({
		value: latest.value,
		text: `${page.area.name} ${text(latest.value)}`,
		role: 'latest',
		tone: 'ink',
		narrow: true,
	});
	const group = limits.at(-1);
	if (group) {
		const limit = (value: number | null, name: string, narrow: boolean) => {
			if (value !== null)
				labels.push({
					value,
					text: `${name} ${text(value)}`,
					role: 'limit',
					tone: 'quiet',
					narrow,
				});
		};
		limit(group.mean, 'Average', true);
		limit(group.upper, 'Upper limit', false);
		limit(group.lower, 'Lower limit', false);
	}
	const lines = targets.map((target) => ({ ...target, end: target.points.at(-1)! }));
	const last = Math.max(...lines.map(({ end }) => end.at));
	for (const { end, name, told, lapsed } of lines.filter((line) => line.end.at === last))
		labels.push({
			value: end.value,
			text: `${sentenceCase(name)} ${targetValue(told, unit, decimals)}`,
			role: lapsed ? 'limit' : 'target',
			tone: lapsed ? 'quiet' : 'ink',
			narrow: true,
		});
	for (const { name, tone, points: years } of beside) {
		const { value } = years.at(-1)!;
		labels.push({ value, text: `${name} ${text(value)}`, role: 'beside', tone, narrow: true });
	}
	return labels;
}
