import { spawnSync } from 'node:child_process';
import { createReadStream, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { monthIndex, periodCode } from '@sightline/metrics/periods';
import { configFrom } from '../../apps/api/src/config.ts';
import { openWorkbench } from '../../apps/api/src/installation.ts';
import { acceptReturn } from '../../apps/api/src/returns/accept.ts';
import { median, ratio, row } from './report.ts';

const rows = 100_000;
const runs = 5;

/** A checked and accepted import next to SQLite's own import of the same file. */
export async function benchImport(root: string, folder: string): Promise<void> {
	const file = join(folder, 'rows.csv');
	writeFileSync(file, await tidyRows(root, folder));
	const ours: number[] = [];
	const theirs: number[] = [];
	for (let run = 0; run < runs; run += 1) {
		ours.push(await ourImport(root, folder, file));
		const time = sqliteImport(folder, file);
		if (time !== null) theirs.push(time);
	}
	const perSecond = (times: number[]) =>
		Math.round(rows / (median(times) / 1000)).toLocaleString('en-GB');
	console.log(`\nImport of ${rows.toLocaleString('en-GB')} rows, median of ${runs}`);
	row('checked and accepted', `${perSecond(ours)} rows/s`);
	if (theirs.length === 0)
		row('sqlite3 .import', 'not measured: there is no sqlite3 on this machine');
	else {
		row('sqlite3 .import', `${perSecond(theirs)} rows/s`);
		row('time, ours to theirs', ratio(ours, theirs));
	}
}

/** Distinct, valid rows: every indicator of the monthly return for every council and as many months as it takes. */
async function tidyRows(root: string, folder: string): Promise<string> {
	const { writable, catalogue } = await openWorkbench(config(root, join(folder, 'catalogue.db')));
	const known = await catalogue.indicatorsAt(writable.db, 1);
	await writable.db.destroy();
	const councils = [...catalogue.areas.values()].filter(
		({ level, validFrom, validTo }) => level === 'local-authority' && !validFrom && !validTo,
	);
	const indicators = known.filter(({ frequency }) => frequency === 'month');
	const lines = ['period,indicator,area,breakdown,numerator,denominator,value,status,note'];
	for (let month = monthIndex(2019, 3); lines.length <= rows; month -= 1)
		for (const { code } of councils)
			for (const { id, denominator } of indicators) {
				if (lines.length > rows) break;
				const part = 100 + ((lines.length * 7919) % 900);
				lines.push(
					`${periodCode({ type: 'month', index: month })},${id},${code},,${part},${denominator ? 1000 : ''},,final,`,
				);
			}
	return `${lines.join('\n')}\n`;
}

async function ourImport(root: string, folder: string, file: string): Promise<number> {
	const database = join(folder, 'ours.db');
	const { writable, catalogue, clock } = await openWorkbench(config(root, database));
	const start = performance.now();
	const outcome = await acceptReturn(
		writable,
		catalogue,
		clock,
		{
			collection: catalogue.collections.get('surrey-monthly')!,
			period: null,
			fileName: 'rows.csv',
			sha256: '',
			bytes: 0,
			source: () => createReadStream(file),
		},
		{
			actor: { name: 'Benchmark' },
			reason: null,
			acknowledgements: [{ code: 'indicator-missing', reason: 'Benchmark' }],
			checkedAt: null,
		},
	);
	const time = performance.now() - start;
	if (outcome.state !== 'accepted' || outcome.changes.created !== rows)
		throw new Error(`The import was ${outcome.state}: ${JSON.stringify(outcome).slice(0, 500)}`);
	await writable.db.destroy();
	removeDatabase(database);
	return time;
}

/** The same file into a table of the file's columns with the types, key, strictness and pragmas of the observation table. */
function sqliteImport(folder: string, file: string): number | null {
	const database = join(folder, 'theirs.db');
	const script = [
		'pragma journal_mode = wal;',
		'pragma synchronous = full;',
		`create table observation (period text not null, indicator text not null, area text not null,
			breakdown text not null, numerator real, denominator any, value any, status text not null, note text,
			primary key (indicator, area, breakdown, period)) strict, without rowid;`,
		`.import --csv --skip 1 ${file} observation`,
	].join('\n');
	const start = performance.now();
	const { error } = spawnSync('sqlite3', [database], { input: script });
	const time = performance.now() - start;
	removeDatabase(database);
	return error ? null : time;
}

function removeDatabase(file: string): void {
	for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
}

const config = (root: string, file: string) =>
	configFrom(
		{ DATABASE_URL: `file:${file}`, SIGHTLINE_DEMO: 'off', SIGHTLINE_NOW: '2019-05-09' },
		root,
	);
