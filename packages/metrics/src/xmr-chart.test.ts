import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeOracle, expectClose } from '../tests/oracle.ts';
import type { Assurance, Polarity, Rule, Variation } from './vocabulary.ts';
import { sideOf, xmrChart, type XmrChart, type XmrOptions } from './xmr-chart.ts';

interface OraclePoint {
	date: string;
	value: number | null;
	rebaseGroup: number;
	mean: number;
	lpl: number | null;
	upl: number | null;
	relativeToMean: -1 | 0 | 1;
	rules: Record<
		'outsideLimits' | 'trend7' | 'twoInThree' | 'shift7' | 'twoInThreeIncludingBeyond3Sigma',
		boolean | null
	>;
	specialCauseType: string;
	pointType: keyof typeof variationOfType;
	shortGroupWarning: boolean;
}

interface OracleCase {
	id: string;
	quirk?: string;
	input: {
		points: { date: string; value: number | null }[];
		improvementDirection: keyof typeof polarityOf;
		target: number | null;
		rebaseDates: string[];
		fixAfterNPoints: number | null;
		screenOutliers: boolean;
	};
	expected: {
		points: OraclePoint[];
		groups: {
			mean: number;
			lpl: number | null;
			upl: number | null;
			n: number;
			commonCause: number;
			specialCauseImprovement: number;
			specialCauseConcern: number;
			variationType: keyof typeof variationOfType;
			assuranceType: keyof typeof assuranceOfType | null;
		}[];
		latest: {
			variation: keyof typeof variationOfType;
			assurance: keyof typeof assuranceOfType | null;
		};
	};
	expectedSkipMissing: {
		points: Pick<
			OraclePoint,
			'date' | 'value' | 'mean' | 'lpl' | 'upl' | 'specialCauseType' | 'pointType'
		>[];
		latestVariation: keyof typeof variationOfType;
	};
}

const polarityOf = {
	increase: 'higher-is-better',
	decrease: 'lower-is-better',
	neutral: 'neutral',
} as const;
const variationOfType = {
	common_cause: 'common-cause',
	special_cause_improvement: 'improvement',
	special_cause_concern: 'concern',
	special_cause_neutral_high: 'neutral-high',
	special_cause_neutral_low: 'neutral-low',
} as const satisfies Record<string, Variation>;
const assuranceOfType = {
	consistent_pass: 'passing',
	consistent_fail: 'failing',
	inconsistent: 'hit-or-miss',
} as const satisfies Record<string, Assurance>;
const ruleOfType: Record<string, Rule | undefined> = {
	'Above UCL': 'outside',
	'Below LCL': 'outside',
	'7 Point Trend (Increasing)': 'trend',
	'7 Point Trend (Decreasing)': 'trend',
	'2 in 3 Above CL': 'two-in-three',
	'2 in 3 Below CL': 'two-in-three',
	'7 Points Above CL': 'shift',
	'7 Points Below CL': 'shift',
};

function chartOf({ points, ...input }: OracleCase['input']): XmrChart {
	return xmrChart(
		points.map(({ value }) => value),
		{
			polarity: polarityOf[input.improvementDirection],
			target: input.target,
			rebases: input.rebaseDates.map((day) => points.findIndex(({ date }) => date >= day)),
			baseline: input.fixAfterNPoints,
			screen: input.screenOutliers,
		},
	);
}

