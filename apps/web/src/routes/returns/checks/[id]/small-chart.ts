import type { Changes } from '@sightline/api/contract';
import type { Unit } from '@sightline/metrics/vocabulary';
import { valueAxis, type ValueAxis } from '#lib/charts/axes.ts';
import { countOf, listOf, shortValue } from '#lib/format.ts';

export type Series = Changes['verdicts'][number]['beforeSeries'];

/** Pixels, down; across everything is in per cent of the width there is. */
export const chartHeights = { top: 10, plot: 132, bottom: 30 } as const;

interface Place {
	/** Per cent of the plot's width. */
	x: number;
	/** Pixels from the top. */
	y: number;
}

/** A series as a small chart draws it. */
export interface SmallChart {
	/** Stretches with the same limits; a side without a limit reaches to the edge and has no line. */
	bands: {
		from: number;
		to: number;
		top: number;
		bottom: number;
		upper: number | null;
		lower: number | null;
	}[];
	/** From each value to that of the next period, where it has one. */
	lines: { from: Place; to: Place }[];
	points: (Place & { changed: boolean; latest: boolean })[];
}

/** The scale that two charts side by side share. */
export function sharedAxis(before: Series, after: Series, unit: Unit): ValueAxis {
	const drawn = [...before, ...after]
		.flatMap(({ value, lower, upper }) => [value, lower, upper])
		.filter((value) => value !== null);
	return valueAxis(drawn, unit.kind);
}

/** Pixels from the top of the chart. */
export function heightOf({ min, max }: ValueAxis, value: number): number {
	const share = Math.min(1, Math.max(0, (value - min) / (max - min)));
	return Number((chartHeights.top + chartHeights.plot * (1 - share)).toFixed(2));
}

export function smallChart(series: Series, axis: ValueAxis): SmallChart {
	const across = (at: number) => Number(((100 * (at + 0.5)) / series.length).toFixed(3));
	const placed = series.map(({ value }, at) =>
		value === null ? null : { x: across(at), y: heightOf(axis, value) },
	);
	const latest = latestOf(series);
	return {
		bands: bandsOf(series).map(({ first, last, lower, upper }) => ({
			from: across(first - 0.5),
			to: across(last + 0.5),
			top: heightOf(axis, upper ?? axis.max),
			bottom: heightOf(axis, lower ?? axis.min),
			upper: upper === null ? null : heightOf(axis, upper),
			lower: lower === null ? null : heightOf(axis, lower),
		})),
		lines: placed.slice(1).flatMap((to, at) => {
			const from = placed[at];
			return from && to ? [{ from, to }] : [];
		}),
		points: placed.flatMap((place, at) =>
			place ? [{ ...place, changed: series[at]!.changed, latest: series[at] === latest }] : [],
		),
	};
}

/** The last period with a value: what the verdict is about. */
export function latestOf(series: Series): Series[number] | undefined {
	return series.findLast(({ value }) => value !== null);
}

/** What a chart shows, for those who do not see it. */
export function chartWords(
	side: 'before' | 'after',
	title: string,
	series: Series,
	{ unit, decimals }: { unit: Unit; decimals: number },
): string {
	const held = series.filter(({ value }) => value !== null);
	const head = side === 'before' ? `${title} now` : `${title} with this file`;
	const latest = held.at(-1);
	if (!latest) return `${head}: no figures in these periods.`;
	const words = (value: number) => shortValue(value, unit, decimals);
	const span =
		held.length === 1
			? `1 figure, ${words(latest.value!)} in ${latest.period.name}`
			: `${countOf(held.length, 'figure')} from ${held[0]!.period.name} to ${latest.period.name}, the last ${words(latest.value!)}`;
	const touched = held.filter(({ changed }) => changed).map(({ period }) => period.name);
	const deed = side === 'before' ? 'changes or takes away' : 'adds or changes';
	const which =
		touched.length === 0
			? `The file ${deed} none of them.`
			: `The file ${deed} ${touched.length > 4 ? `${touched.length} of them` : listOf(touched)}.`;
	return `${head}: ${span}. ${limitWords(latest, words)} ${which}`;
}

function limitWords(
	{ value, lower, upper }: Series[number],
	words: (value: number) => string,
): string {
	if (lower === null && upper === null) return 'No limits are drawn.';
	const where =
		upper !== null && value! > upper
			? 'above'
			: lower !== null && value! < lower
				? 'below'
				: 'within';
	if (lower === null) return `It is ${where} its upper limit, ${words(upper!)}.`;
	if (upper === null) return `It is ${where} its lower limit, ${words(lower)}.`;
	return `It is ${where} its limits, ${words(lower)} to ${words(upper)}.`;
}

/** Runs of periods with the same limits. */
function bandsOf(series: Series) {
	const bands: { first: number; last: number; lower: number | null; upper: number | null }[] = [];
	for (const [at, { lower, upper }] of series.entries()) {
		const running = bands.at(-1);
		if (running?.last === at - 1 && running.lower === lower && running.upper === upper)
			running.last = at;
		else if (lower !== null || upper !== null) bands.push({ first: at, last: at, lower, upper });
	}
	return bands;
}
