import Papa from 'papaparse';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Check } from '../contract/index.ts';
import { testApp, type TestApp } from '../testing.ts';

const header = 'period,indicator,area,numerator,denominator';
const csv = (...lines: string[]) => `${[header, ...lines].join('\n')}\n`;
const months = Array.from({ length: 14 }, (_, at) =>
	at < 12 ? `2017-${String(at + 1).padStart(2, '0')}` : `2018-0${at - 11}`,
);
const areas = ['E10000030', 'SUR-NE'];

describe('the preview of a file', () => {
	let site: TestApp;
	let check: Check;

	const upload = async (text: string) =>
		(
			await site.app.inject({
				method: 'POST',
				url: '/api/returns?collection=surrey-monthly',
				headers: { 'content-type': 'text/csv' },
				payload: text,
			})
		).json<Check>();

	beforeAll(async () => {
		site = await testApp();
		const first = await upload(
			csv(
				...months.flatMap((month, at) =>
					areas.map((area) => `${month},re-referrals,${area},${at % 2 ? 110 : 100},400`),
				),
				'2018-02,contacts,E10000030,500,',
			),
		);
		await site.app.inject({
			method: 'POST',
			url: `/api/returns/checks/${first.id}/accept`,
			payload: { acknowledgements: first.warnings.map(({ code }) => ({ code, reason: 'Seen' })) },
		});
		check = await upload(
			csv(
				'2017-01,re-referrals,E10000030,c,400',
				...areas.map((area) => `2018-03,re-referrals,${area},200,400`),
			),
		);
	});
	afterAll(() => site.close());

	test('names what reads differently in the council, with its series before and after', () => {
		const [verdict, ...others] = check.changes!.verdicts;
		expect(others).toEqual([]);
		expect(verdict).toMatchObject({
			indicator: { id: 're-referrals', unit: { kind: 'percent' }, decimals: 1 },
			area: { code: 'E10000030' },
			before: { variation: 'common-cause' },
			after: { variation: 'concern', variationPhrase: 'Unusually high, worse' },
		});
		const { beforeSeries, afterSeries } = verdict!;
		expect(beforeSeries.map(({ period }) => period.code)).toEqual([...months, '2018-03']);
		expect(afterSeries.map(({ period }) => period.code)).toEqual([...months, '2018-03']);
		expect(beforeSeries.at(-1)).toMatchObject({ value: null, lower: null, changed: true });
		expect(afterSeries.at(-1)).toMatchObject({ value: 50, changed: true });
		expect(afterSeries.at(-1)!.upper).toBeGreaterThan(beforeSeries.at(-2)!.upper!);
		expect(beforeSeries[0]).toMatchObject({ value: 25, changed: true });
		expect(afterSeries[0]).toMatchObject({ value: null, changed: true });
		expect(afterSeries.filter(({ changed }) => changed)).toHaveLength(2);
	});

	test('names what reads differently in the parts of the council', () => {
		expect(check.changes!.partVerdicts).toMatchObject([
			{
				indicator: { id: 're-referrals' },
				area: { code: 'SUR-NE' },
				after: { variation: 'concern' },
			},
		]);
	});

	test('names what keeps its variation and reads in other words or by another rule', async () => {
		const series = (values: number[]) =>
			values.map((value, at) => {
				const month = `${2012 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
				return `${month},re-referrals,SUR-NW,${value},1000`;
			});
		const steady = Array.from({ length: 24 }, (_, at) => (at % 2 ? 260 : 250));
		const site = await testApp();
		const told = async (values: number[], next: number) => {
			const send = async (text: string) =>
				(
					await site.app.inject({
						method: 'POST',
						url: '/api/returns?collection=surrey-monthly',
						headers: { 'content-type': 'text/csv' },
						payload: text,
					})
				).json<Check>();
			const first = await send(csv(...series(values)));
			await site.app.inject({
				method: 'POST',
				url: `/api/returns/checks/${first.id}/accept`,
				payload: { acknowledgements: first.warnings.map(({ code }) => ({ code, reason: 'Seen' })) },
			});
			const second = await send(csv(series([...values, next]).at(-1)!));
			return second.changes!.partVerdicts.map(({ before, after }) => [
				`${before.variation}: ${before.variationPhrase} (${before.signal?.rule})`,
				`${after.variation}: ${after.variationPhrase} (${after.signal?.rule})`,
			]);
		};
		try {
			const shifted = [...steady, ...Array.from({ length: 8 }, (_, at) => 263 + (at % 3))];
			expect(await told(shifted, 400)).toEqual([
				['concern: Higher than usual, worse (shift)', 'concern: Unusually high, worse (outside)'],
			]);
			expect(await told(shifted, 264)).toEqual([]);
		} finally {
			await site.close();
		}
	});

	test('lists every change as CSV, with symbols, and leaves nothing in the spool', async () => {
		const response = await site.app.inject(`/api/returns/checks/${check.id}/changes.csv`);
		expect(response.statusCode).toBe(200);
		expect(response.headers['content-disposition']).toBe('attachment; filename="changes.csv"');
		const { data } = Papa.parse<Record<string, string>>(response.body, {
			header: true,
			skipEmptyLines: true,
		});
		expect(
			data.map((row) => [
				row.change,
				row.indicator,
				row.area,
				row.period,
				row.value_before,
				row.value_after,
			]),
		).toEqual([
			['changed', 're-referrals', 'E10000030', '2017-01', '25', 'c'],
			['created', 're-referrals', 'E10000030', '2018-03', '', '50'],
			['created', 're-referrals', 'SUR-NE', '2018-03', '', '50'],
		]);
		expect(data[0]).toMatchObject({
			...{ title: 'Re-referrals within 12 months', area_name: 'Surrey', breakdown: '' },
			...{ numerator_before: '100', denominator_before: '400', status_before: 'final' },
			...{ numerator_after: 'c', denominator_after: '400', status_after: 'final' },
		});
		await expect.poll(() => readdirSync(join(site.folder, 'incoming'))).toHaveLength(1);
	});

	test('lists all figures of a large file, not only those that it shows', async () => {
		const large = await upload(
			csv(
				...Array.from({ length: 30 }, (_, at) => 1989 + at).flatMap((year) =>
					Array.from(
						{ length: 9 },
						(_, at) => `${year}-0${at + 1},assessments-on-time,E10000030,${at},10`,
					),
				),
			),
		);
		if (large.state !== 'checked') throw new Error(JSON.stringify(large.findings[0]));
		expect([large.changes!.created, large.changes!.figures.length]).toEqual([270, 200]);
		const { body } = await site.app.inject(`/api/returns/checks/${large.id}/changes.csv`);
		expect(body.trim().split('\r\n')).toHaveLength(271);
	});
});
