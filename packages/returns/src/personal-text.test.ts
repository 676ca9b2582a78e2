import { expect, test } from 'vitest';
import { monthIndex } from '@sightline/metrics/periods';
import { personalText } from './personal-text.ts';

const month = monthIndex(2019, 5);

test.each([
	['Oliver Smith was late', 'the name of a person'],
	['NHS 943 476 5919 was late', 'an NHS number'],
	['UPN H801200001001 moved', 'a UPN'],
	['Born 2010-03-12, placed late', 'a date of birth'],
	['Oliver Smith, NHS 9434765919', 'an NHS number and the name of a person'],
])('“%s” holds %s', (text, kinds) => {
	expect(personalText(text, month)).toBe(kinds);
});

test.each([
	'Two late records, and 12 of 40 conferences moved to May 2018',
	'The team of Surrey Heath sent its figures on 2018-05-14',
	'',
])('“%s” is about nobody', (text) => {
	expect(personalText(text, month)).toBeNull();
});