describeOracle<{ cases: OracleCase[] }>('xmr.json', ({ cases }) => {
	const named = (id: string) => cases.find((found) => found.id === id)!;
	const quirks = [
		'constant-14',
		'rare-events-collapse',
		'rebase-date-absent',
		'target-equals-upl',
		'two-in-three-one-beyond-3sigma',
	];

	it('hold no other quirks than those decided below', () => {
		const found = cases.filter(({ quirk }) => quirk).map(({ id }) => id);
		expect(found.sort()).toEqual(quirks);
		const gaps = cases.filter(({ input }) => input.points.some(({ value }) => value === null));
		expect(cases.filter(whole).length + gaps.length + quirks.length).toBe(cases.length);
	});

	const whole = ({ input, quirk }: OracleCase) =>
		!quirk && input.points.every(({ value }) => value !== null);

	it.each(cases.filter(whole))('agree on $id', ({ input, expected }) => {
		expectAgreement(chartOf(input), input, expected);
	});

	const gapped = cases.filter(({ input }) => input.points.some(({ value }) => value === null));
	it.each(gapped)('agree on $id, gaps skipped', ({ input, expectedSkipMissing }) => {
		const chart = chartOf(input);
		const known = chart.points.filter(({ value }) => value !== null);
		expect(known).toHaveLength(expectedSkipMissing.points.length);
		expectedSkipMissing.points.forEach((expected, i) => {
			const { group, rules, value, variation } = known[i]!;
			expect(value).toBe(expected.value);
			expectClose(chart.groups[group]!.mean, expected.mean);
			expectClose(chart.groups[group]!.lower, expected.lpl);
			expectClose(chart.groups[group]!.upper, expected.upl);
			expect(rules[0]).toBe(ruleOfType[expected.specialCauseType]);
			expect(variation).toBe(variationOfType[expected.pointType]);
		});
		expect(chart.variation).toBe(variationOfType[expectedSkipMissing.latestVariation]);
	});

	it('decide constant-14: limits on the mean, no signal, target on the constant may or may not be met', () => {
		const chart = chartOf(named('constant-14').input);
		expect(chart.groups).toEqual([
			{ start: 0, end: 13, mean: 5, lower: 5, upper: 5, trial: false },
		]);
		expect(chart.points.every(({ rules }) => rules.length === 0)).toBe(true);
		expect(chart).toMatchObject({ variation: 'common-cause', assurance: 'hit-or-miss' });
		const { input } = named('constant-14');
		expect(chartOf({ ...input, target: 5.1 }).assurance).toBe('failing');
		expect(chartOf({ ...input, target: 4.9 }).assurance).toBe('passing');
	});

	it('decide rare-events-collapse: moving ranges are not screened away to nothing', () => {
		const { input } = named('rare-events-collapse');
		const chart = chartOf(input);
		expect(chart.groups).toEqual(chartOf({ ...input, screenOutliers: false }).groups);
		expectClose(chart.groups[0]!.upper, 2 / 24 + (2.66 * 4) / 23);
		const marked = chart.points.flatMap(({ rules }, i) => (rules.includes('outside') ? [i] : []));
		expect(marked).toEqual([3, 10]);
		expect(chart.variation).toBe('improvement');
	});

	it('decide rebase-date-absent: a new group starts at the first point on or after the date', () => {
		const { input } = named('rebase-date-absent');
		const { groups } = chartOf(input);
		expect(groups.map(({ start, end }) => [start, end])).toEqual([
			[0, 3],
			[4, 13],
		]);
		expectClose(groups[0]!.mean, (48 + 53 + 47 + 51) / 4);
		expectClose(groups[0]!.upper, 49.75 + 2.66 * 5);
	});

	it('decide target-equals-upl: a target on a limit may or may not be met', () => {
		const { input, expected } = named('target-equals-upl');
		expectAgreement(chartOf(input), input, expected);
		expect(chartOf(input).assurance).toBe('hit-or-miss');
	});

	it('decide two-in-three-one-beyond-3sigma: a point beyond 3σ is one of the two', () => {
		const { input, expected } = named('two-in-three-one-beyond-3sigma');
		const { points } = chartOf(input);
		expect(points[12]!.rules).toEqual(['outside', 'two-in-three']);
		expect(points[13]!.rules).toEqual([]);
		expect(points[14]).toMatchObject({ rules: ['two-in-three'], variation: 'improvement' });
		expected.points.forEach(({ rules }, i) =>
			expect(points[i]!.rules.includes('two-in-three')).toBe(rules.twoInThreeIncludingBeyond3Sigma),
		);
	});
});

