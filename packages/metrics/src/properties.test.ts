import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as statistics from './index.ts';
import * as words from './words/index.ts';
import {
	afterEvent,
	assurances,
	atGrain,
	comparisons,
	finestReading,
	kinds,
	outcomes,
	pathReading,
	periodTypes,
	polarities,
	projection,
	quarters,
	readings,
	seasonOf,
	seriesReading,
	significances,
	statuses,
	trajectoryAt,
	type Assurance,
	type Outcome,
	type Polarity,
	type SeriesOptions,
	type SeriesPoint,
	type Unit,
	type Variation,
} from './index.ts';
import { findingSentence, variationPhrase } from './words/index.ts';

const metrics = { ...statistics, ...words };

// What holds of every function and every input. The properties of one method alone stand beside that method.

const anyNumber = fc.oneof(
	{ weight: 6, arbitrary: fc.integer({ min: -200, max: 200 }) },
	{ weight: 3, arbitrary: fc.double() },
	{
		weight: 1,
		arbitrary: fc.constantFrom(NaN, Infinity, -Infinity, 1.7e308, -1.7e308, 5e-324, 1e15, 0.5),
	},
);
const goodNumber = fc.oneof(
	fc.integer({ min: 0, max: 3000 }),
	fc.double({ min: -1e9, max: 1e9, noNaN: true }),
);
/** Mostly numbers that can be told, so that not every call is refused. */
const number = fc.oneof({ weight: 12, arbitrary: goodNumber }, { weight: 1, arbitrary: anyNumber });
const maybe = fc.option(number, { freq: 8 });
const values = fc.array(fc.option(goodNumber, { freq: 8 }), { maxLength: 60 });
const anyValues = fc.oneof(values, fc.array(fc.option(anyNumber), { maxLength: 40 }));
const period = fc.integer({ min: 24_000, max: 24_060 });
const anyPeriod = fc.oneof({ weight: 20, arbitrary: period }, { weight: 1, arbitrary: anyNumber });
const polarity = fc.constantFrom(...polarities);
const periodType = fc.constantFrom(...periodTypes);
const unit = fc.constantFrom<Unit>(
	{ kind: 'percent' },
	{ kind: 'rate', per: 10_000, of: 'children' },
	{ kind: 'count', of: 'children' },
	{ kind: 'mean', of: 'days' },
);
const points = fc.uniqueArray(
	fc.record({
		index: period,
		value: maybe,
		numerator: fc.oneof(maybe, fc.option(fc.nat(2000))),
		denominator: fc.oneof(maybe, fc.option(fc.nat(2000))),
		status: fc.constantFrom(...statuses),
	}),
	{ selector: ({ index }) => index, maxLength: 70 },
);
const places = fc.array(fc.record({ index: anyPeriod.filter(Number.isFinite) }), { maxLength: 5 });
const anyPoints = fc.oneof(
	{ weight: 8, arbitrary: points },
	{
		weight: 1,
		arbitrary: fc.array(
			fc.record({ index: anyPeriod, value: maybe, numerator: maybe, denominator: maybe }),
			{ maxLength: 20 },
		),
	},
);
const options = fc.record({
	periodType,
	unit,
	polarity,
	reading: fc.constantFrom(...readings),
	kind: fc.constantFrom(...kinds),
	annualised: fc.boolean(),
	target: maybe,
	rebases: fc.array(anyPeriod, { maxLength: 3 }),
	definitionBreaks: fc.array(anyPeriod, { maxLength: 2 }),
	baseline: fc.option(fc.constantFrom(12, 24, 11, NaN)),
	numerator: fc.record({ addsOverTime: fc.boolean() }),
	denominator: fc.option(fc.record({ addsOverTime: fc.boolean(), population: fc.boolean() })),
});
const named = {
	title: 'Visits',
	plural: true,
	unit: { kind: 'count', of: 'visits' },
	area: 'Surrey',
	than: 'England',
} as const;

