import { describe, expect, it } from 'vitest';
import type { IndicatorPage, PeriodRef } from '@sightline/api/contract';
import {
	lastMonthOf,
	periodCode,
	periodName,
	shortPeriodName,
	type PeriodType,
} from '@sightline/metrics/periods';
import { publishedName } from '#lib/published-name.ts';
import { chartSpec, type ChartSpec } from './chart-spec.ts';
import { labelsIn } from './geometry.ts';

const april2016 = 2016 * 12 + 3;

describe('a chart', () => {
	it('breaks its line where a month has no value', () => {
		const spec = chartSpec(pageOf([70, 72, null, 75, null, null, 71]))!;
		expect(spec.lines.map((line) => line.map(({ value }) => value))).toEqual([
			[70, 72],
			[75],
			[71],
		]);
		expect(spec.gaps.map(({ period }) => period)).toEqual([
			'June 2016',
			'August 2016',
			'September 2016',
		]);
	});
	it('is not drawn when there is nothing to draw', () => {
		expect(chartSpec(pageOf([]))).toBeNull();
		expect(chartSpec(pageOf([null, null]))).toBeNull();
	});
	it('tells special causes apart by shape and by colour', () => {
		const page = pageOf([70, 80, 60, 75, 65]);
		const variations = [
			'common-cause',
			'improvement',
			'concern',
			'neutral-high',
			'neutral-low',
		] as const;
		page.points.forEach((point, index) => (point.variation = variations[index]!));
		const looks = chartSpec(page)!.points.map(({ shape, tone }) => `${shape} ${tone}`);
		expect(looks).toEqual([
			'circle common',
			'square improvement',
			'diamond concern',
			'triangle-up neutral',
			'triangle-down neutral',
		]);
	});
	it('draws a figure that may still change hollow, and says so', () => {
		const page = pageOf([70, 80]);
		page.points[1]!.status = 'provisional';
		const [first, last] = chartSpec(page)!.points;
		expect(first!.provisional).toBe(false);
		expect(last).toMatchObject({ provisional: true, words: ['80\u00a0%', 'provisional'] });
	});
	it('leaves out a period that has not all come in, and names it', () => {
		const page = pageOf([70, 80, 8]);
		page.points[2]!.status = 'incomplete';
		const spec = chartSpec(page)!;
		expect(spec.points.map(({ value }) => value)).toEqual([70, 80]);
		expect(spec.ends[0]!.value).toBe(80);
		expect(spec.incomplete).toEqual([page.points[2]!.period.name]);
	});
	it('steps its limits at a rebase, marks the place by a letter, and leaves out impossible limits', () => {
		const page = pageOf([50, 52, 51, 90, 92, 91]);
		const at = (index: number) => page.points[index]!.period;
		page.groups = [
			{ start: at(0), end: at(2), mean: 51, lower: 46, upper: 56, trial: true },
			{ start: at(3), end: at(5), mean: 91, lower: 80, upper: 102, trial: true },
		];
		page.rebases = [{ period: at(3), reason: 'A new team' }];
		const spec = chartSpec(page)!;
		expect(spec.limits.map(({ from, to }) => to - from)).toEqual([3, 3]);
		expect(spec.limits[0]!.to).toBe(spec.limits[1]!.from);
		expect(spec.limits[1]).toMatchObject({ lower: 80, upper: null });
		expect(spec.marks).toMatchObject([{ letter: 'A', at: april2016 + 2.5, period: 'July 2016' }]);
		expect(spec.values.max).toBe(100);
	});
	it('marks a new way of counting, and does not join its line across it', () => {
		const page = pageOf([50, 52, 51, null, 92, 91]);
		page.rebases = [{ period: page.points[1]!.period, reason: 'A new team' }];
		page.definitions = [
			counting(null, 1, null),
			counting(2, 8, 'Weeks, not days'),
			counting(9, null, 'After the last figure'),
		];
		const spec = chartSpec(page)!;
		expect(spec.lines.map((line) => line.map(({ value }) => value))).toEqual([
			[50, 52],
			[51],
			[92, 91],
		]);
		expect(spec.marks.map(({ kind, at, letter }) => [kind, at, letter])).toEqual([
			['rebase', april2016 + 0.5, 'A'],
			['definition', april2016 + 1.5, 'B'],
		]);
	});
	it('steps its target and never loses the first one', () => {
		const page = pageOf(Array.from({ length: 12 }, () => 70));
		page.targets = [targetAt(2, 80, true), targetAt(8, 75, false)];
		const spec = chartSpec(page)!;
		expect(linesOf(spec)).toEqual([
			[false, [1.5, 80], [7.5, 80]],
			[true, [7.5, 80], [11.5, 80]],
			[false, [7.5, 75], [11.5, 75]],
		]);
		expect(spec.ends.map(({ text }) => text)).toContain('Target 75\u00a0%');
		expect(spec.ends.map(({ text }) => text)).toContain('First target 80\u00a0%');
	});
	it('slopes its target along a path, and says at its end where the path is at the latest figure', () => {
		const page = pageOf(Array.from({ length: 12 }, () => 70));
		page.targets = [pathAt([2, 60], [4, 66], [14, 76])];
		const spec = chartSpec(page)!;
		expect(linesOf(spec)).toEqual([[false, [2, 60], [4, 66], [11.5, 73.5]]]);
		expect(spec.ends.map(({ text, value }) => [text, value]).at(-1)).toEqual([
			'Path 73\u00a0%',
			73.5,
		]);
		expect(spec.values.min).toBeLessThanOrEqual(60);
	});
	it('stays level where a path has come to its end, which is then the target', () => {
		const page = pageOf(Array.from({ length: 12 }, () => 70));
		page.targets = [pathAt([-4, 60], [4, 76])];
		const spec = chartSpec(page)!;
		expect(linesOf(spec)).toEqual([[false, [-0.5, 67], [4, 76], [11.5, 76]]]);
		expect(spec.ends.at(-1)!.text).toBe('Target 76\u00a0%');
	});
	it('keeps the first path apart from the one that took its place', () => {
		const page = pageOf(Array.from({ length: 12 }, () => 70));
		const [first, second] = [pathAt([2, 60], [14, 84]), pathAt([8, 64], [20, 76])];
		page.targets = [
			{ ...first, current: false },
			{ ...second, original: false },
		];
		const spec = chartSpec(page)!;
		expect(linesOf(spec)).toEqual([
			[false, [2, 60], [7.5, 71]],
			[true, [7.5, 71], [11.5, 79]],
			[false, [8, 64], [11.5, 67.5]],
		]);
		expect(spec.ends.slice(-2).map(({ text }) => text)).toEqual([
			'First path 78\u00a0%',
			'Path 67\u00a0%',
		]);
	});
	it('draws a path that begins with the latest figure', () => {
		const page = pageOf([70, 70, 70]);
		page.targets = [pathAt([2, 60], [12, 80])];
		expect(linesOf(chartSpec(page)!)).toEqual([[false, [2, 60], [2.5, 61]]]);
		page.targets = [pathAt([3, 60], [12, 80])];
		expect(linesOf(chartSpec(page)!)).toEqual([]);
	});
	it('sets yearly figures at the last month of their year, inside its own months only', () => {
		const page = pageOf(Array.from({ length: 36 }, () => 70));
		page.comparators = [comparator('England', [2016, 2017, 2018, 2019])];
		const [england] = chartSpec(page)!.beside;
		expect(england!.points.map(({ at }) => at)).toEqual(
			[2017, 2018, 2019].map((year) => year * 12 + 2),
		);
	});
	it('tells the published years of an area from its own series, wherever they are named', () => {
		const page = pageOf(Array.from({ length: 36 }, () => 70));
		const surrey = page.area;
		const east = { code: 'Q-E', name: 'East', level: 'quadrant' as const };
		page.comparators = [
			{ ...comparator('Surrey', [2018]), area: surrey },
			comparator('Kent', [2018]),
		];
		const namesOn = (shown: typeof page) => chartSpec(shown)!.beside.map(({ name }) => name);
		expect(namesOn(page)).toEqual(['Surrey, published', 'Kent']);
		expect(chartSpec(page)!.beside[0]!.points[0]!.words).toBe(
			'Surrey, published, year to March 2018: 70\u00a0%',
		);
		expect(namesOn({ ...page, area: east, areas: [surrey, east] })).toEqual([
			'Surrey, published',
			'Kent',
		]);
		// A series by the year is itself the published one.
		expect(publishedName(pageOf([70], 'calendar-year', 2018), surrey)).toBe('Surrey');
	});
	it('gives each series beside it its own mark', () => {
		const page = pageOf(Array.from({ length: 36 }, () => 70));
		page.comparators = ['England', 'South East', 'Neighbours'].map((name) =>
			comparator(name, [2018]),
		);
		const { beside } = chartSpec(page)!;
		expect(new Set(beside.map(({ shape }) => shape)).size).toBe(3);
	});
	it('names every line at its right end without overlap, on a wide and on a narrow screen', () => {
		const page = pageOf(Array.from({ length: 36 }, () => 70));
		const at = (index: number) => page.points[index]!.period;
		page.groups = [{ start: at(0), end: at(35), mean: 70, lower: 69, upper: 71, trial: false }];
		page.targets = [targetAt(2, 71, true), targetAt(8, 70, false)];
		page.comparators = ['England', 'South East', 'Neighbours'].map((name) =>
			comparator(name, [2018]),
		);
		const spec = chartSpec(page)!;
		for (const [room, line] of [
			['wide', 20],
			['narrow', 17],
		] as const) {
			const labels = labelsIn(spec, room).sort((a, b) => a.middle - b.middle);
			labels.slice(1).forEach((label, index) => {
				const above = labels[index]!;
				expect(label.middle - above.middle).toBeGreaterThanOrEqual(
					((label.lines.length + above.lines.length) / 2) * line - 1e-6,
				);
			});
		}
		expect(spec.ends.map(({ text }) => text)).toEqual(
			expect.arrayContaining(['Surrey 70\u00a0%', 'Average 70\u00a0%', 'England 70\u00a0%']),
		);
	});
	it('places quarters at their last month, three months apart', () => {
		const page = pageOf([10, 11, 12], 'quarter', 2018 * 4);
		const spec = chartSpec(page)!;
		expect(spec.points.map(({ at }) => at)).toEqual([2, 5, 8].map((month) => 2018 * 12 + month));
		expect(spec.time.min).toBe(2018 * 12 + 0.5);
	});
});

