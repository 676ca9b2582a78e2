import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthIndex } from '../periods.ts';
import { seriesReading, type SeriesOptions, type SeriesReading } from '../series-reading.ts';
import { polarities, readings, type Polarity, type Reading, type Unit } from '../vocabulary.ts';
import { assurancePhrase, changePhrase, findingSentence, variationPhrase } from './verdict.ts';

const start = monthIndex(2017, 1);
const percent: Unit = { kind: 'percent' };

function readingOf(
	values: (number | null)[],
	{ size = 100, ...options }: Partial<SeriesOptions> & { size?: number } = {},
): SeriesReading {
	const points = values.map((numerator, i) => ({
		index: start + i,
		value: numerator === null ? null : (100 * numerator) / size,
		numerator,
		denominator: numerator === null ? null : size,
	}));
	return seriesReading(points, {
		periodType: 'month',
		unit: percent,
		polarity: 'lower-is-better',
		reading: 'process',
		...options,
	});
}

function sentence(
	reading: SeriesReading,
	polarity: Polarity = 'lower-is-better',
	seriesReading: Reading = 'process',
	title = 'Re-referrals within 12 months',
	plural = true,
) {
	return findingSentence({
		title,
		plural,
		unit: percent,
		periodType: 'month',
		reading,
		seriesReading,
		polarity,
	});
}

const usual = Array.from({ length: 26 }, (_, i) => 20 + (i % 2) * 4);
const shifted = [
	...Array.from({ length: 20 }, (_, i) => 18 + (i % 3) * 2),
	24,
	26,
	24,
	26,
	24,
	26,
	25,
];
const rising = [
	...Array.from({ length: 20 }, (_, i) => 20 + (i % 2) * 40),
	35,
	37,
	39,
	41,
	43,
	45,
	47,
];
const elevenMonths = Array.from({ length: 11 }, () => null);
const yearly: Partial<SeriesOptions> = { reading: 'yearly' };

describe('findingSentence', () => {
	it('says each rule in its own words, direction first', () => {
		expect(sentence(readingOf([...usual, 60]))).toBe(
			'The share of re-referrals within 12 months was unusually high in March 2019, which is worse',
		);
		expect(sentence(readingOf(shifted))).toBe(
			'The share of re-referrals within 12 months has been higher than usual for seven months, which is worse',
		);
		expect(sentence(readingOf(rising))).toBe(
			'The share of re-referrals within 12 months has risen for seven months, getting worse',
		);
		expect(sentence(readingOf([...usual, 13, 20, 13]))).toBe(
			'The share of re-referrals within 12 months has been low in two of the last three months, which is better',
		);
		expect(sentence(readingOf([...usual, ...usual, 13, 13, 13]))).toBe(
			'The share of re-referrals within 12 months has been low in each of the last three months, which is better',
		);
		expect(sentence(readingOf(usual))).toBe(
			'Re-referrals within 12 months show no change: up and down as usual',
		);
	});

	it('leaves good and bad out for a neutral indicator', () => {
		const reading = readingOf([...usual, 60], { polarity: 'neutral' });
		expect(sentence(reading, 'neutral')).toBe(
			'The share of re-referrals within 12 months was unusually high in March 2019',
		);
	});

	it('takes a singular title', () => {
		const singular = (reading: SeriesReading, how: Reading = 'process') =>
			sentence(reading, 'lower-is-better', how, 'The agency rate', false);
		expect(singular(readingOf([...usual, 60]))).toBe(
			'The agency rate was unusually high in March 2019, which is worse',
		);
		expect(singular(readingOf(shifted))).toBe(
			'The agency rate has been higher than usual for seven months, which is worse',
		);
		expect(singular(readingOf(rising))).toBe(
			'The agency rate has risen for seven months, getting worse',
		);
		expect(singular(readingOf(usual))).toBe(
			'The agency rate shows no change: up and down as usual',
		);
		expect(singular(readingOf([20, ...elevenMonths, 60], yearly), 'yearly')).toBe(
			'The agency rate is higher than a year ago, which is worse',
		);
	});

	it('compares a yearly reading with a year ago', () => {
		const said = (values: (number | null)[]) =>
			sentence(readingOf(values, yearly), 'lower-is-better', 'yearly', 'Children looked after');
		expect(said([20, ...elevenMonths, 60])).toBe(
			'The share of children looked after is higher than a year ago, which is worse',
		);
		expect(said([60, ...elevenMonths, 20])).toBe(
			'The share of children looked after is lower than a year ago, which is better',
		);
		expect(said([20, ...elevenMonths, 22])).toBe(
			'Children looked after show no clear change on a year ago',
		);
	});

	it('says plainly why there is no verdict', () => {
		const said = (reading: SeriesReading) => sentence(reading, undefined, undefined, 'Adoptions');
		expect(said(readingOf([3, 3, 3], { size: 11 }))).toBe('Adoptions: small numbers, 3 of 11');
		expect(said(readingOf(usual.slice(0, 12)))).toBe('Adoptions: too early to say what is usual');
		expect(said(readingOf([]))).toBe('Adoptions: no values yet');
		expect(said(readingOf(usual.slice(0, 12), yearly))).toBe(
			'Adoptions: no value a year ago to compare with',
		);
		const counted = { ...yearly, definitionBreaks: [start + 6] };
		expect(said(readingOf([20, ...elevenMonths, 60], counted))).toBe(
			'Adoptions: counted differently a year ago',
		);
	});

	it('counts other periods by their own name, and in figures from thirteen', () => {
		const long = Array.from({ length: 30 }, (_, i) => 18 + (i % 3) * 2);
		const high = Array.from({ length: 13 }, (_, i) => 24 + (i % 2) * 2);
		const reading = readingOf([...long, ...high], { periodType: 'quarter' });
		expect(
			findingSentence({
				title: 'Contacts',
				plural: true,
				unit: { kind: 'count', of: 'contacts' },
				periodType: 'quarter',
				reading,
				seriesReading: 'process',
				polarity: 'higher-is-better',
			}),
		).toBe('The number of contacts has been higher than usual for 14 quarters, which is worse');
	});
});

