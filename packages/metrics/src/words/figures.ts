import { finite } from '../finite.ts';
import { lastMonthOf, periodName, type Period } from '../periods.ts';
import type { Kind, Polarity, Unit } from '../vocabulary.ts';

/** How an indicator's figures are written. */
export interface Written {
	unit: Unit;
	decimals: number;
}

const nbsp = '\u00a0';
const minus = '\u2212';
const formatters = new Map<number, Intl.NumberFormat>();
const numberWords = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');

/**
 * A number as it is written for readers, and as it is compared with another one that they see.
 * Errors: RangeError for a number that is not finite: it cannot be written.
 */
export function rounded(value: number, decimals: number): number {
	return Number(finite('a figure', value).toFixed(decimals));
}

/** A value with its unit: `78 %`, `530.1 per 10,000 children`, `5,435 contacts`. */
export function fullFigure(value: number, written: Written): string {
	const unit = unitPhrase(written.unit);
	return figure(value, written) + (unit && ` ${unit}`);
}

/** A value whose unit has been said before: `78 %`, `530.1`. */
export function figure(value: number, { unit, decimals }: Written): string {
	return number(value, decimals) + (unit.kind === 'percent' ? `${nbsp}%` : '');
}

/** A target, with no more decimals than it was agreed with, and which side of it is wanted: `at least 75 %`. */
export function targetPhrase(target: number, written: Written, polarity: Polarity): string {
	const decimals = Number.isInteger(target) ? 0 : written.decimals;
	const side = { 'higher-is-better': 'at least ', 'lower-is-better': 'at most ', neutral: '' };
	return side[polarity] + figure(target, { ...written, decimals });
}

/** From one written value to a later one: `a rise of 8.3 percentage points`, `a fall of 134`; null when they are the same. */
export function movementPhrase(
	before: number,
	now: number,
	{ unit, decimals }: Written,
): string | null {
	const by = rounded(rounded(now, decimals) - rounded(before, decimals), decimals);
	if (by === 0) return null;
	const size = number(Math.abs(by), decimals);
	const points = unit.kind === 'percent' ? ` percentage point${size === '1' ? '' : 's'}` : '';
	return `a ${by > 0 ? 'rise' : 'fall'} of ${size}${points}`;
}

/** When a figure is of: `in March 2019`, `at the end of March 2019`, `in the twelve months to March 2019`. */
export function whenPhrase(period: Period, kind: Kind = 'flow'): string {
	const { type } = period;
	const lastMonth = () => periodName({ type: 'month', index: lastMonthOf(period) });
	if (kind === 'rolling') return `in the twelve months to ${lastMonth()}`;
	if (kind === 'stock' && type === 'quarter') return `at the end of ${lastMonth()}`;
	// A year's stock may be counted in the middle of it, as a population is.
	if (kind === 'stock' && !type.includes('year')) return `at the end of ${periodPhrase(period)}`;
	return `${type === 'quarter' ? 'from' : 'in'} ${periodPhrase(period)}`;
}

/** A period inside a sentence: `March 2019`, `the year to March 2019`, `the autumn term 2018/19`. */
export function periodPhrase(period: Period): string {
	const name = periodName(period);
	return /^(year|school|autumn|spring|summer)\b/.test(name) ? `the ${name}` : name;
}

/** A number as a word where it is small: `no`, `three`, `13`. */
export function numberWord(count: number): string {
	return numberWords[count] ?? number(count, 0);
}

/** `a, b and c`. */
export function listPhrase(words: string[]): string {
	return words.length < 2
		? words.join('')
		: `${words.slice(0, -1).join(', ')} and ${words.at(-1)!}`;
}

/** An indicator as its catalogue names it. */
export interface Titled {
	title: string;
	/** Whether that name takes "are" rather than "is". */
	plural: boolean;
	unit: Unit;
}

/**
 * What is higher or lower where a title names many: not they, but their share, rate or number.
 * @example levelOf({ title: 'Agency social workers', plural: true, unit: { kind: 'percent' } }) // { title: 'The share of agency social workers', plural: false, … }
 */
export function levelOf<Named extends Titled>(named: Named): Named {
	const { title, plural, unit } = named;
	if (!plural || unit.kind === 'mean') return named;
	const level = { percent: 'share', rate: 'rate', count: 'number' }[unit.kind];
	return { ...named, title: `The ${level} of ${midSentence(title)}`, plural: false };
}

/** A title or a phrase inside a sentence; an abbreviation keeps its capitals. */
export function midSentence(words: string): string {
	return /^\p{Lu}\p{Lu}/u.test(words) ? words : words.charAt(0).toLowerCase() + words.slice(1);
}

export function sentenceCase(words: string): string {
	return words.charAt(0).toUpperCase() + words.slice(1);
}

function unitPhrase(unit: Unit): string {
	if (unit.kind === 'percent') return '';
	return unit.kind === 'rate' ? `per ${number(unit.per, 0)} ${unit.of}` : unit.of;
}

function number(value: number, decimals: number): string {
	let formatter = formatters.get(decimals);
	if (!formatter) {
		// Making a formatter costs far more than using one.
		const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
		formatters.set(decimals, (formatter = new Intl.NumberFormat('en-GB', digits)));
	}
	const shown = rounded(value, decimals);
	return (shown < 0 ? minus : '') + formatter.format(Math.abs(shown));
}
