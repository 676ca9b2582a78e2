import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CatalogueEntry, IndicatorPage, Problem } from '../contract/index.ts';
import { contentOf, testApp, type TestApp } from '../testing.ts';

const reason = 'Agreed in April';
const path = [
	{ month: '2019-04', value: 25 },
	{ month: '2019-09', value: 23.5 },
	{ month: '2020-03', value: 20 },
];
const target = { scope: 'local', from: '2019-04', value: 20, agreedBy: 'Cabinet', reason, path };

let site: TestApp;

const post = (id: string, payload: object) =>
	site.app.inject({ method: 'POST', url: `/api/catalogue/${id}/targets`, payload });

async function done(id: string, payload: object): Promise<number> {
	const response = await post(id, payload);
	expect(response.statusCode, response.body).toBe(201);
	return response.json<{ sequence: number }>().sequence;
}

const entryOf = async (id: string, asOf?: number) =>
	(
		await site.app.inject(`/api/catalogue/${id}${asOf === undefined ? '' : `?asOf=${asOf}`}`)
	).json<CatalogueEntry>();

describe('a target that is a path', () => {
	beforeEach(async () => {
		site = await testApp();
	});
	afterEach(() => site.close());

	const points = [
		{ month: { code: '2019-04', name: 'April 2019' }, value: 25 },
		{ month: { code: '2019-09', name: 'September 2019' }, value: 23.5 },
		{ month: { code: '2020-03', name: 'March 2020' }, value: 20 },
	];

	test('is kept with its points, read as of any number, and taken back with its path', async () => {
		const set = await done('re-referrals', target);
		const back = await done('re-referrals', {
			scope: 'local',
			from: '2019-04',
			reason,
			removed: true,
		});
		expect((await entryOf('re-referrals', set - 1)).targets).toMatchObject([
			{ value: 22, path: null },
		]);
		expect((await entryOf('re-referrals', set)).targets).toMatchObject([
			{ value: 22, path: null },
			{ value: 20, from: { code: '2019-04' }, path: points, current: true },
		]);
		const { targets, history } = await entryOf('re-referrals');
		expect(targets).toHaveLength(1);
		expect(history.slice(0, 2)).toMatchObject([
			{ sequence: back, removed: true, target: { value: 20, path: points } },
			{ sequence: set, removed: false, target: { value: 20, path: points } },
		]);
	});

	test('does not take the place of another path to the same value from the same month', async () => {
		await done('re-referrals', target);
		const again = await post('re-referrals', target);
		expect(again.json<Problem>()).toMatchObject({ code: 'nothing-changed' });
		const [first, , last] = path;
		for (const other of [{ path: [first, last] }, { path: undefined }]) {
			const refused = await post('re-referrals', { ...target, ...other });
			expect(refused.statusCode).toBe(409);
			expect(refused.json<Problem>().message).toContain(
				'There is a local target from April 2019 already: 20 by a path. If that was a mistake take it back first',
			);
		}
		await done('re-referrals', { ...target, agreedBy: 'Cabinet, April 2019' });
		expect((await entryOf('re-referrals')).targets[1]).toMatchObject({
			agreedBy: 'Cabinet, April 2019',
			path: points,
		});
	});

	const [first, second, last] = path as [object, object, object];
	test.each<[string, object[], string]>([
		['no point', [], 'a path has at least two points'],
		['one point', [last], 'a path has at least two points'],
		[
			'months out of order',
			[first, last, second],
			'September 2019 does not lie after March 2020, the point before it',
		],
		[
			'a month twice',
			[first, first, last],
			'April 2019 does not lie after April 2019, the point before it',
		],
		[
			'a value above 100 %',
			[first, { month: '2019-09', value: 235 }, last],
			'for September 2019, 235 is above 100 %',
		],
		[
			'a value below 0',
			[first, { month: '2019-09', value: -1 }, last],
			'for September 2019, -1 is below 0',
		],
		[
			'another end',
			[first, { month: '2020-03', value: 21 }],
			'it ends at 21, and the target is 20: the two are one value',
		],
		[
			'another beginning',
			[second, last],
			'it begins in September 2019, and the target holds from April 2019: the two are one month',
		],
		['a month that is none', [first, { month: 'March', value: 20 }], '“March” is not a month.'],
		[
			'a month far ahead',
			[first, { month: '2920-03', value: 20 }],
			'March 2920 lies too far ahead.',
		],
	])(
		'is refused with %s, saying what to do, and nothing is stored',
		async (_what, wrong, words) => {
			const before = await contentOf(site.installation.db);
			const refused = await post('re-referrals', { ...target, path: wrong });
			expect(refused.statusCode, refused.body).toBe(422);
			expect(refused.json<Problem>().code).toBe('bad-path');
			expect(refused.json<Problem>().message).toContain(words);
			expect(await contentOf(site.installation.db)).toEqual(before);
		},
	);
});

