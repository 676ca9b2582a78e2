import type { MissingSymbol } from '@sightline/metrics/vocabulary';
import { quoted } from './cells.ts';
import type { Collection } from './collection.ts';
import type { Fault } from './findings.ts';
import { looksLikeDate } from './period-cells.ts';

/** What was done to a cell before it was a number. */
export type Mark = 'spaces' | 'percent' | 'thousands' | 'scientific';

export type NumberCell =
	| { kind: 'number'; number: number; decimals: number; marks: readonly Mark[] }
	| { kind: 'symbol'; symbol: MissingSymbol; marks: readonly Mark[] }
	| { kind: 'blank' }
	| ({ kind: 'fault' } & Fault);

const plain = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/;
const scientific = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)e[+-]?\d{1,4}$/i;
const grouped = /^[+-]?\d{1,3}(?:(?:,\d{3})+|(?:[ \u00A0\u202F]\d{3})+)(?:\.\d+)?$/;
const noMarks: readonly Mark[] = [];

const symbolOf: Readonly<Record<string, MissingSymbol>> = {
	c: 'c',
	z: 'z',
	x: 'x',
	u: 'u',
	low: 'low',
	k: 'low',
};

/** People write one abbreviation for both. */
const notApplicableOrAvailable =
	'z (not applicable) where there can be no such figure, or x (not available) where it is not known';

/** Symbols of other standards, and the one to use instead. */
const foreignSymbols: Readonly<Record<string, string>> = {
	':': 'x (not available)',
	'..': 'x (not available)',
	'-': 'x (not available), or 0 for none',
	'~': 'low (rounds to zero)',
	'*': 'c (confidential)',
	'.': 'z (not applicable)',
	'n/a': notApplicableOrAvailable,
	na: notApplicableOrAvailable,
};

/** How a publisher writes numbers and what stands for them: see `Collection`. */
type NumberStyle = Pick<Collection, 'excelFloats' | 'symbols'>;

/**
 * What a cell holds where a number is due. A comma separates thousands, never decimals.
 *
 * @example numberCell('1,234') // { kind: 'number', number: 1234, decimals: 0, marks: ['thousands'] }
 */
export function numberCell(
	cell: string,
	{ excelFloats = false, symbols = {} }: NumberStyle = {},
): NumberCell {
	const whole = wholeNumber(cell);
	if (whole !== null) return { kind: 'number', number: whole, decimals: 0, marks: noMarks };
	const meant = (digits: string) =>
		excelFloats ? String(Number(Number(digits).toPrecision(15))) : digits;
	if (plain.test(cell)) return numberOf(meant(cell), cell, noMarks);
	const text = cell.trim();
	if (text === '') return { kind: 'blank' };
	const marks: Mark[] = text === cell ? [] : ['spaces'];
	const lower = text.toLowerCase();
	const symbol =
		(Object.hasOwn(symbols, text) ? symbols[text] : undefined) ??
		(Object.hasOwn(symbolOf, lower) ? symbolOf[lower] : undefined);
	if (symbol) return { kind: 'symbol', symbol, marks };
	let digits = text;
	if (digits.endsWith('%')) {
		marks.push('percent');
		digits = digits.slice(0, -1).trimEnd();
	}
	if (grouped.test(digits)) {
		marks.push('thousands');
		digits = digits.replaceAll(/[, \u00A0\u202F]/g, '');
	}
	if (scientific.test(digits) && !excelFloats) marks.push('scientific');
	return plain.test(digits) || scientific.test(digits)
		? numberOf(meant(digits), cell, marks)
		: fault(cell, text);
}

/** What nearly every cell of a large file is: digits alone, few enough to be exact; null when it is anything else. */
function wholeNumber(cell: string): number | null {
	if (cell.length === 0 || cell.length > 15) return null;
	let number = 0;
	for (let at = 0; at < cell.length; at++) {
		const digit = cell.charCodeAt(at) - 48;
		if (digit < 0 || digit > 9) return null;
		number = number * 10 + digit;
	}
	return number;
}

function numberOf(digits: string, cell: string, marks: readonly Mark[]): NumberCell {
	const number = Number(digits) + 0; // -0 is 0
	if (!Number.isFinite(number))
		return {
			kind: 'fault',
			code: 'not-a-number',
			message: `${quoted(cell)} is too large a number.`,
			hint: 'Check the figure in its source and write it in digits.',
		};
	const [mantissa, exponent = '0'] = digits.split(/e/i);
	const point = mantissa!.indexOf('.');
	const decimals = point < 0 ? 0 : mantissa!.length - point - 1;
	return { kind: 'number', number, decimals: Math.max(0, decimals - Number(exponent)), marks };
}

function fault(cell: string, text: string): NumberCell {
	const shown = quoted(cell);
	if (/^#(?:[A-Z/0_]+[!?]?|#+)$/i.test(text))
		return {
			kind: 'fault',
			code: 'excel-error',
			message: `${shown} is an error that Excel shows where a formula failed${text.startsWith('##') ? ' or a column is too narrow' : ''}.`,
			hint: 'Correct the formula, or write a symbol such as x (not available), and save the file again.',
		};
	const suggestion = Object.hasOwn(foreignSymbols, text.toLowerCase())
		? foreignSymbols[text.toLowerCase()]
		: /^\[(?:c|z|x|u|low|k)\]$/i.test(text)
			? text.slice(1, -1)
			: undefined;
	if (suggestion)
		return {
			kind: 'fault',
			code: 'symbol-not-allowed',
			message: `The symbol ${shown} is not one this standard has.`,
			hint: `Write ${suggestion}.`,
		};
	if (looksLikeDate(text))
		return {
			kind: 'fault',
			code: 'date-for-number',
			message: `${shown} is a date where a number is due.`,
			hint: 'Excel turns entries such as 1-2 into dates: format the column as a number and type the figure again.',
		};
	return {
		kind: 'fault',
		code: 'not-a-number',
		message: `${shown} is not a number.`,
		hint: /^[+-]?\d+,\d+$/.test(text)
			? `If the comma is a decimal point, write ${text.replace(',', '.')}.`
			: 'Write digits with a decimal point, or c, z, x, u or low where there is no number.',
	};
}