const placedIn = (all: number[], of: Polarity) => ({
	...named,
	rank: metrics.rankOf(all[0]!, all, of),
	polarity: of,
	quarter: metrics.quarterOf(all[0]!, all, of),
});
const areaOf = (numerator: fc.Arbitrary<number>, denominator: fc.Arbitrary<number>) =>
	fc.array(fc.record({ area: fc.constant('A'), numerator, denominator }), { maxLength: 20 });
const areas = fc.oneof(
	areaOf(fc.nat(50), fc.integer({ min: 50, max: 3000 })),
	areaOf(number, number),
);
const funnel = fc.record({
	average: fc.oneof(fc.double({ min: 0, max: 1 }), number),
	dispersion: number,
});
const interval = fc.record({ value: number, lower: number, upper: number });
const path = fc.array(fc.record({ month: anyPeriod, value: number }), { maxLength: 4 });
const readingOf = fc
	.tuple(points, options)
	.map(([given, how]) => ({ how, reading: attempt(() => seriesReading(given, how)) }))
	.filter((found) => found.reading !== undefined)
	.map(({ how, reading }) => ({ ...how, reading: reading!, seriesReading: how.reading }));

const aPeriod = (index: fc.Arbitrary<number>) =>
	fc.record({ type: fc.constantFrom(...periodTypes), index });
const conditions = fc.array(
	fc.oneof(
		fc.record({
			kind: fc.constantFrom(
				'incomplete' as const,
				'missing' as const,
				'counted-differently' as const,
			),
			period: aPeriod(anyPeriod),
		}),
		fc.record({
			kind: fc.constant('late' as const),
			period: aPeriod(period),
			due: fc.constant('12 May 2019'),
		}),
		fc.record({
			kind: fc.constant('restated' as const),
			period: aPeriod(period),
			on: fc.constant('3 May 2019'),
			before: maybe,
			after: maybe,
		}),
	),
	{ maxLength: 3 },
);
const finding = fc
	.tuple(
		readingOf,
		fc.record({
			decimals: fc.nat(3),
			data: conditions,
			comparator: fc.option(
				fc.record({
					name: fc.constant('England'),
					period: fc.record({ type: periodType, index: period }),
					own: number,
					value: number,
					comparison: fc.option(fc.constantFrom(...comparisons)),
				}),
			),
		}),
	)
	.map(([read, more]) => ({ ...named, ...read, ...more }));
const evidence = fc
	.tuple(
		finding,
		fc.record({
			area: fc.record({
				code: fc.constantFrom('a', 'b'),
				name: fc.constant('South East'),
				partOf: fc.constantFrom(null, 'Surrey'),
			}),
			indicator: fc.constantFrom('visits', 'contacts'),
			actions: fc.array(
				fc.record({
					title: fc.constant('Hire'),
					completed: fc.constant('June 2018'),
					outcome: fc.constantFrom(...outcomes),
				}),
				{ maxLength: 2 },
			),
		}),
	)
	.map(([found, more]) => ({ ...found, ...more, ask: 'Which?' }));
const verdictThen = both(readingOf, { target: maybe });
const twoVerdicts = fc
	.tuple(
		verdictThen,
		fc.option(verdictThen),
		fc.constantFrom('rebase' as const, 'definition' as const, null),
	)
	.map(([after, before, decided]) => ({
		...after,
		...named,
		id: 'visits',
		decimals: 1,
		before,
		after,
		decided,
	}));

const publishedYears = fc.uniqueArray(
	fc.record({
		period: aPeriod(fc.integer({ min: 2015, max: 2019 })),
		value: number,
		interval: fc.option(interval),
	}),
	{ maxLength: 6, selector: ({ period }) => `${period.type} ${period.index}` },
);
const scaling = fc.record({ monthsCovered: fc.option(anyNumber), annualised: fc.boolean() });
const charting = fc.record({
	polarity,
	target: maybe,
	rebases: fc.array(anyNumber, { maxLength: 3 }),
	baseline: fc.option(fc.constantFrom(12, 20, 3, NaN)),
	screen: fc.boolean(),
	run: fc.constantFrom(7, 2, 1, NaN),
});

