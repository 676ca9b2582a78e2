import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'papaparse';
import type { Check, IndicatorComparison } from '../contract/index.ts';
import { testApp, type TestApp } from '../testing.ts';

const folder = new URL('../../../../../shared/data/dfe/', import.meta.url);
const c1 = new URL('c1_children_in_need_referrals_and_rereferrals_2013_to_2025.csv', folder);
const surrey = 'E10000030';

type Line = Record<
	'time_period' | 'old_la_code' | 'new_la_code' | 'geographic_level' | 'rereferral_percent',
	string
>;

describe.skipIf(!existsSync(c1) && !process.env.CI)(
	'the real file of referrals, when ../shared/data/dfe is at hand',
	() => {
		let site: TestApp;
		beforeAll(async () => {
			site = await testApp({ SIGHTLINE_NOW: '2026-01-10' });
			const upload = await site.app.inject({
				method: 'POST',
				url: '/api/returns?collection=dfe-referrals',
				headers: { 'content-type': 'text/csv' },
				payload: readFileSync(c1),
			});
			const url = `/api/returns/checks/${upload.json<Check>().id}/accept`;
			const accepted = await site.app.inject({ method: 'POST', url, payload: {} });
			expect(accepted.statusCode, accepted.body).toBe(201);
		});
		afterAll(() => site.close());

		test.each(['2017/18', '2023/24'])(
			'ranks Surrey’s re-referrals of %s as the file itself does',
			async (code) => {
				const year = String(Number(code.slice(0, 4)) + 1);
				const { data } = parse<Line>(readFileSync(c1, 'utf8').replace(/^\uFEFF/, ''), {
					header: true,
				});
				const lines = data.filter((line) => line.geographic_level === 'Local authority');
				// Buckinghamshire got a new code in 2020; the old ones have stayed the same.
				const stable = new Map(
					lines
						.filter((line) => line.time_period === '2025')
						.map((line) => [line.new_la_code, line.old_la_code]),
				);
				const shares = new Map(
					lines
						.filter((line) => line.time_period === year)
						.filter((line) => /^[0-9.]+$/.test(line.rereferral_percent))
						.map((line) => [line.old_la_code, Number(line.rereferral_percent)]),
				);
				const own = shares.get(stable.get(surrey)!)!;
				const sorted = [...shares.values()].sort((a, b) => a - b);
				const at = (share: number) => {
					const place = (sorted.length - 1) * share;
					const below = sorted[Math.floor(place)]!;
					return below + (sorted[Math.ceil(place)]! - below) * (place % 1);
				};
				const quarter =
					own <= at(0.25)
						? 'best'
						: own <= at(0.5)
							? 'second-best'
							: own <= at(0.75)
								? 'second-worst'
								: 'worst';
				const neighbours = readFileSync(
					new URL('../../../../data/neighbours.csv', import.meta.url),
					'utf8',
				)
					.split('\n')
					.filter((line) => line.startsWith(`${surrey},2025,`))
					.map((line) => shares.get(stable.get(line.trim().split(',')[3]!)!)!);

				const page = (
					await site.app.inject(`/api/compare?indicator=re-referrals&period=${code}`)
				).json<IndicatorComparison>();
				expect(page.own!.value).toBe(own);
				expect(page.rank).toMatchObject({
					rank: sorted.filter((share) => share < own).length + 1,
					of: sorted.length,
					quarter: { name: quarter },
				});
				expect(page.neighbours).toMatchObject({ count: 10, of: 10, modelYear: 2025 });
				expect(page.neighbours!.average).toBeCloseTo(
					neighbours.reduce((sum, share) => sum + share, 0) / neighbours.length,
					9,
				);
			},
		);

		test('is 137th of 152 in 2018, and higher than its size explains', async () => {
			const page = (
				await site.app.inject('/api/compare?indicator=re-referrals&period=2017/18')
			).json<IndicatorComparison>();
			expect(page.rank!.phrase).toBe('joint 137th of 152');
			expect(page.against).toMatchObject({ comparison: 'higher', judgement: 'worse' });
			const own = page.funnel!.points.find((point) => point.own)!;
			expect(own.phrase).toBe('higher than its size explains');
		});
	},
);
