import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Check, ReturnDetail } from '../contract/index.ts';
import { testApp, type TestApp } from '../testing.ts';

const csv = (...lines: string[]) =>
	`${['period,indicator,area,numerator,denominator', ...lines].join('\n')}\n`;
const months = Array.from({ length: 14 }, (_, at) =>
	at < 12 ? `2017-${String(at + 1).padStart(2, '0')}` : `2018-0${at - 11}`,
);

let site: TestApp;
beforeEach(async () => {
	site = await testApp();
});
afterEach(() => site.close());

async function accept(text: string): Promise<void> {
	const sent = await site.app.inject({
		method: 'POST',
		url: '/api/returns?collection=surrey-monthly',
		headers: { 'content-type': 'text/csv' },
		payload: text,
	});
	const { id, warnings } = sent.json<Check>();
	const accepted = await site.app.inject({
		method: 'POST',
		url: `/api/returns/checks/${id}/accept`,
		payload: { acknowledgements: warnings.map(({ code }) => ({ code, reason: 'Seen' })) },
	});
	expect(accepted.statusCode, accepted.body).toBe(201);
}

async function brought(sequence: number) {
	const response = await site.app.inject(`/api/returns/${sequence}`);
	return response
		.json<ReturnDetail>()
		.indicators.map(({ id, turn, restated }) => [
			id,
			turn && [turn.before.variationPhrase, turn.after.variationPhrase],
			restated,
		]);
}

test('the indicators of a return stand in the order of what it did to them, whatever came later', async () => {
	await accept(
		csv(
			...months.flatMap((month, at) => [
				`${month},contacts,E10000030,${1000 + 50 * (at % 3)},`,
				`${month},contacts,SUR-NE,${200 + 10 * (at % 3)},`,
				`${month},re-referrals,E10000030,${at % 2 ? 110 : 100},400`,
			]),
		),
	);
	await accept(
		csv(
			'2018-02,contacts,SUR-NE,211,',
			'2018-01,contacts,E10000030,1001,',
			'2018-03,assessments-on-time,SUR-NE,10,20',
			'2018-03,re-referrals,E10000030,200,400',
		),
	);
	const second = [
		['re-referrals', ['No change: up and down as usual', 'Unusually high, worse'], 0],
		['contacts', null, 2],
		['assessments-on-time', null, 0],
	];
	expect(await brought(3)).toEqual(second);
	await accept(csv('2018-04,re-referrals,E10000030,110,400'));
	expect(await brought(3)).toEqual(second);
	expect((await brought(2)).map(([id, , restated]) => [id, restated])).toEqual([
		['contacts', 0],
		['re-referrals', 0],
	]);
});
