import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type {
	Accepted,
	Check,
	NotAcceptedAtOnce,
	Problem,
	ReturnDetail,
} from '../contract/index.ts';
import { lastSequence } from '../db/sequence.ts';
import { testApp, type TestApp } from '../testing.ts';

const header = 'period,indicator,area,numerator,denominator';
const april = `${header}\n2018-04,initial-conferences-on-time,E10000030,30,40\n`;
const seen = 'acknowledge=indicator-missing%3DOnly%20conferences%20%3D%20ready';

describe('a return that is handed in and accepted in one call', () => {
	let site: TestApp;
	beforeEach(async () => {
		site = await testApp();
	});
	afterEach(() => site.close());

	const send = (csv: string, query: string) =>
		site.app.inject({
			method: 'POST',
			url: `/api/returns?collection=surrey-monthly&${query}`,
			headers: { 'content-type': 'text/csv' },
			payload: csv,
		});
	const spooled = () => readdirSync(join(site.folder, 'incoming'));

	test('counts when nothing stands in the way, and the same call again says that it is done', async () => {
		const call = () => send(april, `accept=true&reason=Nightly&period=2018-4&${seen}`);
		const first = await call();
		expect(first.statusCode, first.body).toBe(201);
		expect(first.json<Accepted>()).toMatchObject({
			sequence: 2,
			collection: { id: 'surrey-monthly' },
			period: { code: '2018-04' },
			created: 1,
			indicators: [{ id: 'initial-conferences-on-time' }],
		});
		const again = await call();
		expect(again.statusCode).toBe(200);
		expect(again.json<Check>()).toMatchObject({ state: 'identical', identicalTo: 2 });
		expect(await lastSequence(site.installation.db)).toBe(2);
		expect(spooled()).toEqual([]);
		const kept = (await site.app.inject('/api/returns/2')).json<ReturnDetail>();
		expect(kept).toMatchObject({
			reason: 'Nightly',
			acknowledgements: [{ code: 'indicator-missing', reason: 'Only conferences = ready' }],
		});
	});

	test('counts once when two calls come at the same time', async () => {
		const call = () => send(april, `accept=true&${seen}`);
		const answers = await Promise.all([call(), call()]);
		expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 201]);
		expect(await lastSequence(site.installation.db)).toBe(2);
	});

	test('is not accepted while a warning is open: 422 with what was found and why, and it can still be accepted', async () => {
		const open = await send(april, 'accept=true');
		expect(open.statusCode).toBe(422);
		const refused = open.json<NotAcceptedAtOnce>();
		expect(refused).toMatchObject({ code: 'not-acceptable', state: 'checked', acceptedAs: null });
		expect(refused.message).toContain('indicator-missing');
		expect(refused.findings.map(({ code }) => code)).toContain('indicator-missing');
		expect(await lastSequence(site.installation.db)).toBe(1);
		const later = await site.app.inject({
			method: 'POST',
			url: `/api/returns/checks/${refused.id}/accept`,
			payload: { acknowledgements: [{ code: 'indicator-missing', reason: 'Seen' }] },
		});
		expect(later.statusCode).toBe(201);
	});

	test('counts with a reason for each warning by its id, those that have no cell too', async () => {
		const found = (await send(april, 'accept=true')).json<NotAcceptedAtOnce>();
		const warnings = found.findings.filter(({ severity }) => severity === 'warning');
		expect(warnings.some(({ cell }) => cell === null)).toBe(true);
		const byId = warnings.map(({ id }) => `acknowledge=%23${id}%3DSeen`);
		const oneOpen = await send(april, ['accept=true', ...byId.slice(1)].join('&'));
		expect(oneOpen.json<NotAcceptedAtOnce>().open?.map(({ id }) => id)).toEqual([warnings[0]!.id]);
		expect((await send(april, ['accept=true', ...byId].join('&'))).statusCode).toBe(201);
	});

	test.each([
		['Oliver%20Smith%20was%20late', 'the name of a person'],
		['NHS%209434765919', 'an NHS number'],
		['Born%202010-03-12', 'a date of birth'],
	])('is not accepted with the reason “%s”, which is not repeated', async (reason, held) => {
		for (const [query, path] of [
			[`reason=${reason}&${seen}`, '/reason'],
			[`${seen}&acknowledge=indicator-missing=${reason}`, '/acknowledgements/1/reason'],
		] as const) {
			const answer = await send(april, `accept=true&${query}`);
			expect(answer.statusCode).toBe(422);
			expect(answer.json<NotAcceptedAtOnce>()).toMatchObject({
				path,
				code: 'bad-text',
				state: 'checked',
				message: `A reason holds what looks like ${held}. Reasons are kept and everyone can read them: write it without anything about a single person. Nothing was stored.`,
			});
			expect(answer.body).not.toContain(decodeURIComponent(reason));
		}
		expect(await lastSequence(site.installation.db)).toBe(1);
	});

	test('is not accepted with a reason that holds no word', async () => {
		for (const [query, path] of [
			[`reason=.&${seen}`, '/reason'],
			[`${seen}&acknowledge=indicator-missing=-%20a%201%20-`, '/acknowledgements/1/reason'],
		] as const) {
			const answer = await send(april, `accept=true&${query}`);
			expect(answer.statusCode).toBe(422);
			expect(answer.json<NotAcceptedAtOnce>()).toMatchObject({
				path,
				code: 'bad-reason',
				state: 'checked',
				message:
					'A reason must hold a word, at least two letters or digits in a row: it is kept, and everyone can read it. Nothing was stored.',
			});
		}
		expect((await send(april, `accept=true&reason=Q4&${seen}`)).statusCode).toBe(201);
	});

	test('counts beside those of other months that come at the same time', async () => {
		const answers = await Promise.all(
			['2018-04', '2018-05', '2018-06'].map((month) =>
				send(april.replace('2018-04', month), `accept=true&${seen}`),
			),
		);
		expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 201, 201]);
	});

	test('is not accepted with an error: 422 with the findings, and nothing is kept', async () => {
		const wrong = await send(april.replace(',30,', ',thirty,'), `accept=true&${seen}`);
		expect(wrong.statusCode).toBe(422);
		expect(wrong.json<Check>()).toMatchObject({ state: 'refused', counts: { error: 1 } });
		expect(spooled()).toEqual([]);
	});

	test('needs a reason when it replaces an earlier one', async () => {
		await send(april, `accept=true&${seen}`);
		const second = april.replace(',30,', ',31,');
		const silent = await send(second, `accept=true&${seen}`);
		expect(silent.statusCode).toBe(422);
		expect(silent.json<NotAcceptedAtOnce>().message).toBe(
			'This return replaces return 2. Say why before accepting it.',
		);
		expect((await send(second, `accept=true&reason=Corrected&${seen}`)).statusCode).toBe(201);
	});

	test.each([
		['accept=yes', 'Write accept=true'],
		[
			'accept=true&acknowledge=indicator-missing',
			'CODE=REASON, CODE@CELL=REASON or #ID=REASON, not “indicator-missing”',
		],
		['accept=true&acknowledge=%23AB-1=Seen', 'not “#AB-1=…”'],
		['accept=true&acknowledge=nonsense=Seen', '“nonsense” is not a kind of warning'],
		[
			`accept=true&acknowledge=indicator-missing=${'x'.repeat(1001)}`,
			'has 1,001 characters; write it in 1,000 at most',
		],
		['reason=Nightly', 'belong to accept=true'],
	])('is refused with “%s” before the file is read', async (query, words) => {
		const response = await send(april, query);
		expect(response.statusCode).toBe(400);
		expect(response.json<Problem>()).toMatchObject({ code: 'invalid-request' });
		expect(response.json<Problem>().message).toContain(words);
		expect(spooled()).toEqual([]);
	});
});
