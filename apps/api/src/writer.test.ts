import { mkdirSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { temporaryFolder, testConfig, type Temporary } from './testing.ts';
import { startWriter } from './writer.ts';

let temporary: Temporary;
beforeEach(() => {
	temporary = temporaryFolder();
});
afterEach(() => temporary.remove());

test('a writing thread that dies fails its job in words, and the next job has a new one', async () => {
	const config = testConfig(temporary.folder);
	const path = join(temporary.folder, 'empty.csv');
	writeFileSync(path, '');
	const file = {
		path,
		collection: 'surrey-monthly',
		period: null,
		fileName: 'empty.csv',
		sha256: '',
		bytes: 0,
	};
	// A folder in the place of the database: the thread cannot even start.
	mkdirSync(config.databaseFile);
	const writer = startWriter({ config, now: config.now });
	await expect(writer.preview(file)).rejects.toThrow('Nothing was stored; try again.');

	rmdirSync(config.databaseFile);
	// The catalogue is not there yet in a new database, so the thread starts and dies again; no job hangs.
	await expect(writer.preview(file)).rejects.toThrow('Nothing was stored; try again.');
	await writer.close();
});