describe('a series with a path to its target', () => {
	beforeAll(async () => {
		site = await testApp({ SIGHTLINE_DEMO: 'on', SIGHTLINE_NOW: '2019-04-15' });
	});
	afterAll(() => site.close());

	const pageOf = async (id: string, query = '') =>
		(await site.app.inject(`/api/indicators/${id}${query}`)).json<IndicatorPage>();

	test('is assured of the end of the path, and on the path or not at its latest value', async () => {
		const { verdict, targets, path: progress } = await pageOf('assessments-on-time');
		expect(targets).toMatchObject([{ value: 85, current: true, path: { length: 3 } }]);
		expect(verdict.assurance).toBe('failing');
		// 75 in December 2018, 78 in June 2019: halfway in March.
		expect(progress).toEqual({
			current: {
				path: 76.5,
				difference: expect.closeTo(-4.12, 1) as number,
				end: { month: expect.objectContaining({ code: '2020-03' }) as object, value: 85 },
				assurance: 'hit-or-miss',
			},
			original: null,
			sentence: 'May or may not be on path to the target',
		});
	});

	test('is told of both paths once another has taken the place of the first', async () => {
		const second = [
			{ month: '2019-02', value: 60 },
			{ month: '2019-04', value: 62 },
			{ month: '2020-03', value: 80 },
		];
		const { asOf } = await pageOf('assessments-on-time');
		await done('assessments-on-time', { ...target, from: '2019-02', value: 80, path: second });
		const { verdict, path: progress } = await pageOf('assessments-on-time');
		expect(verdict.assurance).toBe('hit-or-miss');
		expect(progress.current).toMatchObject({ path: 61, assurance: 'passing' });
		expect(progress.original).toMatchObject({ path: 76.5, assurance: 'hit-or-miss' });
		expect(progress.sentence).toBe(
			'On path to the target as it stands now; may or may not be on path to the one first agreed',
		);
		const then = await pageOf('assessments-on-time', `?asOf=${asOf}`);
		expect(then.path.original).toBeNull();

		// A target that holds at once is on no path; the first one still is.
		await done('assessments-on-time', {
			...target,
			from: '2019-03',
			value: 80,
			path: undefined,
		});
		expect((await pageOf('assessments-on-time')).path).toMatchObject({
			current: null,
			original: { path: 76.5 },
			sentence: 'May or may not be on path to the target first agreed',
		});
	});

	test('is read yearly by the interval of its latest value', async () => {
		await done('social-worker-vacancies', {
			...target,
			from: '2019-01',
			value: 16,
			path: [
				{ month: '2019-01', value: 26 },
				{ month: '2019-03', value: 25 },
				{ month: '2020-03', value: 16 },
			],
		});
		const { verdict, path: progress } = await pageOf('social-worker-vacancies');
		expect(verdict.assurance).toBe('failing');
		expect(progress.current).toMatchObject({ path: 25, assurance: 'passing' });
		// The target first agreed has no path.
		expect(progress.original).toBeNull();
		expect(progress.sentence).toBe('On path to the target');
	});

	test('is on none before the path begins, nor without a target', async () => {
		const none = { current: null, original: null, sentence: null };
		await done('average-caseload', {
			...target,
			value: 14,
			path: [
				{ month: '2019-04', value: 15 },
				{ month: '2020-03', value: 14 },
			],
		});
		expect((await pageOf('average-caseload')).path).toEqual(none);
		expect((await pageOf('contacts')).path).toEqual(none);
	});
});
