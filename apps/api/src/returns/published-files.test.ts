import { existsSync, readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkReturn, findingCounts, type CheckResult } from '@sightline/returns';
import { contextOf } from '../catalogue/catalogue.ts';
import type { Comparator } from '../contract/index.ts';
import { lastSequence } from '../db/sequence.ts';
import { comparatorsOf } from '../indicators/comparators.ts';
import { acceptText, testWorkbench } from '../testing.ts';

// The publishers' own files, whole, through their collections into a real database.

const shared = new URL('../../../../../shared/', import.meta.url);
const lait = 'data/dfe/lait_surrey_sn_se_england_long.csv';
const files = {
	'ons-population': 'data/dfe/ons_mid-year_population_estimates_2012_to_2024.csv',
	'dfe-referrals': 'data/dfe/c1_children_in_need_referrals_and_rereferrals_2013_to_2025.csv',
	'dfe-children-in-need': 'data/dfe/b1_children_in_need_2013_to_2025.csv',
	'dfe-looked-after': 'data/dfe/cla_number_and_rate_per_10k_children.csv',
	'dfe-placement-stability': 'data/dfe/la_cla_placement_stability.csv',
	'lait-march': lait,
	'lait-september': lait,
	'lait-calendar': lait,
	'lait-academic': lait,
};
const there = existsSync(new URL(lait, shared));
const textOf = (name: string) => readFileSync(new URL(name, shared), 'utf8');
const rowsOf = (name: string) =>
	Papa.parse<Record<string, string>>(textOf(name), { header: true, skipEmptyLines: true }).data;

describe.skipIf(!there && !process.env.CI)(
	`the published files (skipped where ${shared.pathname} is absent)`,
	() => {
		let workbench: Awaited<ReturnType<typeof testWorkbench>>;
		const results = new Map<string, CheckResult>();

		beforeAll(async () => {
			workbench = await testWorkbench();
			for (const [collection, file] of Object.entries(files)) {
				const outcome = await acceptText(workbench, collection, null, textOf(file));
				if (outcome.state === 'accepted') results.set(collection, outcome.result);
			}
		}, 60_000);
		afterAll(() => workbench.close());

		/** The published years of an indicator in some areas. */
		async function publishedYears(reference: string, codes: string[]): Promise<Comparator[]> {
			const { catalogue, writable } = workbench;
			const asOf = await lastSequence(writable.db);
			const indicators = await catalogue.indicatorsAt(writable.db, asOf);
			const indicator = indicators.find((one) => one.reference === reference)!;
			const areas = codes.map((code) => catalogue.areaByCode.get(code)!);
			return comparatorsOf(writable.db, catalogue, { kind: 'working', asOf }, indicator, areas);
		}

		test.each([
			['ons-population', 2132, 2132, {}],
			['dfe-referrals', 2132, 4 * 2132, {}],
			['dfe-children-in-need', 2132, 2132, {}],
			['dfe-looked-after', 2505, 2 * (835 - 14), { 'absent-area-left-out': 2 * 14 }],
			['dfe-placement-stability', 5010, 2 * (835 - 14), { 'absent-area-left-out': 4 * 14 }],
			['lait-march', 49_023, 3380, {}],
			['lait-september', 49_023, 650, {}],
			['lait-calendar', 49_023, 225, { 'wrong-figure-left-out': 9 }],
			['lait-academic', 49_023, 481, {}],
		])('are accepted as %s: of %i rows %i figures', (collection, rows, observations, notices) => {
			const result = results.get(collection)!;
			expect(result).toMatchObject({ rows, observations });
			const { error, warning } = findingCounts(result.findings);
			expect([error, warning]).toEqual([0, 0]);
			const found = Map.groupBy(result.findings, ({ code }) => code);
			expect(Object.fromEntries([...found].map(([code, of]) => [code, of.length]))).toEqual(
				notices,
			);
		});

		test('would warn of the rate of first-time entrants in England in every year', async () => {
			const { catalogue, writable } = workbench;
			const collection = structuredClone(catalogue.collections.get('lait-calendar')!);
			if (collection.layout.kind !== 'long') throw new TypeError('not long');
			for (const mapping of collection.layout.mappings) delete mapping.except;
			const { findings } = await checkReturn(
				() => [readFileSync(new URL(lait, shared))],
				await contextOf(writable.db, catalogue, collection, 1, 2026 * 12),
				{ period: null },
			);
			expect(findings.map(({ code, value }) => [code, value])).toEqual(
				['3071', '2746', '2261', '1976', '1521', '1333', '1371', '1320', '1258'].map((value) => [
					'whole-unlike-parts',
					value,
				]),
			);
		});

		test('give the values that the Department publishes in LAIT, within their rounding', async () => {
			const { catalogue } = workbench;
			const areaOf = new Map(
				[...catalogue.areas.values()].flatMap(({ code, otherCodes }) =>
					otherCodes.map((other) => [other, code]),
				),
			);
			const measures = Map.groupBy(rowsOf(lait), (row) => row.measure_short!);
			let compared = 0;
			const wrong: string[] = [];
			for (const { kpi_id, lait_measure_short } of rowsOf('catalogue/indicators-source.csv')) {
				const rows = measures.get(lait_measure_short!);
				if (!rows) continue;
				const codes = [...new Set(rows.map((row) => areaOf.get(row.la_number!)!))];
				const years = await publishedYears(kpi_id!, codes);
				const published = rows.map((row) => Number(Number(row.value).toPrecision(15)));
				const decimals = Math.max(...published.map((value) => decimalsOf(value)));
				for (const [at, row] of rows.entries()) {
					const code = areaOf.get(row.la_number!)!;
					const ends = row.years!.includes('/')
						? Number(row.years!.slice(0, 4)) + 1
						: Number(row.years);
					const value = years
						.find(({ area }) => area.code === code)
						?.points.find(({ period }) => period.index === ends)?.value;
					const isKnownError = kpi_id === 'YJ01' && code === 'E92000001';
					const agrees =
						isKnownError || row.value === '-'
							? value == null
							: Math.abs(value! - published[at]!) <= 0.5 * 10 ** -decimals + 1e-9;
					if (!agrees) wrong.push(`${kpi_id} ${code} ${row.years}: ${value}, not ${row.value}`);
					if (value != null) compared += 1;
				}
			}
			expect(wrong).toEqual([]);
			expect(compared).toBeGreaterThan(5000);
		});

		test('give Surrey 530.1 referrals for every 10,000 children in the year to March 2018', async () => {
			const [surrey] = await publishedYears('FD03', ['E10000030']);
			const year = surrey!.points.find(({ period }) => period.code === '2017/18')!;
			expect(year).toMatchObject({ numerator: 13_626, denominator: 257_025 });
			expect(year.value).toBeCloseTo(530.1, 1);
		});

		test('name both sources of a rate that changed hands', async () => {
			const [surrey] = await publishedYears('LA01', ['E10000030']);
			expect(surrey!.sources.map(({ title }) => title)).toEqual([
				'Published yearly figures, years to March',
				'Children looked after, national statistics',
			]);
			const values = surrey!.points.map(({ period, value, numerator }) => [
				period.code,
				value,
				numerator,
			]);
			expect(values.slice(4, 6)).toEqual([
				['2019/20', 38, null],
				['2020/21', 38, 993],
			]);
		});
	},
);

function decimalsOf(value: number): number {
	return Number.isNaN(value) ? 0 : (String(value).split('.')[1]?.length ?? 0);
}
