import { cellName, cellOf, lineOf, quoted, shortened, wholeFile } from './cells.ts';
import type { Collection } from './collection.ts';
import { finding, type Finding } from './findings.ts';
import { layouts } from './layouts.ts';
import { capital, listed, nameKey, suggester } from './names.ts';
import { delimiters, firstRows, type Delimiter } from './parse.ts';
import { periodOfCell } from './period-cells.ts';
import { lineBreaks } from './text.ts';

/** How many rows the header is looked for in. */
const headerDepth = 10;

interface Header {
	delimiter: Delimiter;
	/** Row of the spreadsheet, from 1. */
	row: number;
	/** None when no row has any of the layout's columns. */
	columns: string[];
}

interface Candidate {
	delimiter: Delimiter;
	rows: string[][];
	/** Which of the rows, from 0. */
	index: number;
	score: number;
}

/**
 * The row of a file that is the header, with every finding of the layout stage. The columns alone
 * decide the delimiter too.
 *
 * @param start  the first block of the file's text
 */
export function headerOf(start: string, collection: Collection, findings: Finding[]): Header {
	const layout = layouts[collection.layout.kind];
	const { required, optional } = layout.columns(collection);
	const best = bestCandidate(start, required, optional);
	const { delimiter, rows, index, score } = best;
	const cells = rows[index] ?? [];
	const line = 1 + rows.slice(0, index).reduce((sum, row) => sum + rowLines(row), 0);
	const header = { cells, line, row: index + 1 };
	const matches = score >= required.length / 2;
	if (!matches) findings.push(noLayout(start, collection, best, line));
	else if (isTwoRows(rows, index, [...required, ...optional])) findings.push(twoRows(line));
	else findings.push(...columnFindings(header, required, optional));
	if (matches && index > 0) findings.push(titleRows(index, line));
	return { delimiter, row: header.row, columns: score >= 1 ? cells : [] };
}

function rowLines(cells: string[]): number {
	return cells.reduce((sum, cell) => sum + lineBreaks(cell), 1);
}

/** The row with the most of the required columns, then of all columns; the first of several. */
function bestCandidate(
	start: string,
	required: readonly string[],
	optional: readonly string[],
): Candidate {
	const requiredKeys = new Set(required.map(nameKey));
	const optionalKeys = new Set(optional.map(nameKey));
	let best: Candidate = { delimiter: ',', rows: [], index: 0, score: -1 };
	for (const delimiter of delimiters) {
		const rows = firstRows(start, delimiter, headerDepth + 1);
		rows.slice(0, headerDepth).forEach((cells, index) => {
			const keys = new Set(cells.slice(0, 1000).map(nameKey));
			const optionals = [...keys].filter((key) => optionalKeys.has(key)).length;
			const score = [...keys].filter((key) => requiredKeys.has(key)).length + optionals / 1000;
			if (score > best.score) best = { delimiter, rows, index, score };
		});
	}
	return best;
}

/** Words that a second header row may hold beside names of columns. */
const headerWords = ['number', 'count', 'percent', 'percentage', '%', 'rate'];

/** A header in two rows: the one below it says only words, or it or the one above repeated columns only periods and column names. */
function isTwoRows(rows: string[][], index: number, known: string[]): boolean {
	const keys = new Set([...known, ...headerWords].map(nameKey));
	const isWord = (cell: string): boolean =>
		keys.has(nameKey(cell)) || typeof periodOfCell('month', cell) === 'number';
	const words = (cells: string[] = []): boolean => {
		const filled = cells.filter((cell) => cell.trim() !== '');
		return filled.length > 1 && filled.every((cell) => /^[^\d]{2,}$/.test(cell.trim()));
	};
	const isHeader = (cells: string[] = [], least: number): boolean => {
		const filled = cells.filter((cell) => cell.trim() !== '');
		return filled.length >= least && filled.every(isWord);
	};
	const columns = rows[index]!.map(nameKey).filter((key) => key !== '');
	const repeated = new Set(columns).size < columns.length;
	return (
		words(rows[index + 1]) ||
		isHeader(rows[index + 1], 2) ||
		(repeated && index > 0 && isHeader(rows[index - 1], 1))
	);
}

