import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type {
	CatalogueEntry,
	CatalogueList,
	IndicatorList,
	Overview,
	Problem,
	ReturnList,
	Site,
} from '../contract/index.ts';
import { testApp, type TestApp } from '../testing.ts';

describe('the moment that is asked for', () => {
	let site: TestApp;
	beforeAll(async () => {
		site = await testApp({ SIGHTLINE_DEMO: 'on', SIGHTLINE_NOW: '' });
	});
	afterAll(() => site.close());

	async function get<Answer>(url: string): Promise<Answer> {
		const response = await site.app.inject(`/api${url}`);
		expect(response.statusCode, response.body).toBe(200);
		return response.json<Answer>();
	}

	test('may be the end of a day in England, on which a change of that evening counts', async () => {
		const { returns } = await get<ReturnList>('/returns?collection=surrey-monthly');
		const last = returns[0]!;
		const day = last.acceptedAt.slice(0, 10);
		const on = await get<Overview>(`/overview?on=${day}`);
		expect(on.asOf).toBeGreaterThanOrEqual(last.sequence);
		const before = new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
		expect((await get<Overview>(`/overview?on=${before}`)).asOf).toBeLessThan(last.sequence);
	});

	test('is now when none is asked for, and the site says which it is otherwise', async () => {
		const now = await get<Site>('/site');
		expect(now).toMatchObject({ moment: null, dataTo: { code: '2019-03' }, sequence: 67 });
		expect((await get<Site>('/site?on=2019-04-15')).moment).toBeNull();
		const then = await get<Site>('/site?on=2018-01-12');
		expect(then).toMatchObject({ moment: { day: '2018-01-12' }, sequence: 67 });
		expect(then.dataTo!.code).toBe('2017-12');
		expect(then.changedAt! <= '2018-01-12T24').toBe(true);
		expect(then.changedAt).toBe(then.moment!.at);
		const numbered = await get<Site>(`/site?asOf=${then.moment!.asOf}`);
		expect(numbered.moment).toEqual({
			...then.moment,
			day: then.moment!.at!.slice(0, 10),
		});
	});

	test('holds for lists of returns: those accepted by then, in the state they had', async () => {
		const now = await get<ReturnList>('/returns?collection=surrey-monthly');
		const replaced = now.returns.find(({ supersedes }) => supersedes !== null)!;
		const at = async (asOf: number) =>
			(await get<ReturnList>(`/returns?collection=surrey-monthly&asOf=${asOf}`)).returns;
		const before = await at(replaced.sequence - 1);
		expect(before.every(({ sequence }) => sequence < replaced.sequence)).toBe(true);
		expect(before.find(({ sequence }) => sequence === replaced.supersedes)!.state).toBe('live');
		const after = await at(replaced.sequence);
		expect(after.find(({ sequence }) => sequence === replaced.supersedes)!.state).toBe(
			'superseded',
		);
		const early = await get<ReturnList>('/returns?on=2017-06-30');
		const next = early.collections.find(({ id }) => id === 'surrey-monthly')!;
		expect(next).toMatchObject({ next: { code: '2017-06' }, overdue: false });
	});

	test('holds before the first change, when there was nothing', async () => {
		expect((await get<Overview>('/overview?asOf=0')).rows).toEqual([]);
		expect((await get<IndicatorList>('/indicators?on=2010-01-01')).indicators).toEqual([]);
		expect((await get<CatalogueList>('/catalogue?asOf=0')).indicators).toEqual([]);
		expect(await get<ReturnList>('/returns?asOf=0')).toMatchObject({ returns: [], total: 0 });
		expect(await get<Site>('/site?asOf=0')).toMatchObject({
			moment: { asOf: 0, at: null },
			dataTo: null,
			changedAt: null,
		});
	});

	test('holds for the catalogue: the target in force then, and nothing that was changed later', async () => {
		const entry = await get<CatalogueEntry>('/catalogue/re-referrals?asOf=1');
		expect(entry.history.every(({ sequence }) => sequence <= 1)).toBe(true);
		const list = await get<CatalogueList>('/catalogue?on=2016-05-01');
		const current = await get<CatalogueList>('/catalogue');
		const target = ({ indicators }: CatalogueList) =>
			indicators.find(({ id }) => id === 're-referrals')!.target;
		expect(target(current)).toBe(22);
		expect(target(list)).not.toBe(22);
	});

	test.each([
		['/overview?asOf=-1', 400, '“-1” is not a sequence number. Give a whole number from 0'],
		['/overview?asOf=99', 404, 'Nothing has sequence number 99 yet; the last is 67.'],
		['/indicators?asOf=x', 400, '“x” is not a sequence number'],
		['/indicators/contacts?on=12.1.2019', 400, '“12.1.2019” is not a day of the calendar'],
		['/compare?on=2019-02-30', 400, '“2019-02-30” is not a day of the calendar'],
		['/catalogue?on=2019-04-16', 400, '2019-04-16 is still to come'],
		['/catalogue/contacts?asOf=68', 404, 'the last is 67'],
		['/returns?on=2020-01-01', 400, 'still to come'],
		['/returns/5?asOf=3&on=2019-01-01', 400, 'not both'],
		['/returns/40?asOf=20', 404, 'Return 40 had not been accepted yet as of change 20.'],
		['/returns/1', 404, 'There is no return “1”.'],
		['/returns/40/rows.csv?asOf=20', 404, 'had not been accepted yet'],
		['/site?asOf=', 400, '“” is not a sequence number'],
		['/indicators/contacts?asOf=0', 404, '“contacts” was not in the catalogue yet as of change 0'],
		['/indicators/contacts/figures/2018-04?asOf=99', 404, 'the last is 67'],
	])('%s is refused with %i in words', async (url, status, words) => {
		const response = await site.app.inject(`/api${url}`);
		expect(response.statusCode).toBe(status);
		expect(response.json<Problem>().message).toContain(words);
	});
});
