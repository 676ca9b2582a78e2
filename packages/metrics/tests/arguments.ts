import fc from 'fast-check';
import {
	comparisons,
	kinds,
	outcomes,
	periodTypes,
	polarities,
	quarterOf,
	rankOf,
	readings,
	seriesReading,
	statuses,
	type Polarity,
	type Unit,
} from '../src/index.ts';

// Arbitrary arguments of the functions of the package: mostly such as can be told of, so that not every call is refused.

export const anyNumber = fc.oneof(
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
export const number = fc.oneof(
	{ weight: 12, arbitrary: goodNumber },
	{ weight: 1, arbitrary: anyNumber },
);
export const maybe = fc.option(number, { freq: 8 });
export const values = fc.array(fc.option(goodNumber, { freq: 8 }), { maxLength: 60 });
export const anyValues = fc.oneof(values, fc.array(fc.option(anyNumber), { maxLength: 40 }));
export const period = fc.integer({ min: 24_000, max: 24_060 });
export const anyPeriod = fc.oneof(
	{ weight: 20, arbitrary: period },
	{ weight: 1, arbitrary: anyNumber },
);
export const polarity = fc.constantFrom(...polarities);
export const periodType = fc.constantFrom(...periodTypes);
export const unit = fc.constantFrom<Unit>(
	{ kind: 'percent' },
	{ kind: 'rate', per: 10_000, of: 'children' },
	{ kind: 'count', of: 'children' },
	{ kind: 'mean', of: 'days' },
);
export const points = fc.uniqueArray(
	fc.record({
		index: period,
		value: maybe,
		numerator: fc.oneof(maybe, fc.option(fc.nat(2000))),
		denominator: fc.oneof(maybe, fc.option(fc.nat(2000))),
		status: fc.constantFrom(...statuses),
	}),
	{ selector: ({ index }) => index, maxLength: 70 },
);
export const places = fc.array(fc.record({ index: anyPeriod.filter(Number.isFinite) }), {
	maxLength: 5,
});
export const anyPoints = fc.oneof(
	{ weight: 8, arbitrary: points },
	{
		weight: 1,
		arbitrary: fc.array(
			fc.record({ index: anyPeriod, value: maybe, numerator: maybe, denominator: maybe }),
			{ maxLength: 20 },
		),
	},
);
export const options = fc.record({
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
export const named = {
	title: 'Visits',
	plural: true,
	unit: { kind: 'count', of: 'visits' },
	area: 'Surrey',
	than: 'England',
} as const;

export const placedIn = (all: number[], of: Polarity) => ({
	...named,
	rank: rankOf(all[0]!, all, of),
	polarity: of,
	quarter: quarterOf(all[0]!, all, of),
});
const areaOf = (numerator: fc.Arbitrary<number>, denominator: fc.Arbitrary<number>) =>
	fc.array(fc.record({ area: fc.constant('A'), numerator, denominator }), { maxLength: 20 });
export const areas = fc.oneof(
	areaOf(fc.nat(50), fc.integer({ min: 50, max: 3000 })),
	areaOf(number, number),
);
export const funnel = fc.record({
	average: fc.oneof(fc.double({ min: 0, max: 1 }), number),
	dispersion: number,
});
export const interval = fc.record({ value: number, lower: number, upper: number });
export const path = fc.array(fc.record({ month: anyPeriod, value: number }), { maxLength: 4 });
export const readingOf = fc
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
export const finding = fc
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
export const evidence = fc
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
export const twoVerdicts = fc
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

export const publishedYears = fc.uniqueArray(
	fc.record({
		period: aPeriod(fc.integer({ min: 2015, max: 2019 })),
		value: number,
		interval: fc.option(interval),
	}),
	{ maxLength: 6, selector: ({ period }) => `${period.type} ${period.index}` },
);
export const scaling = fc.record({ monthsCovered: fc.option(anyNumber), annualised: fc.boolean() });
export const charting = fc.record({
	polarity,
	target: maybe,
	rebases: fc.array(anyNumber, { maxLength: 3 }),
	baseline: fc.option(fc.constantFrom(12, 20, 3, NaN)),
	screen: fc.boolean(),
	run: fc.constantFrom(7, 2, 1, NaN),
});

export function both<A extends object, B extends object>(
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
