import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	anyNumber,
	number,
	maybe,
	anyValues,
	period,
	anyPeriod,
	polarity,
	periodType,
	unit,
	points,
	places,
	anyPoints,
	options,
	named,
	placedIn,
	areas,
	funnel,
	interval,
	path,
	readingOf,
	finding,
	evidence,
	twoVerdicts,
	publishedYears,
	scaling,
	charting,
	both,
} from '../tests/arguments.ts';
import * as statistics from './index.ts';
import {
	assurances,
	comparisons,
	outcomes,
	pathReading,
	periodTypes,
	projection,
	quarters,
	readings,
	seasonOf,
	significances,
} from './index.ts';
import * as words from './words/index.ts';

const metrics = { ...statistics, ...words };

// What holds of every function, whatever it is given.

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
		readingOf.map((of) => ({ ...named, ...of })),
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

function expectSayable(result: unknown) {
	JSON.stringify({ result }, (_, part: unknown) => {
		if (typeof part === 'number') expect(part).toSatisfy(Number.isFinite);
		if (typeof part === 'string') expect(part).not.toMatch(/NaN|Infinity|undefined|null/);
		return part;
	});
}
