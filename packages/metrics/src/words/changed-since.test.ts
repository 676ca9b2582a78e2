import { describe, expect, it } from 'vitest';
import { seriesReading, type SeriesReading } from '../series-reading.ts';
import type { Polarity, Reading } from '../vocabulary.ts';
import { changedSinceSentence, verdictChanges, type TwoVerdicts } from './changed-since.ts';

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
		decided = null,
	}: Partial<{
		polarity: Polarity;
		reading: Reading;
		target: number | null;
		targetBefore: number | null;
		plural: boolean;
		decided: TwoVerdicts['decided'];
	}> = {},
): TwoVerdicts {
	return {
		id: title,
		title,
		plural,
		polarity,
		seriesReading: reading,
		unit: { kind: 'percent' },
		decimals: 1,
		decided,
		before: before && {
			reading: readingOf(before, { polarity, reading, target: targetBefore }),
			target: targetBefore,
		},
		after: { reading: readingOf(after, { polarity, reading, target }), target },
	};
}

const wordsOf = (...of: Parameters<typeof twoVerdicts>) =>
	verdictChanges([twoVerdicts(...of)]).map(({ kind, words }) => [kind, words]);

describe('verdictChanges', () => {
	it('tells which verdict has become another, direction before judgement', () => {
		expect(wordsOf('Re-referrals', calm, high)).toEqual([
			['worse', 'the share of re-referrals has become unusually high, which is worse'],
		]);
		expect(wordsOf('Re-referrals', calm, low)).toEqual([
			['better', 'the share of re-referrals has become unusually low, which is better'],
		]);
		expect(wordsOf('Referral rate', calm, high, { polarity: 'neutral', plural: false })).toEqual([
			['moved', 'referral rate has become unusually high'],
		]);
		expect(wordsOf('Re-referrals', calm, climbing)).toEqual([
			['worse', 'the share of re-referrals has been rising, getting worse'],
		]);
		const flat = calm.map(() => 20);
		expect(wordsOf('Vacancies', flat, [...flat, 40], { reading: 'yearly' })).toEqual([
			['worse', 'the share of vacancies has become higher than a year ago, which is worse'],
		]);
	});

	it('does not say that something has become so when nobody knew before', () => {
		expect(wordsOf('EHC plans on time', null, high)).toEqual([
			[
				'worse',
				'the share of EHC plans on time can now be judged, and is unusually high, which is worse',
			],
		]);
		expect(wordsOf('Re-referrals', calm.slice(0, 9), calm)).toEqual([
			['now-judged', 're-referrals can now be judged, and show no change, up and down as usual'],
		]);
	});

	it('tells that a verdict is lost, and why', () => {
		const trial = calm.slice(0, 9);
		expect(wordsOf('Re-referrals', high, trial)).toEqual([
			['no-longer-judged', 're-referrals can no longer be judged: too early to say what is usual'],
		]);
		expect(wordsOf('Referral rate', calm, [], { plural: false })).toEqual([
			['no-longer-judged', 'referral rate can no longer be judged: there are no figures any more'],
		]);
		const flat = calm.map(() => 20);
		expect(wordsOf('Vacancies', flat, flat.slice(0, 9), { reading: 'yearly' })).toEqual([
			[
				'no-longer-judged',
				'vacancies can no longer be judged: no value a year ago to compare with',
			],
		]);
		const few = twoVerdicts('Vacancies', flat, flat);
		const numbers = { numerator: 3, denominator: 11 };
		few.after.reading = {
			...few.after.reading,
			status: 'small-numbers',
			variation: null,
			smallNumbers: numbers,
		};
		expect(verdictChanges([few])[0]!.words).toBe(
			'vacancies can no longer be judged: small numbers, 3 of 11',
		);
	});

	it('says that limits were started again, or that it was counted in another way, where that came between', () => {
		const words = (...of: Parameters<typeof twoVerdicts>) => wordsOf(...of)[0]![1];
		expect(words('Re-referrals', high, calm.slice(0, 9), { decided: 'rebase' })).toBe(
			're-referrals, since their limits were started again, can no longer be judged: too early to say what is usual',
		);
		expect(words('Referral rate', calm, high, { decided: 'definition', plural: false })).toBe(
			'referral rate, since it was counted in another way, has become unusually high, which is worse',
		);
		expect(words('Re-referrals', high, calm, { decided: 'rebase-taken-back' })).toBe(
			're-referrals, since a restart of their limits was taken back, are back to usual',
		);
		expect(wordsOf('Re-referrals', calm, calm, { decided: 'rebase' })).toEqual([]);
	});

	it('tells what is back to usual', () => {
		expect(wordsOf('Re-referrals', high, [...high, 24])).toEqual([
			['back-to-usual', 're-referrals are back to usual'],
		]);
		const flat = calm.map(() => 20);
		expect(wordsOf('Vacancies', [...flat, 40], [...flat, 40, 20], { reading: 'yearly' })).toEqual([
			['back-to-usual', 'vacancies are no longer clearly different from a year ago'],
		]);
	});

	it('tells of a target that has come into reach or out of it, before that a verdict is back to usual', () => {
		const wide = calm.map((v, i) => v + (i % 2) * 30);
		const steady = calm.map(() => 20);
		const words = (before: number[], after: number[], target: number) =>
			wordsOf('Re-referrals', before, after, { target });
		expect(words(steady, wide, 21)).toEqual([['target', 're-referrals may now miss the target']]);
		expect(words(wide, steady, 21)).toEqual([
			['target', 're-referrals are now expected to meet the target'],
		]);
		expect(words(wide, steady, 19)).toEqual([
			['target', 're-referrals are now not expected to meet the target unless something changes'],
		]);
		expect(words(steady, wide, 19)).toEqual([
			['target', 're-referrals may now meet the target, or may not'],
		]);
		expect(words([...steady, 24], wide, 21)).toEqual([
			['target', 're-referrals may now miss the target'],
		]);
	});

	it('tells of a target that can or cannot be judged where it was there before', () => {
		const flat = calm.map(() => 20);
		const of = twoVerdicts('Vacancies', flat.slice(0, 9), flat, { reading: 'yearly', target: 60 });
		of.before!.reading = { ...of.before!.reading, assurance: null };
		of.after.reading = { ...of.after.reading, variation: null, status: 'no-comparison' };
		expect(verdictChanges([of]).map(({ kind, words }) => [kind, words])).toEqual([
			['target', 'vacancies can now be judged against the target: expected to meet the target'],
		]);
		const back = { ...of, before: of.after, after: of.before! };
		expect(verdictChanges([back]).map(({ kind, words }) => [kind, words])).toEqual([
			[
				'target',
				'vacancies can no longer be judged against the target: no value a year ago to compare with',
			],
		]);
	});

	it('tells of a first figure, or of none any more, against the target', () => {
		const words = (before: number[] | null, after: number[]) =>
			wordsOf('Re-referrals', before, after, {
				targetBefore: before?.length ? 40 : null,
				target: after.length ? 40 : null,
			});
		const first = 're-referrals can now be judged against the target: expected to meet the target';
		expect(words([], calm)).toEqual([['target', first]]);
		expect(words(null, calm)).toEqual([['target', first]]);
		expect(words(calm, [])).toEqual([
			['no-longer-judged', 're-referrals can no longer be judged: there are no figures any more'],
		]);
	});

	it('says of another target that it is another one, and nothing of how it goes', () => {
		const of = (targetBefore: number | null, target: number | null, title = 'Re-referrals') =>
			wordsOf(title, calm, calm, { targetBefore, target, plural: title !== 'Referral rate' });
		expect(of(22, 40)).toEqual([
			['new-target', 'the target of re-referrals is now at most 40\u00a0%, it was 22\u00a0%'],
		]);
		expect(of(60, 62.5)).toEqual([
			['new-target', 'the target of re-referrals is now at most 62.5\u00a0%, it was 60\u00a0%'],
		]);
		expect(of(null, 40)).toEqual([
			['new-target', 're-referrals now have a target: at most 40\u00a0%'],
		]);
		expect(of(0, null, 'Referral rate')).toEqual([
			['new-target', 'referral rate no longer has a target, it was 0\u00a0%'],
		]);
	});

	it('is silent where the verdict is the same, whatever the figures', () => {
		expect(wordsOf('Re-referrals', calm, [...calm, 22])).toEqual([]);
		expect(wordsOf('Re-referrals', high, [...high, 46])).toEqual([]);
	});

	it('puts worse before better before the rest', () => {
		const changes = verdictChanges([
			twoVerdicts('A', high, [...high, 24]),
			twoVerdicts('B', calm, calm, { targetBefore: 5, target: 60 }),
			twoVerdicts('E', calm.slice(0, 9), calm),
			twoVerdicts('F', calm, calm.slice(0, 9)),
			twoVerdicts('C', calm, low),
			twoVerdicts('D', calm, high),
		]);
		expect(changes.map(({ id }) => id)).toEqual(['D', 'F', 'C', 'B', 'A', 'E']);
	});
});

describe('changedSinceSentence', () => {
	it('tells the changes, and counts what is back to usual or judged at last', () => {
		const changes = verdictChanges([
			twoVerdicts('Re-referrals within 12 months', calm, high),
			...['A', 'B', 'C'].map((title) => twoVerdicts(title, high, [...high, 24])),
		]);
		expect(changedSinceSentence('February', changes)).toBe(
			'Since February: the share of re-referrals within 12 months has become unusually high, which is worse; three indicators are back to usual',
		);
		expect(changedSinceSentence('February', changes.slice(0, 2))).toContain(
			'; a are back to usual',
		);
		const first = ['A', 'B'].map((title) => twoVerdicts(title, calm.slice(0, 9), calm));
		expect(changedSinceSentence('February', verdictChanges(first))).toBe(
			'Since February: two indicators can now be judged, and show nothing unusual',
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
