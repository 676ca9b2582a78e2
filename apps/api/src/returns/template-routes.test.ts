import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Accepted, Check, Overview, Problem, ReturnList } from '../contract/index.ts';
import { temporaryFolder, testApp, type Temporary, type TestApp } from '../testing.ts';

const data = join(import.meta.dirname, '../../../../data');

/** A team's workbook, as returns of the monthly collection. */
const mapping = {
	id: 'team-workbook',
	of: 'surrey-monthly',
	title: 'Team workbook',
	layout: {
		kind: 'wide',
		indicators: ['contacts', 're-referrals'],
		columns: { indicator: 'KPI', area: 'Team' },
		names: { indicators: { 'All contacts': 'contacts' }, areas: { County: 'E10000030' } },
		unused: ['Manager'],
	},
};

let folder: Temporary;
let site: TestApp;
beforeAll(async () => {
	folder = temporaryFolder();
	const files = join(folder.folder, 'data');
	cpSync(data, files, { recursive: true });
	const path = join(files, 'collections.json');
	const entries = JSON.parse(readFileSync(path, 'utf8')) as object[];
	writeFileSync(path, JSON.stringify([...entries, mapping]));
	site = await testApp({ SIGHTLINE_DATA: files });
});
afterAll(async () => {
	await site.close();
	folder.remove();
});

const get = (url: string) => site.app.inject(`/api/returns${url}`);

async function check(csv: string, collection: string): Promise<Check> {
	const response = await site.app.inject({
		method: 'POST',
		url: `/api/returns?collection=${collection}`,
		headers: { 'content-type': 'text/csv' },
		payload: csv,
	});
	return response.json<Check>();
}

async function accept({ id, warnings }: Check, reason = 'A test'): Promise<Accepted> {
	const response = await site.app.inject({
		method: 'POST',
		url: `/api/returns/checks/${id}/accept`,
		payload: { reason, acknowledgements: warnings.map(({ code }) => ({ code, reason })) },
	});
	expect(response.statusCode).toBe(201);
	return response.json<Accepted>();
}

/** A template with 4 of 8 in each of the five parts of the county, and 20 of 40 in the whole. */
function filledIn(csv: string): string {
	const [header, ...rows] = csv.trimEnd().split('\r\n');
	const columns = header!.split(',');
	const at = (name: string) => columns.findIndex((column) => column.endsWith(name));
	return [
		header,
		...rows.map((row) => {
			const cells = row.split(',');
			const isWhole = /E10000030|County/.test(row);
			cells[at('numerator')] = isWhole ? '20' : '4';
			cells[at('denominator')] = isWhole ? '40' : '8';
			return cells.join(',');
		}),
	].join('\r\n');
}

