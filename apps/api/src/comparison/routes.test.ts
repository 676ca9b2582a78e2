import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Check, ComparisonOverview, IndicatorComparison, Problem } from '../contract/index.ts';
import { testApp, type TestApp } from '../testing.ts';

/** Surrey's ten statistical neighbours, and Kent, which is none of them: referrals and re-referrals of a year. */
const authorities: [code: string, referrals: number, again: number][] = [
	['E10000030', 13_626, 3724],
	['E06000040', 1000, 150],
	['E06000060', 2000, 320],
	['E08000009', 3000, 540],
	['E10000015', 4000, 800],
	['E06000037', 1500, 300],
	['E06000056', 2500, 550],
	['E06000041', 1200, 276],
	['E10000025', 7000, 1680],
	['E06000036', 900, 225],
	['E10000003', 6000, 1560],
	['E10000016', 20_000, 6400],
];
const wider: [code: string, referrals: number, again: number][] = [
	['E92000001', 655_630, 143_810],
	['E12000008', 110_000, 30_030],
];

const columns =
	'time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name,category,referral_count,rereferral_count,rereferral_percent,no_further_action_count,no_further_action_percent,not_in_need_count,not_in_need_percent,referral_child_count,rereferral_child_count,rereferral_child_percent';

/** A published file of a year, in the Department's own columns. */
function publishedFile(year: number, rows: typeof authorities): string {
	const lines = rows.map(([code, referrals, again]) => {
		const [level, region, authority] = code.startsWith('E92')
			? ['National', '', '']
			: code.startsWith('E12')
				? ['Regional', code, '']
				: ['Local authority', 'E12000008', code];
		const share = (count: number) => ((100 * count) / referrals).toFixed(1);
		const few = Math.round(referrals / 10);
		const numbers = [referrals, again, share(again), few, share(few), few, share(few)];
		const children = [referrals, again, share(again)];
		return `${year},Reporting year,${level},E92000001,England,${region},,,${authority},,Referrals and Re-referrals,${[...numbers, ...children].join()}`;
	});
	return [columns, ...lines, ''].join('\n');
}

const populations = [
	'time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name,age_group,population_estimate',
	'2017,Reporting year,National,E92000001,England,,,,,,Children aged 0 to 17 years,11700000',
	'2017,Reporting year,Local authority,E92000001,England,E12000008,South East,,E10000030,Surrey,Children aged 0 to 17 years,250000',
	'',
].join('\n');

const localFile = [
	'period,indicator,area,numerator,denominator',
	'2019-03,re-referrals,E10000030,1000,4000',
	'2019-03,re-referrals,SUR-NE,250,1000',
	'2019-03,re-referrals,SUR-NW,270,1000',
	'2019-03,re-referrals,SUR-SE,350,1000',
	'2019-03,re-referrals,SUR-SW,128,990',
	'2019-03,re-referrals,SUR-CW,2,10',
	'2019-03,contacts,E10000030,500,',
	'2019-03,contacts,SUR-NE,500,',
	'',
].join('\n');

let site: TestApp;
beforeAll(async () => {
	site = await testApp();
	await accept('dfe-referrals', publishedFile(2017, [...authorities.slice(0, 5), wider[0]!]));
	await accept('dfe-referrals', publishedFile(2018, [...authorities, ...wider]));
	await accept('ons-population', populations);
	await accept('surrey-monthly', localFile);
});
afterAll(() => site.close());

/** Hands a file in and accepts it, every kind of warning acknowledged. */
async function accept(collection: string, text: string): Promise<void> {
	const upload = await site.app.inject({
		method: 'POST',
		url: `/api/returns?collection=${collection}`,
		headers: { 'content-type': 'text/csv' },
		payload: text,
	});
	const { id, warnings } = upload.json<Check>();
	const accepted = await site.app.inject({
		method: 'POST',
		url: `/api/returns/checks/${id}/accept`,
		payload: { acknowledgements: warnings.map(({ code }) => ({ code, reason: 'A test' })) },
	});
	expect(accepted.statusCode, accepted.body).toBe(201);
}

