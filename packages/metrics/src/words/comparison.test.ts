import { describe, expect, it } from 'vitest';
import { quarters, significances } from '../vocabulary.ts';
import {
	comparisonPhrase,
	comparisonSentence,
	funnelPhrase,
	partPhrase,
	quarterPhrase,
	rankPhrase,
	rankSentence,
} from './comparison.ts';

const england = { than: 'England', polarity: 'lower-is-better' } as const;
const place = { rank: { rank: 8, of: 11, tied: false }, quarter: null, area: 'Surrey' } as const;
const unit = { kind: 'percent' } as const;
const referrals = { ...place, title: 'Re-referrals', plural: true, unit };
const turnover = { ...place, title: 'Social worker turnover', plural: false, unit };

describe('a comparison', () => {
	it('says which way, then whether that is good', () => {
		expect(comparisonPhrase({ ...england, comparison: 'higher' })).toBe(
			'Higher than England, worse',
		);
		expect(comparisonPhrase({ ...england, comparison: 'lower' })).toBe(
			'Lower than England, better',
		);
		expect(comparisonPhrase({ ...england, comparison: 'similar' })).toBe(
			'About the same as England',
		);
	});

	it('says nothing of good and bad where neither way is', () => {
		const neutral = { ...england, polarity: 'neutral', comparison: 'higher' } as const;
		expect(comparisonPhrase(neutral)).toBe('Higher than England');
		expect(comparisonSentence({ ...referrals, ...neutral })).toBe(
			'The share of re-referrals is higher in Surrey than in England',
		);
	});

	it('makes the title of a page', () => {
		expect(comparisonSentence({ ...referrals, ...england, comparison: 'higher' })).toBe(
			'The share of re-referrals is higher in Surrey than in England, which is worse',
		);
		expect(comparisonSentence({ ...turnover, ...england, comparison: 'similar' })).toBe(
			'Social worker turnover is about the same in Surrey as in England',
		);
	});

	it('joins the quarter, and does not let it read as a contradiction', () => {
		const lower = { ...referrals, ...england, comparison: 'lower' } as const;
		expect(comparisonSentence({ ...lower, quarter: 'second-worst' })).toBe(
			'The share of re-referrals is lower in Surrey than in England, which is better, but in the second worst quarter of 11 authorities',
		);
		expect(comparisonSentence({ ...lower, quarter: 'best' })).toMatch(
			/, which is better, and in the best quarter of 11 authorities$/,
		);
		const neutral = { ...lower, polarity: 'neutral' } as const;
		expect(comparisonSentence({ ...neutral, quarter: 'second-lowest' })).toMatch(
			/than in England, and in the second lowest quarter/,
		);
		expect(comparisonSentence({ ...neutral, quarter: 'second-highest' })).toMatch(
			/than in England, but in the second highest quarter/,
		);
		expect(
			comparisonSentence({ ...turnover, ...england, comparison: 'similar', quarter: 'worst' }),
		).toMatch(/as in England, and in the worst quarter/);
	});
});

describe('a rank', () => {
	it.each([
		[1, '1st'],
		[2, '2nd'],
		[3, '3rd'],
		[4, '4th'],
		[11, '11th'],
		[12, '12th'],
		[13, '13th'],
		[21, '21st'],
		[101, '101st'],
		[111, '111th'],
		[122, '122nd'],
	])('of %d is %s', (rank, ordinal) => {
		expect(rankPhrase({ rank, of: 150, tied: false })).toBe(`${ordinal} of 150`);
	});

	it('says that it is shared', () => {
		expect(rankPhrase({ rank: 3, of: 11, tied: true })).toBe('joint 3rd of 11');
	});

	it('makes a title with its quarter, or with the end it is counted from', () => {
		const rank = { rank: 9, of: 11, tied: false };
		const about = { ...turnover, rank, polarity: 'lower-is-better' } as const;
		expect(rankSentence({ ...about, quarter: 'worst' })).toBe(
			'Surrey is in the worst quarter on “Social worker turnover”, 9th of 11 authorities',
		);
		expect(rankSentence({ ...about, quarter: null })).toBe(
			'Surrey is 9th of 11 authorities on “Social worker turnover”, counted from the best',
		);
		expect(rankSentence({ ...about, polarity: 'neutral', quarter: null })).toMatch(
			/, counted from the highest$/,
		);
	});
});

describe('a quarter, a place in a funnel and a part', () => {
	it('have words', () => {
		expect(quarterPhrase('second-best')).toBe('Second best quarter');
		expect(funnelPhrase('High (0.001)')).toBe('far higher than its size explains');
		expect(partPhrase('lower', 'higher-is-better')).toBe('Unlike the others: lower, worse');
		expect(partPhrase('higher', 'neutral')).toBe('Unlike the others: higher');
		expect(partPhrase('similar', 'neutral')).toBe('No clear difference from the others');
	});

	it('have different words for different things', () => {
		expect(new Set(quarters.map(quarterPhrase)).size).toBe(quarters.length);
		expect(new Set(significances.map(funnelPhrase)).size).toBe(significances.length);
	});
});
