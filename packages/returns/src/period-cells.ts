import {
	monthIndex,
	periodCode,
	periodFromCode,
	periodName,
	periodOfMonth,
	periodTypes,
	type Period,
	type PeriodType,
} from '@sightline/metrics/periods';
import { quoted } from './cells.ts';
import type { Fault } from './findings.ts';
import { lastEndedPeriod } from './last-ended-period.ts';

const monthWords =
	'january february march april may june july august september october november december'.split(
		' ',
	);
const typeNames: Record<PeriodType, string> = {
	month: 'month',
	quarter: 'quarter',
	'year-to-march': 'year to March',
	'year-to-september': 'year to September',
	'calendar-year': 'calendar year',
	'academic-year': 'school year',
	term: 'term',
	'iso-week': 'week',
};
const years = { first: 1900, last: 2100 };

/**
 * The number of the period that a cell stands for, or why it stands for none.
 *
 * Every type is read by its code. A month may also be `Apr-18`, `Apr 2018`, `April 2018`, `01/04/2018`
 * or `2018-04-01`, days other than the first refused. A year that is not a calendar year may also be
 * `2017-18`, `2017/2018`, `201718` or a bare `2018`, which is the year it **ends** in: year to March
 * 2018, year to September 2018, school year 2017/18. A calendar year is `2018` and nothing else.
 * Years lie from 1900 to 2100.
 *
 * @param lastEndedMonth  by whose period the hint shows how one is written; a hint without it shows none
 */
export function periodOfCell(
	type: PeriodType,
	cell: string,
	lastEndedMonth?: number,
): number | Fault {
	const text = cell.trim();
	const index =
		periodFromCode(type, text.toUpperCase())?.index ??
		(type === 'month' ? monthOf(text) : isYear(type) ? yearOf(text) : null);
	if (index !== null && isPlausible(type, index)) return index;
	const likely = lastEndedMonth === undefined ? null : likelyPeriod(type, text, lastEndedMonth);
	const hint = likely
		? `Write the period that is meant, as ${periodCode(likely)} is for ${periodName(likely)}.`
		: 'Write the period that is meant by its code.';
	const otherType = periodTypes.find((other) => other !== type && periodFromCode(other, text));
	if (otherType)
		return {
			code: 'unknown-period',
			message: `${quoted(cell)} is a ${typeNames[otherType]}, but this return is by ${typeNames[type]}.`,
			hint,
		};
	const serial = /^[3-6]\d{4}$/.test(text) ? serialDate(Number(text)) : null;
	if (serial)
		return {
			code: 'mangled-period',
			message: `${quoted(cell)} is Excel's number for ${serial.words}, not a period.`,
			hint: `If that is the period, write it as ${periodCode(periodOfMonth(type, serial.month))}.`,
		};
	const day = type === 'month' ? dayOf(text) : null;
	if (day !== null)
		return {
			code: 'mangled-period',
			message: `${quoted(cell)} is a day, not a month.`,
			hint: `If it stands for ${periodName({ type, index: day })}, write ${periodCode({ type, index: day })}.`,
		};
	if (looksLikeDate(text) && !/^\d{4}[-/]\d{1,2}$/.test(text))
		return {
			code: 'mangled-period',
			message: `${quoted(cell)} is ambiguous, or Excel has changed it: it is not clearly one period.`,
			hint: `${hint} Format the column as text first, so that Excel leaves it alone.`,
		};
	return {
		code: 'unknown-period',
		message: text === '' ? 'The period is blank.' : `${quoted(cell)} is not a ${typeNames[type]}.`,
		hint,
	};
}

/** The last period that has ended; of a month whose name can be made out, the last one of that name. */
function likelyPeriod(type: PeriodType, text: string, lastEndedMonth: number): Period {
	const last = lastEndedPeriod(type, lastEndedMonth);
	if (type !== 'month') return last;
	const [said] = /[a-z]{3,9}/i.exec(text) ?? [];
	const month = said ? monthWords.findIndex((name) => name.startsWith(said.toLowerCase())) : -1;
	return month < 0 ? last : { type, index: last.index - ((last.index - month) % 12) };
}

function isYear(type: PeriodType): boolean {
	return type.endsWith('-march') || type.endsWith('-september') || type === 'academic-year';
}

function isPlausible(type: PeriodType, index: number): boolean {
	const first = periodOfMonth(type, monthIndex(years.first, 1)).index;
	return index >= first && index <= periodOfMonth(type, monthIndex(years.last, 12)).index;
}

function monthOf(text: string): number | null {
	const [, word = '', year = ''] = /^([a-z]{3,9})[- ](\d{4}|\d{2})$/i.exec(text) ?? [];
	const month = monthWords.findIndex((name) => name.startsWith(word.toLowerCase())) + 1;
	if (word && month > 0) return monthIndex(fullYear(year), month);
	const [, slashMonth, slashYear] = /^0?1\/(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
	const [, isoYear, isoMonth] = /^(\d{4})-(\d{2})-01$/.exec(text) ?? [];
	const number = Number(slashMonth ?? isoMonth);
	return number >= 1 && number <= 12 ? monthIndex(Number(slashYear ?? isoYear), number) : null;
}

/** The month of a day that cannot be read the American way round. */
function dayOf(text: string): number | null {
	const [, day, month, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
	const readOneWay = Number(day) > 12 && Number(day) <= 31 && Number(month) >= 1;
	return readOneWay && Number(month) <= 12 ? monthIndex(Number(year), Number(month)) : null;
}

/** Two digits as Excel reads them: 29 is 2029, 30 is 1930. */
function fullYear(digits: string): number {
	const year = Number(digits);
	return digits.length === 4 ? year : year < 30 ? 2000 + year : 1900 + year;
}

function yearOf(text: string): number | null {
	if (/^\d{4}$/.test(text)) return Number(text);
	const [, first, second] = /^(\d{4})\s?[/–-]?\s?(\d{4}|\d{2})$/.exec(text) ?? [];
	if (!first || !second) return null;
	const end = Number(first) + 1;
	return second === String(end).slice(-second.length) ? end : null;
}

function serialDate(serial: number): { month: number; words: string } {
	const date = new Date(Date.UTC(1899, 11, 30 + serial));
	const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + 1];
	const name = periodName({ type: 'month', index: monthIndex(year, month) });
	return { month: monthIndex(year, month), words: `${date.getUTCDate()} ${name}` };
}

/** Whether a text reads like a date: `01-Feb`, `Apr-18`, `04-18`, `01/04/2018`, `2018-04-01`. */
export function looksLikeDate(text: string): boolean {
	return dateShapes.some((shape) => shape.test(text));
}

const word = `(?:${monthWords.map((name) => `${name.slice(0, 3)}[a-z]*`).join('|')})`;
const dateShapes = [
	new RegExp(`^\\d{1,2}[-/ .]${word}(?:[-/ .]\\d{2,4})?$`, 'i'),
	new RegExp(`^${word}[-/ .]\\d{1,4}(?:,? \\d{4})?$`, 'i'),
	/^\d{1,2}[-/]\d{1,2}(?:[-/]\d{2,4})?$/,
	/^\d{1,2}\.\d{1,2}\.\d{2,4}$/,
	/^\d{4}[-/]\d{1,2}(?:[-/]\d{1,2})?(?:[ T][\d:.]+)?$/,
];
