import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import SQLite from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { monthIndex, periodCode } from '@sightline/metrics/periods';
import type { Check, IndicatorPage } from '../contract/index.ts';
import { openForReading } from '../db/database.ts';
import { openWorkbench, type Workbench } from '../installation.ts';
import { acceptText, contentOf, temporaryFolder, testConfig, type Temporary } from '../testing.ts';

// A server is killed at random moments of an import. After the next start its database holds what it held before, or
// what it holds when nothing is killed: to the last bit of every table, as the clock stands still.

const kills = 50;
const rowCount = 20_000;
/** How many of them have an earlier figure. */
const restated = 5000;
/** Databases that are worked on side by side. */
const lanes = 3;
const serverFile = fileURLToPath(new URL('../testing-server.ts', import.meta.url));

type Step = 'upload' | 'accept';

/** In which step of an import the server is killed, and when: 1 is when the step should be over. */
const moments = fc.sample(
	fc.noBias(
		fc.oneof(
			{ weight: 2, arbitrary: fc.record({ step: fc.constant<Step>('upload'), when: partOf(1) }) },
			{ weight: 3, arbitrary: fc.record({ step: fc.constant<Step>('accept'), when: partOf(2) }) },
		),
	),
	{ seed: 20_190_509, numRuns: kills },
);

function partOf(most: number): fc.Arbitrary<number> {
	return fc.integer({ min: 0, max: 1000 }).map((thousandths) => (most * thousandths) / 1000);
}

let temporary: Temporary;
/** A database with one return, which the import replaces. */
let base: string;
let file: Buffer;
const running = new Set<ChildProcess>();

beforeAll(async () => {
	temporary = temporaryFolder();
	const config = testConfig(temporary.folder);
	base = config.databaseFile;
	const workbench = await openWorkbench(config);
	file = Buffer.from(await monthlyReturn(workbench, rowCount, 100));
	const earlier = await monthlyReturn(workbench, restated, 50);
	expect(await acceptText(workbench, 'surrey-monthly', null, earlier)).toMatchObject({
		state: 'accepted',
		changes: { created: restated },
	});
	await workbench.writable.db.destroy();
	expect(readdirSync(temporary.folder)).toEqual(['test.db']);
}, 60_000);

afterAll(() => {
	for (const server of running) server.kill('SIGKILL');
	temporary.remove();
});

test(`a server that is killed ${kills} times while it imports ${rowCount} rows has stored each time all of them or none`, async ({
	annotate,
}) => {
	const outcomes: Outcome[] = [];
	const left = moments.values();
	await Promise.all(
		Array.from({ length: lanes }, async (_, number) => {
			const lane = await openLane(join(temporary.folder, `lane-${number}`));
			for (const moment of left) outcomes.push(await lane.kill(moment));
			await lane.close();
		}),
	);

	const count = (is: (outcome: Outcome) => boolean) => outcomes.filter(is).length;
	const split = {
		all: count(({ stored }) => stored),
		'all, though nobody was told': count(({ stored, told }) => stored && !told),
		none: count(({ stored }) => !stored),
		'a file left in the spool': count(({ spooled }) => spooled > 0),
	};
	await annotate(JSON.stringify(split));
	expect(outcomes).toHaveLength(kills);
	expect(split.all).toBeGreaterThan(0);
	expect(split.none).toBeGreaterThan(0);
	expect(split['a file left in the spool']).toBeGreaterThan(0);
}, 900_000);

interface Outcome {
	stored: boolean;
	/** Whether the answer that it is stored arrived. */
	told: boolean;
	/** Files that were in the spool when the server was dead. */
	spooled: number;
}

interface Server {
	process: ChildProcess;
	origin: string;
}

/** What a database holds, and whether anything waits in its spool. */
interface Content {
	/** Rows of the tables that a return is stored in. */
	rows: { change: number; return: number; return_life: number; observation: number };
	integrity: unknown;
	spooled: string[];
	tables: string;
}

