import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Finding } from '@sightline/returns';
import type { Check } from '../contract/index.ts';
import { testApp, type TestApp } from '../testing.ts';

const cases: Record<'identical-return', { file: string[]; gives: Finding }[]> = {
	'identical-return': [
		{
			file: ['period,indicator,area,numerator,denominator', '2018-04,contacts,E10000030,100,'],
			gives: {
				...{ code: 'identical-return', severity: 'notice', stage: 'file' },
				...{ line: null, cell: null, column: null, value: null },
				message: 'Every byte is the same as in return 2, which counts already.',
				hint: 'There is nothing to do: nothing has changed.',
			},
		},
	],
};

describe('the bytes of a return that counts', () => {
	let site: TestApp;
	beforeAll(async () => {
		site = await testApp();
	});
	afterAll(() => site.close());

	const upload = async (file: string[]) =>
		(
			await site.app.inject({
				method: 'POST',
				url: '/api/returns?collection=surrey-monthly',
				headers: { 'content-type': 'text/csv' },
				payload: `${file.join('\n')}\n`,
			})
		).json<Check>();

	it.each(cases['identical-return'])('say: $gives.message', async ({ file, gives }) => {
		const { id, warnings } = await upload(file);
		const accepted = await site.app.inject({
			method: 'POST',
			url: `/api/returns/checks/${id}/accept`,
			payload: { acknowledgements: warnings.map(({ code }) => ({ code, reason: 'Seen' })) },
		});
		expect(accepted.statusCode).toBe(201);
		const again = await upload(file);
		expect(again).toMatchObject({
			state: 'identical',
			counts: { error: 0, warning: 0, notice: 1 },
		});
		expect(again.findings).toEqual([
			{ id: expect.stringMatching(/^[0-9a-z]+$/) as string, ...gives },
		]);
		const findings = await site.app.inject(`/api/returns/checks/${again.id}/findings.csv`);
		expect(findings.body).toContain('identical-return');
		const changes = await site.app.inject(`/api/returns/checks/${again.id}/changes.csv`);
		expect(changes.statusCode).toBe(409);
	});
});
