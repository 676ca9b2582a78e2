import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Finding } from '@sightline/returns';
import type { Check } from '../contract/index.ts';
import { testApp, type TestApp } from '../testing.ts';

const header = 'period,indicator,area,numerator,denominator';

const cases: Record<'withdrawn-return', { file: string[]; reason: string; gives: Finding }[]> = {
	'withdrawn-return': [
		{
			file: [header, '2018-04,contacts,E10000030,100,'],
			reason: 'It held the counts of March.',
			gives: {
				...{ code: 'withdrawn-return', severity: 'notice', stage: 'file' },
				...{ line: null, cell: null, column: null, value: null },
				message:
					'Every byte is the same as in return 2, which was withdrawn on 9 May 2019: “It held the counts of March.”',
				hint: 'Accept it only if that reason no longer holds.',
			},
		},
	],
};

describe('the bytes of a return that was withdrawn', () => {
	let site: TestApp;
	beforeAll(async () => {
		site = await testApp();
	});
	afterAll(() => site.close());

	const post = (url: string, payload: object | string, type = 'application/json') =>
		site.app.inject({
			method: 'POST',
			url: `/api/returns${url}`,
			headers: { 'content-type': type },
			payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
		});
	const upload = async (rows: string[]) =>
		(await post('?collection=surrey-monthly', `${rows.join('\n')}\n`, 'text/csv')).json<Check>();
	const accept = ({ id, warnings }: Check) =>
		post(`/checks/${id}/accept`, {
			acknowledgements: warnings.map(({ code }) => ({ code, reason: 'Seen' })),
		});
	const ofKind = ({ kinds }: Check) =>
		kinds.filter(({ code }) => code === 'withdrawn-return').flatMap(({ findings }) => findings);

	it.each(cases['withdrawn-return'])('say: $gives.message', async ({ file, reason, gives }) => {
		const first = await upload(file);
		expect(ofKind(first)).toEqual([]);
		expect((await accept(first)).statusCode).toBe(201);
		expect((await post('/2/withdraw', { reason })).statusCode).toBe(200);
		const again = await upload(file);
		expect(ofKind(again)).toEqual([
			{ id: expect.stringMatching(/^[0-9a-z]+$/) as string, ...gives },
		]);
		expect(ofKind(await upload([header, '2018-04,contacts,E10000030,101,']))).toEqual([]);
		// It can count again, and is then a return like any other.
		expect((await accept(again)).statusCode).toBe(201);
		expect((await upload(file)).state).toBe('identical');
	});
});
