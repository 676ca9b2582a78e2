import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Accepted, Check, Problem } from '../contract/index.ts';
import { testApp, type TestApp } from '../testing.ts';
import { openReception } from './receive.ts';

const header = 'period,indicator,area,numerator,denominator';
const april = (inTime: number | string) =>
	`${header}\n2018-04,initial-conferences-on-time,E10000030,${inTime},400\n`;

describe('files that wait', () => {
	let site: TestApp;
	beforeEach(async () => {
		site = await testApp();
	});
	afterEach(() => site.close());

	const upload = (csv: string) =>
		site.app.inject({
			method: 'POST',
			url: '/api/returns?collection=surrey-monthly',
			headers: { 'content-type': 'text/csv' },
			payload: csv,
		});
	const checked = async (csv: string) => (await upload(csv)).json<Check>();
	const accept = ({ id, warnings }: Check, reason = 'A test') =>
		site.app.inject({
			method: 'POST',
			url: `/api/returns/checks/${id}/accept`,
			payload: { reason, acknowledgements: warnings.map(({ code }) => ({ code, reason: 'Seen' })) },
		});
	const changes = ({ id }: Check) => site.app.inject(`/api/returns/checks/${id}/changes.csv`);
	const statusOf = async ({ id }: Check) =>
		(await site.app.inject(`/api/returns/checks/${id}`)).statusCode;
	const spooled = () => readdirSync(join(site.folder, 'incoming'));

	test('are a hundred at most, those under way among them', async () => {
		const answers = await Promise.all(Array.from({ length: 104 }, (_, at) => upload(april(at))));
		const refused = answers.filter(({ statusCode }) => statusCode === 429);
		expect(refused).toHaveLength(4);
		expect(refused[0]!.json<Problem>().message).toContain('100 files are waiting already');
		expect(answers.filter(({ statusCode }) => statusCode === 201)).toHaveLength(100);
		expect(spooled()).toHaveLength(100);
	}, 60_000);

	test('are not those that were refused, of which the last twenty are remembered', async () => {
		const refused: Check[] = [];
		for (let at = 0; at < 101; at += 1) refused.push(await checked(april(`${at} people`)));
		expect(refused.every(({ state }) => state === 'refused')).toBe(true);
		expect((await upload(april(1))).statusCode).toBe(201);
		const statuses = await Promise.all(refused.map(statusOf));
		expect(statuses.lastIndexOf(404)).toBe(80);
		expect(statuses.indexOf(200)).toBe(81);
	}, 60_000);

	test('are answered when they are accepted, however many that came later were accepted before', async () => {
		const first = await checked(april(0));
		for (let at = 0; at < 200; at += 1) {
			const one = await checked(april(at + 1));
			expect((await accept(one)).statusCode).toBe(201);
		}
		expect((await accept(first)).statusCode).toBe(409);
		const answer = await accept(first);
		expect(answer.statusCode, answer.body).toBe(201);
		expect(answer.json<Accepted>()).toMatchObject({ sequence: 202, supersedes: 201 });
		expect((await accept(first)).body).toBe(answer.body);
	}, 120_000);

	test('that count already are not to be mended', async () => {
		expect((await accept(await checked(april(30)))).statusCode).toBe(201);
		const again = await accept(await checked(april(30)));
		expect(again.statusCode).toBe(409);
		expect(again.json<Problem>().message).toBe(
			'This file counts already, as return 2. There is nothing to do.',
		);
	});

	test('have no list of changes once the same bytes count', async () => {
		const [first, twin] = [await checked(april(30)), await checked(april(30))];
		expect((await changes(twin)).body).toContain('created');
		expect((await accept(first)).statusCode).toBe(201);
		const none = await changes(twin);
		expect(none.statusCode).toBe(409);
		expect(none.json<Problem>().message).toContain('was accepted in the meantime');
		expect(spooled()).toHaveLength(1);
	});

	test('have their changes listed once for all who ask meanwhile, and anew for who asks later', async () => {
		const check = await checked(april(30));
		const listed = vi.spyOn(site.installation.writer, 'listChanges');
		const lists = await Promise.all([changes(check), changes(check), changes(check)]);
		expect(listed).toHaveBeenCalledTimes(1);
		expect(lists[0].body).toContain('created');
		expect(lists.map(({ body }) => body)).toEqual(lists.map(() => lists[0].body));
		await vi.waitFor(() => expect(spooled()).toHaveLength(1));
		expect((await changes(check)).body).toBe(lists[0].body);
		expect(listed).toHaveBeenCalledTimes(2);
	});

	test('wait another hour when they could not be accepted, and say so', async () => {
		const { writer, config, catalogue } = site.installation;
		let now = new Date('2019-05-09T12:00:00Z');
		const reception = openReception(writer, {
			folder: config.incomingFolder,
			uploadBytes: config.uploadBytes,
			now: () => now,
		});
		const check = await reception.receive({
			collection: catalogue.collections.get('surrey-monthly')!,
			period: null,
			fileName: 'april.csv',
			content: bytesOf(april(30)),
		});
		expect(check.expiresAt).toBe('2019-05-09T13:00:00.000Z');
		now = new Date('2019-05-09T12:50:00Z');
		const actor = { name: 'Tester' };
		expect((await reception.accept(check.id, actor, {}, true)).state).toBe('open');
		expect(reception.check(check.id).expiresAt).toBe('2019-05-09T13:50:00.000Z');
		now = new Date('2019-05-09T13:10:00Z');
		const acknowledgements = [{ code: 'indicator-missing', reason: 'Oliver Smith was late' }];
		await expect(
			reception.accept(check.id, actor, { acknowledgements }, true),
		).rejects.toMatchObject({ status: 422, code: 'bad-text' });
		expect(reception.check(check.id).expiresAt).toBe('2019-05-09T14:10:00.000Z');
		await reception.close();
	});
});

async function* bytesOf(text: string): AsyncIterable<Uint8Array> {
	yield new TextEncoder().encode(text);
}