function period(type: PeriodType, index: number): PeriodRef {
	const of = { type, index };
	return {
		...of,
		code: periodCode(of),
		name: periodName(of),
		short: shortPeriodName(of),
		month: lastMonthOf(of),
	};
}

function figure(value: number | null) {
	return {
		value,
		valueSymbol: null,
		numerator: null,
		numeratorSymbol: null,
		denominator: null,
		denominatorSymbol: null,
		status: 'final' as const,
		note: null,
	};
}

function targetAt(
	month: number,
	value: number,
	original: boolean,
): IndicatorPage['targets'][number] {
	return {
		value,
		from: period('month', april2016 + month),
		scope: 'local',
		agreedBy: 'Cabinet',
		path: null,
		original,
		current: !original,
	};
}

/** A path whose points are [months after April 2016, value]. */
function pathAt(...points: [number, number][]): IndicatorPage['targets'][number] {
	return {
		...targetAt(points[0]![0], points.at(-1)![1], true),
		current: true,
		path: points.map(([month, value]) => ({ month: period('month', april2016 + month), value })),
	};
}

/** Whether each target line has lapsed, and its points as [months after April 2016, value]. */
function linesOf({ targets }: ChartSpec) {
	return targets.map(({ lapsed, points }) => [
		lapsed,
		...points.map(({ at, value }) => [at - april2016, value]),
	]);
}

