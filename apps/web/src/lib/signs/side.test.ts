import { describe, expect, test } from 'vitest';
import type { Verdict } from '@sightline/api/contract';
import { sideOf } from './side.ts';

const verdict: Verdict = {
	status: 'given',
	variation: 'concern',
	assurance: null,
	variationPhrase: 'Falling, getting worse',
	assurancePhrase: null,
	grainPhrase: null,
	signal: { rule: 'trend', side: 'high', direction: 'falling', length: 7 },
	countedDifferently: false,
	change: { difference: 2, lower: null, upper: null },
	smallNumbers: null,
};

describe('the side that a sign shows', () => {
	test('is the way that a trend goes, whatever side of the average it is on', () => {
		expect(sideOf(verdict)).toBe('low');
		const rising = { ...verdict.signal!, side: 'low', direction: 'rising' } as const;
		expect(sideOf({ ...verdict, signal: rising })).toBe('high');
	});

	test('is that of any other signal, and without one that of the change on a year ago', () => {
		const shift = { rule: 'shift', side: 'low', direction: null, length: 7 } as const;
		expect(sideOf({ ...verdict, signal: shift })).toBe('low');
		expect(sideOf({ ...verdict, signal: null })).toBe('high');
		expect(sideOf({ ...verdict, signal: null, variation: 'common-cause' })).toBeNull();
	});
});
