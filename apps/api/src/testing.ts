import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import type { Kysely } from 'kysely';
import { buildApp } from './app.ts';
import { collectionNamed } from './catalogue/kept-mappings.ts';
import { configFrom, type Config } from './config.ts';
import type { Tables } from './db/tables.ts';
import {
	openInstallation,
	openWorkbench,
	type Installation,
	type Workbench,
} from './installation.ts';
import { findingCodes } from '@sightline/returns';
import { acceptReturn, type Acceptance, type Outcome } from './returns/accept.ts';

// What tests share: a real database in a folder of its own, the real catalogue, the real app.

const root = fileURLToPath(new URL('../../..', import.meta.url));

export interface Temporary {
	folder: string;
	remove: () => void;
}

/** A folder that lasts as long as a test. */
export function temporaryFolder(): Temporary {
	const folder = mkdtempSync(join(tmpdir(), 'sightline-'));
	return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Settings for a database of a test's own, empty unless it says otherwise; the clock stands in May 2019. */
export function testConfig(folder: string, settings: Record<string, string> = {}): Config {
	return configFrom(
		{
			DATABASE_URL: `file:${join(folder, 'test.db')}`,
			SIGHTLINE_DEMO: 'off',
			SIGHTLINE_NOW: '2019-05-09',
			SIGHTLINE_LOG: 'silent',
			PORT: '0',
			...settings,
		},
		root,
	);
}

export interface TestApp {
	app: FastifyInstance;
	installation: Installation;
	folder: string;
	close: () => Promise<void>;
}

/** The real app on a database of its own. */
export async function testApp(settings: Record<string, string> = {}): Promise<TestApp> {
	const { folder, remove } = temporaryFolder();
	const installation = await openInstallation(testConfig(folder, settings));
	const app = await buildApp(installation);
	return {
		app,
		installation,
		folder,
		close: async () => {
			await app.close();
			await installation.close();
			remove();
		},
	};
}

/** The writing side alone, on an empty database of its own. */
export async function testWorkbench(): Promise<Workbench & { close: () => Promise<void> }> {
	const { folder, remove } = temporaryFolder();
	const workbench = await openWorkbench(testConfig(folder));
	return {
		...workbench,
		close: async () => {
			await workbench.writable.db.destroy();
			remove();
		},
	};
}

/** Accepts a file given as text, every kind of warning acknowledged. */
export function acceptText(
	workbench: Workbench,
	collection: string,
	period: number | null,
	text: string,
): Promise<Outcome> {
	return handInText(workbench, collection, period, text, {
		actor: { name: 'Tester' },
		reason: 'A test',
		acknowledgements: findingCodes.map((code) => ({ code, reason: 'A test' })),
		checkedAt: null,
	});
}

/** Hands a file given as text in: without an acceptance, for what it would change. */
export async function handInText(
	{ writable, catalogue, clock }: Workbench,
	collection: string,
	period: number | null,
	text: string,
	acceptance: Acceptance | null,
): Promise<Outcome> {
	return acceptReturn(
		writable,
		catalogue,
		clock,
		{
			collection: await collectionNamed(writable.db, catalogue, collection),
			period,
			fileName: 'test.csv',
			sha256: createHash('sha256').update(text).digest('hex'),
			bytes: text.length,
			source: () => bytesOf(text),
		},
		acceptance,
	);
}

async function* bytesOf(text: string): AsyncIterable<Uint8Array> {
	yield new TextEncoder().encode(text);
}

/** Everything that the tables hold, to compare before and after. */
export async function contentOf(db: Kysely<Tables>): Promise<unknown> {
	const tables = await db.introspection.getTables();
	return Promise.all(
		tables.map(async ({ name }) => [
			name,
			await db
				.selectFrom(name as 'observation')
				.selectAll()
				.execute(),
		]),
	);
}
