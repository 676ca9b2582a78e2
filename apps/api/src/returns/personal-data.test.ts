import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Check } from '../contract/index.ts';
import { temporaryFolder, type Temporary } from '../testing.ts';

// The server runs as a process of its own, so that everything it writes can be read.
const server = `
	const { buildApp } = await import('${new URL('../app.ts', import.meta.url).href}');
	const { configFrom } = await import('${new URL('../config.ts', import.meta.url).href}');
	const { openInstallation } = await import('${new URL('../installation.ts', import.meta.url).href}');
	const config = configFrom(process.env, process.env.SIGHTLINE_TEST_ROOT);
	const installation = await openInstallation(config);
	const app = await buildApp(installation);
	process.once('SIGTERM', () => void app.close().then(installation.close));
	console.log('address ' + await app.listen({ host: config.host, port: config.port }));
`;

const header = 'period,indicator,area,numerator,denominator,note';
const good = '2018-04,initial-conferences-on-time,E10000030,30,40';
const child = 'Oliver Featherstone';
const upn = 'H801200001001';
const nhsNumber = '9434765919';
const planted = ['Oliver', 'Featherstone', upn, nhsNumber, '943 476 5919'];
const leftBehind = '00000000-0000-4000-8000-000000000000.csv';

let temporary: Temporary;
let running: ChildProcess;
let address = '';
let log = '';

beforeEach(async () => {
	temporary = temporaryFolder();
	mkdirSync(join(temporary.folder, 'incoming'));
	writeFileSync(join(temporary.folder, 'incoming', leftBehind), `${child},${upn}`);
	const program = join(temporary.folder, 'server.mjs');
	writeFileSync(program, server);
	running = spawn(process.execPath, [program], {
		env: {
			PATH: process.env.PATH,
			SIGHTLINE_TEST_ROOT: fileURLToPath(new URL('../../../..', import.meta.url)),
			DATABASE_URL: `file:${join(temporary.folder, 'test.db')}`,
			SIGHTLINE_DEMO: 'off',
			SIGHTLINE_NOW: '2019-05-09',
			SIGHTLINE_LOG: 'debug',
			PORT: '0',
		},
	});
	log = '';
	const started = Promise.withResolvers<string>();
	for (const stream of [running.stdout!, running.stderr!])
		stream.setEncoding('utf8').on('data', (text: string) => {
			log += text;
			const [, found] = /^address (\S+)/m.exec(log) ?? [];
			if (found) started.resolve(found);
		});
	running.once('exit', () => started.reject(new Error(log)));
	address = await started.promise;
}, 60_000);

afterEach(async () => {
	if (running.exitCode === null) {
		running.kill('SIGTERM');
		await once(running, 'exit');
	}
	temporary.remove();
});

async function upload(csv: string, name?: string): Promise<{ status: number; text: string }> {
	const query = new URLSearchParams({ collection: 'surrey-monthly', ...(name && { name }) });
	const response = await fetch(`${address}/api/returns?${query}`, {
		method: 'POST',
		headers: { 'content-type': 'text/csv' },
		body: csv,
	});
	return { status: response.status, text: await response.text() };
}

async function uploadForm(csv: string, name: string): Promise<{ status: number; text: string }> {
	const body = new FormData();
	body.set('collection', 'surrey-monthly');
	body.set('file', new Blob([csv], { type: 'text/csv' }), name);
	const response = await fetch(`${address}/api/returns`, { method: 'POST', body });
	return { status: response.status, text: await response.text() };
}

/** Every file below the folder with the database in it. */
function filesKept(): { name: string; bytes: Buffer }[] {
	return readdirSync(temporary.folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => ({
			name: entry.name,
			bytes: readFileSync(join(entry.parentPath, entry.name)),
		}));
}

function expectNothingKept(): void {
	const files = filesKept();
	expect(files.map(({ name }) => name)).toEqual(expect.arrayContaining(['test.db', 'test.db-wal']));
	for (const { name, bytes } of files)
		for (const text of planted)
			expect({ name, holds: bytes.includes(text) && text }).toEqual({ name, holds: false });
	for (const text of planted) expect(log).not.toContain(text);
	expect(readdirSync(join(temporary.folder, 'incoming'))).toEqual([]);
}

