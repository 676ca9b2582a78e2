import { existsSync, readFileSync } from 'node:fs';
import { changedSinceSentence } from '@sightline/metrics/words';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Check, Health, IndicatorPage, Overview, Problem, Site } from '../contract/index.ts';
import { testApp, type TestApp } from '../testing.ts';

let site: TestApp;
beforeAll(async () => {
	site = await testApp({ SIGHTLINE_DEMO: 'on', SIGHTLINE_NOW: '2019-04-15' });
});
afterAll(() => site.close());

async function get<Answer>(url: string): Promise<Answer> {
	const response = await site.app.inject(`/api${url}`);
	expect(response.statusCode, response.body).toBe(200);
	return response.json<Answer>();
}

describe('the site', () => {
	test('says that the demonstration is synthetic and how far its figures go', async () => {
		expect(await get<Site>('/site')).toMatchObject({
			council: 'Surrey County Council',
			demonstration: true,
			today: '2019-04-15',
			dataTo: { code: '2019-03' },
			loopbackOnly: true,
		});
		expect(await get<Health>('/health')).toMatchObject({
			status: 'ok',
			database: 'ok',
			sequence: 67,
		});
	});

	test('describes itself to machines and to people', async () => {
		const { paths } = await get<{ paths: object }>('/openapi.json');
		expect(Object.keys(paths)).toEqual(
			expect.arrayContaining([
				'/api/overview',
				'/api/indicators/{id}',
				'/api/returns',
				'/api/health',
			]),
		);
		expect((await site.app.inject('/api/docs/')).headers['content-type']).toContain('text/html');
	});
});

describe('the overview', () => {
	test('states one finding for each indicator, and its headline counts them', async () => {
		const overview = await get<Overview>('/overview');
		expect(overview.rows).toHaveLength(61);
		expect(overview.headline).toBe(
			'Five indicators are worse than usual or a year ago, and five are better',
		);
		expect(overview.better).toEqual([
			'initial-conferences-on-time',
			'plan-visits-on-time',
			'dental-checks',
			'personal-education-plans',
			'persistent-absence',
		]);
		expect(overview.rows.find(({ id }) => id === 'agency-social-workers')).toMatchObject({
			sentence: 'The share of agency social workers is higher than a year ago, which is worse',
			target: 15,
			verdict: { variation: 'concern', assurance: 'failing' },
		});
	});

	test('can be filtered, and then says which rows are left', async () => {
		const { shown, rows } = await get<Overview>('/overview?theme=workforce&variation=concern');
		expect(shown).toEqual(['agency-social-workers', 'social-worker-turnover']);
		expect(rows).toHaveLength(61);
	});

	test('of a quadrant names the county and its parts to choose from', async () => {
		const { area, areas } = await get<Overview>('/overview?area=SUR-NE');
		expect(area.name).toBe('North East Surrey');
		expect(areas.map(({ code }) => code)).toEqual([
			'E10000030',
			'SUR-NE',
			'SUR-NW',
			'SUR-SE',
			'SUR-SW',
			'SUR-CW',
		]);
	});

	test('as of an earlier number is what was known then', async () => {
		const now = await get<Overview>('/overview');
		const then = await get<Overview>('/overview?asOf=20');
		expect(then.asOf).toBe(20);
		expect(then.rows[0]!.latest!.period.index).toBeLessThan(now.rows[0]!.latest!.period.index);
		expect(then.changes).toHaveLength(5);
		expect(then.changes.every(({ sequence }) => sequence <= 20)).toBe(true);
	});

	test('marks in the small charts where it began to be counted in another way', async () => {
		const { rows } = await get<Overview>('/overview?on=2018-06-15');
		const anew = (id: string) =>
			rows.find((row) => row.id === id)!.sparkline.flatMap(({ anew }, at) => (anew ? [at] : []));
		expect(anew('average-caseload')).toEqual([10]);
		expect(anew('agency-social-workers')).toEqual([]);
	});

	test('tells which verdicts have changed since what was known before the last round of returns', async () => {
		const { since } = await get<Overview>('/overview');
		expect(since).toEqual({
			asOf: 65,
			on: '2 April 2019',
			since: 'February',
			changes: [
				{
					id: 'initial-conferences-on-time',
					kind: 'better',
					words:
						'the share of initial conferences on time can now be judged, and is higher than usual, which is better',
				},
				{
					id: 'long-term-stability',
					kind: 'target',
					words:
						'long-term stability in one home is now not expected to meet the target unless something changes',
				},
				{
					id: 'contacts-to-referral',
					kind: 'back-to-usual',
					words: 'share of contacts that become referrals is back to usual',
				},
				{
					id: 'initial-conference-rate',
					kind: 'back-to-usual',
					words: 'initial conference rate is back to usual',
				},
				{
					id: 'not-in-education-or-work',
					kind: 'back-to-usual',
					words:
						'young people not known to work or study are no longer clearly different from a year ago',
				},
			],
		});
	});

	test('tells changes of another area and of another moment: the published figures of April began no round', async () => {
		const sentence = async (query: string) => {
			const { since } = await get<Overview>(`/overview?${query}`);
			return since && changedSinceSentence(since.since, since.changes);
		};
		expect(await sentence('area=SUR-CW')).toBe(
			'Since February: share of contacts that become referrals is back to usual',
		);
		expect(await sentence('asOf=37')).toBe(
			'Since January: the share of initial conferences on time has become unusually low, which is worse',
		);
		expect(await sentence('asOf=65')).toBe(await sentence('asOf=56'));
		expect(await sentence('asOf=65')).toContain('Since January: ');
		expect(await sentence('asOf=18')).toBe('Since February, no verdict has changed');
		expect(await sentence('asOf=2')).toBeNull();
	});
});

