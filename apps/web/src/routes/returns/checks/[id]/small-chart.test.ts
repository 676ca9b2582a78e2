import { describe, expect, it } from 'vitest';
import { monthIndex, periodCode, periodName, shortPeriodName } from '@sightline/metrics/periods';
import { chartHeights, chartWords, sharedAxis, smallChart, type Series } from './small-chart.ts';

const percent = { unit: { kind: 'percent' as const }, decimals: 1 };
const { top, plot } = chartHeights;

/** Months from January 2018: value, limits, and whether the file touches it. */
const series = (
	...points: [value: number | null, limits?: [number | null, number | null], changed?: boolean][]
): Series =>
	points.map(([value, [lower, upper] = [null, null], changed = false], at) => {
		const period = { type: 'month' as const, index: monthIndex(2018, 1) + at };
		return {
			period: {
				...period,
				code: periodCode(period),
				name: periodName(period),
				short: shortPeriodName(period),
				month: period.index,
			},
			...{ value, lower, upper, changed },
		};
	});

describe('two small charts', () => {
	it('share a scale that holds the values and limits of both', () => {
		const axis = sharedAxis(series([10, [5, 15]]), series([32, [0, 38]]), percent.unit);
		expect([axis.min, axis.max, axis.broken]).toEqual([0, 40, false]);
	});

	it('draw values across the width, a gap where there is none, and the latest', () => {
		const points = series([0], [40, [null, null], true], [null], [20]);
		const chart = smallChart(points, { min: 0, max: 40, ticks: [], broken: false });
		expect(chart.points).toEqual([
			{ x: 12.5, y: top + plot, changed: false, latest: false },
			{ x: 37.5, y: top, changed: true, latest: false },
			{ x: 87.5, y: top + plot / 2, changed: false, latest: true },
		]);
		expect(chart.lines).toEqual([{ from: { x: 12.5, y: top + plot }, to: { x: 37.5, y: top } }]);
		expect(chart.bands).toEqual([]);
	});

	it('draw a band for each stretch with the same limits; a side without one has no line', () => {
		const points = series([10, [10, 20]], [10, [10, 20]], [10], [10, [null, 30]]);
		const { bands } = smallChart(points, { min: 0, max: 40, ticks: [], broken: false });
		expect(bands).toEqual([
			{
				...{ from: 0, to: 50 },
				...{ top: top + plot / 2, upper: top + plot / 2 },
				...{ bottom: top + plot * 0.75, lower: top + plot * 0.75 },
			},
			{
				...{ from: 75, to: 100 },
				...{ top: top + plot / 4, upper: top + plot / 4 },
				...{ bottom: top + plot, lower: null },
			},
		]);
	});
});

describe('a small chart in words', () => {
	it('says how many figures, from when to when, the last, its limits and what the file does', () => {
		const limits: [number, number] = [19.6, 32.94];
		expect(
			chartWords(
				'after',
				'Re-referrals',
				series([25, limits], [27.5, limits], [50, limits, true]),
				percent,
			),
		).toBe(
			'Re-referrals with this file: 3 figures from January 2018 to March 2018, the last 50.0\u00a0%. It is above its limits, 19.6\u00a0% to 32.9\u00a0%. The file adds or changes March 2018.',
		);
		expect(
			chartWords(
				'before',
				'Re-referrals',
				series([25, limits], [27.5, limits], [null, limits, true]),
				percent,
			),
		).toBe(
			'Re-referrals now: 2 figures from January 2018 to February 2018, the last 27.5\u00a0%. It is within its limits, 19.6\u00a0% to 32.9\u00a0%. The file changes or takes away none of them.',
		);
	});

	it('says so where there is one figure, or none, or no limit', () => {
		expect(chartWords('after', 'Contacts', series([null], [7, [null, null], true]), percent)).toBe(
			'Contacts with this file: 1 figure, 7.0\u00a0% in February 2018. No limits are drawn. The file adds or changes February 2018.',
		);
		expect(chartWords('before', 'Contacts', series([null]), percent)).toBe(
			'Contacts now: no figures in these periods.',
		);
		expect(chartWords('before', 'Contacts', series([7, [null, 9]]), percent)).toContain(
			'It is within its upper limit, 9.0\u00a0%.',
		);
	});

	it('counts the figures that a file touches where they are many', () => {
		const touched = Array.from(
			{ length: 5 },
			() => [1, [0, 2], true] as [number, [number, number], boolean],
		);
		expect(chartWords('before', 'Contacts', series(...touched), percent)).toContain(
			'The file changes or takes away 5 of them.',
		);
	});
});
