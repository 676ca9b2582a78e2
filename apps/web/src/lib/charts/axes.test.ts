import { describe, expect, it } from 'vitest';
import { timeTicks, valueAxis } from './axes.ts';

const april2016 = 2016 * 12 + 3;
const march2019 = 2019 * 12 + 2;

describe('the vertical axis', () => {
	it('starts at 0 for counts, rates and averages, however close together the values are', () => {
		for (const kind of ['count', 'rate', 'mean'] as const) {
			const axis = valueAxis([500, 520, 530], kind);
			expect(axis.min).toBe(0);
			expect(axis.broken).toBe(false);
			expect(axis.max).toBeGreaterThanOrEqual(530);
		}
	});
	it('starts at 0 for percentages that come near it or spread widely', () => {
		expect(valueAxis([12, 18, 27], 'percent')).toMatchObject({ min: 0, broken: false });
		expect(valueAxis([41, 99], 'percent').broken).toBe(true);
		expect(valueAxis([41, 130], 'percent').broken).toBe(false);
	});
	it('is cut, and says so, for percentages far from 0 and close together', () => {
		const axis = valueAxis([78, 82, 90], 'percent');
		expect(axis.broken).toBe(true);
		expect(axis.min).toBeLessThanOrEqual(78);
		expect(axis.min).toBeGreaterThan(50);
	});
	it('never goes beyond 100 % of anything', () => {
		expect(valueAxis([88, 97, 100], 'percent').max).toBe(100);
	});
	it('has ticks inside its range', () => {
		const { min, max, ticks } = valueAxis([3, 14.2], 'mean');
		expect(ticks.length).toBeGreaterThan(2);
		expect(Math.min(...ticks)).toBeGreaterThanOrEqual(min);
		expect(Math.max(...ticks)).toBeLessThanOrEqual(max);
	});
	it('has height also when every value is 0', () => {
		expect(valueAxis([0, 0], 'count')).toEqual({ min: 0, max: 1, ticks: [0, 1], broken: false });
	});
});

describe('the ticks of the months', () => {
	it('name each year once', () => {
		const ticks = timeTicks(april2016, march2019, 12, 3);
		expect(ticks.map(({ label, year }) => (year ? `${label} ${year}` : label))).toEqual([
			'Apr 2016',
			'Jul',
			'Oct',
			'Jan 2017',
			'Apr',
			'Jul',
			'Oct',
			'Jan 2018',
			'Apr',
			'Jul',
			'Oct',
			'Jan 2019',
		]);
	});
	it('are fewer where there is less room', () => {
		const ticks = timeTicks(april2016, march2019, 4, 3);
		expect(ticks.map(({ label, year }) => `${label} ${year}`)).toEqual([
			'Apr 2016',
			'Apr 2017',
			'Apr 2018',
		]);
	});
	it('stand under the points of longer periods', () => {
		const december2016 = 2016 * 12 + 11;
		const months = timeTicks(december2016, december2016 + 27, 5, december2016 + 27);
		expect(months.every(({ month }) => (december2016 + 27 - month) % 3 === 0)).toBe(true);
	});
	it('are one when there is one month', () => {
		expect(timeTicks(april2016, april2016, 12, 3)).toHaveLength(1);
	});
});
