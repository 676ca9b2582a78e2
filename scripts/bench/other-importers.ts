import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The file's columns with the types, key and strictness of the observation table. */
const columns = (number: string, any: string) =>
	`period text not null, indicator text not null, area text not null, breakdown text not null,
	numerator ${number}, denominator ${any}, value ${any}, status text not null, note text,
	primary key (indicator, area, breakdown, period)`;

/**
 * SQLite's own import into such a table, with the pragmas of ours. It has none of our table's references, whose
 * checking costs us alone.
 *
 * @returns milliseconds; null when there is no sqlite3 on this machine
 */
export function sqliteImport(folder: string, file: string): number | null {
	const database = join(folder, 'theirs.db');
	const script = [
		'pragma journal_mode = wal;',
		'pragma synchronous = full;',
		`create table observation (${columns('real', 'any')}) strict, without rowid;`,
		`.import --csv --skip 1 ${file} observation`,
	].join('\n');
	const start = performance.now();
	const { error } = spawnSync('sqlite3', [database], { input: script });
	const time = performance.now() - start;
	removeDatabase(database);
	return error ? null : time;
}

const duckdbVersion = '1.5.6-r.1';

/**
 * DuckDB's read_csv into such a table. DuckDB is fetched from the npm registry when it is first wanted: it is large, and
 * nothing but this needs it.
 *
 * @returns milliseconds; null when it cannot be had
 */
export function duckdbImport(root: string, folder: string, file: string): number | null {
	const home = join(root, '.toolchain', 'duckdb');
	if (!existsSync(join(home, 'node_modules'))) {
		mkdirSync(home, { recursive: true });
		writeFileSync(join(home, 'package.json'), '{"type":"module"}');
		spawnSync('npm', ['install', '--no-audit', '--no-fund', `@duckdb/node-api@${duckdbVersion}`], {
			cwd: home,
			stdio: 'ignore',
		});
		if (!existsSync(join(home, 'node_modules'))) return null;
	}
	const database = join(folder, 'theirs.duckdb');
	const script = `
		import { DuckDBInstance } from '@duckdb/node-api';
		const instance = await DuckDBInstance.create(${JSON.stringify(database)});
		const connection = await instance.connect();
		await connection.run(${JSON.stringify(`create table observation (${columns('double', 'double')})`)});
		const start = performance.now();
		await connection.run(\`insert into observation select period, indicator, area, coalesce(breakdown, ''),
			numerator, denominator, value, status, note from read_csv(${JSON.stringify(file).replaceAll('"', "'")})\`);
		console.log(performance.now() - start);`;
	const output = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
		cwd: home,
		encoding: 'utf8',
	});
	for (const suffix of ['', '.wal']) rmSync(database + suffix, { force: true });
	return Number(output);
}

export function removeDatabase(file: string): void {
	for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
}