describe('templates', () => {
	test.each(['tidy', 'wide'])('are accepted with no finding when filled in: %s', async (layout) => {
		for (const collection of ['surrey-quarterly', 'surrey-termly', 'surrey-monthly']) {
			const response = await get(`/templates/${collection}?layout=${layout}&period=`);
			expect(response.statusCode).toBe(200);
			const found = await check(filledIn(response.body), collection);
			expect(found).toMatchObject({ state: 'checked', findings: [] });
			expect(found.observations).toBe(response.body.trimEnd().split('\r\n').length - 1);
			await site.app.inject({ method: 'DELETE', url: `/api/returns/checks/${found.id}` });
		}
	});

	test('are files named for collection, period and layout', async () => {
		const wide = await get('/templates/surrey-monthly?layout=wide&period=2019-04');
		expect(wide.headers).toMatchObject({
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': 'attachment; filename="surrey-monthly-2019-04-wide.csv"',
		});
		expect(wide.body.split('\r\n').slice(0, 3)).toEqual([
			'indicator,area,2019-04 numerator,2019-04 denominator',
			'contacts,E10000030,,',
			expect.stringMatching(/^contacts,SUR-/),
		]);
		const termly = await get('/templates/surrey-termly?period=2018/19-T1');
		expect(termly.headers['content-disposition']).toBe(
			'attachment; filename="surrey-termly-2018-19-T1-tidy.csv"',
		);
	});

	test('are for the last period that has ended, until a return says which is next', async () => {
		const first = (body: string) => body.split('\r\n')[1]!.split(',')[0];
		expect(first((await get('/templates/surrey-monthly')).body)).toBe('2019-04');
		expect(first((await get('/templates/surrey-quarterly')).body)).toBe('2019-Q1');
		const january = await get('/templates/surrey-quarterly?period=2018-Q2');
		await accept(await check(filledIn(january.body), 'surrey-quarterly'));
		expect(first((await get('/templates/surrey-quarterly')).body)).toBe('2018-Q3');
	});

	test.each([
		['/templates/nothing', 404, 'There is no collection “nothing”.'],
		[
			'/templates/dfe-referrals',
			404,
			'There is nothing to fill in for “Referrals and re-referrals, national statistics”: it comes as Department for Education publishes it.',
		],
		[
			'/templates/surrey-monthly?period=spring',
			422,
			'“spring” is not a period of “Monthly performance return (demonstration)”. Write it as 2019-04 is for April 2019, or leave it out.',
		],
		[
			'/templates/team-workbook?layout=tidy',
			422,
			'“Team workbook” takes the wide layout only. Ask for layout=wide.',
		],
		['/schemas/nothing.json', 404, 'There is no collection “nothing”.'],
		[
			'/schemas/team-workbook.json',
			404,
			'There is no table schema of “Team workbook”: its files have a column for each period, which differ from file to file.',
		],
	])('and schemas that do not exist are refused in words: %s', async (url, status, message) => {
		const response = await get(url);
		expect(response.statusCode).toBe(status);
		expect(response.json<Problem>().message).toBe(message);
	});
});

test('the table schema of a collection names its indicators and areas', async () => {
	const response = await get('/schemas/surrey-monthly.json');
	expect(response.statusCode).toBe(200);
	const schema = response.json<{
		fields: { name: string; constraints?: { enum?: string[] } }[];
		primaryKey: string[];
	}>();
	expect(schema.primaryKey).toEqual(['period', 'indicator', 'area']);
	const [, indicator, area] = schema.fields;
	expect(indicator!.constraints!.enum).toContain('re-referrals');
	expect(indicator!.constraints!.enum).not.toContain('suspensions');
	expect(area!.constraints!.enum).toContain('E10000030');
	expect(area!.constraints!.enum).not.toContain('E92000001');
});

describe('a file by a mapping', () => {
	test('is a return of the collection that it is of', async () => {
		const template = await get('/templates/team-workbook');
		expect(template.headers['content-disposition']).toBe(
			'attachment; filename="team-workbook-2019-04-wide.csv"',
		);
		expect(template.body.split('\r\n').slice(0, 2)).toEqual([
			'KPI,Team,2019-04 numerator,2019-04 denominator',
			'All contacts,County,,',
		]);
		const whole = await get('/templates/surrey-monthly?layout=wide&period=2019-04');
		const before = await accept(await check(filledIn(whole.body), 'surrey-monthly'));

		const found = await check(filledIn(template.body).replace('20,40', '20,'), 'team-workbook');
		expect(found).toMatchObject({
			state: 'checked',
			counts: { error: 0 },
			collection: { id: 'team-workbook', title: 'Team workbook' },
			// Everything that the workbook does not hold goes with the return that it supersedes.
			changes: { supersedes: before.sequence, unchanged: 12 - 1, changed: 1 },
		});
		expect(found.changes!.removed).toBe(before.created - 12);
		await accept(found);

		const list = (await get('')).json<ReturnList>();
		expect(list.returns[0]).toMatchObject({
			collection: { id: 'surrey-monthly' },
			period: { code: '2019-04' },
			supersedes: before.sequence,
		});
		expect(list.collections.find(({ id }) => id === 'team-workbook')).toMatchObject({
			of: 'surrey-monthly',
			layout: 'wide',
			next: { code: '2019-05' },
		});
		expect((await get('?collection=team-workbook')).json<ReturnList>().total).toBe(2);
		const overview = (await site.app.inject('/api/overview')).json<Overview>();
		expect(overview.overdue.map(({ collection }) => collection)).not.toContain('Team workbook');
	});
});