/** A call with arguments, for every function that the package exports. */
const calls: Record<string, fc.Arbitrary<() => unknown>> = {
	afterEvent: call(metrics.afterEvent, anyPoints, both(options, { event: anyPeriod })),
	afterPhrase: call(
		metrics.afterPhrase,
		fc.record({ outcome: fc.option(fc.constantFrom(...outcomes)) }),
	),
	assurancePhrase: call(metrics.assurancePhrase, fc.option(fc.constantFrom(...assurances))),
	atGrain: call(
		metrics.atGrain,
		anyPoints,
		fc.constantFrom(...periodTypes, 'rolling-year' as const),
		options,
	),
	isSeen: fc.tuple(number, number).map(
		([before, after]) =>
			() =>
				metrics.isSeen(
					{ kind: 'restated', period: { type: 'month', index: 1 }, on: '', before, after },
					{ unit: { kind: 'percent' }, decimals: 1 },
				),
	),
	numberWord: call(metrics.numberWord, fc.nat(500)),
	chanceSentences: call(
		metrics.chanceSentences,
		fc.nat(500),
		fc.nat(50),
		fc.nat(20),
		fc.constant('in Surrey'),
	),
	changedSinceSentence: fc
		.array(twoVerdicts, { maxLength: 8 })
		.map((of) => () => metrics.changedSinceSentence('February', metrics.verdictChanges(of))),
	changeBetween: call(metrics.changeBetween, interval, interval),
	changePhrase: call(
		metrics.changePhrase,
		readingOf.map((of) => ({ ...of, ...of.reading })),
	),
	chartDescription: call(metrics.chartDescription, finding),
	comparisonPhrase: call(
		metrics.comparisonPhrase,
		both(fc.constant(named), { comparison: fc.constantFrom(...comparisons), polarity }),
	),
	comparisonSentence: fc
		.tuple(fc.array(number, { minLength: 1 }), polarity, fc.constantFrom(...comparisons))
		.map(
			([all, of, comparison]) =>
				() =>
					metrics.comparisonSentence({ ...placedIn(all, of), comparison }),
		),
	comparisonWith: call(metrics.comparisonWith, fc.option(interval), maybe),
	expectedByChance: call(
		metrics.expectedByChance,
		fc.array(
			readingOf.map(({ reading, seriesReading, kind }) => ({
				reading: seriesReading,
				kind,
				status: reading.status,
			})),
			{ maxLength: 5 },
		),
	),
	farFromAverage: call(metrics.farFromAverage, fc.constantFrom(...significances)),
	findingParagraph: call(metrics.findingParagraph, finding),
	findingSentence: call(
		metrics.findingSentence,
		readingOf.map((of) => ({ ...of, ...named })),
	),
	finestReading: call(metrics.finestReading, anyPoints, options),
	firstMonthOf: call(metrics.firstMonthOf, fc.record({ type: periodType, index: anyNumber })),
	funnelPhrase: call(metrics.funnelPhrase, fc.constantFrom(...significances)),
	grainPhrase: call(
		metrics.grainPhrase,
		readingOf.map((of) => ({ ...of, coarser: true })),
		periodType,
	),
	headlineSentence: call(
		metrics.headlineSentence,
		fc.array(
			readingOf.map(({ reading }) => reading),
			{ maxLength: 20 },
		),
	),
	judgementOf: call(metrics.judgementOf, fc.constantFrom(...comparisons), polarity),
	lastMonthOf: call(metrics.lastMonthOf, fc.record({ type: periodType, index: anyNumber })),
	linesOfEnquiry: call(metrics.linesOfEnquiry, fc.array(evidence, { maxLength: 4 })),
	mannKendall: call(metrics.mannKendall, anyValues),
	materialise: call(metrics.materialise<{ index: number }>, places, anyPeriod, anyPeriod),
	monthIndex: call(metrics.monthIndex, anyNumber, anyNumber),
	neighbourAverage: call(metrics.neighbourAverage, anyValues),
	partPhrase: call(metrics.partPhrase, fc.constantFrom(...comparisons), polarity),
	pathReading: call(
		metrics.pathReading,
		readingOf.map(({ reading }) => reading),
		path,
		fc.record({ periodType, polarity, seriesReading: fc.constantFrom(...readings) }),
	),
	pathSentence: fc.tuple(readingOf, path, path).map(([of, current, original]) => () => {
		const at = (trajectory: typeof current) => pathReading(of.reading, trajectory, of);
		return metrics.pathSentence({ current: at(current), original: at(original) });
	}),
	periodCode: call(metrics.periodCode, fc.record({ type: periodType, index: anyNumber })),
	periodFromCode: call(
		metrics.periodFromCode,
		periodType,
		fc.oneof(
			fc.string(),
			fc.constantFrom(
				'2018',
				'2018/19',
				'2018-04',
				'2018-Q2',
				'2018-W60',
				'2017/18-T1',
				'9999-W53',
			),
		),
	),
	periodName: call(metrics.periodName, fc.record({ type: periodType, index: anyNumber })),
	periodOfMonth: call(metrics.periodOfMonth, periodType, anyNumber),
	poissonInterval: call(
		metrics.poissonInterval,
		number,
		number,
		fc.record({ per: number, confidence: fc.oneof(fc.double({ min: 0, max: 1 }), number) }),
	),
	projection: call(metrics.projection, anyPoints, both(options, { to: anyPeriod })),
	projectionSentence: fc.tuple(points, options, period).map(([given, how, to]) => () => {
		const found = projection(given, { ...how, to });
		return found && metrics.projectionSentence(found, { ...how, decimals: 1, latest: 10 });
	}),
	proportionFunnel: call(
		metrics.proportionFunnel,
		areas,
		fc.oneof(fc.constant({}), fc.record({ dispersion: number, average: number })),
	),
	proportionFunnelCurve: call(
		metrics.proportionFunnelCurve,
		funnel,
		fc.array(number, { maxLength: 5 }),
	),
	publishedBeside: call(
		metrics.publishedBeside,
		publishedYears,
		publishedYears,
		fc.record({
			name: fc.constant('England'),
			latestMonth: fc.option(period),
			breaks: fc.array(period, { maxLength: 2 }),
		}),
	),
	quarterOf: call(metrics.quarterOf, number, fc.array(number), polarity),
	quarterPhrase: call(metrics.quarterPhrase, fc.constantFrom(...quarters)),
	quartiles: call(metrics.quartiles, fc.array(fc.oneof(number, anyNumber))),
	rankOf: fc.tuple(fc.array(number, { minLength: 1 }), polarity).map(
		([all, of]) =>
			() =>
				metrics.rankOf(all[0]!, all, of),
	),
	rankPhrase: fc.tuple(fc.array(number, { minLength: 1 }), polarity).map(
		([all, of]) =>
			() =>
				metrics.rankPhrase(metrics.rankOf(all[0]!, all, of)),
	),
	rankSentence: fc.tuple(fc.array(number, { minLength: 1 }), polarity).map(
		([all, of]) =>
			() =>
				metrics.rankSentence(placedIn(all, of)),
	),
	rateFunnel: call(
		metrics.rateFunnel,
		areas,
		fc.oneof(
			fc.record({ per: number }),
			fc.record({ per: number, dispersion: number, average: number }),
		),
	),
	rateFunnelCurve: call(metrics.rateFunnelCurve, funnel, fc.array(number, { maxLength: 5 })),
	seasonOf: call(
		metrics.seasonOf,
		anyPoints,
		fc.constantFrom('month' as const, 'quarter' as const),
	),
	seasonPhrase: points.map((given) => () => metrics.seasonPhrase(seasonOf(given, 'month'))),
	seasonality: call(metrics.seasonality, anyValues),
	senLineAt: call(metrics.senLineAt, anyValues, number),
	sensSlope: call(metrics.sensSlope, anyValues),
	seriesReading: call(metrics.seriesReading, anyPoints, options),
	seriesValue: call(metrics.seriesValue, unit, fc.option(anyNumber), fc.option(anyNumber), scaling),
	shortPeriodName: call(metrics.shortPeriodName, fc.record({ type: periodType, index: anyNumber })),
	trajectoryAt: call(metrics.trajectoryAt, path, anyPeriod),
	valueInterval: call(
		metrics.valueInterval,
		fc.record({ value: maybe, numerator: maybe, denominator: maybe }),
		options,
	),
	variationPhrase: call(metrics.variationPhrase, readingOf),
	verdictChanges: call(metrics.verdictChanges, fc.array(twoVerdicts, { maxLength: 4 })),
	wilsonInterval: call(
		metrics.wilsonInterval,
		number,
		number,
		fc.oneof(fc.double({ min: 0, max: 1 }), number),
	),
	xmrChart: call(metrics.xmrChart, anyValues, charting),
};

