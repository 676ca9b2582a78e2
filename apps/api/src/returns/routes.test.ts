import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Accepted, Check, IndicatorPage, Problem, ReturnList } from '../contract/index.ts';
import { lastSequence } from '../db/sequence.ts';
import { contentOf, testApp, type TestApp } from '../testing.ts';

const header = 'period,indicator,area,numerator,denominator';
const month = (code: string, inTime: number, all: number) =>
	`${header}\n${code},initial-conferences-on-time,E10000030,${inTime},${all}\n`;

let site: TestApp;
const open = async () => {
	site = await testApp();
};
const close = () => site.close();

function upload(csv: string | Buffer, query = 'collection=surrey-monthly') {
	return site.app.inject({
		method: 'POST',
		url: `/api/returns?${query}`,
		headers: { 'content-type': 'text/csv' },
		payload: csv,
	});
}

function form(fields: Record<string, string>, file?: { name: string; content: string }) {
	const boundary = 'a-boundary';
	const parts = Object.entries(fields).map(
		([name, value]) => `content-disposition: form-data; name="${name}"\r\n\r\n${value}`,
	);
	if (file)
		parts.push(
			`content-disposition: form-data; name="file"; filename="${file.name}"\r\ncontent-type: text/csv\r\n\r\n${file.content}`,
		);
	return site.app.inject({
		method: 'POST',
		url: '/api/returns',
		headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
		payload: `${parts.map((part) => `--${boundary}\r\n${part}\r\n`).join('')}--${boundary}--\r\n`,
	});
}

async function accept(check: Check, body: object = {}) {
	const acknowledgements = check.warnings.map(({ code }) => ({ code, reason: 'Seen' }));
	return site.app.inject({
		method: 'POST',
		url: `/api/returns/checks/${check.id}/accept`,
		payload: { acknowledgements, ...body },
	});
}

async function handIn(csv: string, body?: object): Promise<Accepted> {
	const response = await accept((await upload(csv)).json<Check>(), body);
	expect(response.statusCode).toBe(201);
	return response.json<Accepted>();
}

async function conferences(asOf = ''): Promise<IndicatorPage> {
	const response = await site.app.inject(
		`/api/indicators/initial-conferences-on-time${asOf && `?asOf=${asOf}`}`,
	);
	expect(response.statusCode).toBe(200);
	return response.json<IndicatorPage>();
}