describe('variationPhrase', () => {
	const phrase = (reading: SeriesReading, seriesReading: Reading = 'process') =>
		variationPhrase({ reading, seriesReading, polarity: 'lower-is-better' });

	it('puts direction and judgement in a row', () => {
		expect(phrase(readingOf([...usual, 60]))).toBe('Unusually high, worse');
		expect(phrase(readingOf(shifted))).toBe('Higher than usual, worse');
		expect(phrase(readingOf(rising))).toBe('Rising, getting worse');
		expect(phrase(readingOf([...usual, 13, 20, 13]))).toBe('Lower than usual, better');
		expect(phrase(readingOf(usual))).toBe('No change: up and down as usual');
		expect(phrase(readingOf(shifted, { polarity: 'neutral' }))).toBe('Higher than usual');
		expect(phrase(readingOf([20, ...elevenMonths, 60], yearly), 'yearly')).toBe(
			'Higher than a year ago, worse',
		);
	});

	it('says plainly why there is no verdict', () => {
		expect(phrase(readingOf([3, 3], { size: 11 }))).toBe('Small numbers: 3 of 11');
		const count: Unit = { kind: 'count', of: 'children' };
		expect(phrase(readingOf([2, 2], { unit: count }))).toBe('Small numbers: 2');
		expect(phrase(readingOf([1]))).toBe('Too early to say what is usual');
		const mean: Unit = { kind: 'mean', of: 'days' };
		const noSpread = readingOf([20, ...elevenMonths, 60], { ...yearly, unit: mean });
		expect(phrase(noSpread, 'yearly')).toBe('Too little known to judge the change on a year ago');
	});
});

describe('assurancePhrase', () => {
	it('says what to expect of the target', () => {
		expect(assurancePhrase('passing')).toBe('Expected to meet the target');
		expect(assurancePhrase('hit-or-miss')).toBe('May or may not meet the target');
		expect(assurancePhrase('failing')).toBe(
			'Not expected to meet the target unless something changes',
		);
		expect(assurancePhrase(null)).toBeNull();
	});
});

describe('changePhrase', () => {
	it('judges a change by its interval', () => {
		const said = (difference: number, lower: number | null, upper: number | null) =>
			changePhrase({
				change: { difference, lower, upper },
				countedDifferently: false,
				polarity: 'higher-is-better',
			});
		expect(said(5, 1, 9)).toBe('Higher than a year ago, better');
		expect(said(-5, -9, -1)).toBe('Lower than a year ago, worse');
		expect(said(5, 0, 9)).toBe('No clear change on a year ago');
		expect(said(5, null, null)).toBe('Too little known to judge the change on a year ago');
		expect(changePhrase({ change: null, countedDifferently: false, polarity: 'neutral' })).toBe(
			'No value a year ago to compare with',
		);
	});
});

describe('the words', () => {
	it('never disagree with the reading or with each other', () => {
		const value = fc.option(fc.nat(100), { freq: 8 });
		// Runs up and down make signals that noise alone seldom does.
		const walk = fc
			.tuple(fc.array(value, { maxLength: 30 }), fc.integer({ min: -5, max: 5 }), fc.nat(14))
			.map(([values, step, length]) => [
				...values,
				...Array.from({ length }, (_, i) => Math.min(100, Math.max(0, 50 + step * i))),
			]);
		fc.assert(
			fc.property(
				walk,
				fc.constantFrom(...polarities),
				fc.constantFrom(...readings),
				fc.constantFrom(5, 100),
				(values, polarity, how, size) => {
					const fitting = values.map((v) => v && Math.min(v, size));
					const reading = readingOf(fitting, { polarity, reading: how, size });
					const said = [
						sentence(reading, polarity, how),
						variationPhrase({ reading, seriesReading: how, polarity }),
					];
					const { variation, signal, change } = reading;
					for (const words of said) {
						expect(/\bbetter\b/.test(words)).toBe(variation === 'improvement');
						expect(/\bworse\b/.test(words)).toBe(variation === 'concern');
						expect(words).not.toMatch(/worsen|improv|NaN|null|undefined/);
						expect(words.includes('getting')).toBe(
							signal?.rule === 'trend' && polarity !== 'neutral',
						);
						if (variation === null || variation === 'common-cause') continue;
						const up = signal
							? ['rising', 'high'].includes(signal.direction ?? signal.side)
							: change!.difference > 0;
						expect(/\b(high|higher|risen|rising)\b/i.test(words)).toBe(up);
						expect(/\b(low|lower|fallen|falling)\b/i.test(words)).toBe(!up);
						const good = up === (polarity === 'higher-is-better');
						if (polarity === 'neutral') expect(variation).toBe(up ? 'neutral-high' : 'neutral-low');
						else expect(variation).toBe(good ? 'improvement' : 'concern');
					}
					expect(said[0]!.split(' ').length).toBeLessThanOrEqual(4 + 16);
				},
			),
			{ numRuns: 1000 },
		);
	});
});