describe('every function of the package', () => {
	it('is called here', () => {
		const functions = Object.entries(metrics).filter(([, part]) => typeof part === 'function');
		expect(Object.keys(calls).sort()).toEqual(functions.map(([name]) => name).sort());
	});

	it.each(Object.entries(calls))('returns what can be said, or refuses: %s', (_name, given) => {
		let answered = 0;
		fc.assert(
			fc.property(given, (run) => {
				let result: unknown;
				try {
					result = run();
				} catch (error) {
					expect(error).toBeInstanceOf(RangeError);
					expect((error as RangeError).message).toMatch(/^[\w[\] ,:-]+ (must|lie|has|is not) /);
					return;
				}
				answered++;
				expectSayable(result);
			}),
			{ numRuns: 300 },
		);
		// Refusing everything would be no answer.
		expect(answered).toBeGreaterThan(10);
	});
});

const turned: Record<Variation, Variation> = {
	'common-cause': 'common-cause',
	improvement: 'concern',
	concern: 'improvement',
	'neutral-high': 'neutral-high',
	'neutral-low': 'neutral-low',
};
const otherAssurance: Record<Assurance, Assurance> = {
	passing: 'failing',
	failing: 'passing',
	'hit-or-miss': 'hit-or-miss',
};
const otherOutcome: Record<Outcome, Outcome> = {
	improving: 'worsening',
	worsening: 'improving',
	higher: 'higher',
	lower: 'lower',
	'no-change-yet': 'no-change-yet',
	'too-early': 'too-early',
};