function expectAgreement(
	chart: XmrChart,
	{ improvementDirection }: OracleCase['input'],
	expected: OracleCase['expected'],
) {
	expect(chart.points).toHaveLength(expected.points.length);
	chart.points.forEach((point, i) => {
		const wanted = expected.points[i]!;
		const { mean, lower, upper, trial } = chart.groups[point.group]!;
		expect(point.value).toBe(wanted.value);
		expect(point.group).toBe(wanted.rebaseGroup);
		expect(trial).toBe(wanted.shortGroupWarning);
		expectClose(mean, wanted.mean);
		expectClose(lower, wanted.lpl);
		expectClose(upper, wanted.upl);
		expect(sideOf(point.value!, mean!, mean!)).toBe(wanted.relativeToMean);
		const { outsideLimits, trend7, shift7, twoInThreeIncludingBeyond3Sigma } = wanted.rules;
		const rules: Rule[] = [];
		if (outsideLimits) rules.push('outside');
		if (trend7) rules.push('trend');
		if (twoInThreeIncludingBeyond3Sigma) rules.push('two-in-three');
		if (shift7) rules.push('shift');
		expect(point.rules).toEqual(rules);
		const high = wanted.relativeToMean > 0;
		if (ruleOfType[wanted.specialCauseType] === rules[0])
			expect(point.variation).toBe(variationOfType[wanted.pointType]);
		else {
			expect(rules[0]).toBe('two-in-three');
			expect(wanted.rules.twoInThree).toBe(false);
			expect(point.variation).toBe(judged(high, polarityOf[improvementDirection]));
		}
	});
	// Counts hold where each label does.
	const sameLabels = expected.points.every(
		({ specialCauseType }, i) => chart.points[i]!.rules[0] === ruleOfType[specialCauseType],
	);
	expect(chart.groups).toHaveLength(expected.groups.length);
	expected.groups.forEach((wanted, i) => {
		const group = chart.groups[i]!;
		expectClose(group.mean, wanted.mean);
		expectClose(group.lower, wanted.lpl);
		expectClose(group.upper, wanted.upl);
		expect(group.end - group.start + 1).toBe(wanted.n);
		if (!sameLabels) return;
		const labels = chart.points.slice(group.start, group.end + 1).map((p) => p.variation);
		const count = (variation: Variation) => labels.filter((label) => label === variation).length;
		expect(count('common-cause')).toBe(wanted.commonCause);
		expect(count('improvement')).toBe(wanted.specialCauseImprovement);
		expect(count('concern')).toBe(wanted.specialCauseConcern);
		expect(labels.at(-1)).toBe(variationOfType[wanted.variationType]);
	});
	const { latest, groups } = expected;
	if (sameLabels) expect(chart.variation).toBe(variationOfType[latest.variation]);
	expect(chart.assurance).toBe(latest.assurance && assuranceOfType[latest.assurance]);
	expect(latest.assurance).toBe(groups.at(-1)!.assuranceType);
}

function judged(high: boolean, polarity: Polarity): Variation {
	if (polarity === 'neutral') return high ? 'neutral-high' : 'neutral-low';
	return (polarity === 'higher-is-better') === high ? 'improvement' : 'concern';
}

const neutral: XmrOptions = { polarity: 'neutral' };
const series = fc.array(fc.option(fc.integer({ min: -1000, max: 1000 }), { freq: 8 }), {
	maxLength: 60,
});
const polarity = fc.constantFrom<Polarity>('higher-is-better', 'lower-is-better', 'neutral');

