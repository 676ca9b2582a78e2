import { describe, expect, it } from 'vitest';
import type { Variation } from '../vocabulary.ts';
import { headlineSentence } from './headline.ts';

const verdicts = (worse: number, better: number, others: number) =>
	[
		...Array.from({ length: worse }, () => 'concern' as const),
		...Array.from({ length: better }, () => 'improvement' as const),
		...Array.from({ length: others }, (): Variation => 'common-cause'),
	].map((variation) => ({ status: 'given' as const, variation }));

describe('headlineSentence', () => {
	it('counts what is worse and what is better', () => {
		expect(headlineSentence(verdicts(3, 7, 20))).toBe(
			'Three indicators are worse than usual or a year ago, and seven are better',
		);
		expect(headlineSentence(verdicts(1, 1, 20))).toBe(
			'One indicator is worse than usual or a year ago, and one is better',
		);
		expect(headlineSentence(verdicts(13, 0, 0))).toBe(
			'13 indicators are worse than usual or a year ago, and none is better',
		);
		expect(headlineSentence(verdicts(0, 1, 0))).toBe(
			'One indicator is better than usual or a year ago, and none is worse',
		);
	});

	it('says so when there is nothing to count', () => {
		expect(headlineSentence(verdicts(0, 0, 5))).toBe(
			'No indicator is clearly better or worse than usual or a year ago',
		);
		expect(headlineSentence([{ status: 'no-values', variation: null }])).toBe(
			'There are no figures yet',
		);
		expect(headlineSentence([])).toBe('There are no figures yet');
	});
});