const step = (most: number) => fc.option(fc.integer({ min: -most, max: most }), { freq: 12 });
/** Percentages of 400 that wander, or swing about and then go one way, with gaps: signals of every kind are common. */
const wandering = fc
	.oneof(
		fc.array(step(12), { minLength: 14, maxLength: 50 }),
		fc
			.tuple(
				fc.integer({ min: 14, max: 30 }),
				fc.constantFrom(-3, 3),
				fc.array(step(2), { minLength: 7, maxLength: 9 }),
			)
			.map(([swings, way, steps]) => [
				...Array.from({ length: swings }, (_, i) => (i % 2 ? 60 : -60)),
				...steps.map((more) => (more === null ? null : way + more)),
			]),
	)
	.map((steps): SeriesPoint[] => {
		let at = 200;
		return steps.map((step, i) => {
			if (step !== null) at = Math.min(Math.max(at + step, 20), 380);
			const numerator = step === null ? null : at;
			return {
				index: 24_000 + i,
				value: numerator === null ? null : numerator / 4,
				numerator,
				denominator: 400,
			};
		});
	});
const how = {
	periodType: 'month',
	unit: { kind: 'percent' },
	reading: 'process',
	polarity: 'higher-is-better',
} satisfies SeriesOptions;
const eitherReading = fc.constantFrom(...readings);
const target = fc.integer({ min: 5, max: 95 });

