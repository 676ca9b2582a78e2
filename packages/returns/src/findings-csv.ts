import Papa from 'papaparse';
import type { Finding } from './findings.ts';

const columns = [
	'severity',
	'stage',
	'code',
	'line',
	'cell',
	'column',
	'value',
	'message',
	'hint',
] as const satisfies (keyof Finding)[];

/** Findings as a CSV file. A text that a spreadsheet would run as a formula gets an apostrophe before it. */
export function findingsCsv(findings: readonly Finding[]): string {
	const rows = findings.map((finding) => columns.map((column) => safe(finding[column])));
	return `${Papa.unparse([[...columns], ...rows], { newline: '\r\n' })}\r\n`;
}

function safe(cell: string | number | null): string | number {
	if (typeof cell !== 'string') return cell ?? '';
	return /^[=+\-@\t\r\n＝＋－＠]/.test(cell) && !/^[+-]?\d+(?:\.\d+)?$/.test(cell)
		? `'${cell}`
		: cell;
}