function counting(
	from: number | null,
	until: number | null,
	reason: string | null,
): IndicatorPage['definitions'][number] {
	const month = (at: number | null) => (at === null ? null : period('month', april2016 + at));
	return {
		from: month(from),
		until: month(until),
		reason,
		definition: '',
		numerator: 'Done',
		denominator: 'Due',
	};
}

function comparator(name: string, years: number[]): IndicatorPage['comparators'][number] {
	return {
		area: { code: name, name, level: 'region' },
		sources: [
			{
				title: 'Published years',
				source: 'Department for Education',
				licence: 'Open Government Licence v3.0',
			},
		],
		points: years.map((year) => ({ period: period('year-to-march', year), ...figure(70) })),
	};
}

function pageOf(
	values: (number | null)[],
	type: PeriodType = 'month',
	first = april2016,
): IndicatorPage {
	const surrey = { code: 'E10000030', name: 'Surrey', level: 'local-authority' as const };
	return {
		indicator: {
			id: 'on-time',
			reference: 'T1',
			sourced: true,
			supporting: false,
			denominatorFrom: null,
			title: 'On time',
			theme: { id: 'theme', title: 'Theme' },
			question: '',
			definition: '',
			numerator: 'Done',
			denominator: 'Due',
			unit: { kind: 'percent' },
			decimals: 0,
			polarity: 'higher-is-better',
			reading: 'process',
			kind: 'flow',
			frequency: type,
			annualised: false,
			source: '',
			owner: '',
			why: '',
			caution: '',
			ask: '',
		},
		area: surrey,
		areas: [surrey],
		sentence: '',
		latest: null,
		yearAgo: null,
		verdict: {
			status: 'given',
			variation: null,
			assurance: null,
			variationPhrase: '',
			grainPhrase: null,
			assurancePhrase: null,
			signal: null,
			countedDifferently: false,
			change: null,
			smallNumbers: null,
		},
		points: values.map((value, index) => ({
			period: period(type, first + index),
			...figure(value),
			rules: [],
			variation: null,
			sequence: value === null ? null : 1,
		})),
		groups: [],
		targets: [],
		path: { current: null, original: null, sentence: null },
		rebases: [],
		definitions: [],
		comparators: [],
		comparatorAreas: [],
		revisions: [],
		acceptedAt: null,
		asOf: 1,
		meaning: { paragraph: '', chart: '', expectation: null, questions: [] },
		collection: null,
	};
}
