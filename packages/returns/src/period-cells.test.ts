import { periodCode, periodOfMonth, periodTypes } from '@sightline/metrics/periods';
import { describe, expect, it } from 'vitest';
import { periodOfCell } from './period-cells.ts';

describe('a period cell', () => {
	it.each(periodTypes)('is read by its code: %s', (type) => {
		for (let month = 1950 * 12; month < 2050 * 12; month++) {
			const period = periodOfMonth(type, month);
			expect(periodOfCell(type, ` ${periodCode(period)} `)).toBe(period.index);
		}
	});

	it.each([
		'Apr-18',
		'apr 2018',
		'April 2018',
		'APRIL-2018',
		'01/04/2018',
		'1/4/2018',
		'2018-04-01',
	])('may name a month as %s', (text) => {
		expect(periodOfCell('month', text)).toBe(2018 * 12 + 3);
	});

	it.each(['2018', '2017/18', '2017-18', '2017/2018', '201718', '2017 – 18'])(
		'names the year that ends in 2018 as %s',
		(text) => {
			expect(periodOfCell('year-to-march', text)).toBe(2018);
			expect(periodOfCell('year-to-september', text)).toBe(2018);
			expect(periodOfCell('academic-year', text)).toBe(2018);
		},
	);

	it('reads a bare year as a calendar year where that is the type', () => {
		expect(periodOfCell('calendar-year', '2018')).toBe(2018);
		expect(periodOfCell('calendar-year', '2017/18')).toMatchObject({ code: 'unknown-period' });
	});

	it.each([
		['month', '01-Apr', 'as 2019-04 is for April 2019.'],
		['month', 'Ap 19', 'as 2019-05 is for May 2019.'],
		['month', '01-Dec', 'as 2018-12 is for December 2018.'],
		['month', '', 'as 2019-05 is for May 2019.'],
		['quarter', 'spring', 'as 2019-Q1 is for January to March 2019.'],
		['year-to-march', '2018-12', 'as 2018/19 is for year to March 2019.'],
		['year-to-september', '', 'as 2017/18 is for year to September 2018.'],
		['calendar-year', '', 'as 2018 is for 2018.'],
		['academic-year', '', 'as 2017/18 is for school year 2017/18.'],
		['term', '', 'as 2018/19-T2 is for '],
		['iso-week', '', 'as 2019-W21 is for week 21 of 2019.'],
	] as const)(
		'shows how the last one that had ended in May 2019 is written, for a %s beside “%s”',
		(type, text, words) => {
			const fault = periodOfCell(type, text, 2019 * 12 + 4);
			expect(fault).toMatchObject({
				hint: expect.stringContaining(`Write the period that is meant, ${words}`) as string,
			});
		},
	);

	it.each([
		['month', '01-Feb', 'mangled-period'],
		['month', '18-Apr', 'mangled-period'],
		['month', '43191', 'mangled-period'],
		['month', '04-18', 'mangled-period'],
		['month', '04/05/2018', 'mangled-period'],
		['month', '2018-04-02', 'mangled-period'],
		['month', '2018-13', 'unknown-period'],
		['month', 'Ap-18', 'unknown-period'],
		['month', '2018', 'unknown-period'],
		['month', '2018-Q2', 'unknown-period'],
		['month', '0018-04', 'unknown-period'],
		['year-to-march', '2017/19', 'unknown-period'],
		['year-to-march', '201819x', 'unknown-period'],
		['year-to-march', 'Dec-11', 'mangled-period'],
		['year-to-march', '1066', 'unknown-period'],
		['quarter', '2018-Q5', 'unknown-period'],
	] as const)('refuses, for a %s, %s', (type, text, code) => {
		expect(periodOfCell(type, text)).toMatchObject({ code });
	});
});
