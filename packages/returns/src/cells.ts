import type { Place } from './findings.ts';
import type { FigureColumns } from './layout.ts';

/** A row as the file has it. */
export interface SheetRow {
	cells: string[];
	/** Line of the original file on which the row starts, from 1. */
	line: number;
	/** Row of the spreadsheet, from 1: a quoted line break adds a line but no row. */
	row: number;
	header: readonly string[];
}

/**
 * A cell as a spreadsheet names it.
 * @param column  from 0
 * @param row  from 1
 * @example cellName(5, 17) // 'F17'
 */
export function cellName(column: number, row: number): string {
	let letters = '';
	for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
		letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
	return letters + row;
}

export const wholeFile: Place = { line: null, cell: null, column: null, value: null };

export function lineOf({ line }: { line: number }): Place {
	return { ...wholeFile, line };
}

export function cellOf({ cells, line, row, header }: SheetRow, column: number): Place {
	return {
		line,
		cell: cellName(column, row),
		column: header[column] ?? null,
		value: shortened(cells[column] ?? ''),
	};
}

/** The cell of a figure: of its value where the file gives one, else of its numerator. */
export function figureCell(row: SheetRow, { value, numerator }: FigureColumns): Place {
	const given = value >= 0 && (row.cells[value] ?? '').trim() !== '';
	return cellOf(row, given || numerator < 0 ? value : numerator);
}

/** Text for a finding: one line of at most 60 characters. */
export function shortened(text: string): string {
	const letters = Array.from(text.slice(0, 200).replace(/\s+/g, ' '));
	// Joined anew: a part of a string keeps the whole of it in memory, which is a block of the file.
	return letters.length > 60 ? `${letters.slice(0, 59).join('')}…` : letters.join('');
}

export function quoted(text: string): string {
	return `"${shortened(text.trim())}"`;
}

/** A text to be written into a cell, to the letter. */
export function exactly(text: string): string {
	return `"${text}"`;
}
