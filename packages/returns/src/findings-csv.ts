import { csvOf } from './csv.ts';
import { findingId } from './finding-id.ts';
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

/** Findings as a CSV file; the last column is the id by which one is acknowledged. */
export function findingsCsv(findings: readonly Finding[]): string {
	return csvOf([
		[...columns, 'id'],
		...findings.map((finding) => [...columns.map((column) => finding[column]), findingId(finding)]),
	]);
}
