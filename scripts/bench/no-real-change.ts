// Series in which nothing ever really changes: whatever is found in them, chance has made.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Kind, Polarity, Reading, SeriesPoint, Unit } from '@sightline/metrics';

/** An indicator in an area, and how large its figures usually are. */
export interface Sized {
	unit: Unit;
	polarity: Polarity;
	reading: Reading;
	kind: Kind;
	numerator: number;
	/** Null for a count. */
	denominator: number | null;
}

type Random = () => number;

/** Larger figures behave like these, and take longer to draw. */
const largest = 2000;
/** Months that a child stays in a stock, on average: a protection plan, a year, a time in care. */
const stays = [8, 12, 24];

/** Every monthly series of the demonstration, as large as it is there. Averages are left out: their spread is not known. */
export function sizesOfTheDemonstration(root: string): Sized[] {
	const { indicators } = JSON.parse(
		readFileSync(join(root, 'data', 'indicators.json'), 'utf8'),
	) as { indicators: (Pick<Sized, 'unit' | 'polarity' | 'reading' | 'kind'> & { id: string })[] };
	const folder = join(root, 'data', 'demo');
	const sums = new Map<string, { months: number; numerator: number; denominator: number }>();
	for (const file of readdirSync(folder).filter((name) => name.startsWith('surrey-monthly-')))
		for (const line of readFileSync(join(folder, file), 'utf8').trim().split('\n').slice(1)) {
			const [, indicator, area, numerator, denominator] = line.split(',');
			// A symbol stands for a figure that there is not.
			if (Number.isNaN(Number(numerator)) || Number.isNaN(Number(denominator))) continue;
			const key = `${indicator} ${area}`;
			const sum = sums.get(key) ?? { months: 0, numerator: 0, denominator: 0 };
			sum.months += 1;
			sum.numerator += Number(numerator);
			sum.denominator += Number(denominator);
			sums.set(key, sum);
		}
	return [...sums].flatMap(([key, sum]) => {
		const found = indicators.find(({ id }) => id === key.split(' ')[0])!;
		if (found.unit.kind === 'mean') return [];
		const { unit, polarity, reading, kind } = found;
		const hasParts = unit.kind !== 'count';
		const [numerator, whole] = [sum.numerator / sum.months, sum.denominator / sum.months];
		const by = largest / Math.max(largest, unit.kind === 'percent' ? whole : numerator);
		return {
			unit,
			polarity,
			reading,
			kind,
			numerator: numerator * by,
			denominator: hasParts ? whole * by : null,
		};
	});
}

/**
 * Months of a series without any real change. A flow's months are drawn afresh; a stock keeps most of its children from
 * one month to the next; a rolling figure is the sum of twelve months.
 */
export function unchanging(sized: Sized, months: number, random: Random): SeriesPoint[] {
	const parts = sized.unit.kind === 'percent';
	const others = parts ? sized.denominator! - sized.numerator : 0;
	const draw = sized.kind === 'stock' ? stockOf : sized.kind === 'rolling' ? rollingOf : flowOf;
	const stay = stays[Math.floor(random() * stays.length)]!;
	const with_ = draw(sized.numerator, months, random, stay);
	const without = draw(others, months, random, stay);
	return with_.map((numerator, index) => {
		const denominator = parts ? numerator + without[index]! : sized.denominator;
		return { index, value: valueOf(sized.unit, numerator, denominator), numerator, denominator };
	});
}

function valueOf(unit: Unit, numerator: number, denominator: number | null): number | null {
	if (unit.kind === 'count') return numerator;
	if (!denominator) return null;
	return ((unit.kind === 'rate' ? unit.per : 100) * numerator) / denominator;
}

function flowOf(mean: number, months: number, random: Random): number[] {
	return Array.from({ length: months }, () => poisson(mean, random));
}

function rollingOf(mean: number, months: number, random: Random): number[] {
	const flow = flowOf(mean / 12, months + 11, random);
	return Array.from({ length: months }, (_, i) =>
		flow.slice(i, i + 12).reduce((sum, n) => sum + n, 0),
	);
}

/** Each child leaves in a month with the chance 1/stay, and as many come as leave. */
function stockOf(mean: number, months: number, random: Random, stay: number): number[] {
	let now = poisson(mean, random);
	return Array.from({ length: months }, () => {
		now += poisson(mean / stay, random) - binomial(now, 1 / stay, random);
		return now;
	});
}

/** A generator of numbers from 0 to 1 that gives the same ones for the same seed (mulberry32). */
export function seeded(seed: number): Random {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let t = Math.imul(state ^ (state >>> 15), state | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** How many events fall into a stretch of time in which `mean` are expected: waiting times are added up. */
function poisson(mean: number, random: Random): number {
	let count = 0;
	for (let at = -Math.log(1 - random()); at < mean; at -= Math.log(1 - random())) count += 1;
	return count;
}

/** How many of `size` happen, each with the chance p: the gaps between them are drawn. */
function binomial(size: number, p: number, random: Random): number {
	const step = Math.log(1 - p);
	let count = 0;
	let at = 0;
	for (;;) {
		at += Math.floor(Math.log(1 - random()) / step) + 1;
		if (at > size) return count;
		count += 1;
	}
}