describe('xmrChart', () => {
	it('has limits of 2.66 mean moving ranges about the mean', () => {
		const { groups } = xmrChart([10, 12, 11], neutral);
		expect(groups).toHaveLength(1);
		expect(groups[0]).toMatchObject({ start: 0, end: 2, mean: 11, trial: true });
		expectClose(groups[0]!.lower, 11 - 2.66 * 1.5);
		expectClose(groups[0]!.upper, 11 + 2.66 * 1.5);
	});

	it('has nothing to say about nothing', () => {
		const empty = { groups: [], points: [], variation: null, assurance: null };
		expect(xmrChart([], neutral)).toEqual(empty);
		const { groups, points, variation } = xmrChart([null, null], neutral);
		expect(groups).toEqual([
			{ start: 0, end: 1, mean: null, lower: null, upper: null, trial: true },
		]);
		expect(points.map((point) => point.variation)).toEqual([null, null]);
		expect(variation).toBeNull();
	});

	it('has no limits, signals or assurance without a moving range', () => {
		const values = Array.from({ length: 30 }, (_, i) => (i % 2 ? null : i));
		const chart = xmrChart(values, { polarity: 'higher-is-better', target: 1 });
		expect(chart.groups[0]).toMatchObject({ mean: 14, lower: null, upper: null, trial: false });
		expect(chart.points.every(({ rules }) => rules.length === 0)).toBe(true);
		expect(chart).toMatchObject({ variation: 'common-cause', assurance: null });
	});

	it('takes its label from the last point that has a value', () => {
		const values = [...Array.from({ length: 20 }, (_, i) => i % 2), 9, null, null];
		expect(xmrChart(values, { polarity: 'lower-is-better' }).variation).toBe('concern');
	});

	it('gives a peak that two trends share to the later one', () => {
		const swings = Array.from({ length: 14 }, (_, i) => (i % 2) * 14);
		const values = [...swings, 1, 2, 3, 4, 5, 6, 7, 6, 5, 4, 3, 2, 1];
		const { points } = xmrChart(values, { polarity: 'higher-is-better' });
		const peak = swings.length + 6;
		expect(points[peak - 1]).toMatchObject({ rules: ['trend'], variation: 'improvement' });
		expect(points[peak]).toMatchObject({ rules: ['trend'], variation: 'concern' });
	});

	it('starts a group at each rebase, in any order, and none where there are no points', () => {
		const { groups } = xmrChart([1, 2, 3, 4, 5, 6], {
			polarity: 'neutral',
			rebases: [4, 2, 2, 0, -3, 9],
		});
		expect(groups.map(({ start, end }) => [start, end])).toEqual([
			[0, 1],
			[2, 3],
			[4, 5],
		]);
	});

	it('takes a fixed baseline from values, not from periods', () => {
		const values = [null, ...Array.from({ length: 12 }, (_, i) => (i % 2) * 2), 50, 60, 70];
		const [group] = xmrChart(values, { polarity: 'neutral', baseline: 12 }).groups;
		expectClose(group!.mean, 1);
		expectClose(group!.upper, 1 + 2.66 * 2);
		expect(group!.trial).toBe(false);
	});

	it('holds the target against the limits through polarity', () => {
		const values = Array.from({ length: 14 }, (_, i) => i % 2);
		const upper = 0.5 + 2.66;
		const assurance = (target: number, of: Polarity) =>
			xmrChart(values, { polarity: of, target }).assurance;
		expect(assurance(upper + 0.01, 'higher-is-better')).toBe('failing');
		expect(assurance(upper + 0.01, 'lower-is-better')).toBe('passing');
		expect(assurance(upper, 'higher-is-better')).toBe('hit-or-miss');
		expect(assurance(-3, 'higher-is-better')).toBe('passing');
		expect(assurance(-3, 'lower-is-better')).toBe('failing');
		expect(assurance(-3, 'neutral')).toBeNull();
	});

	it('takes another run length for trend and shift', () => {
		const values = [...Array.from({ length: 20 }, (_, i) => i % 2), 1, 2, 3, 4];
		expect(xmrChart(values, neutral).points.some((p) => p.rules.includes('trend'))).toBe(false);
		const { points } = xmrChart(values, { polarity: 'neutral', run: 4 });
		expect(points.findIndex(({ rules }) => rules.includes('trend'))).toBe(20);
	});

	it('names the argument it refuses', () => {
		expect(() => xmrChart([1, NaN], neutral)).toThrow(
			new RangeError('values[1] must be a finite number'),
		);
		const refuse = (options: Partial<XmrOptions>, name: string) =>
			expect(() => xmrChart([1], { ...neutral, ...options })).toThrow(name);
		refuse({ target: Infinity }, 'target must be a finite number');
		refuse({ baseline: 11 }, 'baseline must be a whole number of at least 12');
		refuse({ run: 1 }, 'run must be a whole number of at least 2');
		refuse({ rebases: [0.5] }, 'rebases must be whole numbers');
	});

	it('moves every line by a constant added, and no label', () => {
		fc.assert(
			fc.property(series, fc.integer({ min: -1000, max: 1000 }), polarity, (values, by, of) => {
				const plain = xmrChart(values, { polarity: of });
				const moved = xmrChart(
					values.map((value) => (value === null ? null : value + by)),
					{ polarity: of },
				);
				plain.groups.forEach((group, i) => {
					for (const line of ['mean', 'lower', 'upper'] as const)
						expectNear(moved.groups[i]![line], group[line] === null ? null : group[line] + by);
				});
				expect(labels(moved)).toEqual(labels(plain));
			}),
		);
	});

	it('scales with its values', () => {
		fc.assert(
			fc.property(series, fc.integer({ min: 1, max: 50 }), polarity, (values, by, of) => {
				const plain = xmrChart(values, { polarity: of });
				const scaled = xmrChart(
					values.map((value) => (value === null ? null : value * by)),
					{ polarity: of },
				);
				plain.groups.forEach((group, i) => {
					for (const line of ['mean', 'lower', 'upper'] as const)
						expectNear(scaled.groups[i]![line], group[line] === null ? null : group[line] * by);
				});
				expect(labels(scaled)).toEqual(labels(plain));
			}),
		);
	});

	it('turns only good and bad round with polarity', () => {
		const turned = {
			'common-cause': 'common-cause',
			improvement: 'concern',
			concern: 'improvement',
		} as Record<Variation, Variation>;
		const other = { passing: 'failing', failing: 'passing', 'hit-or-miss': 'hit-or-miss' } as const;
		fc.assert(
			fc.property(series, fc.integer({ min: -1000, max: 1000 }), (values, target) => {
				const up = xmrChart(values, { polarity: 'higher-is-better', target });
				const down = xmrChart(values, { polarity: 'lower-is-better', target });
				expect(down.groups).toEqual(up.groups);
				expect(down.assurance).toBe(up.assurance && other[up.assurance]);
				expect(down.variation).toBe(up.variation && turned[up.variation]);
				up.points.forEach((point, i) =>
					expect(down.points[i]).toEqual({
						...point,
						variation: point.variation && turned[point.variation],
					}),
				);
			}),
		);
	});

	it('leaves the moving ranges of others alone where a value is missing', () => {
		fc.assert(
			fc.property(series, fc.nat(60), (values, at) => {
				const holed = at >= values.length ? values : values.with(at, null);
				const ranges = holed.flatMap((value, i) => {
					const before = holed[i - 1] ?? null;
					return value === null || before === null ? [] : [Math.abs(value - before)];
				});
				const known = holed.filter((value) => value !== null);
				const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
				const step = ranges.reduce((sum, range) => sum + range, 0) / ranges.length;
				const [group] = xmrChart(holed, { polarity: 'neutral', screen: false }).groups;
				expectNear(group?.upper ?? null, ranges.length === 0 ? null : mean + 2.66 * step);
			}),
		);
	});

	it('never returns NaN or Infinity', () => {
		const any = fc.array(fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })));
		fc.assert(
			fc.property(
				any,
				fc.array(fc.integer()),
				polarity,
				fc.boolean(),
				(values, rebases, of, screen) =>
					expectSayable(xmrChart(values, { polarity: of, rebases, screen, target: 0 })),
			),
		);
	});

	it('draws ten thousand charts of sixty points in a second', () => {
		const values = Array.from({ length: 60 }, (_, i) => 50 + ((i * 7919) % 13));
		// The time of this thread: a busy machine is not slow code.
		const before = process.threadCpuUsage();
		for (let i = 0; i < 10_000; i++) xmrChart(values, { polarity: 'neutral', target: 60 });
		const { user, system } = process.threadCpuUsage(before);
		expect((user + system) / 1000).toBeLessThan(1000);
	});
});

function labels({ points }: XmrChart) {
	return points.map(({ rules, variation }) => [rules, variation]);
}

function expectNear(actual: number | null, expected: number | null) {
	if (actual === null || expected === null) return expect(actual).toBe(expected);
	expect(Math.abs(actual - expected)).toBeLessThan(1e-9 * Math.max(1, Math.abs(expected)));
}

function expectSayable(result: unknown) {
	// JSON turns both into null, so a round trip shows whether any is there.
	JSON.stringify(result, (_, value: unknown) => {
		if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
		return value;
	});
}
