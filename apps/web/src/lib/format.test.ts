import { describe, expect, it } from 'vitest';
import {
	changeInWords,
	countOf,
	difference,
	fullValue,
	listOf,
	longDate,
	number,
	shortValue,
	symbolMark,
	numberWord,
	targetValue,
	targetWords,
	unitName,
} from './format.ts';

const percent = { kind: 'percent' } as const;
const rate = { kind: 'rate', per: 10_000, of: 'children' } as const;
const mean = { kind: 'mean', of: 'cases per social worker' } as const;
const count = { kind: 'count', of: 'contacts' } as const;

describe('a number', () => {
	it('has thousands separators and the decimals asked for', () => {
		expect(number(12345.678, 1)).toBe('12,345.7');
		expect(number(5, 2)).toBe('5.00');
	});
	it('has a true minus sign and no negative zero', () => {
		expect(number(-3.2, 1)).toBe('−3.2');
		expect(number(-0.04, 1)).toBe('0.0');
	});
});

describe('a value', () => {
	it('says its unit', () => {
		expect(fullValue(78, percent, 0)).toBe('78\u00a0%');
		expect(fullValue(530.1, rate, 1)).toBe('530.1 per 10,000 children');
		expect(fullValue(14.14, mean, 1)).toBe('14.1 cases per social worker');
		expect(fullValue(1204, count, 0)).toBe('1,204 contacts');
	});
	it('of a target has no more decimals than were agreed', () => {
		expect(targetValue(75, percent, 1)).toBe('75\u00a0%');
		expect(targetValue(12.5, percent, 1)).toBe('12.5\u00a0%');
	});
	it('of a target says which side of it is wanted', () => {
		expect(targetWords(75, percent, 1, 'higher-is-better')).toBe('at least 75\u00a0%');
		expect(targetWords(16, { kind: 'mean', of: 'cases' }, 1, 'lower-is-better')).toBe('at most 16');
		expect(targetWords(75, percent, 1, 'neutral')).toBe('75\u00a0%');
	});
	it('leaves the unit to its column in a table, but keeps the percent sign', () => {
		expect(shortValue(530.1, rate, 1)).toBe('530.1');
		expect(shortValue(78, percent, 0)).toBe('78\u00a0%');
		expect(unitName(rate)).toBe('per 10,000 children');
		expect(unitName(percent)).toBe('%');
	});
});

describe('a difference', () => {
	it('of percentages is in percentage points', () => {
		expect(difference(26, percent, 0)).toBe('+26 percentage points');
		expect(difference(-1, percent, 0)).toBe('−1 percentage point');
		expect(difference(-1.04, percent, 1)).toBe('−1.0 percentage point');
	});
	it('of rates and means keeps their unit', () => {
		expect(difference(-3.21, rate, 1)).toBe('−3.2 per 10,000 children');
		expect(difference(0.04, mean, 1)).toBe('0.0 cases per social worker');
	});
	it('in words says higher, lower or the same', () => {
		expect(changeInWords(26, percent, 0)).toBe('26 percentage points higher');
		expect(changeInWords(-12, count, 0)).toBe('12 fewer contacts');
		expect(changeInWords(0.2, percent, 0)).toBe('the same');
	});
});

describe('a date', () => {
	it('is written out', () => {
		expect(longDate('2019-04-12')).toBe('12 April 2019');
	});
	it('of a moment is the day in England', () => {
		expect(longDate('2019-04-11T23:30:00Z')).toBe('12 April 2019');
	});
});

describe('small words', () => {
	it('agree with their number', () => {
		expect(countOf(0, 'error')).toBe('no errors');
		expect(countOf(1, 'error')).toBe('1 error');
		expect(countOf(1234, 'error')).toBe('1,234 errors');
		expect(countOf(2, 'entry', 'entries')).toBe('2 entries');
	});
	it('stand for small numbers', () => {
		expect([0, 3, 12].map(numberWord)).toEqual(['none', 'three', '12']);
	});
	it('join with "and"', () => {
		expect(listOf(['a', 'b', 'c'])).toBe('a, b and c');
	});
	it('mark a missing number by its letter in brackets', () => {
		expect(symbolMark('c')).toBe('[c]');
	});
});
