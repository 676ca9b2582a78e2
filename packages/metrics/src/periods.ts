import { finite, periodNumber } from './finite.ts';

// A period is a type and a consecutive number within it: a gap is a missing number and "next" is +1.

export const periodTypes = [
	'month',
	'quarter',
	'year-to-march',
	'year-to-september',
	'calendar-year',
	'academic-year',
	'term',
	'iso-week',
] as const;
export type PeriodType = (typeof periodTypes)[number];

export interface Period {
	type: PeriodType;
	/** Whole and less than a million either way: the functions here refuse others with a RangeError. Months and quarters count from year 0; a year is the one it ends in; weeks count from 29 December 1969. */
	index: number;
}

const monthNames = [
	'January',
	'February',
	'March',
	'April',
	'May',
	'June',
	'July',
	'August',
	'September',
	'October',
	'November',
	'December',
];
const termNames = ['Autumn', 'Spring', 'Summer'];
const dayMs = 86_400_000;
const weekZero = Date.UTC(1969, 11, 29);

/** Months in a period; null where a period is not made of whole months. */
export const monthsIn: Record<PeriodType, number | null> = {
	month: 1,
	quarter: 3,
	'year-to-march': 12,
	'year-to-september': 12,
	'calendar-year': 12,
	'academic-year': 12,
	term: 4,
	'iso-week': null,
};

/** Periods of this type in a year: how far back "a year ago" lies. A week's year is 52 weeks. */
export const periodsInYear: Record<PeriodType, number> = {
	month: 12,
	quarter: 4,
	'year-to-march': 1,
	'year-to-september': 1,
	'calendar-year': 1,
	'academic-year': 1,
	term: 3,
	'iso-week': 52,
};

/** The number of a month, `month` from 1 to 12. */
export function monthIndex(year: number, month: number): number {
	return finite('the month number', finite('year', year) * 12 + finite('month', month) - 1);
}

/** The last month of a period, as a month number. A week belongs to the month of its Sunday. */
export function lastMonthOf({ type, index }: Period): number {
	periodNumber('index', index);
	switch (type) {
		case 'month':
			return index;
		case 'quarter':
			return index * 3 + 2;
		case 'year-to-march':
			return monthIndex(index, 3);
		case 'year-to-september':
			return monthIndex(index, 9);
		case 'calendar-year':
			return monthIndex(index, 12);
		case 'academic-year':
			return monthIndex(index, 8);
		case 'term': {
			const year = Math.floor(index / 3);
			return [monthIndex(year, 12), monthIndex(year + 1, 4), monthIndex(year + 1, 8)][
				mod(index, 3)
			]!;
		}
		case 'iso-week': {
			const sunday = new Date(weekZero + index * 7 * dayMs + 6 * dayMs);
			return monthIndex(sunday.getUTCFullYear(), sunday.getUTCMonth() + 1);
		}
	}
}

/** The first month of a period, as a month number. */
export function firstMonthOf(period: Period): number {
	periodNumber('index', period.index);
	const months = monthsIn[period.type];
	if (months !== null) return lastMonthOf(period) - months + 1;
	const monday = new Date(weekZero + period.index * 7 * dayMs);
	return monthIndex(monday.getUTCFullYear(), monday.getUTCMonth() + 1);
}

/** The period of a type in which a month lies. A week cannot be found from a month: the one its last day is in. */
export function periodOfMonth(type: PeriodType, month: number): Period {
	const year = Math.floor(periodNumber('month', month) / 12);
	const inYear = mod(month, 12) + 1;
	switch (type) {
		case 'month':
			return { type, index: month };
		case 'quarter':
			return { type, index: Math.floor(month / 3) };
		case 'year-to-march':
			return { type, index: inYear <= 3 ? year : year + 1 };
		case 'year-to-september':
			return { type, index: inYear <= 9 ? year : year + 1 };
		case 'calendar-year':
			return { type, index: year };
		case 'academic-year':
			return { type, index: inYear <= 8 ? year : year + 1 };
		case 'term':
			if (inYear >= 9) return { type, index: year * 3 };
			return { type, index: (year - 1) * 3 + (inYear <= 4 ? 1 : 2) };
		case 'iso-week': {
			const lastDay = Date.UTC(year, inYear, 0);
			return { type, index: Math.floor((lastDay - weekZero) / (7 * dayMs)) };
		}
	}
}

