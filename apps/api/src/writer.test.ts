import { existsSync, mkdirSync, renameSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { temporaryFolder, testConfig, type Temporary } from './testing.ts';
import { openInstallation, openWorkbench } from './installation.ts';
import { startWriter, type SpooledFile } from './writer.ts';

let temporary: Temporary;
beforeEach(() => {
	temporary = temporaryFolder();
});
afterEach(() => temporary.remove());

function emptyFile(): SpooledFile {
	const path = join(temporary.folder, 'empty.csv');
	writeFileSync(path, '');
	return {
		path,
		collection: 'surrey-monthly',
		period: null,
		fileName: 'empty.csv',
		sha256: '',
		bytes: 0,
	};
}

test('a writing thread that dies fails its job in words, and the next job has a new one', async () => {
	const config = testConfig(temporary.folder);
	const file = emptyFile();
	// A folder in the place of the database: the thread cannot even start.
	mkdirSync(config.databaseFile);
	const writer = startWriter({ config, now: config.now });
	await expect(writer.preview(file)).rejects.toThrow('Nothing was stored; try again.');

	rmdirSync(config.databaseFile);
	// The catalogue is not there yet in a new database, so the thread starts and dies again; no job hangs.
	await expect(writer.preview(file)).rejects.toThrow('Nothing was stored; try again.');
	await writer.close();
});

test('a job that waits behind a thread that dies is done by the next one', async () => {
	const config = testConfig(temporary.folder);
	const file = emptyFile();
	const { writable } = await openWorkbench(config);
	await writable.db.destroy();
	const away = join(temporary.folder, 'away.db');
	renameSync(config.databaseFile, away);
	mkdirSync(config.databaseFile);
	const writer = startWriter({ config, now: config.now });
	const first = writer.preview(file).catch((error: unknown) => {
		rmdirSync(config.databaseFile);
		renameSync(away, config.databaseFile);
		return error;
	});
	const second = writer.preview(file);
	expect(String(await first)).toContain('Nothing was stored; try again.');
	expect((await second).state).toBe('refused');
	await writer.close();
});

test('an orderly stop leaves one file: what was written is folded into the database', async () => {
	const config = testConfig(temporary.folder);
	const installation = await openInstallation(config);
	await installation.writer.changeCatalogue(
		're-referrals',
		{ of: 'target', scope: 'local', value: 80, from: '2019-04', agreedBy: 'Board', reason: 'New' },
		{ name: 'Tester' },
	);
	expect(existsSync(`${config.databaseFile}-wal`)).toBe(true);
	await installation.close();
	expect(existsSync(`${config.databaseFile}-wal`)).toBe(false);
});
