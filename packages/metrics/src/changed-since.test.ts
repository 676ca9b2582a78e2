import { describe, expect, it } from 'vitest';
import { changedSinceSentence, verdictChanges, type TwoVerdicts } from './changed-since.ts';
import { seriesReading, type SeriesReading } from './series-reading.ts';
import type { Polarity, Reading } from './vocabulary.ts';

const calm = Array.from({ length: 28 }, (_, i) => 22 + (i % 2) * 3);
const high = [...calm, 45];
const low = [...calm, 3];
const climbing = [...calm.map((v, i) => v + (i % 2) * 30), 31, 32, 33, 34, 35, 36, 37];

function readingOf(
	values: number[],
	{ polarity, target, reading }: { polarity: Polarity; target: number | null; reading: Reading },
): SeriesReading {
	return seriesReading(
		values.map((value, index) => ({
			index,
			value,
			numerator: Math.round(value * 10),
			denominator: 1000,
		})),
		{ periodType: 'month', unit: { kind: 'percent' }, polarity, reading, target },
	);
}

function twoVerdicts(
	title: string,
	before: number[] | null,
	after: number[],
	{
		polarity = 'lower-is-better',
		reading = 'process',
		target = null,
		targetBefore = target,
		plural = true,
	}: Partial<{
		polarity: Polarity;
		reading: Reading;
		target: number | null;
		targetBefore: number | null;
		plural: boolean;
	}> = {},
): TwoVerdicts {
	return {
		id: title,
		title,
		plural,
		polarity,
		seriesReading: reading,
		before: before && readingOf(before, { polarity, reading, target: targetBefore }),
		after: readingOf(after, { polarity, reading, target }),
	};
}

const wordsOf = (...of: Parameters<typeof twoVerdicts>) =>
	verdictChanges([twoVerdicts(...of)]).map(({ kind, words }) => [kind, words]);

describe('verdictChanges', () => {
	it('tells which verdict has become another, direction before judgement', () => {
		expect(wordsOf('Re-referrals', calm, high)).toEqual([
			['worse', 're-referrals have become unusually high, which is worse'],
		]);
		expect(wordsOf('Re-referrals', calm, low)).toEqual([
			['better', 're-referrals have become unusually low, which is better'],
		]);
		expect(wordsOf('Referral rate', calm, high, { polarity: 'neutral', plural: false })).toEqual([
			['moved', 'referral rate has become unusually high'],
		]);
		expect(wordsOf('Re-referrals', calm, climbing)).toEqual([
			['worse', 're-referrals have been rising, getting worse'],
		]);
		const flat = calm.map(() => 20);
		expect(wordsOf('Vacancies', flat, [...flat, 40], { reading: 'yearly' })).toEqual([
			['worse', 'vacancies have become higher than a year ago, which is worse'],
		]);
	});

	it('does not say that something has become so when nobody knew before', () => {
		expect(wordsOf('EHC plans on time', null, high)).toEqual([
			['worse', 'EHC plans on time can now be judged, and are unusually high, which is worse'],
		]);
		expect(wordsOf('Re-referrals', calm.slice(0, 9), calm)).toEqual([]);
	});

	it('tells what is back to usual, and a target that is in or out of reach', () => {
		expect(wordsOf('Re-referrals', high, [...high, 24])).toEqual([
			['back-to-usual', 're-referrals are back to usual'],
		]);
		const flat = calm.map(() => 20);
		expect(wordsOf('Vacancies', [...flat, 40], [...flat, 40, 20], { reading: 'yearly' })).toEqual([
			['back-to-usual', 'vacancies are no longer clearly different from a year ago'],
		]);
		const target = (targetBefore: number, target: number) =>
			wordsOf('Re-referrals', calm, calm, { targetBefore, target })[0]?.[1];
		expect(target(5, 60)).toBe('re-referrals are now expected to meet the target');
		expect(target(60, 5)).toBe(
			're-referrals are now not expected to meet the target unless something changes',
		);
		expect(target(60, 23)).toBe('re-referrals may now miss the target');
		expect(target(5, 23)).toBe('re-referrals may now meet the target, or may not');
	});

	it('is silent where the verdict is the same, whatever the figures', () => {
		expect(wordsOf('Re-referrals', calm, [...calm, 22])).toEqual([]);
		expect(wordsOf('Re-referrals', high, [...high, 46])).toEqual([]);
	});

	it('puts worse before better before the rest', () => {
		const changes = verdictChanges([
			twoVerdicts('A', high, [...high, 24]),
			twoVerdicts('B', calm, calm, { targetBefore: 5, target: 60 }),
			twoVerdicts('C', calm, low),
			twoVerdicts('D', calm, high),
		]);
		expect(changes.map(({ id }) => id)).toEqual(['D', 'C', 'B', 'A']);
	});
});

describe('changedSinceSentence', () => {
	it('tells the changes, and counts what is back to usual', () => {
		const changes = verdictChanges([
			twoVerdicts('Re-referrals within 12 months', calm, high),
			...['A', 'B', 'C'].map((title) => twoVerdicts(title, high, [...high, 24])),
		]);
		expect(changedSinceSentence('February', changes)).toBe(
			'Since February: re-referrals within 12 months have become unusually high, which is worse; three indicators are back to usual',
		);
		expect(changedSinceSentence('February', changes.slice(0, 2))).toContain(
			'; a are back to usual',
		);
		expect(changedSinceSentence('the release of 12 April', [])).toBe(
			'Since the release of 12 April, no verdict has changed',
		);
	});

	it('counts what would be too much to tell', () => {
		const many = verdictChanges('abcdefg'.split('').map((title) => twoVerdicts(title, calm, high)));
		const sentence = changedSinceSentence('February', many);
		expect(sentence.split('; ')).toHaveLength(6);
		expect(sentence).toMatch(/; two more have changed$/);
		expect(changedSinceSentence('February', many.slice(0, 6))).toMatch(/; one more has changed$/);
	});
});