async function compare<Answer = IndicatorComparison>(query: string): Promise<Answer> {
	const response = await site.app.inject(`/api/compare?${query}`);
	expect(response.statusCode, response.body).toBe(200);
	return response.json<Answer>();
}

describe('the comparison of an authority', () => {
	test('has a row for what is published, at its latest year, with what stands beside it', async () => {
		const overview = await compare<ComparisonOverview>('');
		expect(overview.area.name).toBe('Surrey');
		expect(overview.country!.name).toBe('England');
		expect(overview.region!.name).toBe('South East');
		const row = overview.rows.find(({ id }) => id === 're-referrals');
		expect(row).toMatchObject({
			period: { code: '2017/18' },
			value: 27.3,
			country: 21.9,
			region: 27.3,
			neighbours: { count: 10, of: 10, modelYear: 2025 },
			rank: {
				rank: 11,
				of: 12,
				tied: false,
				phrase: '11th of 12',
				quarter: { name: 'worst', phrase: 'Worst quarter' },
			},
			against: {
				comparison: 'higher',
				judgement: 'worse',
				phrase: 'Higher than England, worse',
			},
		});
		// (15 + 16 + 18 + 20 + 20 + 22 + 23 + 24 + 25 + 26) / 10
		expect(row!.neighbours!.average).toBeCloseTo(20.9, 9);
		expect(overview.headline).toBe(
			'Surrey is in the worst quarter on the one indicator that has quarters',
		);
		expect(overview.sources.map(({ licence }) => licence)).toEqual([
			'Open Government Licence v3.0',
			'Open Government Licence v3.0',
		]);
	});

	test('of another authority has its own rank, and no neighbours where none are known', async () => {
		const { rows } = await compare<ComparisonOverview>('area=E10000016');
		const row = rows.find(({ id }) => id === 're-referrals')!;
		expect(row.rank).toMatchObject({ rank: 12, of: 12 });
		expect(row.neighbours).toBeNull();
	});

	test('as of an earlier number is what was known then', async () => {
		const { rows, asOf } = await compare<ComparisonOverview>('asOf=2');
		expect(asOf).toBe(2);
		expect(rows.find(({ id }) => id === 're-referrals')!.period.code).toBe('2016/17');
		expect((await compare<ComparisonOverview>('asOf=1')).headline).toBe(
			'There are no published figures to compare Surrey by yet',
		);
	});
});

