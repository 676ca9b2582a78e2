import type { PathPoint } from '@sightline/api/contract';
import type { MissingSymbol, Polarity, Unit } from '@sightline/metrics/vocabulary';
import { targetSides } from './words.ts';

const nbsp = '\u00a0';
const minus = '\u2212';

/** A number with thousands separators and a true minus sign; never "−0". */
export function number(value: number, decimals = 0): string {
	const rounded = Number(value.toFixed(decimals));
	const digits = formatter(decimals).format(Math.abs(rounded));
	return rounded < 0 ? minus + digits : digits;
}

const formatters = new Map<number, Intl.NumberFormat>();

/** Making a formatter costs far more than using one. */
function formatter(decimals: number): Intl.NumberFormat {
	const made =
		formatters.get(decimals) ??
		new Intl.NumberFormat('en-GB', {
			minimumFractionDigits: decimals,
			maximumFractionDigits: decimals,
		});
	formatters.set(decimals, made);
	return made;
}

/** A value in a narrow place, whose unit stands nearby: `78 %`, `530.1`, `1,204`. */
export function shortValue(value: number, unit: Unit, decimals: number): string {
	return unit.kind === 'percent' ? `${number(value, decimals)}${nbsp}%` : number(value, decimals);
}

/** A target, with no more decimals than it was agreed with: `75 %`, `12.5 %`. */
export function targetValue(value: number, unit: Unit, decimals: number): string {
	return shortValue(value, unit, Number.isInteger(value) ? 0 : decimals);
}

/** A target in words: `at least 75 %`, `at most 16`; the value alone where neither way is good. */
export function targetWords(
	value: number,
	unit: Unit,
	decimals: number,
	polarity: Polarity,
): string {
	return `${targetSides[polarity]} ${targetValue(value, unit, decimals)}`.trim();
}

/** The points of a path: `60 % in April 2019 → 70 % by September 2019 → 80 % by March 2020`. */
export function pathWords(path: readonly PathPoint[], unit: Unit, decimals: number): string {
	return path
		.map(({ month, value }, place) => {
			const by = place === 0 ? 'in' : 'by';
			return `${targetValue(value, unit, decimals)} ${by} ${month.name}`;
		})
		.join(' → ');
}

/** A value that stands alone: `78 %`, `530.1 per 10,000 children`, `14.1 cases per social worker`. */
export function fullValue(value: number, unit: Unit, decimals: number): string {
	const words = unitWords(unit);
	return shortValue(value, unit, decimals) + (words ? ` ${words}` : '');
}

/** What follows a number: nothing after `%`, otherwise `per 10,000 children`, `contacts`. */
export function unitWords(unit: Unit): string {
	switch (unit.kind) {
		case 'percent':
			return '';
		case 'rate':
			return `per ${number(unit.per)} ${unit.of}`;
		case 'count':
		case 'mean':
			return unit.of;
	}
}

/** The unit as a column's or an axis's name: `%`, `per 10,000 children`, `cases per social worker`. */
export function unitName(unit: Unit): string {
	return unit.kind === 'percent' ? '%' : unitWords(unit);
}

/** How far one value lies from another: `+26 percentage points`, `−3.2 per 10,000 children`, `0 contacts`. */
export function difference(by: number, unit: Unit, decimals: number): string {
	const size = Number(Math.abs(by).toFixed(decimals));
	const sign = size === 0 ? '' : by < 0 ? minus : '+';
	return sign + distance(by, unit, decimals);
}

/** A difference without its sign, before "higher" or "lower". */
function distance(by: number, unit: Unit, decimals: number): string {
	const size = Number(Math.abs(by).toFixed(decimals));
	const words =
		unit.kind === 'percent'
			? size === 1
				? 'percentage point'
				: 'percentage points'
			: unitWords(unit);
	return `${number(size, decimals)} ${words}`;
}

/** A change in words, before "than": `26 percentage points higher`, `134 fewer contacts`; or `the same`. */
export function changeInWords(by: number, unit: Unit, decimals: number): string {
	if (Number(by.toFixed(decimals)) === 0) return 'the same';
	if (unit.kind === 'count')
		return `${number(Math.abs(by), decimals)} ${by > 0 ? 'more' : 'fewer'} ${unit.of}`;
	return `${distance(by, unit, decimals)} ${by > 0 ? 'higher' : 'lower'}`;
}

/** The mark that stands for a missing number: `[c]`. */
export function symbolMark(symbol: MissingSymbol): string {
	return `[${symbol}]`;
}

const dayParts = { day: 'numeric', month: 'long', year: 'numeric' } as const;
const dayNames = new Intl.DateTimeFormat('en-GB', { ...dayParts, timeZone: 'UTC' });
const momentNames = new Intl.DateTimeFormat('en-GB', { ...dayParts, timeZone: 'Europe/London' });

/** `12 April 2019`, from `2019-04-12` or from a moment, as the clocks in England showed it. */
export function longDate(at: string): string {
	const dateOnly = /^\d{4}-\d{2}-\d{2}$/.test(at);
	return dateOnly ? dayNames.format(new Date(`${at}T00:00:00Z`)) : momentNames.format(new Date(at));
}

/** `1 error`, `3 errors`, `no errors`. */
export function countOf(count: number, one: string, many = `${one}s`): string {
	if (count === 0) return `no ${many}`;
	return `${number(count)} ${count === 1 ? one : many}`;
}

const smallNumbers = 'none one two three four five six seven eight nine ten'.split(' ');

/** A number as a word where it is small: `none`, `three`, `12`. */
export function numberWord(count: number): string {
	return smallNumbers[count] ?? number(count);
}

/** `a, b and c`. */
export function listOf(words: readonly string[]): string {
	return new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(words);
}

/** With a capital letter, for the start of a sentence. */
export function sentenceCase(words: string): string {
	return words.charAt(0).toUpperCase() + words.slice(1);
}
