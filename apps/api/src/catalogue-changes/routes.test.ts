import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type {
	CatalogueChanged,
	CatalogueEntry,
	CatalogueList,
	IndicatorPage,
	Problem,
} from '../contract/index.ts';
import { buildApp } from '../app.ts';
import { testApp, type TestApp } from '../testing.ts';
import { loadCatalogue } from '../catalogue/catalogue.ts';
import { readCatalogue } from '../catalogue/read-files.ts';

const reason = 'Agreed in April';
const target = { scope: 'local', from: '2019-03', value: 95, agreedBy: 'Board', reason };

let site: TestApp;

const post = (path: string, payload: object) =>
	site.app.inject({ method: 'POST', url: `/api/catalogue/${path}`, payload });

async function done(path: string, payload: object): Promise<CatalogueChanged> {
	const response = await post(path, payload);
	expect(response.statusCode, response.body).toBe(201);
	return response.json<CatalogueChanged>();
}

async function bytesOf(path: string): Promise<string> {
	const response = await site.app.inject(`/api/${path}`);
	expect(response.statusCode, response.body).toBe(200);
	return response.body;
}

const entryOf = async (id: string) =>
	JSON.parse(await bytesOf(`catalogue/${id}`)) as CatalogueEntry;
const pageOf = async (id: string, asOf?: number) =>
	JSON.parse(
		await bytesOf(`indicators/${id}${asOf === undefined ? '' : `?asOf=${asOf}`}`),
	) as IndicatorPage;

