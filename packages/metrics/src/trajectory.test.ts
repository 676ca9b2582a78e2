import { describe, expect, it } from 'vitest';
import { monthIndex } from './periods.ts';
import { seriesReading, type SeriesOptions, type SeriesPoint } from './series-reading.ts';
import { pathReading, trajectoryAt } from './trajectory.ts';
import type { Polarity } from './vocabulary.ts';

const march = monthIndex(2019, 3);
const path = [
	{ month: march - 12, value: 60 },
	{ month: march, value: 72 },
	{ month: march + 6, value: 90 },
];

describe('trajectoryAt', () => {
	it('lies on straight lines between its points, in any order', () => {
		const at = [-12, -9, -1, 0, 1, 3, 6, 60].map((month) =>
			trajectoryAt(path.toReversed(), march + month),
		);
		expect(at).toEqual([60, 63, 71, 72, 75, 81, 90, 90]);
	});

	it('is none before its first point, nor without points', () => {
		expect(trajectoryAt(path, march - 13)).toBeNull();
		expect(trajectoryAt([], march)).toBeNull();
	});

	it('names the argument it refuses', () => {
		expect(() => trajectoryAt(path, 0.5)).toThrow('month must be a whole number');
		expect(() => trajectoryAt([{ month: NaN, value: 1 }], 1)).toThrow(
			'month must be a whole number',
		);
		expect(() => trajectoryAt([{ month: 1, value: NaN }], 1)).toThrow(
			'value must be a finite number',
		);
		expect(() => trajectoryAt([path[0]!, path[0]!], 1)).toThrow('has two points');
	});
});

const options = {
	periodType: 'month',
	unit: { kind: 'percent' },
	polarity: 'higher-is-better',
	reading: 'process',
} satisfies SeriesOptions;

/** Months up to March 2019: 80 and 84 of 100 in turn, so that the limits lie at 82 ± 10.64. */
const points: SeriesPoint[] = Array.from({ length: 24 }, (_, i) => ({
	index: march - 23 + i,
	value: 80 + (i % 2) * 4,
	numerator: 80 + (i % 2) * 4,
	denominator: 100,
}));
const process = { ...options, seriesReading: 'process' as const };

describe('pathReading', () => {
	const reading = seriesReading(points, options);
	const at = (value: number, polarity: Polarity = 'higher-is-better') =>
		pathReading(reading, [{ month: march, value }], { ...process, polarity });

	it('holds the limits of a process against the path at the latest value', () => {
		expect(pathReading(reading, path, process)).toEqual({
			path: 72,
			difference: 12,
			end: { month: march + 6, value: 90 },
			assurance: 'hit-or-miss',
		});
		expect(at(71)).toMatchObject({ path: 71, assurance: 'passing' });
		expect(at(93)).toMatchObject({ difference: -9, assurance: 'failing' });
		expect(at(93, 'lower-is-better')).toMatchObject({ assurance: 'passing' });
		expect(at(93, 'neutral')).toMatchObject({ path: 93, assurance: null });
	});

	it('takes the path at the latest value, not at the latest month', () => {
		const late = seriesReading(
			[...points, { ...points[0]!, index: march + 3, value: null }],
			options,
		);
		expect(pathReading(late, path, process)!.path).toBe(72);
	});

	it('says the distance and no more while limits are on trial', () => {
		const early = seriesReading(points.slice(-12), options);
		expect(pathReading(early, path, process)).toMatchObject({ difference: 12, assurance: null });
	});

	it('holds the interval of the latest value against the path in a yearly reading', () => {
		const yearly = { ...options, reading: 'yearly' } as const;
		const how = { ...options, seriesReading: 'yearly' } as const;
		const of = (value: number, from = points) =>
			pathReading(seriesReading(from, yearly), [{ month: march, value }], how)!.assurance;
		expect([70, 80, 95].map((value) => of(value))).toEqual(['passing', 'hit-or-miss', 'failing']);
		expect(of(70, points.slice(-6))).toBe('passing');
		expect(
			of(
				70,
				points.map((point) => ({ ...point, numerator: 4, denominator: 5 })),
			),
		).toBeNull();
		expect(
			of(
				70,
				points.map((point) => ({ ...point, numerator: null })),
			),
		).toBeNull();
	});

	it('is none before the path begins, nor without a value', () => {
		expect(at(50)).not.toBeNull();
		expect(pathReading(reading, [{ month: march + 1, value: 50 }], process)).toBeNull();
		expect(pathReading(seriesReading([], options), path, process)).toBeNull();
	});

	it('lies at the last month of a longer period', () => {
		const quarterly = seriesReading(
			points.map((point, i) => ({ ...point, index: 8076 - 23 + i })),
			{ ...options, periodType: 'quarter' },
		);
		expect(pathReading(quarterly, path, { ...process, periodType: 'quarter' })!.path).toBe(72);
	});
});
