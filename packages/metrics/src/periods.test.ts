import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	firstMonthOf,
	lastMonthOf,
	monthIndex,
	monthsIn,
	periodCode,
	periodFromCode,
	periodName,
	periodOfMonth,
	periodTypes,
	periodsInYear,
	shortPeriodName,
	type PeriodType,
} from './periods.ts';

const type = fc.constantFrom(...periodTypes);
const month = fc.integer({ min: monthIndex(1900, 1), max: monthIndex(2200, 12) });
const period = fc.tuple(type, month).map(([of, at]) => periodOfMonth(of, at));

describe('periodCode', () => {
	it('is reversed by periodFromCode, whatever the type', () => {
		fc.assert(
			fc.property(period, (of) => {
				expect(periodFromCode(of.type, periodCode(of))).toEqual(of);
			}),
		);
	});

	it.each<[PeriodType, string, string, string]>([
		['month', '2018-04', 'April 2018', 'Apr 2018'],
		['month', '2019-12', 'December 2019', 'Dec 2019'],
		['quarter', '2018-Q2', 'April to June 2018', 'Apr–Jun 2018'],
		['quarter', '2018-Q4', 'October to December 2018', 'Oct–Dec 2018'],
		['year-to-march', '2017/18', 'year to March 2018', 'year to March 2018'],
		['year-to-september', '1999/00', 'year to September 2000', 'year to September 2000'],
		['calendar-year', '2018', '2018', '2018'],
		['academic-year', '2017/18', 'school year 2017/18', 'school year 2017/18'],
		['term', '2017/18-T1', 'autumn term 2017/18', 'autumn term 2017/18'],
		['term', '2017/18-T3', 'summer term 2017/18', 'summer term 2017/18'],
		['iso-week', '2018-W14', 'week 14 of 2018', 'week 14 of 2018'],
		['iso-week', '2020-W53', 'week 53 of 2020', 'week 53 of 2020'],
	])('of a %s is %s, called %s or %s', (of, code, name, shortName) => {
		const found = periodFromCode(of, code)!;
		expect(periodCode(found)).toBe(code);
		expect(periodName(found)).toBe(name);
		expect(shortPeriodName(found)).toBe(shortName);
	});
});

describe('periodFromCode', () => {
	it.each<[PeriodType, string]>([
		['month', '2018-13'],
		['month', '2018-4'],
		['month', ' 2018-04'],
		['quarter', '2018-Q5'],
		['year-to-march', '2017/19'],
		['calendar-year', '18'],
		['term', '2017/19-T1'],
		['iso-week', '2021-W53'],
		['iso-week', '2020-W00'],
	])('refuses a %s called %s', (of, code) => expect(periodFromCode(of, code)).toBeNull());
});

describe('an ISO week', () => {
	const week = (code: string) => periodFromCode('iso-week', code)!;

	it('counts from the Monday before 1970', () => expect(week('1970-W01').index).toBe(0));

	it('follows the last of a long and of a short year', () => {
		expect(week('2021-W01').index).toBe(week('2020-W53').index + 1);
		expect(week('2020-W01').index).toBe(week('2019-W52').index + 1);
	});

	it('lies in the months of its Monday and its Sunday', () => {
		// 28 December 2020 to 3 January 2021.
		expect(firstMonthOf(week('2020-W53'))).toBe(monthIndex(2020, 12));
		expect(lastMonthOf(week('2020-W53'))).toBe(monthIndex(2021, 1));
	});
});

describe('periodOfMonth', () => {
	it('finds the period that a month lies in', () => {
		fc.assert(
			fc.property(type, month, (of, at) => {
				const found = periodOfMonth(of, at);
				expect(firstMonthOf(found)).toBeLessThanOrEqual(at);
				expect(lastMonthOf(found)).toBeGreaterThanOrEqual(at);
			}),
		);
	});

	it.each<[PeriodType, number, number, string]>([
		['year-to-march', 2018, 3, '2017/18'],
		['year-to-march', 2018, 4, '2018/19'],
		['year-to-september', 2018, 9, '2017/18'],
		['year-to-september', 2018, 10, '2018/19'],
		['academic-year', 2018, 8, '2017/18'],
		['academic-year', 2018, 9, '2018/19'],
		['term', 2018, 9, '2018/19-T1'],
		['term', 2018, 4, '2017/18-T2'],
		['term', 2018, 5, '2017/18-T3'],
		['quarter', 2018, 6, '2018-Q2'],
		['calendar-year', 2018, 12, '2018'],
	])('of type %s of month %d-%d is %s', (of, year, inYear, code) =>
		expect(periodCode(periodOfMonth(of, monthIndex(year, inYear)))).toBe(code),
	);
});

describe('a period', () => {
	it('is followed by the one that starts in the next month', () => {
		fc.assert(
			fc.property(period, ({ type: of, index }) => {
				if (of === 'iso-week') return;
				const next = { type: of, index: index + 1 };
				expect(firstMonthOf(next)).toBe(lastMonthOf({ type: of, index }) + 1);
				expect(monthsIn[of]! * periodsInYear[of]).toBe(12);
			}),
		);
	});
});
