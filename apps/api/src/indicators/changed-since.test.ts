import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Overview } from '../contract/index.ts';
import { testApp, type TestApp } from '../testing.ts';

const reason = 'Agreed in April';

let site: TestApp;

/** Changes the catalogue of the demonstration after its last round, and tells how one indicator then reads. */
async function readsAfter(id: string, change: 'targets' | 'rebases' | 'definition', body: object) {
	const changed = await site.app.inject({
		method: 'POST',
		url: `/api/catalogue/${id}/${change}`,
		payload: { ...body, reason },
	});
	expect(changed.statusCode, changed.body).toBe(201);
	const response = await site.app.inject('/api/overview');
	const { since } = JSON.parse(response.body.replaceAll('\u00a0', ' ')) as Overview;
	const found = since!.changes.find((one) => one.id === id);
	return found && [found.kind, found.words];
}

describe('what has changed since the last round of returns', () => {
	beforeAll(async () => {
		site = await testApp({ SIGHTLINE_DEMO: 'on', SIGHTLINE_NOW: '2019-04-15' });
	});
	afterAll(() => site.close());

	test('tells that a verdict is lost because limits were started again, and nothing once that is taken back', async () => {
		const id = 'child-in-need-visits-on-time';
		expect(await readsAfter(id, 'rebases', { from: '2018-08' })).toEqual([
			'no-longer-judged',
			'child in need visits on time, since their limits were started again, can no longer be judged: too early to say what is usual',
		]);
		expect(await readsAfter(id, 'rebases', { from: '2018-08', removed: true })).toBeUndefined();
	});

	test('says that a rebase was taken back where a verdict comes of that', async () => {
		expect(
			await readsAfter('initial-conferences-on-time', 'rebases', {
				from: '2018-03',
				removed: true,
			}),
		).toEqual([
			'better',
			'the share of initial conferences on time, since a restart of its limits was taken back, can now be judged, and is unusually high, which is better',
		]);
	});

	test('tells of another target as that, not as another performance', async () => {
		const agreed = { scope: 'local', from: '2018-12', agreedBy: 'Cabinet' };
		expect(
			await readsAfter('re-referrals', 'targets', { ...agreed, from: '2019-01', value: 40 }),
		).toEqual([
			'new-target',
			'the target of re-referrals within 12 months is now at most 40 %, it was 22 %',
		]);
	});

	test('says why a yearly figure can no longer be judged where it is counted in another way', async () => {
		expect(
			await readsAfter('agency-social-workers', 'definition', {
				from: '2019-01',
				words: { numeratorLabel: 'Agency workers, trainees among them' },
			}),
		).toEqual([
			'no-longer-judged',
			'agency social workers can no longer be judged: counted differently a year ago',
		]);
	});
});