describe('polarity', () => {
	const up = 'higher-is-better' as const;
	const down = 'lower-is-better' as const;

	it('turns improvement and concern round in a reading, and nothing else', () => {
		fc.assert(
			fc.property(wandering, eitherReading, target, (given, reading, at) => {
				const of = (polarity: Polarity) =>
					seriesReading(given, { ...how, reading, target: at, polarity });
				const wanted = of(up);
				expect(of(down)).toEqual({
					...wanted,
					variation: wanted.variation && turned[wanted.variation],
					assurance: wanted.assurance && otherAssurance[wanted.assurance],
					points: wanted.points.map((point) => ({
						...point,
						variation: point.variation && turned[point.variation],
					})),
				});
			}),
		);
	});

	it('turns only good and bad round after an event and on a path, and nothing in a projection', () => {
		fc.assert(
			fc.property(wandering, eitherReading, target, (given, reading, at) => {
				const after = (polarity: Polarity) =>
					afterEvent(given, { ...how, reading, polarity, event: 24_013 });
				const { outcome, ...rest } = after(up);
				expect(after(down)).toEqual({ ...rest, outcome: outcome && otherOutcome[outcome] });
				const read = seriesReading(given, { ...how, reading });
				const on = (polarity: Polarity) =>
					pathReading(read, [{ month: 24_000, value: at }], {
						...how,
						seriesReading: reading,
						polarity,
					});
				const there = on(up);
				expect(on(down)).toEqual(
					there && { ...there, assurance: there.assurance && otherAssurance[there.assurance] },
				);
				const to = 24_000 + given.length;
				expect(projection(given, { ...how, polarity: down, to })).toEqual(
					projection(given, { ...how, to }),
				);
			}),
		);
	});
});

describe('direction, judgement and icon', () => {
	it('never disagree', () => {
		const seen = new Set<string>();
		fc.assert(
			fc.property(wandering, eitherReading, polarity, target, (given, reading, of, at) => {
				const found = seriesReading(given, { ...how, reading, polarity: of, target: at });
				const { variation, signal, change, assurance, latest, groups } = found;
				if (variation === null) return;
				const verdict = { reading: found, seriesReading: reading, polarity: of };
				const words = [
					variationPhrase(verdict),
					findingSentence({ ...verdict, ...named, periodType: 'month' }),
				];
				seen.add(`${reading} ${variation} ${signal?.rule}`);
				for (const text of words) {
					const high = /\b(high|higher|risen|rising)\b/i.test(text);
					const low = /\b(low|lower|fallen|falling)\b/i.test(text);
					const better = /\bbetter$/.test(text);
					const worse = /\bworse$/.test(text);
					expect([high, low]).toEqual(
						variation === 'common-cause' ? [false, false] : [isHigh(found), !isHigh(found)],
					);
					expect([better, worse]).toEqual([variation === 'improvement', variation === 'concern']);
				}
				if (variation !== 'common-cause')
					expect(variation).toBe(
						of === 'neutral'
							? `neutral-${isHigh(found) ? 'high' : 'low'}`
							: isHigh(found) === (of === 'higher-is-better')
								? 'improvement'
								: 'concern',
					);
				else expect(signal).toBeNull();
				if (reading === 'yearly' && variation !== 'common-cause')
					expect(change!.lower! > 0 || change!.upper! < 0).toBe(true);
				const middle = reading === 'yearly' ? latest!.value : groups.at(-1)!.mean!;
				if (assurance === 'passing') expect(middle > at).toBe(of === 'higher-is-better');
				if (assurance === 'failing') expect(middle > at).toBe(of === 'lower-is-better');
			}),
			{ numRuns: 1000 },
		);
		for (const kind of [
			'process common-cause undefined',
			'process improvement shift',
			'process concern outside',
			'process concern trend',
			'process neutral-high shift',
			'yearly concern undefined',
			'yearly neutral-low undefined',
		])
			expect(seen).toContain(kind);
	});
});

