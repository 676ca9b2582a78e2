import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Finding } from '@sightline/returns';
import type { Check } from '../contract/index.ts';
import { testApp, type TestApp } from '../testing.ts';

const header = 'period,indicator,area,numerator,denominator';

interface Case {
	file: string[];
	/** Why it was withdrawn; null where another replaced it. */
	reason: string | null;
	gives: Finding;
}

const cases: Record<'withdrawn-return' | 'replaced-return', Case[]> = {
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
	'replaced-return': [
		{
			file: [header, '2018-05,contacts,E10000030,100,'],
			reason: null,
			gives: {
				...{ code: 'replaced-return', severity: 'notice', stage: 'file' },
				...{ line: null, cell: null, column: null, value: null },
				message:
					'Every byte is the same as in return 2, which was replaced by return 3: accepting it would undo that correction.',
				hint: 'Accept it only if that is what is meant.',
			},
		},
	],
};

describe('the bytes of a return that does not count', () => {
	let site: TestApp;
	beforeEach(async () => {
		site = await testApp();
	});
	afterEach(() => site.close());

	const post = (url: string, payload: object | string, type = 'application/json') =>
		site.app.inject({
			method: 'POST',
			url: `/api/returns${url}`,
			headers: { 'content-type': type },
			payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
		});
	const upload = async (rows: string[]) =>
		(await post('?collection=surrey-monthly', `${rows.join('\n')}\n`, 'text/csv')).json<Check>();
	const accept = async ({ id, warnings }: Check) => {
		const answer = await post(`/checks/${id}/accept`, {
			reason: 'Counted again',
			acknowledgements: warnings.map(({ code }) => ({ code, reason: 'Seen' })),
		});
		expect(answer.statusCode).toBe(201);
	};
	const withdraw = async (sequence: number, reason: string) =>
		expect((await post(`/${sequence}/withdraw`, { reason })).statusCode).toBe(200);
	const told = ({ kinds }: Check) =>
		kinds.filter(({ code }) => code in cases).flatMap(({ findings }) => findings);
	const other = (file: string[]) => file.map((line) => line.replace(',100,', ',101,'));

	it.each(Object.values(cases).flat())('say: $gives.message', async ({ file, reason, gives }) => {
		const first = await upload(file);
		expect(told(first)).toEqual([]);
		await accept(first);
		if (reason === null) await accept(await upload(other(file)));
		else await withdraw(2, reason);
		const again = await upload(file);
		expect(told(again)).toEqual([{ id: expect.stringMatching(/^[0-9a-z]+$/) as string, ...gives }]);
		// It can count again, and is then a return like any other.
		await accept(again);
		expect((await upload(file)).state).toBe('identical');
	});

	it('say it of the newest return that they came as', async () => {
		const [{ file }] = cases['withdrawn-return'] as [Case];
		await accept(await upload(file));
		await withdraw(2, 'Sent too early');
		await accept(await upload(file));
		await accept(await upload(other(file)));
		await accept(await upload(file.map((line) => line.replace(',100,', ',102,'))));
		expect(told(await upload(file))).toMatchObject([
			{
				code: 'replaced-return',
				message: expect.stringContaining('return 4, which was replaced by return 6:') as string,
			},
		]);
		await withdraw(4, 'Wrong file');
		expect(told(await upload(file))).toMatchObject([
			{
				code: 'withdrawn-return',
				message: expect.stringContaining('return 4, which was withdrawn') as string,
			},
		]);
	});
});
