import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { monthIndex, periodCode } from '@sightline/metrics/periods';
import { openWorkbench, type Workbench } from '../installation.ts';
import { acceptText, testApp, type TestApp } from '../testing.ts';

const header = 'period,indicator,area,breakdown,numerator,denominator,value,status,note';

describe('the rows of an accepted return', () => {
	let site: TestApp;
	let bench: Workbench;
	beforeEach(async () => {
		site = await testApp();
		bench = await openWorkbench(site.installation.config);
	});
	afterEach(async () => {
		await bench.writable.db.destroy();
		await site.close();
	});

	const accept = async (rows: string[], collection = 'surrey-monthly') => {
		const text = `${[header, ...rows].join('\n')}\n`;
		const outcome = await acceptText(bench, collection, null, text);
		if (outcome.state !== 'accepted') throw new Error(JSON.stringify(outcome));
		return outcome.sequence;
	};
	const download = (sequence: number) => site.app.inject(`/api/returns/${sequence}/rows.csv`);

	test('download in the tidy layout with their numbers and symbols, formula-safe in words only', async () => {
		const sequence = await accept([
			'2018-04,initial-conferences-on-time,E10000030,,30,40,,provisional,"=SUM(A1), or so"',
			'2018-04,initial-conferences-on-time,SUR-NE,total,c,low,,,-5 is a number',
			'2018-03,initial-conferences-on-time,E10000030,,z,z,x,,"two\nlines, ""quoted"""',
			'2018-04,contacts,E10000030,,5371,,,,-12',
		]);
		const response = await download(sequence);
		expect(response.statusCode).toBe(200);
		expect(response.headers['content-type']).toBe('text/csv; charset=utf-8');
		expect(response.headers['content-disposition']).toBe(
			`attachment; filename="surrey-monthly-2018-04-return-${sequence}.csv"`,
		);
		expect(response.body.split('\r\n').slice(0, 2)).toEqual([
			header,
			'2018-04,contacts,E10000030,total,5371,,,final,-12',
		]);
		for (const row of [
			`2018-04,initial-conferences-on-time,E10000030,total,30,40,,provisional,"'=SUM(A1), or so"`,
			`2018-04,initial-conferences-on-time,SUR-NE,total,c,low,,final,'-5 is a number`,
			`2018-03,initial-conferences-on-time,E10000030,total,z,z,x,final,"two\nlines, ""quoted"""`,
		])
			expect(response.body.split('\r\n')).toContain(row);
	});

	test('are the same figures when they are handed in again', async () => {
		const first = await accept([
			'2018-04,initial-conferences-on-time,E10000030,,30,40,,provisional,As planned',
			'2018-04,initial-conferences-on-time,SUR-NE,,c,low,,,',
			'2018-03,contacts,E10000030,,0,,,,',
		]);
		const { body } = await download(first);
		const again = await acceptText(bench, 'surrey-monthly', null, body);
		expect(again).toMatchObject({
			state: 'accepted',
			changes: { created: 0, changed: 0, removed: 0, unchanged: 3, supersedes: first },
		});
		if (again.state !== 'accepted') return;
		expect((await download(again.sequence)).body).toBe(body);
	});

	test('come whole and in order when there are more than are read at once', async () => {
		const first = monthIndex(1988, 1);
		const months = Array.from({ length: 350 }, (_, at) =>
			periodCode({ type: 'month', index: first + at }),
		);
		const areas = ['E10000030', 'SUR-NE', 'SUR-NW', 'SUR-SE', 'SUR-SW', 'SUR-CW'];
		const rows = areas.flatMap((area) =>
			months.map((month, at) => `${month},contacts,${area},total,${at + 1},,,final,`),
		);
		const sequence = await accept(rows);
		const { body } = await download(sequence);
		expect(body).toBe(`${[header, ...rows].join('\r\n')}\r\n`);
	});
});

describe('the rows of a return of the demonstration', () => {
	let site: TestApp;
	beforeAll(async () => {
		site = await testApp({ SIGHTLINE_DEMO: 'on', SIGHTLINE_NOW: '' });
	});
	afterAll(() => site.close());

	test('say in the name of the file that they are synthetic, where they are', async () => {
		const local = await site.app.inject('/api/returns/67/rows.csv');
		expect(local.headers['content-disposition']).toContain(
			'surrey-quarterly-2019-Q1-return-67-synthetic.csv',
		);
		expect(local.body.trimEnd().split('\r\n')).toHaveLength(55);
		const published = await site.app.inject('/api/returns/58/rows.csv');
		expect(published.headers['content-disposition']).toMatch(
			/dfe-referrals-20\d\d-\d\d-return-58\.csv/,
		);
		expect(published.body).toContain('2017/18,re-referrals,E92000001,total,143810,655630,');
	});
});
