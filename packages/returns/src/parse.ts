import Papa from 'papaparse';
import { lineOf } from './cells.ts';
import { finding, type Finding } from './findings.ts';
import { lineBreaks } from './text.ts';

export const delimiters = [',', ';', '\t'] as const;
export type Delimiter = (typeof delimiters)[number];

/** Characters of the longest row: a quote that is never closed would else keep the whole file in memory. */
const longestRow = 1_000_000;

interface Parsed {
	data: string[][];
	errors: { row: number; index: number }[];
	meta: { cursor: number };
}

/** The first rows of a text, for finding the header. */
export function firstRows(text: string, delimiter: Delimiter, count: number): string[][] {
	const parser = new Papa.Parser({ delimiter, newline: '\n', preview: count });
	return (parser.parse(text, 0, false) as Parsed).data;
}

/**
 * Reads rows from blocks of text that may end anywhere. After a quote that is not closed there is one
 * finding and nothing more is read.
 *
 * @param onRow  receives cells, line of the file and row of the spreadsheet, both from 1
 */
export function rowReader(
	delimiter: Delimiter,
	onRow: (cells: string[], line: number, row: number) => void,
	findings: Finding[],
): { push: (block: string) => void; end: () => void } {
	const parser = new Papa.Parser({ delimiter, newline: '\n' });
	let rest = '';
	let line = 1;
	let row = 1;
	let broken = false;

	function read(last: boolean): void {
		const { data, errors, meta } = parser.parse(rest, 0, !last) as Parsed;
		// The parser also doubts quotes in the unfinished row, which the next block may settle.
		const error = errors.find((error) => last || error.row < data.length);
		const firstLine = line;
		const quotes = rest.includes('"');
		for (const cells of error ? data.slice(0, error.row) : data) {
			const start = line;
			line += 1;
			if (quotes) for (const cell of cells) line += lineBreaks(cell);
			onRow(cells, start, row++);
		}
		if (error) stop(unclosedQuote(firstLine + lineBreaks(rest.slice(0, error.index))));
		else rest = rest.slice(meta.cursor);
	}

	function stop(reason: Finding): void {
		findings.push(reason);
		broken = true;
		rest = '';
	}

	return {
		push(block) {
			if (broken) return;
			rest += block;
			read(false);
			if (rest.length > longestRow)
				stop(rest.includes('"') ? unclosedQuote(line) : rowTooLong(line));
		},
		end() {
			if (!broken && rest !== '') read(true);
		},
	};
}

function unclosedQuote(line: number): Finding {
	return finding(
		'unclosed-quote',
		lineOf({ line }),
		`A quotation mark opens a cell on line ${line} and is not closed properly.`,
		'Put a quotation mark at the end of the cell too, and write one inside a cell twice ("").',
	);
}

function rowTooLong(line: number): Finding {
	return finding(
		'row-too-long',
		lineOf({ line }),
		`Line ${line} does not end within a million characters.`,
		'Check that the file is a CSV file with one row a line.',
	);
}