describe('the comparison of one indicator', () => {
	test('ranks every authority, best first, and never a region or a country', async () => {
		const page = await compare('indicator=re-referrals');
		expect(page.sentence).toBe(
			'The share of re-referrals within 12 months is higher in Surrey than in England, which is worse, and in the worst quarter of 12 authorities',
		);
		expect(page.authorities.map(({ value, rank }) => [value, rank])).toEqual([
			[15, 1],
			[16, 2],
			[18, 3],
			[20, 4],
			[20, 4],
			[22, 6],
			[23, 7],
			[24, 8],
			[25, 9],
			[26, 10],
			[27.3, 11],
			[32, 12],
		]);
		expect(page.authorities.filter(({ own }) => own).map(({ area }) => area.name)).toEqual([
			'Surrey',
		]);
		expect(page.authorities.filter(({ neighbour }) => neighbour)).toHaveLength(10);
		expect(page.country).toMatchObject({ area: { name: 'England' }, value: 21.9 });
		expect(page.region).toMatchObject({ area: { name: 'South East' }, value: 27.3 });
		expect(page.own!.interval!.lower).toBeCloseTo(26.588, 3);
		expect(page.own!.interval!.upper).toBeCloseTo(28.085, 3);
	});

	test('has a funnel of the authorities around their average', async () => {
		const { funnel } = await compare('indicator=re-referrals');
		const together = authorities.reduce((sum, [, , again]) => sum + again, 0);
		const size = authorities.reduce((sum, [, referrals]) => sum + referrals, 0);
		expect(funnel!.average).toBeCloseTo((100 * together) / size, 9);
		expect(funnel!.dispersion).toBeGreaterThan(1);
		const own = funnel!.points.find((point) => point.own)!;
		expect(own).toMatchObject({ size: 13_626, significance: 'Not significant' });
		// Widened by √φ around p̄: p̄ ± z √(p̄ (1 − p̄) / n) √φ.
		const p = together / size;
		const reach = 1.959964 * Math.sqrt(((p * (1 - p)) / 13_626) * funnel!.dispersion) * 100;
		expect(own.upper95 - funnel!.average).toBeCloseTo(reach, 4);
		expect(funnel!.curve[0]!.size).toBe(900);
		expect(funnel!.curve.at(-1)!.size).toBeCloseTo(20_000, 6);
	});

	test('names the source of the population that a rate is told for', async () => {
		const { sources, own, against } = await compare('indicator=referral-rate');
		expect(own).toMatchObject({ numerator: 13_626, denominator: 250_000 });
		expect(own!.value).toBeCloseTo(545.04, 9);
		expect(against!.phrase).toBe('Lower than England');
		expect(sources.map(({ title }) => title)).toEqual([
			'Referrals and re-referrals, national statistics',
			'Children aged 0 to 17, mid-year estimates',
		]);
	});

	test('of another year takes the neighbours that have a value, and no funnel of a few', async () => {
		const page = await compare('indicator=re-referrals&period=2016/17');
		expect(page.years.map(({ code }) => code)).toEqual(['2017/18', '2016/17']);
		expect(page.rank).toMatchObject({ rank: 5, of: 5, quarter: { name: 'worst' } });
		expect(page.neighbours).toEqual({ average: null, count: 4, of: 10, modelYear: 2025 });
		expect(page.funnel).toBeNull();
		expect(page.region).toBeNull();
	});

	test('says when an authority has no figure in the year asked for', async () => {
		const page = await compare('indicator=re-referrals&area=E10000016&period=2016/17');
		expect(page.sentence).toBe(
			'Re-referrals within 12 months: no published figure for Kent, year to March 2017',
		);
		expect([page.own, page.rank, page.against]).toEqual([null, null, null]);
	});

	test('sets the council’s own parts side by side, and names only the one that is far from the rest', async () => {
		const { parts } = await compare('indicator=re-referrals');
		expect(parts).toMatchObject({ period: { code: '2019-03' }, whole: { value: 25 } });
		expect(
			parts!.parts.map(({ area, compared, smallNumbers }) => [
				area.code,
				compared?.phrase ?? null,
				smallNumbers,
			]),
		).toEqual([
			['SUR-NE', 'No clear difference from the others', false],
			['SUR-NW', 'No clear difference from the others', false],
			['SUR-SE', 'Unlike the others: higher, worse', false],
			['SUR-SW', 'Unlike the others: lower, better', false],
			['SUR-CW', null, true],
		]);
	});

	test('without published figures still shows the parts, without a verdict on counts', async () => {
		const page = await compare('indicator=contacts');
		expect(page.sentence).toBe(
			'Contacts about a child: there are no published figures to compare yet',
		);
		expect(page.years).toEqual([]);
		expect(page.parts!.parts.map(({ value, compared }) => [value, compared])).toEqual([
			[500, null],
			[null, null],
			[null, null],
			[null, null],
			[null, null],
		]);
	});

	test.each([
		['indicator=happiness', 404, 'There is no indicator “happiness”.'],
		['area=E99', 404, 'There is no area “E99”.'],
		['area=SUR-NE', 400, 'North East Surrey is not an authority'],
		['indicator=children-aged-0-to-17', 400, 'what other indicators rest on is not compared'],
		['indicator=re-referrals&period=2001/02', 404, 'for the year “2001/02”'],
		['period=2017/18', 400, 'Name the indicator'],
		['asOf=9999', 404, 'Nothing has sequence number 9999 yet'],
	])('%s is answered with %i and what is wrong', async (query, status, words) => {
		const response = await site.app.inject(`/api/compare?${query}`);
		expect(response.statusCode).toBe(status);
		expect(response.json<Problem>().message).toContain(words);
	});
});