describe('a constant added, and a factor', () => {
	const mean = { ...how, unit: { kind: 'mean', of: 'days' } } satisfies SeriesOptions;
	const moved = (given: SeriesPoint[], by: (value: number) => number) =>
		given.map((point) => ({ ...point, value: point.value === null ? null : by(point.value) }));
	const near = (value: number | null): unknown =>
		value === null ? null : expect.closeTo(value, 8);

	it.each([
		['moves', (value: number) => value + 32],
		['scales', (value: number) => value * 8],
	] as const)('%s every line of a reading, and no label', (_what, by) => {
		fc.assert(
			fc.property(wandering, (given) => {
				const plain = seriesReading(given, mean);
				const other = seriesReading(moved(given, by), mean);
				expect(other.groups).toEqual(
					plain.groups.map((group) => ({
						...group,
						mean: near(group.mean && by(group.mean)),
						lower: near(group.lower && by(group.lower)),
						upper: near(group.upper && by(group.upper)),
					})),
				);
				expect(other.signal).toEqual(plain.signal);
				expect(other.points.map(({ rules, variation }) => [rules, variation])).toEqual(
					plain.points.map(({ rules, variation }) => [rules, variation]),
				);
			}),
		);
	});

	it.each([
		['moves', (value: number) => value + 32],
		['scales', (value: number) => value * 8],
	] as const)(
		'%s a projection, a path, limits before an event and the range of a month',
		(_what, by) => {
			const kinds = new Set<string | undefined>();
			fc.assert(
				fc.property(wandering, (wanders) => {
					// So far from 0 that no projection is cut off there.
					const given = moved(wanders, (value) => value + 4096);
					const to = 24_000 + given.length;
					const plain = projection(given, { ...mean, to });
					kinds.add(plain?.basis);
					const expected = plain && {
						...plain,
						value: near(by(plain.value)),
						lower: near(by(plain.lower)),
						upper: near(by(plain.upper)),
					};
					expect(projection(moved(given, by), { ...mean, to })).toEqual(expected);

					const how = { ...mean, event: 24_020 };
					const before = afterEvent(given, how);
					const after = afterEvent(moved(given, by), how);
					expect(after.outcome).toBe(before.outcome);
					expect(after.limits).toEqual(
						before.limits && {
							mean: near(by(before.limits.mean)),
							lower: near(by(before.limits.lower)),
							upper: near(by(before.limits.upper)),
						},
					);
					const season = seasonOf(given, 'month');
					expect(seasonOf(moved(given, by), 'month')?.place).toBe(season?.place);

					const line = [
						{ month: 24_000, value: given[0]!.value ?? 1 },
						{ month: 24_012, value: 50 },
					];
					const shifted = line.map(({ month, value }) => ({ month, value: by(value) }));
					expect(trajectoryAt(shifted, 24_005)).toEqual(near(by(trajectoryAt(line, 24_005)!)));
				}),
			);
			expect(kinds).toContain('trend');
			expect(kinds).toContain('level');
		},
	);
});

describe('a projection', () => {
	it('lies within its range, and the range within what the unit allows', () => {
		const kinds = new Set<string>();
		fc.assert(
			fc.property(wandering, unit, fc.integer({ min: 1, max: 6 }), (given, of, ahead) => {
				const last = given.findLast(({ value }) => value !== null)?.index ?? 0;
				const found = projection(given, { ...how, unit: of, to: last + ahead });
				if (found === null) return;
				kinds.add(found.basis);
				const { lower, value, upper } = found;
				expect(found.index).toBe(last + ahead);
				expect([lower, value, upper]).toEqual([lower, value, upper].sort((a, b) => a - b));
				expect(lower).toBeGreaterThanOrEqual(0);
				if (of.kind === 'percent') expect(upper).toBeLessThanOrEqual(100);
			}),
			{ numRuns: 400 },
		);
		expect([...kinds].sort()).toEqual(['level', 'trend']);
	});
});

