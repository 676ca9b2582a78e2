import Papa from 'papaparse';

export type CsvCell = string | number | null;

/**
 * Rows as CSV text, each with a line end. A text that a spreadsheet would run as a formula gets an apostrophe before
 * it; numbers stay as they are.
 */
export function csvOf(rows: readonly (readonly CsvCell[])[]): string {
	if (rows.length === 0) return '';
	return `${Papa.unparse(
		rows.map((row) => row.map(safe)),
		{ newline: '\r\n' },
	)}\r\n`;
}

function safe(cell: CsvCell): string | number {
	if (typeof cell !== 'string') return cell ?? '';
	return /^[=+\-@\t\r\n＝＋－＠]/.test(cell) && !/^[+-]?\d+(?:\.\d+)?$/.test(cell)
		? `'${cell}`
		: cell;
}
