import type { Encoding } from '../decode.ts';
import { nameKey } from '../names.ts';

// What the bytes of a CSV file say, told a second time and as plainly as possible, for tests to compare with.

/** A row with the line of the file on which it begins, from 1. */
export interface PlainRow {
	cells: string[];
	line: number;
}

/** The text of a file, line breaks as `\n`, and its encoding; null when it is not text in any that is read. */
export function plainText(bytes: Uint8Array): { text: string; encoding: Encoding } | null {
	const mark = [...bytes.subarray(0, 3)].map((byte) => byte.toString(16)).join(' ');
	const encoding: Encoding = mark.startsWith('ff fe')
		? 'utf-16le'
		: mark.startsWith('fe ff')
			? 'utf-16be'
			: 'utf-8';
	for (const tried of encoding === 'utf-8' && mark !== 'ef bb bf'
		? ([encoding, 'windows-1252'] as const)
		: [encoding])
		try {
			const text = new TextDecoder(tried, { fatal: true }).decode(bytes);
			return { text: text.replaceAll('\r\n', '\n').replaceAll('\r', '\n'), encoding: tried };
		} catch {
			// The next, if there is one.
		}
	return null;
}

/** The rows of a text, letter by letter; null when a quotation mark is not closed properly. */
export function plainRows(text: string, delimiter: string): PlainRow[] | null {
	const rows: PlainRow[] = [];
	let at = 0;
	let line = 1;
	while (at < text.length) {
		const row: PlainRow = { cells: [], line };
		for (;;) {
			let cell = '';
			if (text[at] === '"') {
				at += 1;
				for (; !(text[at] === '"' && text[at + 1] !== '"'); at += 1) {
					if (at >= text.length) return null;
					if (text[at] === '\n') line += 1;
					if (text[at] === '"') at += 1;
					cell += text[at];
				}
				at += 1;
				while (/[^\S\n]/.test(text[at] ?? '') && text[at] !== delimiter) at += 1;
				if (at < text.length && text[at] !== delimiter && text[at] !== '\n') return null;
			} else
				for (; at < text.length && text[at] !== delimiter && text[at] !== '\n'; at += 1)
					cell += text[at];
			row.cells.push(cell);
			if (text[at] !== delimiter) break;
			at += 1;
		}
		rows.push(row);
		at += 1;
		line += 1;
	}
	return rows;
}

/**
 * The header and the rows below it; null when there is no header, or a row is blank or not as wide.
 *
 * @param required  columns that the header has in any case; it is the one of the first rows that has most known ones
 * @param foreign  columns that it has in no case
 */
export function plainRecords(
	rows: PlainRow[],
	required: string[],
	isKnown: (heading: string) => boolean,
	foreign: string[] = [],
): { header: string[]; records: PlainRow[] } | null {
	const nearness = ({ cells }: PlainRow) => {
		const keys = new Set(cells.map(nameKey));
		if (!required.every((name) => keys.has(nameKey(name)))) return 0;
		if (foreign.some((name) => keys.has(nameKey(name)))) return 0;
		return new Set(cells.filter(isKnown).map(nameKey)).size;
	};
	const first = rows.slice(0, 10).map(nearness);
	const most = Math.max(0, ...first);
	if (most === 0) return null;
	const at = first.indexOf(most);
	const header = rows[at]!.cells;
	const isBlank = ({ cells }: PlainRow) => cells.every((cell) => cell.trim() === '');
	const below = rows.slice(at + 1);
	const records = below.slice(0, below.findLastIndex((row) => !isBlank(row)) + 1);
	return records.every((row) => row.cells.length === header.length && !isBlank(row))
		? { header: header.map((name) => name.trim()), records }
		: null;
}

/** Tells whether a heading is one of some names. */
export function isOneOf(names: string[]): (heading: string) => boolean {
	const keys = names.map(nameKey);
	return (heading) => keys.includes(nameKey(heading));
}