describe('a return', () => {
	beforeEach(open);
	afterEach(close);

	test('counts only once it is accepted', async () => {
		const response = await upload(month('2018-04', 30, 40));
		expect(response.statusCode).toBe(201);
		const check = response.json<Check>();
		expect(check).toMatchObject({
			state: 'checked',
			rows: 1,
			observations: 1,
			period: { code: '2018-04', name: 'April 2018' },
			changes: { created: 1, changed: 0, unchanged: 0, removed: 0, supersedes: null },
		});
		expect((await conferences()).points).toEqual([]);

		const accepted = await accept(check);
		expect(accepted.json<Accepted>()).toMatchObject({
			sequence: 2,
			created: 1,
			indicators: [{ id: 'initial-conferences-on-time' }],
		});
		expect((await conferences()).points).toMatchObject([
			{ period: { code: '2018-04' }, value: 75, numerator: 30, denominator: 40, sequence: 2 },
		]);
	});

	test('is not accepted while a kind of warning has no reason', async () => {
		const check = (await upload(month('2018-04', 30, 40))).json<Check>();
		expect(check.warnings.map(({ code }) => code)).toEqual(['indicator-missing']);
		const refused = await accept(check, { acknowledgements: [] });
		expect(refused.statusCode).toBe(422);
		expect(refused.json<Problem>().message).toContain('indicator-missing');
		expect((await accept(check)).statusCode).toBe(201);
	});

	test('sent again is a no-op that says which return it equals', async () => {
		await handIn(month('2018-04', 30, 40));
		const before = await contentOf(site.installation.db);
		const again = await upload(month('2018-04', 30, 40));
		expect(again.statusCode).toBe(200);
		expect(again.json<Check>()).toMatchObject({ state: 'identical', identicalTo: 2 });
		expect(await contentOf(site.installation.db)).toEqual(before);
	});

	test('for the same period replaces the earlier one, with a reason, and says what changes', async () => {
		await handIn(`${month('2018-04', 30, 40)}2018-04,re-referrals,E10000030,10,50\n`);
		const check = (await upload(month('2018-04', 32, 40))).json<Check>();
		expect(check.changes).toMatchObject({
			created: 0,
			changed: 1,
			removed: 1,
			supersedes: 2,
			figures: [
				{ kind: 'changed', before: { value: 75 }, after: { value: 80 } },
				{ kind: 'removed', indicator: { id: 're-referrals' }, before: { value: 20 }, after: null },
			].sort((a) => (a.kind === 'removed' ? -1 : 1)),
		});
		expect((await accept(check)).json<Problem>().message).toBe(
			'This return replaces return 2. Say why before accepting it.',
		);
		expect((await accept(check, { reason: 'Two late records' })).statusCode).toBe(201);
		const page = await conferences();
		expect(page.points[0]!.value).toBe(80);
		expect(page.revisions).toMatchObject([
			{ sequence: 3, reason: 'Two late records', before: { value: 75 }, after: { value: 80 } },
		]);
		expect((await conferences('2')).points[0]!.value).toBe(75);
	});

	test('that is withdrawn gives way to the one it had replaced', async () => {
		await handIn(month('2018-04', 30, 40));
		await handIn(month('2018-04', 32, 40), { reason: 'Corrected' });
		const withdraw = () =>
			site.app.inject({
				method: 'POST',
				url: '/api/returns/3/withdraw',
				payload: { reason: 'Wrong file' },
			});
		expect((await withdraw()).json()).toEqual({ sequence: 4, withdrawn: 3, revived: 2 });
		expect((await conferences()).points[0]!.value).toBe(75);
		expect((await conferences('3')).points[0]!.value).toBe(80);
		const again = await withdraw();
		expect(again.statusCode).toBe(409);
		expect(again.json<Problem>().message).toBe(
			'Return 3 has been withdrawn already, on 2019-05-09 by Analyst on this machine, as change 4: “Wrong file” Nothing was changed.',
		);
		const list = (await site.app.inject('/api/returns')).json<ReturnList>();
		expect(list.returns.map(({ sequence, state }) => [sequence, state])).toEqual([
			[3, 'withdrawn'],
			[2, 'live'],
		]);
	});

	test('comes in by a form as well, and waits in a spool that acceptance empties', async () => {
		const response = await form(
			{ collection: 'surrey-monthly', period: '2018-04' },
			{ name: 'april.csv', content: month('2018-04', 30, 40) },
		);
		expect(response.statusCode).toBe(201);
		const spool = join(site.folder, 'incoming');
		expect(readdirSync(spool)).toHaveLength(1);
		await accept(response.json<Check>());
		expect(readdirSync(spool)).toEqual([]);
	});

	test('can be thrown away before it counts', async () => {
		const check = (await upload(month('2018-04', 30, 40))).json<Check>();
		const url = `/api/returns/checks/${check.id}`;
		expect((await site.app.inject({ method: 'DELETE', url })).statusCode).toBe(204);
		expect(readdirSync(join(site.folder, 'incoming'))).toEqual([]);
		const gone = await site.app.inject(url);
		expect(gone.statusCode).toBe(404);
		expect(gone.json<Problem>().message).toContain('upload the file again');
	});

	test('accepted twice, at once or later, counts once, and every answer is the same', async () => {
		const check = (await upload(month('2018-04', 30, 40))).json<Check>();
		const [first, second] = await Promise.all([accept(check), accept(check)]);
		const later = await accept(check, { reason: 'Asked again' });
		expect([first, second, later].map(({ statusCode }) => statusCode)).toEqual([201, 201, 201]);
		expect(first.json<Accepted>().sequence).toBe(2);
		expect(second.body).toBe(first.body);
		expect(later.body).toBe(first.body);
		expect((await conferences()).points).toHaveLength(1);
		expect(await lastSequence(site.installation.db)).toBe(2);
		const known = await site.app.inject(`/api/returns/checks/${check.id}`);
		expect(known.json<Check>()).toMatchObject({ acceptedAs: 2, expiresAt: null });
	});

	test('that was accepted is not discarded', async () => {
		const check = (await upload(month('2018-04', 30, 40))).json<Check>();
		const url = `/api/returns/checks/${check.id}`;
		expect((await accept(check)).statusCode).toBe(201);
		const discarded = await site.app.inject({ method: 'DELETE', url });
		expect(discarded.statusCode).toBe(409);
		expect(discarded.json<Problem>().message).toContain('Withdraw that return');
	});

	test('is looked at again when another return of its period came in between', async () => {
		const first = (await upload(month('2018-04', 30, 40))).json<Check>();
		const second = (await upload(month('2018-04', 31, 40))).json<Check>();
		expect((await accept(first)).statusCode).toBe(201);
		const refused = await accept(second, { reason: 'Corrected' });
		expect(refused.statusCode).toBe(409);
		expect(refused.json<Problem>().message).toContain('Look at what it changes now');
		expect((await conferences()).points[0]!.numerator).toBe(30);
	});

	test('is looked at again when a return of another period came in between that it restates', async () => {
		await handIn(month('2018-05', 20, 40));
		const july = `${month('2018-07', 10, 40)}2018-05,initial-conferences-on-time,E10000030,30,40\n`;
		const check = (await upload(july)).json<Check>();
		expect(check.changes).toMatchObject({
			created: 1,
			changed: 1,
			figures: [{ before: { numerator: 20 }, after: { numerator: 30 } }, { kind: 'created' }],
		});
		await handIn(month('2018-05', 35, 41), { reason: 'Corrected' });
		expect((await accept(check)).statusCode).toBe(409);
		const now = (await site.app.inject(`/api/returns/checks/${check.id}`)).json<Check>();
		expect(now).toMatchObject({
			state: 'checked',
			acceptedAs: null,
			changes: { figures: [{ before: { numerator: 35 } }, { kind: 'created' }] },
		});
		// What it changes now has been shown.
		expect((await accept(check)).json<Accepted>()).toMatchObject({ created: 1, changed: 1 });
	});

	test('leaves what it does not change alone, also when the file spells the values out', async () => {
		await handIn(month('2018-04', 30, 40));
		const spelt = `${header},value\n2018-04,initial-conferences-on-time,E10000030,30,40,75\n`;
		const check = (await upload(spelt)).json<Check>();
		expect(check.changes).toMatchObject({ changed: 0, unchanged: 1, removed: 0 });
		expect((await accept(check, { reason: 'With values' })).statusCode).toBe(201);
		expect((await conferences()).revisions).toEqual([]);
	});

	test('that is incomplete is shown and not judged', async () => {
		await handIn(month('2018-04', 30, 40));
		await handIn(
			`${header},status\n2018-05,initial-conferences-on-time,E10000030,2,30,incomplete\n`,
		);
		const page = await conferences();
		expect(page.points).toHaveLength(2);
		expect(page.latest).toMatchObject({ period: { code: '2018-04' }, value: 75 });
	});

	test('is not withdrawn without a reason in words, nor by half a number', async () => {
		await handIn(month('2018-04', 30, 40));
		const withdraw = (sequence: string, reason: string) =>
			site.app.inject({
				method: 'POST',
				url: `/api/returns/${sequence}/withdraw`,
				payload: { reason },
			});
		expect((await withdraw('2', '   ')).statusCode).toBe(400);
		const wordless = await withdraw('2', '. x .');
		expect(wordless.statusCode).toBe(422);
		expect(wordless.json<Problem>()).toMatchObject({ code: 'bad-reason', path: '/reason' });
		expect((await withdraw('2.9', 'Wrong file')).statusCode).toBe(400);
		expect((await conferences()).points).toHaveLength(1);
	});

	test('is not withdrawn for a reason that is about a person, and nothing of it is kept', async () => {
		await handIn(month('2018-04', 30, 40));
		const before = await contentOf(site.installation.db);
		const refused = await site.app.inject({
			method: 'POST',
			url: '/api/returns/2/withdraw',
			payload: { reason: 'Oliver Smith, UPN H801200001001, was counted twice' },
		});
		expect(refused.statusCode).toBe(422);
		expect(refused.json<Problem>()).toMatchObject({ code: 'bad-text', path: '/reason' });
		expect(refused.body).toContain('what looks like a UPN and the name of a person');
		expect(refused.body).not.toMatch(/Oliver|H801/);
		expect(await contentOf(site.installation.db)).toEqual(before);
	});

	test('waits its turn when two come at once', async () => {
		const checks = await Promise.all(
			['2018-04', '2018-05'].map(async (code) => (await upload(month(code, 30, 40))).json<Check>()),
		);
		const answers = await Promise.all(checks.map((check) => accept(check)));
		expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409]);
		const other = answers.findIndex(({ statusCode }) => statusCode === 409);
		expect((await accept(checks[other]!)).json<Accepted>().sequence).toBe(3);
		expect((await conferences()).points).toHaveLength(2);
	});
});

