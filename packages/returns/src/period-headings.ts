import {
	periodCode,
	periodFromCode,
	periodTypes,
	type Period,
	type PeriodType,
} from '@sightline/metrics/periods';
import type { Collection } from './collection.ts';
import type { Fault } from './findings.ts';
import { nameKey } from './names.ts';
import { headingOf, ownWords, suffixesOf } from './own-words.ts';
import { periodOfCell } from './period-cells.ts';
import { longestHeading } from './period-marks.ts';

export type Part = 'numerator' | 'denominator' | 'value';

/** The columns of one period in a wide file; -1 where there is none. */
export interface PeriodColumns extends Record<Part, number> {
	period: number;
	/** The first of them. */
	first: number;
}

/** What the headings of a wide file say of periods. */
export interface PeriodHeadings {
	/** In the order in which they begin in the file. */
	periods: PeriodColumns[];
	/** Headings that are meant as a period and are none of this collection. */
	faults: { column: number; fault: Fault }[];
	/** Columns that say again what an earlier one says. */
	repeated: { column: number; first: number; period: number; part: Part }[];
	/** Every column that is meant as a period, from 0. */
	columns: Set<number>;
	/** Columns of a period that the collection leaves alone. */
	unused: Set<number>;
}

interface Heading {
	part: Part;
	/** What of the heading stands for the period. */
	text: string;
	period: number | Fault;
}

/**
 * Reads the header of a wide file; columns that the collection knows by name are no periods.
 *
 * @param lastEndedMonth  by whose period the faults show how one is written
 */
export function periodHeadings(
	cells: readonly string[],
	collection: Collection,
	lastEndedMonth: number,
): PeriodHeadings {
	const { unused = [], unusedSuffixes = [] } = ownWords(collection);
	const keys = (['indicator', 'area', 'breakdown'] as const).map((name) =>
		headingOf(collection, name),
	);
	const named = new Set([...keys, ...unused].map(nameKey));
	const read = headingReader(collection);
	const unusedMarks = unusedSuffixes.map((suffix) => markReader(suffix.trim()));
	const isUnused = (cell: string) =>
		cell.length <= longestHeading &&
		unusedMarks.some((textIn) => {
			const text = textIn(cell.trim());
			return text !== null && typeof periodOfCell(collection.periodType, text) === 'number';
		});
	const found = new Map<number, PeriodColumns>();
	const headings: PeriodHeadings = {
		periods: [],
		faults: [],
		repeated: [],
		columns: new Set(),
		unused: new Set(),
	};
	cells.forEach((cell, column) => {
		const heading = named.has(nameKey(cell)) ? null : read(cell);
		if (typeof heading?.period !== 'number' && isUnused(cell)) {
			headings.unused.add(column);
			return;
		}
		if (!heading) return;
		headings.columns.add(column);
		const { part, period } = heading;
		if (typeof period !== 'number') {
			const fault = periodOfCell(collection.periodType, heading.text, lastEndedMonth);
			if (typeof fault !== 'number') headings.faults.push({ column, fault });
			return;
		}
		let columns = found.get(period);
		if (!columns) {
			columns = { period, first: column, numerator: -1, denominator: -1, value: -1 };
			found.set(period, columns);
			headings.periods.push(columns);
		}
		if (columns[part] >= 0) headings.repeated.push({ column, first: columns[part], period, part });
		else columns[part] = column;
	});
	return headings;
}

/** The headings of the parts of a period, as a file of the collection may write them. */
export function partHeadings(
	collection: Collection,
	period: Period,
): [numerator: string, denominator: string] {
	const { numerator, denominator } = suffixesOf(collection);
	const code = periodCode(period);
	const joined = (suffix: string) => (/\s$/.test(suffix) ? `${suffix}${code}` : `${code}${suffix}`);
	return [joined(numerator), joined(denominator)];
}

/** What of a heading of this collection stands for its period; the heading itself where none does. */
export function periodText(collection: Collection): (cell: string) => string {
	const read = headingReader(collection);
	return (cell) => read(cell)?.text ?? cell;
}

/** Whether a heading says a period of some type, whatever the collection. */
export function isAnyPeriod(cell: string): boolean {
	const text = cell.replace(/\s(?:numerator|denominator)\s*$/i, '');
	return (
		text.length <= longestHeading &&
		periodTypes.some((type) => typeof periodOfCell(type, text) === 'number')
	);
}

/** Tells of a heading which part of which period it is, or null when it is meant as none. */
function headingReader(collection: Collection): (cell: string) => Heading | null {
	const { periodType } = collection;
	const suffixes = Object.entries(suffixesOf(collection)) as [
		'numerator' | 'denominator',
		string,
	][];
	const bare = suffixes.find(([, suffix]) => suffix.trim() === '')?.[0] ?? 'value';
	const marked = suffixes
		.filter(([, suffix]) => suffix.trim() !== '')
		.map(([part, suffix]) => ({ part, textIn: markReader(suffix.trim()) }));
	return (cell) => {
		if (cell.length > longestHeading) return null;
		const alone: Heading = { part: bare, text: cell, period: periodOfCell(periodType, cell) };
		if (typeof alone.period === 'number') return alone;
		const read = marked.flatMap(({ part, textIn }): Heading[] => {
			const text = textIn(cell.trim());
			return text === null ? [] : [{ part, text, period: periodOfCell(periodType, text) }];
		});
		return (
			read.find(({ period }) => typeof period === 'number') ??
			read.find(({ text }) => likePeriod.test(text)) ??
			(alone.period.code === 'mangled-period' || isCode(cell, periodType) ? alone : null)
		);
	};
}

/** What beside the mark of a part is meant as a period: digits, with one word before, among or after them: `Apr-181`, `2018-Q9`, `1 April`. */
const likePeriod =
	/^(?:\p{L}{1,9}[^\p{L}]*)?\d[^\p{L}]*$|^\d[^\p{L}]*\p{L}{1,9}[^\p{L}]*\d[^\p{L}]*$/u;

/** Whether a text is the code of a period of another type. */
function isCode(cell: string, type: PeriodType): boolean {
	const code = cell.trim().toUpperCase();
	return periodTypes.some((other) => other !== type && periodFromCode(other, code) !== null);
}

/** Takes a mark and what separates it off the end or the start of a heading; null where it does not stand there. */
function markReader(mark: string): (text: string) => string | null {
	const word = mark.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&').replace(/\s+/g, '\\s+');
	const after = new RegExp(`^(.*?)([\\s_:–—-]*)${word}$`, 'iu');
	const before = new RegExp(`^${word}([\\s_:–—-]*)(.*)$`, 'iu');
	const letters = [/^\p{L}/u.test(mark), /\p{L}$/u.test(mark)] as const;
	return (text) => {
		const [, first = '', gap = ''] = after.exec(text) ?? [];
		if (first && (gap !== '' || !letters[0] || !/\p{L}$/u.test(first))) return first;
		const [, space = '', last = ''] = before.exec(text) ?? [];
		if (last && (space !== '' || !letters[1] || !/^\p{L}/u.test(last))) return last;
		return null;
	};
}
