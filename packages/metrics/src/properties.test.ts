import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { named, polarity, unit } from '../tests/arguments.ts';
import {
	afterEvent,
	atGrain,
	finestReading,
	pathReading,
	projection,
	readings,
	seasonOf,
	seriesReading,
	trajectoryAt,
	type Assurance,
	type Outcome,
	type Polarity,
	type SeriesOptions,
	type SeriesPoint,
	type Variation,
} from './index.ts';
import { findingSentence, variationPhrase } from './words/index.ts';

// What holds of every series. The properties of one method alone stand beside that method.

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
