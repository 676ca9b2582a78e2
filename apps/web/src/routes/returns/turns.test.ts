import type { Verdict } from '@sightline/api/contract';
import { expect, test } from 'vitest';
import { turnsOf } from './turns.ts';

const verdict: Verdict = {
	status: 'given',
	variation: 'concern',
	assurance: null,
	variationPhrase: 'Higher than usual, worse',
	grainPhrase: null,
	assurancePhrase: null,
	signal: { rule: 'two-in-three', side: 'high', direction: null, length: 2 },
	countedDifferently: false,
	change: null,
	smallNumbers: null,
};

test('what an indicator would become is told in its words, and by its rule where the words stay', () => {
	const outside = { ...verdict, variationPhrase: 'Unusually high, worse' };
	expect(turnsOf({ before: verdict, after: outside })).toEqual([
		['Higher than usual, worse', 'Unusually high, worse'],
	]);
	const shift: Verdict = {
		...verdict,
		signal: { rule: 'shift', side: 'high', direction: null, length: 7 },
	};
	expect(turnsOf({ before: verdict, after: shift })).toEqual([
		[
			'Higher than usual, worse (two of three near a limit)',
			'Higher than usual, worse (seven or more on one side of the average)',
		],
	]);
	const judged = { ...outside, assurancePhrase: 'Expected to meet the target' };
	expect(turnsOf({ before: verdict, after: judged })[1]).toEqual([
		'Not judged against a target',
		'Expected to meet the target',
	]);
});
