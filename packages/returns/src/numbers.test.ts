import { describe, expect, it } from 'vitest';
import { numberCell } from './numbers.ts';

describe('a cell where a number is due', () => {
	it.each([
		['12', 12, 0, []],
		['+12.50', 12.5, 2, []],
		['-.5', -0.5, 1, []],
		['-0', 0, 0, []],
		['7.', 7, 0, []],
		['\u00A012 ', 12, 0, ['spaces']],
		['1,234,567.8', 1234567.8, 1, ['thousands']],
		['1 234', 1234, 0, ['thousands']],
		['27.3 %', 27.3, 1, ['percent']],
		[' 1,234%', 1234, 0, ['spaces', 'percent', 'thousands']],
		['1.25E+01', 12.5, 1, ['scientific']],
		['1e3', 1000, 0, ['scientific']],
	])('reads %j', (text, number, decimals, marks) => {
		expect(numberCell(text)).toEqual({ kind: 'number', number, decimals, marks });
	});

	it.each([
		['2.2999999999999998', 2.3, 1],
		['66.400000000000006', 66.4, 1],
		['5.4999999999999997E-3', 0.0055, 4],
		['1E-7', 0.0000001, 7],
		['3.0744699999999998', 3.07447, 5],
		['12', 12, 0],
		['-0.29999999999999999', -0.3, 1],
	])('reads %j without the remainder of binary arithmetic', (text, number, decimals) => {
		expect(numberCell(text, { excelFloats: true })).toEqual({
			kind: 'number',
			number,
			decimals,
			marks: [],
		});
	});

	it('takes the publisher’s own symbols for what they stand for', () => {
		const symbols = { '-': 'x' } as const;
		expect(numberCell('-', { symbols })).toEqual({ kind: 'symbol', symbol: 'x', marks: [] });
		expect(numberCell('..', { symbols })).toMatchObject({ code: 'symbol-not-allowed' });
		expect(numberCell('-0.4', { symbols })).toMatchObject({ number: -0.4 });
	});

	it.each([
		['c', 'c'],
		['Z', 'z'],
		['x', 'x'],
		['u', 'u'],
		['LOW', 'low'],
		['k', 'low'],
	])('keeps the symbol %j', (text, symbol) => {
		expect(numberCell(text)).toEqual({ kind: 'symbol', symbol, marks: [] });
	});

	it.each(['', '  ', '\u00A0'])('is blank when it is %j', (text) => {
		expect(numberCell(text)).toEqual({ kind: 'blank' });
	});

	it.each([
		['#N/A', 'excel-error'],
		['#DIV/0!', 'excel-error'],
		['#NAME?', 'excel-error'],
		[':', 'symbol-not-allowed'],
		['~', 'symbol-not-allowed'],
		['Apr-18', 'date-for-number'],
		['01/04/2018', 'date-for-number'],
		['2018-04-01', 'date-for-number'],
		['1,23', 'not-a-number'],
		['1,2345', 'not-a-number'],
		['1.2.3', 'not-a-number'],
		['0x10', 'not-a-number'],
		['Infinity', 'not-a-number'],
		['1e999', 'not-a-number'],
		['constructor', 'not-a-number'],
		['(5)', 'not-a-number'],
		['=1+1', 'not-a-number'],
	])('refuses %j', (text, code) => {
		expect(numberCell(text)).toMatchObject({ kind: 'fault', code });
	});
});
