import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Check, NotAccepted, Problem, ReturnDetail, ReturnList } from '../contract/index.ts';
import { testApp, type TestApp } from '../testing.ts';

const header = 'period,indicator,area,numerator,denominator';
const csv = (...lines: string[]) => `${[header, ...lines].join('\n')}\n`;
/** Two fractions in counts; the other indicators and the quadrants are missing. */
const fractions = csv(
	'2018-04,contacts,E10000030,100.5,',
	'2018-04,re-referrals,E10000030,10.5,50',
);

let site: TestApp;

async function upload(text: string): Promise<Check> {
	const response = await site.app.inject({
		method: 'POST',
		url: '/api/returns?collection=surrey-monthly&name=april.csv',
		headers: { 'content-type': 'text/csv' },
		payload: text,
	});
	return response.json<Check>();
}

const accept = ({ id }: Pick<Check, 'id'>, acknowledgements: object[], reason?: string) =>
	site.app.inject({
		method: 'POST',
		url: `/api/returns/checks/${id}/accept`,
		payload: { acknowledgements, ...(reason && { reason }) },
	});

describe('warnings', () => {
	beforeEach(async () => {
		site = await testApp();
	});
	afterEach(() => site.close());

	test('have an id each, the same whenever the file is checked, and stand by kind, errors first', async () => {
		const [one, again] = [await upload(fractions), await upload(fractions)];
		expect(one.findings.map(({ id }) => id)).toEqual(again.findings.map(({ id }) => id));
		expect(new Set(one.findings.map(({ id }) => id)).size).toBe(one.findings.length);
		expect(one.kinds.map(({ code, count }) => [code, count])).toEqual([
			['fraction-in-count', 2],
			['indicator-missing', 47],
		]);
		const refused = await upload(
			csv('2018-04,contacts,E10000030,1.5,', '2018-04,contact,E10000030,1,'),
		);
		expect(refused.kinds.map(({ severity, code }) => [severity, code])).toEqual([
			['error', 'unknown-indicator'],
			['warning', 'fraction-in-count'],
		]);
	});

	test('are open until each has a reason, and the answer says which', async () => {
		const check = await upload(fractions);
		const [first, second] = check.findings;
		const kind = { code: 'indicator-missing', reason: 'They follow' };
		const refused = await accept(check, [{ finding: first!.id, reason: 'Joint contacts' }, kind]);
		expect(refused.statusCode).toBe(422);
		expect(refused.json<NotAccepted>()).toEqual({
			code: 'not-acceptable',
			message:
				'Give a reason for each warning before accepting, for one or for its kind. Still open: 1 of fraction-in-count (D3).',
			open: [second],
		});
		const none = await accept(check, []);
		expect(none.json<NotAccepted>().message).toContain(
			'Still open: 2 of fraction-in-count (D2, D3); 47 of indicator-missing.',
		);
		expect(none.json<NotAccepted>().open).toHaveLength(49);
		const accepted = await accept(check, [
			{ finding: first!.id, reason: 'Joint contacts' },
			{ code: 'fraction-in-count', cell: 'd3', reason: 'Half a family' },
			kind,
		]);
		expect(accepted.statusCode).toBe(201);
	});

	test('are not acknowledged by what is no kind of warning, and the answer names those that there are', async () => {
		const check = await upload(fractions);
		const kinds = check.warnings.map(({ code }) => ({ code, reason: 'Seen' }));
		for (const code of ['fraction-in-counts', 'spaces-trimmed']) {
			const refused = await accept(check, [...kinds, { code, reason: 'Seen' }]);
			expect(refused.statusCode).toBe(400);
			expect(refused.json<Problem>()).toEqual({
				code: 'invalid-request',
				message: `“${code}” is not a kind of warning. Those of this check: fraction-in-count, indicator-missing. Nothing was stored.`,
			});
		}
		expect((await accept(check, kinds)).statusCode).toBe(201);
	});

	test('are kept with the return as they were: what, where and why, the narrowest reason first', async () => {
		const check = await upload(fractions);
		await accept(check, [
			{ code: 'fraction-in-count', reason: 'All of them' },
			{ finding: check.findings[0]!.id, reason: 'Joint contacts' },
			{ code: 'indicator-missing', reason: 'They follow' },
			{ code: 'value-mismatch', reason: 'There is none' },
		]);
		const detail = (await site.app.inject('/api/returns/2')).json<ReturnDetail>();
		expect(detail.acknowledgements.map(({ code, reason, count }) => [code, reason, count])).toEqual(
			[
				['fraction-in-count', 'Joint contacts', 1],
				['fraction-in-count', 'All of them', 1],
				['indicator-missing', 'They follow', 47],
			],
		);
		expect(detail.acknowledgements[0]!.warnings).toEqual([
			{
				line: 2,
				cell: 'D2',
				message: 'The numerator of Contacts about a child is 100.5, but a count is a whole number.',
			},
		]);
		expect(detail.acknowledgements[2]!.warnings).toHaveLength(47);
		const list = (await site.app.inject('/api/returns')).json<ReturnList>();
		expect(list.returns[0]!.acknowledgements[2]).toMatchObject({ count: 47 });
		expect(list.returns[0]!.acknowledgements[2]!.warnings).toHaveLength(3);
	});

	test('that come up only when other figures changed in between are shown in the check', async () => {
		const check = await upload(csv('2018-04,contacts,E10000030,1000,'));
		const kind = { code: 'indicator-missing', reason: 'They follow' };
		expect(check.kinds.map(({ code }) => code)).toEqual(['indicator-missing']);
		const earlier = await upload(
			csv(...[1, 2, 3].map((at) => `2018-0${at},contacts,E10000030,${98 + at},`)),
		);
		expect((await accept(earlier, [kind])).statusCode).toBe(201);
		const refused = await accept(check, [kind]);
		expect(refused.statusCode).toBe(422);
		expect(refused.json<NotAccepted>().open).toMatchObject([{ code: 'scale-change', cell: 'D2' }]);
		const now = (await site.app.inject(`/api/returns/checks/${check.id}`)).json<Check>();
		expect(now.kinds.map(({ code }) => code)).toEqual(['scale-change', 'indicator-missing']);
		expect(now.findings.slice(0, 2).map(({ code, line }) => [code, line])).toEqual([
			['scale-change', 2],
			['indicator-missing', null],
		]);
		const all = now.kinds.map(({ code }) => ({ code, reason: 'Seen' }));
		expect((await accept(now, all)).statusCode).toBe(201);
	});

	test('that come up later are shown beside what the file changes then, and what was shown then counts', async () => {
		const check = await upload(csv('2018-04,contacts,E10000030,1000,'));
		expect(check.changes).toMatchObject({ created: 1, changed: 0 });
		const earlier = await upload(
			csv(...[1, 2, 3, 4, 5].map((at) => `2018-0${at},contacts,E10000030,${98 + at},`)),
		);
		const seen = (warnings: Check['warnings']) =>
			warnings.map(({ code }) => ({ code, reason: 'Seen' }));
		expect((await accept(earlier, seen(earlier.warnings))).statusCode).toBe(201);
		expect((await accept(check, seen(check.warnings))).statusCode).toBe(422);
		const now = (await site.app.inject(`/api/returns/checks/${check.id}`)).json<Check>();
		expect(now.changes).toMatchObject({
			created: 0,
			changed: 1,
			figures: [{ before: { value: 102 }, after: { value: 1000 } }],
		});
		expect((await accept(now, seen(now.warnings))).statusCode).toBe(201);
	});

	test('of one kind in their thousands are counted, and the first fifty shown', async () => {
		const months = Array.from({ length: 400 }, (_, at) => [
			1980 + Math.floor(at / 12),
			(at % 12) + 1,
		]);
		const check = await upload(
			csv(
				...months.flatMap(([year, month]) =>
					['SUR-NE', 'SUR-NW', 'SUR-SE', 'SUR-SW', 'E10000030'].map(
						(area) => `${year}-${String(month).padStart(2, '0')},contacts,${area},1.5,`,
					),
				),
			),
		);
		const kind = check.kinds.find(({ code }) => code === 'fraction-in-count')!;
		expect([kind.count, kind.findings.length, check.findings.length]).toEqual([2000, 50, 200]);
		const accepted = await accept(
			check,
			check.warnings.map(({ code }) => ({ code, reason: 'Seen' })),
		);
		expect(accepted.statusCode).toBe(201);
		const detail = (await site.app.inject('/api/returns/2')).json<ReturnDetail>();
		const kept = detail.acknowledgements.find(({ code }) => code === 'fraction-in-count')!;
		expect([kept.count, kept.warnings.length]).toEqual([2000, 500]);
	});
});
