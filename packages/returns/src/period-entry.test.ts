import { expect, test } from 'vitest';
import { periodCode, type PeriodType } from '@sightline/metrics/periods';
import { periodOfEntry } from './period-entry.ts';

test.each<[PeriodType, string, string]>([
	['month', '2018-04', '2018-04'],
	['month', '2018-4', '2018-04'],
	['month', ' 2018/4 ', '2018-04'],
	['month', '2018-12', '2018-12'],
	['month', 'Apr-18', '2018-04'],
	['month', 'april 2018', '2018-04'],
	['quarter', '2018-q2', '2018-Q2'],
	['year-to-march', '2017-18', '2017/18'],
	['year-to-march', '2018', '2017/18'],
	['calendar-year', '2018', '2018'],
	['term', '2017/18-t1', '2017/18-T1'],
])('a %s typed as “%s” is %s', (type, text, code) => {
	expect(periodCode({ type, index: periodOfEntry(type, text)! })).toBe(code);
});

test.each<[PeriodType, string]>([
	['month', '2018-13'],
	['month', '2018-0'],
	['month', '4-18'],
	['month', '2018-Q1'],
	['month', '43191'],
	['month', ''],
	['quarter', '2018-5'],
	['year-to-march', '2017-19'],
	['year-to-march', '2018-4'],
])('a %s typed as “%s” is refused, not guessed', (type, text) => {
	expect(periodOfEntry(type, text)).toBeNull();
});