describe('the catalogue of the demonstration', () => {
	beforeAll(async () => {
		site = await testApp({ SIGHTLINE_DEMO: 'on', SIGHTLINE_NOW: '2019-04-15' });
	});
	afterAll(() => site.close());

	test('lists every indicator with its owner and the target in force', async () => {
		const { indicators, themes } = JSON.parse(await bytesOf('catalogue')) as CatalogueList;
		expect(themes.map(({ id }) => id)).toContain('workforce');
		expect(indicators.find(({ id }) => id === 'average-caseload')).toMatchObject({
			owner: 'Head of workforce',
			sourced: true,
			target: 16,
			targets: 1,
			rebases: 0,
			definitions: 2,
		});
		expect(indicators.find(({ id }) => id === 'contacts')).toMatchObject({
			sourced: false,
			target: null,
		});
	});

	test('tells the first definition from the one that replaced it', async () => {
		const { definitions } = await pageOf('average-caseload');
		expect(definitions).toMatchObject([
			{ from: null, until: { name: 'March 2017' }, reason: null },
			{
				from: { code: '2017-04' },
				until: null,
				reason: expect.stringContaining('Agency') as string,
			},
		]);
		expect(definitions[0]!.denominator).toContain('without agency workers');
	});

	test('gives as of every number what was true then, byte for byte, before and after each kind of change', async () => {
		const id = 'initial-conferences-on-time';
		const paths = [`indicators/${id}`, 'overview'];
		const { sequence: start } = JSON.parse(await bytesOf('health')) as { sequence: number };
		const seen = new Map<number, string[]>();
		const look = async (asOf: number) =>
			Promise.all(paths.map((path) => bytesOf(`${path}?asOf=${asOf}`)));
		seen.set(start, await look(start));
		const steps: [string, object][] = [
			['targets', target],
			['targets', { scope: 'local', from: '2019-03', reason, removed: true }],
			['rebases', { from: '2017-04', reason }],
			['rebases', { from: '2017-04', reason, removed: true }],
			['definition', { from: '2018-07', words: { definition: 'Counted in weeks.' }, reason }],
			['definition', { from: null, words: { title: 'First conferences' }, reason }],
		];
		for (const [what, body] of steps) {
			const { sequence } = await done(`${id}/${what}`, body);
			expect(sequence).toBe(start + seen.size);
			// What is asked for without a number is what is known with the last one.
			const now = await Promise.all(paths.map(bytesOf));
			expect(await look(sequence)).toEqual(now);
			seen.set(sequence, now);
		}
		// Nor is it the memory of this app: another one on the same tables says the same.
		const { config, db } = site.installation;
		const catalogue = await loadCatalogue(db, readCatalogue(config.dataFolder));
		const other = await buildApp({ ...site.installation, catalogue });
		for (const [asOf, answers] of seen) {
			const told = paths.map(
				async (path) => (await other.inject(`/api/${path}?asOf=${asOf}`)).body,
			);
			expect(await Promise.all(told)).toEqual(answers);
		}
		await other.close();

		const at = (step: number) => pageOf(id, start + step);
		expect((await at(1)).targets.find(({ current }) => current)!.value).toBe(95);
		expect((await at(1)).verdict.assurance).not.toBe((await at(0)).verdict.assurance);
		expect((await at(2)).targets).toEqual((await at(0)).targets);
		expect((await at(3)).groups).toHaveLength((await at(0)).groups.length + 1);
		expect((await at(4)).groups).toEqual((await at(0)).groups);
		expect((await at(5)).definitions).toHaveLength(2);
		expect((await at(5)).verdict).toMatchObject({ countedDifferently: true, change: null });
		expect((await at(6)).sentence).toMatch(/first conferences/i);
		expect((await at(5)).sentence).toMatch(/initial conferences/i);
	});

	test('drops the comparison with a year ago of a yearly reading that was counted differently', async () => {
		const id = 'agency-social-workers';
		await done(`${id}/definition`, {
			from: '2018-10',
			words: { numeratorLabel: 'Agency workers in post' },
			reason,
		});
		const { sentence, verdict } = await pageOf(id);
		expect(sentence).toBe('Agency social workers: counted differently a year ago');
		expect(verdict).toMatchObject({
			status: 'no-comparison',
			variation: null,
			assurance: 'failing',
		});
		await done(`${id}/definition`, { from: '2018-11', words: { owner: 'Another head' }, reason });
		expect((await pageOf(id)).definitions).toHaveLength(2);
	});

	test('is seen by the next request when another program has changed it', async () => {
		const before = await pageOf('re-referrals');
		const words =
			'target set re-referrals --value 21 --from 2019-03 --agreed-by Board --reason Agreed';
		const { status, stderr } = spawnSync(
			process.execPath,
			[join(import.meta.dirname, '../cli.ts'), ...words.split(' ')],
			{
				encoding: 'utf8',
				env: { ...process.env, DATABASE_URL: `file:${site.installation.config.databaseFile}` },
			},
		);
		expect(status, stderr).toBe(0);
		const after = await pageOf('re-referrals');
		expect(before.targets.map(({ value }) => value)).toEqual([22]);
		expect(after.targets.map(({ value, current }) => [value, current])).toEqual([
			[22, false],
			[21, true],
		]);
		expect(after.asOf).toBe(before.asOf + 1);
		// The writing thread sees it as well: the same again is no change.
		const again = await post('re-referrals/targets', { ...target, value: 21 });
		expect(again.json<Problem>().code).toBe('nothing-changed');
	});

	test('says on how many values the limits rest on both sides of a rebase', async () => {
		const { note } = await done('contacts/rebases', { from: '2018-10', reason });
		// April 2016 to September 2018 without August 2017, which is missing.
		expect(note).toBe(
			'The limits before it now rest on 29 values, those from it on 6. ' +
				'Limits that rest on fewer than 13 are on trial: they are shown and give no verdict.',
		);
		const second = await done('contacts/rebases', { from: '2017-04', reason });
		expect(second.note).toBe(
			'The limits before it now rest on 12 values, those from it on 17. ' +
				'Limits that rest on fewer than 13 are on trial: they are shown and give no verdict.',
		);
		expect((await entryOf('contacts')).rebases).toMatchObject([
			{ from: { code: '2017-04' }, valuesBefore: 12, valuesAfter: 17 },
			{ from: { code: '2018-10' }, valuesBefore: 17, valuesAfter: 6 },
		]);
	});
});
