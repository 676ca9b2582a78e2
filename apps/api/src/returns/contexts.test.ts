import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkReturn, findingId } from '@sightline/returns';
import { contextOf } from '../catalogue/catalogue.ts';
import type { Check, Problem, ReturnContext } from '../contract/index.ts';
import { lastSequence } from '../db/sequence.ts';
import { testApp, type TestApp } from '../testing.ts';

let site: TestApp;
beforeAll(async () => {
	site = await testApp({ SIGHTLINE_UPLOAD_MB: '7' });
});
afterAll(() => site.close());

const ask = (collection: string, tag?: string) =>
	site.app.inject({
		url: `/api/returns/contexts/${collection}`,
		headers: tag === undefined ? {} : { 'if-none-match': tag },
	});

describe('what a file is checked against', () => {
	test('arrives whole, for every collection', async () => {
		const { catalogue, db } = site.installation;
		for (const collection of catalogue.collections.values()) {
			const response = await ask(collection.id);
			expect(response.statusCode).toBe(200);
			const { uploadBytes, ...context } = response.json<ReturnContext>();
			expect(uploadBytes).toBe(7_000_000);
			const may2019 = 2019 * 12 + 4;
			const here = await contextOf(db, catalogue, collection, await lastSequence(db), may2019);
			expect(context).toEqual(JSON.parse(JSON.stringify(here)));
		}
	});

	test('finds in a file what the server finds in it', async () => {
		const csv = [
			'period,indicator,area,numerator,denominator,remark',
			'2019-04,initial-conferences-on-time,E10000030,sixty,150,',
			'2019-04,re-referals,Surrey,1,2,',
			'2019-04,contacts,SUR-CW,#REF!,,',
		].join('\n');
		const context = (await ask('surrey-monthly')).json<ReturnContext>();
		const here = await checkReturn(() => [new TextEncoder().encode(csv)], context, {
			period: null,
		});
		const { findings } = (
			await site.app.inject({
				method: 'POST',
				url: '/api/returns?collection=surrey-monthly',
				headers: { 'content-type': 'text/csv' },
				payload: csv,
			})
		).json<Check>();
		expect(findings.map(({ code }) => code)).toContain('unknown-indicator');
		expect(here.findings.map((one) => ({ id: findingId(one), ...one }))).toEqual(findings);
	});

	test('is not sent again until it changes', async () => {
		const first = await ask('surrey-monthly');
		const tag = first.headers.etag!;
		const again = await ask('surrey-monthly', tag);
		expect(again.statusCode).toBe(304);
		expect(again.body).toBe('');

		await site.app.inject({
			method: 'POST',
			url: '/api/catalogue/contacts/definition',
			payload: {
				from: '2019-05',
				reason: 'A clearer title',
				words: { title: 'Contacts with the front door' },
			},
		});
		const changed = await ask('surrey-monthly', tag);
		expect(changed.statusCode).toBe(200);
		expect(changed.headers.etag).not.toBe(tag);
		expect(
			changed.json<ReturnContext>().indicators.find(({ id }) => id === 'contacts')?.title,
		).toBe('Contacts with the front door');
	});

	test('is refused for a collection that there is not', async () => {
		const response = await ask('nothing');
		expect(response.statusCode).toBe(404);
		expect(response.json<Problem>()).toEqual({
			code: 'not-found',
			message: 'There is no collection “nothing”.',
		});
	});
});
