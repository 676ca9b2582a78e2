import { scaleLinear } from 'd3-scale';
import type { UnitKind } from '@sightline/metrics/vocabulary';

export interface ValueAxis {
	min: number;
	max: number;
	ticks: number[];
	/** True when the axis does not start at 0: it is drawn with a break, and the page says so. */
	broken: boolean;
}

/**
 * A vertical axis that does not exaggerate: counts, rates and averages start at 0. Percentages that lie far from 0
 * and close together may start higher, so that a change can be seen at all; never above 100.
 */
export function valueAxis(values: readonly number[], kind: UnitKind): ValueAxis {
	const high = Math.max(...values, 0);
	const low = Math.min(...values, high);
	if (high === 0 && low === 0) return { min: 0, max: 1, ticks: [0, 1], broken: false };
	const cut = kind === 'percent' && low >= 40 && high - low < 0.6 * high;
	const room = Math.max((high - low) * 0.1, 1);
	const scale = scaleLinear()
		.domain([cut ? low - room : Math.min(0, low), high])
		.nice(5);
	const [niceLow = 0, niceHigh = 1] = scale.domain();
	const min = cut ? niceLow : Math.min(0, niceLow);
	const max = kind === 'percent' && high <= 100 ? Math.min(niceHigh, 100) : niceHigh;
	const ticks = scaleLinear().domain([min, max]).ticks(5);
	return { min, max, ticks, broken: min > 0 };
}

export interface TimeTick {
	/** Month number, counted from year 0. */
	month: number;
	/** `Apr` */
	label: string;
	/** `2018` at the first tick of each year, otherwise null. */
	year: string | null;
}

const steps = [1, 2, 3, 6, 12, 24, 36, 60, 120];
const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * Ticks between two months, at most `most` of them, each year named once.
 *
 * @param anchor a month that would have a tick: April for months, the last month of a period for longer ones
 */
export function timeTicks(from: number, to: number, most: number, anchor: number): TimeTick[] {
	const step = steps.find((months) => Math.floor((to - from) / months) < most) ?? steps.at(-1)!;
	const offset = (((anchor - from) % step) + step) % step;
	const ticks: TimeTick[] = [];
	let named: number | null = null;
	for (let month = from + offset; month <= to; month += step) {
		const year = Math.floor(month / 12);
		ticks.push({ month, label: names[month % 12]!, year: year === named ? null : String(year) });
		named = year;
	}
	return ticks;
}