function columnFindings(
	header: { cells: string[]; line: number; row: number },
	required: string[],
	optional: string[],
): Finding[] {
	const findings: Finding[] = [];
	const { cells } = header;
	const keys = cells.map(nameKey);
	const firstOf = new Map(keys.map((key, index) => [key, index] as const).reverse());
	const known = new Set([...required, ...optional].map(nameKey));
	const unknown = cells.filter((cell, index) => keys[index] !== '' && !known.has(keys[index]!));
	const nearestInFile = suggester(unknown.map((cell) => [cell, cell.trim()]));
	const nearestKnown = suggester(
		[...required, ...optional]
			.filter((name) => !firstOf.has(nameKey(name)))
			.map((name) => [name, name]),
	);
	for (const name of required) {
		if (firstOf.has(nameKey(name))) continue;
		const near = nearestInFile(name);
		findings.push(
			finding(
				'missing-column',
				{ ...lineOf(header), column: name },
				`The column ${name} is missing.`,
				near
					? `If ${quoted(near)} is that column, rename it to ${name}.`
					: `Add a column called ${name}.`,
			),
		);
	}
	const row = { ...header, header: cells.map(shortened) };
	cells.forEach((cell, index) => {
		const place = cellOf(row, index);
		const key = keys[index]!;
		const first = firstOf.get(key)!;
		if (key === '')
			findings.push(
				finding(
					'blank-column',
					{ ...place, column: null },
					`The column at ${cellName(index, header.row)} has no name and is ignored.`,
					'Delete the column, or acknowledge that it is not needed.',
				),
			);
		else if (first < index)
			findings.push(
				finding(
					'duplicate-column',
					place,
					`The column ${quoted(cell)} stands in ${cellName(first, header.row)} and again in ${cellName(index, header.row)}.`,
					'Keep one of the two.',
				),
			);
		else if (!known.has(key)) {
			const near = nearestKnown(cell);
			findings.push(
				finding(
					'unknown-column',
					place,
					`The column ${quoted(cell)} is not one of this return's and is ignored.`,
					near
						? `If you meant ${near}, rename the column; otherwise acknowledge that it is not needed.`
						: 'Delete the column, or acknowledge that it is not needed.',
				),
			);
		}
	});
	return findings;
}

/** Says what the nearest line lacks, or that the file is of another layout. */
function noLayout(
	start: string,
	collection: Collection,
	nearest: Candidate,
	line: number,
): Finding {
	const expected = layouts[collection.layout.kind];
	const { required } = expected.columns(collection);
	const wanted = `give the file one header row with ${listed(required)}`;
	const other = Object.values(layouts).find(
		({ name, signature }) =>
			name !== expected.name && bestCandidate(start, signature, []).score === signature.length,
	);
	if (other)
		return finding(
			'no-layout',
			wholeFile,
			`This looks like ${other.name}, but "${collection.title}" takes ${expected.name}.`,
			`Choose the collection that the file belongs to, or ${wanted}.`,
		);
	const keys = (nearest.rows[nearest.index] ?? []).map(nameKey);
	const missing = required.filter((name) => !keys.includes(nameKey(name)));
	const lacking =
		missing.length === required.length
			? 'no line has any of its columns'
			: `the nearest, line ${line}, lacks ${listed(missing)}`;
	return finding(
		'no-layout',
		missing.length === required.length ? wholeFile : lineOf({ line }),
		`None of the first ${headerDepth} lines is the header of ${expected.name}: ${lacking}.`,
		`${capital(wanted)}.`,
	);
}

function twoRows(line: number): Finding {
	return finding(
		'two-row-header',
		lineOf({ line }),
		`The header on line ${line} is spread over two rows.`,
		'Give the file one header row, with one row below it for each figure.',
	);
}

function titleRows(count: number, line: number): Finding {
	return finding(
		'title-rows-skipped',
		lineOf({ line: 1 }),
		count === 1
			? `Line 1, above the header on line ${line}, was skipped.`
			: `Lines 1 to ${line - 1}, above the header on line ${line}, were skipped.`,
		'Nothing needs doing; leaving titles out keeps the file simple.',
	);
}