/** A database of its own for a server that is killed again and again. */
async function openLane(folder: string) {
	const database = join(folder, 'test.db');
	const spool = join(folder, 'incoming');
	mkdirSync(folder);

	/** The database as it was before the import, and a server on it. */
	async function reset(server: Server | null): Promise<Server> {
		if (server) await stop(server);
		for (const name of readdirSync(folder).filter((name) => name.startsWith('test.db')))
			rmSync(join(folder, name));
		copyFileSync(base, database);
		return start(folder);
	}

	async function content(): Promise<Content> {
		const db = openForReading(database);
		const tables = createHash('sha256').update(JSON.stringify(await contentOf(db)));
		await db.destroy();
		const sqlite = new SQLite(database, { readonly: true });
		const countOf = (table: string) =>
			sqlite.prepare(`select count(*) from "${table}"`).pluck().get() as number;
		const rows = {
			change: countOf('change'),
			return: countOf('return'),
			return_life: countOf('return_life'),
			observation: countOf('observation'),
		};
		const integrity = sqlite.pragma('integrity_check', { simple: true });
		sqlite.close();
		return {
			rows,
			integrity,
			spooled: readdirSync(spool),
			tables: tables.digest('hex'),
		};
	}

	let server = await reset(null);
	const before = await content();
	const known = await figures(server);
	const started = performance.now();
	let uploaded = 0;
	await handIn(server, (step) => {
		if (step === 'accept') uploaded = performance.now();
	});
	const lasts = { upload: uploaded - started, accept: performance.now() - uploaded };
	const after = await content();
	const restatedTo = await figures(server);
	expect(before).toMatchObject({ rows: { return: 1, observation: restated }, integrity: 'ok' });
	expect(after).toMatchObject({ integrity: 'ok', spooled: [] });
	expect(after.rows).toEqual({
		change: before.rows.change + 1,
		return: 2,
		return_life: 2,
		observation: restated + rowCount,
	});
	expect(known.length).toBeGreaterThan(12);
	expect(restatedTo.slice(-known.length)).toEqual(known.map((one) => one + 50));
	server = await reset(server);

	return {
		async kill({ step, when }: { step: Step; when: number }): Promise<Outcome> {
			const { process } = server;
			const dead = once(process, 'exit');
			let killed = Promise.resolve();
			const begun = performance.now();
			const told = await handIn(server, (current) => {
				if (current !== step) return;
				// The machine may be slower now than it was, so the step before is the measure of the next.
				const pace = step === 'upload' ? 1 : (performance.now() - begun) / lasts.upload;
				killed = pause(when * pace * lasts[step]).then(() => void process.kill('SIGKILL'));
			}).catch((error: unknown) => {
				if (process.killed) return false;
				throw error;
			});
			await killed;
			await dead;
			const spooled = readdirSync(spool).length;

			server = await start(folder);
			const found = await content();
			const stored = found.rows.return === after.rows.return;
			expect(found).toEqual(stored ? after : before);
			if (told) expect(stored).toBe(true);
			if (stored) {
				expect(await figures(server)).toEqual(restatedTo);
				expect((await upload(server)).state).toBe('identical');
				server = await reset(server);
			}
			return { stored, told, spooled };
		},
		close: () => stop(server),
	};
}

async function start(folder: string): Promise<Server> {
	const child = spawn(process.execPath, [serverFile, folder], {
		// What the first servers have compiled, the others need not.
		env: { ...process.env, NODE_COMPILE_CACHE: join(temporary.folder, 'compiled') },
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	running.add(child);
	child.once('exit', () => running.delete(child));
	const [address] = (await Promise.race([
		once(child.stdout, 'data'),
		once(child, 'exit').then(([status]) => {
			throw new Error(`The server did not start: it ended with ${String(status)}.`);
		}),
	])) as [Buffer];
	return { process: child, origin: String(address).trim() };
}

async function stop({ process }: Server): Promise<void> {
	const ended = once(process, 'exit');
	process.kill('SIGTERM');
	await ended;
}

/** The numerators of an indicator of the file, as its page has them. */
async function figures({ origin }: Server): Promise<number[]> {
	const response = await fetch(`${origin}/api/indicators/re-referrals?area=E10000030`);
	const { points } = (await response.json()) as IndicatorPage;
	return points.map(({ numerator }) => numerator!);
}

/** Uploads and accepts the file, telling which step begins; true once the server has said that it counts. */
async function handIn(server: Server, onStep: (step: Step) => void): Promise<boolean> {
	onStep('upload');
	const { state, id, warnings } = await upload(server);
	expect(state).toBe('checked');
	onStep('accept');
	const response = await fetch(`${server.origin}/api/returns/checks/${id}/accept`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({
			reason: 'A test',
			acknowledgements: warnings.map(({ code }) => ({ code, reason: 'A test' })),
		}),
	});
	expect(response.status).toBe(201);
	return true;
}

/** Uploads the file piece by piece, as it comes over a line, so that the server can be killed while it arrives. */
async function upload({ origin }: Server): Promise<Check> {
	let sent = 0;
	const request = {
		method: 'POST',
		headers: { 'content-type': 'text/csv' },
		body: new ReadableStream<Uint8Array>({
			async pull(controller) {
				await pause(5);
				controller.enqueue(file.subarray(sent, (sent += 65_536)));
				if (sent >= file.length) controller.close();
			},
		}),
		duplex: 'half',
	};
	const response = await fetch(`${origin}/api/returns?collection=surrey-monthly`, request);
	return (await response.json()) as Check;
}

/** A return of all indicators for several councils and as many months as it takes. */
async function monthlyReturn(
	{ writable, catalogue }: Workbench,
	rows: number,
	least: number,
): Promise<string> {
	const indicators = (await catalogue.indicatorsAt(writable.db, 1)).filter(
		({ frequency }) => frequency === 'month',
	);
	const codes = ['E10000030', 'E10000016', 'E10000014', 'E10000011', 'E10000013', 'E10000012'];
	const lines = ['period,indicator,area,numerator,denominator'];
	for (let month = monthIndex(2019, 3); lines.length <= rows; month -= 1)
		for (const code of codes)
			for (const { id, denominator } of indicators) {
				if (lines.length > rows) break;
				const part = least + ((lines.length * 7919) % 900);
				lines.push(
					`${periodCode({ type: 'month', index: month })},${id},${code},${part},${denominator ? 1000 : ''}`,
				);
			}
	return `${lines.join('\n')}\n`;
}