describe('grains', () => {
	it('lose and gain nobody: a year is its quarters, and those are its months', () => {
		const flow = {
			...how,
			kind: 'flow' as const,
			numerator: { addsOverTime: true },
			denominator: { addsOverTime: true, population: false },
		};
		fc.assert(
			fc.property(wandering, (given) => {
				const quarters = atGrain(given, 'quarter', flow).points;
				const straight = atGrain(given, 'calendar-year', flow).points;
				const around = atGrain(quarters, 'calendar-year', {
					...flow,
					periodType: 'quarter',
				}).points;
				for (const year of straight)
					expect(around.find(({ index }) => index === year.index)).toEqual(year);
				const rolling = atGrain(given, 'rolling-year', flow).points;
				for (const year of straight.filter(({ value }) => value !== null))
					expect(rolling.find(({ index }) => index === year.index * 12 + 11)).toMatchObject({
						value: year.value,
						numerator: year.numerator,
					});
			}),
		);
	});

	it('give the verdict of the finest that holds enough, and of none that does not', () => {
		const sizes = new Set<string>();
		fc.assert(
			fc.property(wandering, fc.constantFrom(1, 5, 40, 200), (given, share) => {
				const flow = {
					...how,
					kind: 'flow' as const,
					numerator: { addsOverTime: true },
					denominator: { addsOverTime: true, population: false },
				};
				const few = given.map((point) => ({
					...point,
					numerator: point.numerator === null ? null : Math.floor(point.numerator / share),
					denominator: Math.floor(point.denominator! / share),
				}));
				const { reading, points, coarser, periodType } = finestReading(few, flow);
				sizes.add(periodType);
				const held = points.filter(
					({ value, status }) => value !== null && status !== 'incomplete',
				);
				const size = held.reduce((sum, point) => sum + point.denominator!, 0) / held.length;
				if (coarser) expect(size).toBeGreaterThanOrEqual(20);
				else if (held.length > 0) expect(reading.status === 'small-numbers').toBe(size < 20);
			}),
		);
		expect([...sizes].sort()).toEqual(['month', 'quarter', 'year-to-march']);
	});
});

function isHigh({ signal, change }: ReturnType<typeof seriesReading>): boolean {
	if (signal === null) return change!.difference > 0;
	return signal.rule === 'trend' ? signal.direction === 'rising' : signal.side === 'high';
}

function call<Arguments extends unknown[]>(
	run: (...given: Arguments) => unknown,
	...given: { [I in keyof Arguments]: fc.Arbitrary<Arguments[I]> }
): fc.Arbitrary<() => unknown> {
	const tuple = fc.tuple(...given) as fc.Arbitrary<Arguments>;
	return tuple.map((values) =>
		Object.assign(() => run(...values), {
			[fc.toStringMethod]: () => fc.stringify(values),
		}),
	);
}

function both<A extends object, B extends object>(
	first: fc.Arbitrary<A>,
	rest: { [Key in keyof B]: fc.Arbitrary<B[Key]> },
): fc.Arbitrary<A & B> {
	return fc.tuple(first, fc.record(rest)).map(([a, b]) => ({ ...a, ...b }));
}

function attempt<Result>(run: () => Result): Result | undefined {
	try {
		return run();
	} catch (error) {
		if (error instanceof RangeError) return undefined;
		throw error;
	}
}

function expectSayable(result: unknown) {
	JSON.stringify({ result }, (_, part: unknown) => {
		if (typeof part === 'number') expect(part).toSatisfy(Number.isFinite);
		if (typeof part === 'string') expect(part).not.toMatch(/NaN|Infinity|undefined|null/);
		return part;
	});
}
