import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { writerHeap } from '../../apps/api/src/writer.ts';
import { duckdbImport, removeDatabase, sqliteImport } from './other-importers.ts';
import { median, ratio, row } from './report.ts';
import { writeTidyFile } from './tidy-file.ts';

const rows = 1_000_000;
const manyRows = 5_000_000;
const runs = 3;

interface Import {
	time: number;
	peak: number;
}

/** A checked and accepted import next to SQLite's and DuckDB's own imports of the same file, and the memory that it takes. */
export async function benchImport(root: string, folder: string): Promise<void> {
	const file = join(folder, 'rows.csv');
	await writeTidyFile(root, folder, file, rows);
	const ours: Import[] = [];
	const sqlite: (number | null)[] = [];
	const duckdb: (number | null)[] = [];
	for (let run = 0; run < runs; run += 1) {
		ours.push(ourImport(root, folder, file, rows));
		sqlite.push(sqliteImport(folder, file));
		duckdb.push(duckdbImport(root, folder, file));
	}
	const times = ours.map(({ time }) => time);
	const megabytes = Math.round(statSync(file).size / 1_000_000);
	console.log(
		`\nImport of ${rows.toLocaleString('en-GB')} rows, ${megabytes} MB, median of ${runs}`,
	);
	row('checked and accepted', seconds(times));
	compare('sqlite3 .import', times, sqlite);
	compare('DuckDB read_csv', times, duckdb);
	const peak = median(ours.map((one) => one.peak));
	row('peak memory', `${Math.round(peak)} MB`);
	await writeTidyFile(root, folder, file, manyRows);
	const large = Array.from({ length: runs }, () => ourImport(root, folder, file, manyRows).peak);
	row(
		`peak memory, ${manyRows.toLocaleString('en-GB')} rows`,
		`${Math.round(median(large))} MB`,
		`${(median(large) / peak).toFixed(2)} ×`,
	);
}

function compare(name: string, ours: number[], theirs: (number | null)[]): void {
	const known = theirs.filter((time) => time !== null);
	if (known.length < theirs.length) {
		row(name, 'not measured: it is not to be had on this machine');
		return;
	}
	row(name, seconds(known));
	row('  time, ours to theirs', ratio(ours, known));
}

function ourImport(root: string, folder: string, file: string, expected: number): Import {
	const database = join(folder, 'ours.db');
	const output = execFileSync(
		process.execPath,
		[
			// As in the thread in which the product does it.
			`--max-old-space-size=${writerHeap}`,
			join(import.meta.dirname, 'accept-file.ts'),
			...[root, file, database],
		],
		{ encoding: 'utf8' },
	);
	removeDatabase(database);
	const { created, ...measured } = JSON.parse(output) as Import & { created: number };
	if (created !== expected) throw new Error(`${created} figures were created, not ${expected}`);
	return measured;
}

function seconds(times: number[]): string {
	return `${(median(times) / 1000).toFixed(2)} s`;
}
