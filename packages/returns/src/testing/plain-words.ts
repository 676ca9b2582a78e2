import { monthIndex } from '@sightline/metrics/periods';
import { statuses, symbols, type MissingSymbol, type Status } from '@sightline/metrics/vocabulary';
import type { CheckedRow } from '../checked-row.ts';
import { indicatorsOf } from '../collection.ts';
import type { ReturnContext } from '../context.ts';
import { nameKey } from '../names.ts';
import { ownWords } from '../own-words.ts';

// What a cell of a file of the example's catalogue says, looked up in lists of all that may be written.

export type Part = 'numerator' | 'denominator' | 'value';
type Figures = Pick<CheckedRow, Part | `${Part}Symbol`>;

/** Thrown at a cell that says nothing. */
export class Unreadable extends Error {}

export function unreadable(): never {
	throw new Unreadable();
}

export function isTotal(text: string): boolean {
	return ['total', 'grandtotal'].includes(text.toLowerCase().replaceAll(/\s/g, ''));
}

export function indicatorIn(text: string, { indicators, collection }: ReturnContext): number {
	const own = ownWords(collection).names?.indicators ?? {};
	const names = indicators
		.filter(({ id }) => indicatorsOf(collection).includes(id))
		.flatMap(({ key, id, reference, title }) => [
			...[id, reference, title].map((name) => [nameKey(name), key] as const),
			...Object.entries(own).flatMap(([name, of]) =>
				of === id ? [[nameKey(name), key] as const] : [],
			),
		]);
	return new Map(names).get(nameKey(text)) ?? unreadable();
}

/** An area by its code, an older code, or a name that only one has. */
export function areaIn(text: string, { areas, collection }: ReturnContext): number {
	const own = Object.entries(ownWords(collection).names?.areas ?? {});
	const meant = own.find(([name]) => nameKey(name) === nameKey(text))?.[1] ?? text;
	const found = areas.filter(({ code, otherCodes, name }) =>
		[code, ...otherCodes, name].some((one) => nameKey(one) === nameKey(meant)),
	);
	return found.length === 1 ? found[0]!.key : unreadable();
}

export function breakdownIn(text: string, { breakdowns, totalBreakdown }: ReturnContext): number {
	if (['', 'total'].includes(nameKey(text))) return totalBreakdown;
	const found = breakdowns.filter(({ dimension, member }) =>
		[member, `${dimension}: ${member}`].some((one) => nameKey(one) === nameKey(text)),
	);
	return found.length === 1 ? found[0]!.key : unreadable();
}

export function statusIn(text: string): Status {
	return statuses.find((status) => status === (nameKey(text) || 'final')) ?? unreadable();
}

const months =
	'january february march april may june july august september october november december';
const monthSpellings = new Map(
	months.split(' ').flatMap((name, at) =>
		Array.from({ length: 201 }, (_, year) => 1900 + year).flatMap((year) => {
			const number = String(at + 1);
			const twoDigits = number.padStart(2, '0');
			const years = year >= 1930 && year < 2030 ? [year, String(year).slice(2)] : [year];
			const words = Array.from({ length: name.length - 2 }, (_, more) => name.slice(0, 3 + more));
			return [
				`${year}-${twoDigits}`,
				`${year}-${twoDigits}-01`,
				...['1', '01'].flatMap((day) =>
					[number, twoDigits].map((month) => `${day}/${month}/${year}`),
				),
				...words.flatMap((word) => years.flatMap((one) => [`${word}-${one}`, `${word} ${one}`])),
			].map((spelling) => [spelling, monthIndex(year, at + 1)] as const);
		}),
	),
);

export function monthIn(text: string): number {
	return monthSpellings.get(text.trim().toLowerCase()) ?? unreadable();
}

const yearSpellings = new Map(
	Array.from({ length: 201 }, (_, year) => 1900 + year).flatMap((year) => [
		[String(year), year] as const,
		...['', '/', '-', '–'].flatMap((between) =>
			[year, String(year).slice(2)].map((end) => [`${year - 1}${between}${end}`, year] as const),
		),
	]),
);

/** A year that ends in the year that is written alone or last. */
export function yearIn(text: string): number {
	return yearSpellings.get(text.replaceAll(/\s/g, '')) ?? unreadable();
}

/** The month and part that a heading of a wide file says; null when it says none. */
export function headingIn(
	heading: string,
	{ collection }: ReturnContext,
): { part: Part; period: number } | null {
	const { suffixes } = ownWords(collection);
	const bare = suffixes ? 'numerator' : 'value';
	const marks = suffixes
		? ([['denominator', 'out of']] as const)
		: (['numerator', 'denominator'] as const).map((part) => [part, part] as const);
	const text = heading.trim().toLowerCase().replaceAll(/\s+/g, ' ');
	const rests = marks.flatMap(([part, mark]) => [
		...(text.endsWith(mark) ? [[part, text.slice(0, -mark.length)] as const] : []),
		...(text.startsWith(mark) ? [[part, text.slice(mark.length)] as const] : []),
	]);
	for (const [part, rest] of [[bare, text] as const, ...rests]) {
		const period = monthSpellings.get(rest.replace(/^[\s_:–—-]+|[\s_:–—-]+$/g, ''));
		if (period !== undefined) return { part, period };
	}
	return null;
}

/** @param digits  how many of a number count */
export function figuresIn(
	parts: Record<Part, string>,
	isPercent: boolean,
	digits?: number,
): Figures {
	const read = (part: Part) => figureIn(parts[part], isPercent && part === 'value', digits);
	const [numerator, denominator, value] = [read('numerator'), read('denominator'), read('value')];
	return {
		numerator: numerator.number,
		denominator: denominator.number,
		value: value.number,
		numeratorSymbol: numerator.symbol,
		denominatorSymbol: denominator.symbol,
		valueSymbol: value.symbol,
	};
}

function figureIn(
	cell: string,
	isPercent: boolean,
	digits: number | undefined,
): { number: number | null; symbol: MissingSymbol | null } {
	const text = cell.trim().toLowerCase();
	if (text === '') return { number: null, symbol: null };
	const symbol = text === 'k' ? 'low' : symbols.find((one) => one === text);
	if (symbol) return { number: null, symbol };
	const bare = isPercent ? text.replace(/\s*%$/, '') : text;
	const isGrouped = /^[+-]?\d{1,3}([, \u00A0\u202F]\d{3})+(\.\d+)?$/.test(bare);
	const plain = isGrouped ? bare.replaceAll(/[, \u00A0\u202F]/g, '') : bare;
	if (!/^[+-]?[\d.]+(e[+-]?\d+)?$/.test(plain)) unreadable();
	const exact = Number(plain);
	const number = digits === undefined ? exact : Number(exact.toPrecision(digits));
	return { number: Number.isFinite(number) ? number + 0 : unreadable(), symbol: null };
}