async function expectRefused(answer: { status: number; text: string }): Promise<Check> {
	const check = JSON.parse(answer.text) as Check;
	expect(answer.status).toBe(422);
	expect(check.state).toBe('refused');
	expect([...new Set(check.findings.map(({ code }) => code.replace(/-\w+$/, '')))]).toEqual([
		'personal-data',
	]);
	const again = await fetch(`${address}/api/returns/checks/${check.id}`);
	const csv = await fetch(`${address}/api/returns/checks/${check.id}/findings.csv`);
	for (const said of [answer.text, await again.text(), await csv.text()])
		for (const text of planted) expect(said).not.toContain(text);
	return check;
}

describe('a file with personal data', () => {
	test('leaves nothing of it in the database, the log or the spool', async () => {
		const other = `${header},Comments`;
		await expectRefused(
			await upload(`${other}\n${good},,${child}\n${good},,${upn}\n`, `${child}.csv`),
		);
		await expectRefused(await upload(`${header}\n${good},seen by ${child}\n`));
		await expectRefused(await upload(`${header}\n${good},943 476 5919 and ${upn}\n`));
		await expectRefused(await upload(`${header}\n2018-04,${child},${upn},${nhsNumber},40,\n`));
		await expectRefused(await upload(`UPN,Name,NHS number\n${upn},${child},${nhsNumber}\n`));
		await expectRefused(await upload(`${upn};"${child}\n${nhsNumber}`));
		const check = await expectRefused(
			await uploadForm(`${header}\n${good},\n`, `${upn} ${child} ${nhsNumber}.csv`),
		);
		expect(check).toMatchObject({
			fileName: 'return.csv',
			findings: [{ code: 'personal-data-values', line: null, cell: null, value: null }],
		});
		expectNothingKept();
		expect(log).toContain('incoming request');

		running.kill('SIGTERM');
		await once(running, 'exit');
		const files = filesKept();
		for (const text of planted)
			expect(files.filter(({ bytes }) => bytes.includes(text)).map(({ name }) => name)).toEqual([]);
	}, 60_000);

	test('leaves nothing of it when it stands late in a large file', async () => {
		const months = Array.from(
			{ length: 1400 },
			(_, month) => `${1900 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`,
		);
		const catalogue = JSON.parse(
			readFileSync(new URL('../../../../data/collections.json', import.meta.url), 'utf8'),
		) as { id: string; layout: { indicators: string[] } }[];
		const { indicators } = catalogue.find(({ id }) => id === 'surrey-monthly')!.layout;
		const rows = months
			.flatMap((month) => indicators.map((id) => `${month},${id},E10000030,3,4,row of ${month}`))
			.slice(0, 60_000);
		expect(rows).toHaveLength(60_000);
		rows[59_000] = `${rows[59_000]} by ${child}; ${upn}; ${nhsNumber}`;
		const check = await expectRefused(await upload([header, ...rows].join('\n')));
		expect(check).toMatchObject({
			rows: 60_000,
			findings: [{ code: 'personal-data-values', line: 59_002, cell: 'F59002', value: null }],
		});
		expectNothingKept();
	}, 60_000);

	test('differs from one without, whose note is kept', async () => {
		const answer = await upload(`${header}\n${good},Counted twice\n`, 'surrey-april.csv');
		const check = JSON.parse(answer.text) as Check;
		expect(check).toMatchObject({ state: 'checked', fileName: 'surrey-april.csv' });
		const accepted = await fetch(`${address}/api/returns/checks/${check.id}/accept`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({
				acknowledgements: check.warnings.map(({ code }) => ({ code, reason: 'Seen' })),
			}),
		});
		expect(accepted.status).toBe(201);
		for (const text of ['Counted twice', 'surrey-april.csv'])
			expect(filesKept().filter(({ bytes }) => bytes.includes(text))).not.toEqual([]);
		expectNothingKept();
	}, 60_000);
});