describe('bad input', () => {
	beforeAll(async () => {
		await open();
		await handIn(month('2018-03', 20, 40));
	});
	afterAll(close);

	const good = '2018-04,initial-conferences-on-time,E10000030,30,40';
	const xlsx = Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(200, 7)]);
	const cases: [what: string, file: string | Buffer, code: string, cell: string | null][] = [
		['prose', 'Dear colleague,\nplease find the figures below.\n', 'no-layout', null],
		['an empty file', '', 'empty-file', null],
		['a wrong header', `month,kpi,team,top,bottom\n${good}\n`, 'no-layout', null],
		[
			'an unknown indicator',
			`${header}\n2018-04,intial-conferences,E10000030,30,40\n`,
			'unknown-indicator',
			'B2',
		],
		['text in a number', `${header}\n${good.replace(',30,', ',thirty,')}\n`, 'not-a-number', 'D2'],
		['a key that stands twice', `${header}\n${good}\n${good}\n`, 'duplicate-key', 'A3'],
		['a header of two rows', `${header}\n,,,in time,all\n${good}\n`, 'two-row-header', null],
		['an Excel workbook', xlsx, 'not-text', null],
		['nothing but a total', `${header}\nTotal,,,30,40\n`, 'no-data-rows', null],
	];

	test.each(cases)(
		'%s is refused with what to do, and changes nothing',
		async (_what, file, code, cell) => {
			const before = await contentOf(site.installation.db);
			const response = await upload(file);
			expect(response.statusCode).toBe(422);
			const check = response.json<Check>();
			expect(check.state).toBe('refused');
			const finding = check.findings.find(({ severity }) => severity === 'error')!;
			expect(finding.code).toBe(code);
			if (cell) expect(finding.cell).toBe(cell);
			expect(finding.message).toMatch(/^.{12,}\.$/);
			expect(finding.hint).toMatch(
				/^(.{12,}[.”]|Did you mean "Initial conference.+" \(CP\d\d\)\?)$/,
			);
			expect(await contentOf(site.installation.db)).toEqual(before);
			expect(readdirSync(join(site.folder, 'incoming'))).toEqual([]);
			const refused = await accept(check);
			expect(refused.statusCode).toBe(409);
			expect(refused.json<Problem>().code).toBe('not-acceptable');
			const csv = await site.app.inject(`/api/returns/checks/${check.id}/findings.csv`);
			expect(csv.headers['content-type']).toContain('text/csv');
			expect(csv.body).toContain(code);
		},
	);

	test.each([
		['no file', () => form({ collection: 'surrey-monthly' }), 422, 'No file was sent'],
		['no collection', () => upload(month('2018-04', 1, 2), ''), 422, 'Say which collection'],
		['an unknown collection', () => upload('x', 'collection=kent'), 404, 'no collection “kent”'],
		[
			'a period of another kind',
			() => upload('x', 'collection=surrey-monthly&period=2018-Q1'),
			422,
			'Write it as 2019-04 is for April 2019',
		],
	])('%s is said before the file is looked at', async (_what, send, status, words) => {
		const response = await send();
		expect(response.statusCode).toBe(status);
		expect(response.json<Problem>().message).toContain(words);
		expect(readdirSync(join(site.folder, 'incoming'))).toEqual([]);
	});
});

test('an upload that is too large is refused and leaves nothing behind', async () => {
	const small = await testApp({ SIGHTLINE_UPLOAD_MB: '1' });
	const response = await small.app.inject({
		method: 'POST',
		url: '/api/returns?collection=surrey-monthly',
		headers: { 'content-type': 'text/csv' },
		payload: Buffer.alloc(1_000_001, 'a'),
	});
	expect(response.statusCode).toBe(413);
	expect(response.json<Problem>().message).toContain('larger than 1 MB');
	expect(readdirSync(join(small.folder, 'incoming'))).toEqual([]);
	await small.close();
	expect(existsSync(small.folder)).toBe(false);
});

test('another site’s page cannot send a return, and an unknown address answers in JSON', async () => {
	await open();
	const foreign = await site.app.inject({
		method: 'POST',
		url: '/api/returns?collection=surrey-monthly',
		headers: { 'content-type': 'text/plain', origin: 'http://elsewhere.example' },
		payload: month('2018-04', 30, 40),
	});
	expect(foreign.statusCode).toBe(403);
	const unknown = await site.app.inject('/api/nothing');
	expect(unknown.statusCode).toBe(404);
	expect(unknown.json<Problem>().code).toBe('not-found');
	await close();
});
