import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { monthIndex } from '@sightline/metrics/periods';
import type { View } from '../access/views.ts';
import type { FigureChange } from '../contract/index.ts';
import { lastSequence } from '../db/sequence.ts';
import { acceptText, handInText, testWorkbench } from '../testing.ts';
import { comparatorsOf } from './comparators.ts';
import { midYearBefore, withPopulations } from './populations.ts';
import { observationsOf } from './queries.ts';

describe('the middle of the year before a period ends', () => {
	test.each([
		['year-to-march', 2018, 2017],
		['year-to-september', 2018, 2018],
		['calendar-year', 2018, 2018],
		['academic-year', 2018, 2018],
		['month', monthIndex(2018, 6), 2017],
		['month', monthIndex(2018, 7), 2018],
		['month', monthIndex(2018, 12), 2018],
		['quarter', 2018 * 4 + 1, 2017],
		['quarter', 2018 * 4 + 2, 2018],
	] as const)('for %s number %i is that of %i', (type, index, year) => {
		expect(midYearBefore(type, index)).toBe(year);
	});
});

describe('published observations without a denominator', () => {
	const population = [
		'time_period,time_identifier,geographic_level,country_code,region_code,new_la_code,age_group,population_estimate',
		'2016,Reporting year,Local authority,E92000001,E12000008,E10000030,Children aged 0 to 17 years,255000',
		'2017,Reporting year,Local authority,E92000001,E12000008,E10000030,Children aged 0 to 17 years,257025',
		'2017,Reporting year,Local authority,E92000001,E12000008,E10000016,Children aged 0 to 17 years,x',
	];
	const referrals = [
		'time_period,time_identifier,geographic_level,country_code,region_code,new_la_code,category,referral_count,rereferral_count,rereferral_percent,no_further_action_count,no_further_action_percent,not_in_need_count,not_in_need_percent',
		...[
			'2018,Reporting year,Local authority,E92000001,E12000008,E10000030,{},13626,3724,27.3,100,0.7,1573,11.5',
			'2018,Reporting year,Local authority,E92000001,E12000008,E10000016,{},14000,3500,25,100,0.7,1573,11.2',
			'2019,Reporting year,Local authority,E92000001,E12000008,E10000030,{},x,x,x,x,x,x,x',
			'2020,Reporting year,Local authority,E92000001,E12000008,E10000030,{},11000,2750,25,100,0.9,1573,14.3',
		].map((row) => row.replace('{}', 'Referrals and Re-referrals')),
	];
	let workbench: Awaited<ReturnType<typeof testWorkbench>>;
	let before: View;
	let after: View;
	const preview: FigureChange[] = [];

	beforeAll(async () => {
		workbench = await testWorkbench();
		const { db } = workbench.writable;
		before = { kind: 'working', asOf: await lastSequence(db) };
		await acceptText(workbench, 'ons-population', null, population.join('\n'));
		const years = referrals.join('\n');
		const checked = await handInText(workbench, 'dfe-referrals', null, years, null);
		if (checked.state === 'ready') preview.push(...checked.changes.figures);
		await acceptText(workbench, 'dfe-referrals', null, years);
		after = { kind: 'working', asOf: await lastSequence(db) };
	});
	afterAll(() => workbench.close());

	async function rates(code: string) {
		const { catalogue, writable } = workbench;
		const indicators = await catalogue.indicatorsAt(writable.db, after.asOf);
		const indicator = indicators.find(({ id }) => id === 'referral-rate')!;
		const areas = [catalogue.areaByCode.get(code)!];
		const [years] = await comparatorsOf(writable.db, catalogue, after, indicator, areas);
		return years!.points;
	}

	test('take the population of the year before, once, and keep symbols', async () => {
		const [first, second, third] = await rates('E10000030');
		expect(first).toMatchObject({ numerator: 13_626, denominator: 257_025, valueSymbol: null });
		expect(first!.value).toBeCloseTo(530.14, 2);
		expect(second).toMatchObject({ value: null, valueSymbol: 'x', denominator: null });
		expect(third).toMatchObject({ numerator: 11_000, denominator: null, value: null });
	});

	test('have no rate where the population has a symbol', async () => {
		const [kent] = await rates('E10000016');
		expect(kent).toMatchObject({
			numerator: 14_000,
			denominator: null,
			denominatorSymbol: 'x',
			value: null,
			valueSymbol: 'x',
		});
	});

	test('are previewed with the rate that they will have', () => {
		const surrey = preview.find(
			({ indicator, area }) => indicator.id === 'referral-rate' && area.code === 'E10000030',
		)!;
		expect(surrey.before).toBeNull();
		expect(surrey.after).toMatchObject({ numerator: 13_626, denominator: 257_025 });
		expect(surrey.after!.value).toBeCloseTo(530.14, 2);
	});

	test('stay as they were in a view from before the population was known', async () => {
		const { catalogue, writable } = workbench;
		const indicators = await catalogue.indicatorsAt(writable.db, after.asOf);
		const indicator = indicators.find(({ id }) => id === 'referral-rate')!;
		const rows = await observationsOf(writable.db, after, {
			indicators: [indicator.key],
			areas: [catalogue.council.area.key],
			breakdown: catalogue.totalBreakdown,
			periodTypes: ['year-to-march'],
		});
		expect(rows).toHaveLength(3);
		expect(await withPopulations(writable.db, catalogue, before, indicator, rows)).toEqual(rows);
	});
});