/**
 * The code of a period, as it stands in files and addresses:
 * `2018-04`, `2018-Q2` (calendar quarter), `2017/18` (any year that is not a calendar year), `2018`, `2017/18-T1`, `2018-W14`.
 */
export function periodCode({ type, index }: Period): string {
	periodNumber('index', index);
	switch (type) {
		case 'month':
			return `${Math.floor(index / 12)}-${pad(mod(index, 12) + 1)}`;
		case 'quarter':
			return `${Math.floor(index / 4)}-Q${mod(index, 4) + 1}`;
		case 'year-to-march':
		case 'year-to-september':
		case 'academic-year':
			return `${index - 1}/${pad(mod(index, 100))}`;
		case 'calendar-year':
			return String(index);
		case 'term': {
			const year = Math.floor(index / 3);
			return `${year}/${pad(mod(year + 1, 100))}-T${mod(index, 3) + 1}`;
		}
		case 'iso-week': {
			const { year, week } = isoWeek(index);
			return `${year}-W${pad(week)}`;
		}
	}
}

/** The period that a code of its type stands for, or null when it is not one. Reverses `periodCode`. */
export function periodFromCode(type: PeriodType, code: string): Period | null {
	const found = codePatterns[type].exec(code);
	if (!found) return null;
	const [first = 0, second = 0, third = 0] = found.slice(1).map(Number);
	const index = {
		month: () => monthIndex(first, second),
		quarter: () => first * 4 + second - 1,
		'year-to-march': () => first + 1,
		'year-to-september': () => first + 1,
		'calendar-year': () => first,
		'academic-year': () => first + 1,
		term: () => first * 3 + third - 1,
		'iso-week': () => weekIndex(first, second),
	}[type]();
	const period = { type, index };
	return periodCode(period) === code ? period : null;
}

const codePatterns: Record<PeriodType, RegExp> = {
	month: /^(\d{4})-(\d{2})$/,
	quarter: /^(\d{4})-Q([1-4])$/,
	'year-to-march': /^(\d{4})\/(\d{2})$/,
	'year-to-september': /^(\d{4})\/(\d{2})$/,
	'calendar-year': /^(\d{4})$/,
	'academic-year': /^(\d{4})\/(\d{2})$/,
	term: /^(\d{4})\/(\d{2})-T([1-3])$/,
	'iso-week': /^(\d{4})-W(\d{2})$/,
};

/** A period in words: `April 2018`, `April to June 2018`, `year to March 2018`, `autumn term 2017/18`, `week 14 of 2018`. */
export function periodName(period: Period): string {
	const { type, index } = period;
	periodNumber('index', index);
	switch (type) {
		case 'month':
			return `${monthNames[mod(index, 12)]} ${Math.floor(index / 12)}`;
		case 'quarter':
			return `${monthNames[mod(index * 3, 12)]} to ${monthNames[mod(index * 3 + 2, 12)]} ${Math.floor(index / 4)}`;
		case 'year-to-march':
			return `year to March ${index}`;
		case 'year-to-september':
			return `year to September ${index}`;
		case 'calendar-year':
			return String(index);
		case 'academic-year':
			return `school year ${periodCode(period)}`;
		case 'term':
			return `${termNames[mod(index, 3)]!.toLowerCase()} term ${periodCode(period).slice(0, 7)}`;
		case 'iso-week': {
			const { year, week } = isoWeek(index);
			return `week ${week} of ${year}`;
		}
	}
}

/** A period in a narrow place (an axis, a table): `Apr 2018`, `Apr–Jun 2018`; otherwise as `periodName`. */
export function shortPeriodName(period: Period): string {
	if (period.type === 'month' || period.type === 'quarter')
		return periodName(period)
			.replace(/(\p{L}{3})\p{L}*/gu, '$1')
			.replace(' to ', '–');
	return periodName(period);
}

function isoWeek(index: number): { year: number; week: number } {
	const thursday = new Date(weekZero + index * 7 * dayMs + 3 * dayMs);
	const year = thursday.getUTCFullYear();
	return { year, week: index - weekIndex(year, 1) + 1 };
}

function weekIndex(year: number, week: number): number {
	return Math.floor((Date.UTC(year, 0, 4) - weekZero) / (7 * dayMs)) + week - 1;
}

function mod(value: number, by: number): number {
	return ((value % by) + by) % by;
}

function pad(value: number): string {
	return String(value).padStart(2, '0');
}