describe('an indicator', () => {
	test('has a point for every month, limits for each group, and its targets with the original kept', async () => {
		const page = await get<IndicatorPage>('/indicators/initial-conferences-on-time');
		expect(page.points).toHaveLength(36);
		expect(page.groups).toHaveLength(2);
		expect(page.groups[0]!.mean).toBeGreaterThan(page.groups[0]!.lower!);
		expect(page.targets.map(({ value, original, current }) => [value, original, current])).toEqual([
			[80, true, false],
			[75, false, true],
		]);
		expect(page.rebases).toMatchObject([{ period: { code: '2018-03' } }]);
		expect(page.verdict.variation).toBe('improvement');
		expect(page.points.at(-1)!.variation).toBe(page.verdict.variation);
	});

	test('shows a month’s rate as if it went on for a year', async () => {
		const page = await get<IndicatorPage>('/indicators/referral-rate');
		const march = page.points.at(-1)!;
		expect(page.indicator.annualised).toBe(true);
		expect(march.value).toBeCloseTo((1104 / 257_259) * 10_000 * 12, 9);
	});

	test('keeps a missing month as a gap', async () => {
		const { points } = await get<IndicatorPage>('/indicators/contacts');
		const gap = points.find(({ period }) => period.code === '2017-08')!;
		expect(gap).toMatchObject({ value: null, sequence: null });
		expect(points).toHaveLength(36);
	});

	test('lists what later returns changed, with the reason', async () => {
		const { revisions } = await get<IndicatorPage>('/indicators/re-referrals');
		expect(revisions[0]).toMatchObject({
			period: { code: '2018-03' },
			before: { numerator: 317, denominator: 1211 },
			after: { numerator: 319, denominator: 1220 },
		});
		expect(revisions[0]!.reason).toContain('Restates referrals');
	});

	test('stands beside the published years of the country and the council, or of whoever is asked for', async () => {
		const usual = await get<IndicatorPage>('/indicators/re-referrals');
		expect(usual.comparators.map(({ area }) => area.name)).toEqual(['England', 'Surrey']);
		const asked = await get<IndicatorPage>('/indicators/re-referrals?with=E12000008');
		expect(asked.comparators.map(({ area }) => area.name)).toEqual(['South East']);
		expect((await get<IndicatorPage>('/indicators/re-referrals?with=')).comparators).toEqual([]);
	});

	test.each([
		['/indicators/happiness', 404, 'There is no indicator “happiness”.'],
		['/indicators/contacts?area=E99', 404, 'There is no area “E99”.'],
		['/overview?asOf=9999', 404, 'Nothing has sequence number 9999 yet; the last is 67.'],
		['/overview?variation=bad', 400, 'variation'],
		['/overview?asOf=1.5', 400, '“1.5” is not a sequence number'],
	])('%s is answered with %i and what is wrong', async (url, status, words) => {
		const response = await site.app.inject(`/api${url}`);
		expect(response.statusCode).toBe(status);
		expect(response.json<Problem>().message).toContain(words);
	});
});

const c1 = new URL(
	'../../../../../shared/data/dfe/c1_children_in_need_referrals_and_rereferrals_2013_to_2025.csv',
	import.meta.url,
);

describe.skipIf(!existsSync(c1) && !process.env.CI)(
	'the real file of referrals, when ../shared/data/dfe is at hand',
	() => {
		test('is accepted whole, keeps every symbol, and shows as annual comparators', async () => {
			const later = await testApp({ SIGHTLINE_NOW: '2026-01-10' });
			const upload = await later.app.inject({
				method: 'POST',
				url: '/api/returns?collection=dfe-referrals',
				headers: { 'content-type': 'text/csv' },
				payload: readFileSync(c1),
			});
			const check = upload.json<Check>();
			expect(check).toMatchObject({
				state: 'checked',
				rows: 2132,
				counts: { error: 0, warning: 0 },
			});
			const accepted = await later.app.inject({
				method: 'POST',
				url: `/api/returns/checks/${check.id}/accept`,
				payload: {},
			});
			expect(accepted.json()).toMatchObject({ observations: 8528, created: 8528 });

			const { comparators } = (
				await later.app.inject('/api/indicators/re-referrals')
			).json<IndicatorPage>();
			const year = (name: string, code: string) =>
				comparators
					.find(({ area }) => area.name === name)!
					.points.find(({ period }) => period.code === code);
			expect(year('Surrey', '2017/18')).toMatchObject({
				value: 27.3,
				numerator: 3724,
				denominator: 13_626,
			});
			expect(year('England', '2017/18')!.value).toBe(21.9);

			const suppressed = await later.installation.db
				.selectFrom('observation')
				.selectAll()
				.where('numerator_symbol', '=', 'c')
				.where('denominator', 'is not', null)
				.execute();
			expect(suppressed.length).toBeGreaterThan(0);
			for (const row of suppressed)
				expect(row).toMatchObject({
					numerator: null,
					value: null,
					value_symbol: 'c',
					denominator_symbol: null,
				});
			await later.close();
		});
	},
);
