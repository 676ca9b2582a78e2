import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { clockAt } from '../clock.ts';
import type { FigureHistory, Problem, ReturnDetail } from '../contract/index.ts';
import { openWorkbench, type Workbench } from '../installation.ts';
import { withdrawReturn } from '../returns/withdraw.ts';
import { acceptText, testApp, type TestApp } from '../testing.ts';

const header = 'period,indicator,area,numerator,denominator,status,note\n';
const row = (period: string, inTime: string, all: string, more = ',') =>
	`${period},initial-conferences-on-time,E10000030,${inTime},${all},${more}\n`;

describe('the history of a figure', () => {
	let site: TestApp;
	let bench: Workbench;
	beforeEach(async () => {
		site = await testApp();
		bench = await openWorkbench(site.installation.config);
	});
	afterEach(async () => {
		await bench.writable.db.destroy();
		await site.close();
	});

	/** Each change on a day of its own: sequence 2 on 2 January, 3 on 3 January and so on. */
	let day = 0;
	beforeEach(() => {
		day = 1;
	});
	const nextDay = () => clockAt(`2019-01-${String((day += 1)).padStart(2, '0')}T09:00:00Z`);
	async function accept(text: string): Promise<void> {
		const outcome = await acceptText({ ...bench, clock: nextDay() }, 'surrey-monthly', null, text);
		expect(outcome.state).toBe('accepted');
	}
	async function withdraw(sequence: number): Promise<void> {
		const actor = { name: 'A. Analyst' };
		await withdrawReturn(bench.writable, nextDay(), sequence, actor, `Not ${sequence}`);
	}
	async function history(query = ''): Promise<FigureHistory> {
		const response = await site.app.inject(
			`/api/indicators/initial-conferences-on-time/figures/2018-04${query}`,
		);
		expect(response.statusCode, response.body).toBe(200);
		return response.json<FigureHistory>();
	}
	const lives = ({ versions }: FigureHistory) =>
		versions.map(({ return: { sequence }, counted }) => [
			sequence,
			counted.map(({ from, to }) => [from.sequence, from.how, to && [to.sequence, to.how, to.by]]),
		]);

	test('tells of every version when it counted and what ended it: superseded, restated, withdrawn, revived', async () => {
		await accept(header + row('2018-04', '30', '40'));
		await accept(header + row('2018-04', '32', '40', 'provisional,Two late records'));
		await accept(header + row('2018-04', '33', '44') + row('2018-05', '1', '2'));
		await accept(header + row('2018-05', '1', '2'));
		await withdraw(5);
		await withdraw(4);
		await withdraw(3);
		const found = await history();
		expect(found).toMatchObject({
			period: { code: '2018-04' },
			area: { code: 'E10000030' },
			breakdown: null,
			counts: 2,
			asOf: 8,
			day: '2019-05-09',
		});
		expect(lives(found)).toEqual([
			[
				2,
				[
					[2, 'accepted', [3, 'superseded', 3]],
					[8, 'revived', null],
				],
			],
			[
				3,
				[
					[3, 'accepted', [4, 'restated', 4]],
					[5, 'revived', [6, 'restated', 4]],
					[7, 'revived', [8, 'withdrawn', 2]],
				],
			],
			[
				4,
				[
					[4, 'accepted', [5, 'superseded', 3]],
					[6, 'revived', [7, 'withdrawn', 3]],
				],
			],
		]);
		const [first, second] = found.versions;
		expect(first).toMatchObject({
			figure: { value: 75, numerator: 30, denominator: 40, status: 'final', note: null },
			return: {
				collection: { id: 'surrey-monthly' },
				period: { code: '2018-04' },
				fileName: 'test.csv',
			},
			acceptedAt: '2019-01-02T09:00:00.000Z',
			actor: 'Tester',
			reason: 'A test',
		});
		expect(second!.figure).toMatchObject({
			value: 80,
			status: 'provisional',
			note: 'Two late records',
		});
		expect(second!.counted[2]!.to).toMatchObject({ actor: 'A. Analyst', reason: 'Not 3' });
	});

	test('says which counted at the end of a day, or as of a change, and nothing of what came later', async () => {
		await accept(header + row('2018-04', '30', '40'));
		await accept(header + row('2018-04', '32', '40'));
		await withdraw(3);
		expect(await history('?asOf=1')).toMatchObject({ versions: [], counts: null, asOf: 1 });
		const first = await history('?on=2019-01-02');
		expect(first).toMatchObject({ counts: 2, asOf: 2, day: '2019-01-02' });
		expect(lives(first)).toEqual([[2, [[2, 'accepted', null]]]]);
		expect((await history('?on=2019-01-03')).counts).toBe(3);
		expect((await history('?asOf=3')).counts).toBe(3);
		expect((await history('?on=2019-01-04')).counts).toBe(2);
	});

	test('says how many warnings were accepted with each return, as far as that was kept', async () => {
		await accept(header + row('2018-04', '30', '40'));
		await accept(header + row('2018-04', '32', '40') + row('2018-05', '1', '2'));
		await accept(header + row('2018-04', '33', '40'));
		const keep = (sequence: number, kept: object[]) =>
			bench.writable.db
				.updateTable('return')
				.set({ acknowledgements: JSON.stringify(kept) })
				.where('sequence', '=', sequence)
				.execute();
		const early = { code: 'period-not-ended', reason: 'On request' };
		const missing = { code: 'indicator-missing', reason: 'They follow' };
		await keep(2, []);
		await keep(3, [
			{ ...early, count: 1, warnings: [] },
			{ ...missing, count: 47, warnings: [] },
		]);
		await keep(4, [early]);
		const { versions } = await history();
		expect(versions.map((version) => version.return.warnings)).toEqual([0, 48, null]);
	});

	test('keeps symbols, and says when the figure is no longer there', async () => {
		await accept(header + row('2018-04', 'c', 'c'));
		await withdraw(2);
		const found = await history();
		expect(found.counts).toBeNull();
		expect(lives(found)).toEqual([[2, [[2, 'accepted', [3, 'withdrawn', null]]]]]);
		expect(found.versions[0]!.figure).toMatchObject({
			value: null,
			valueSymbol: 'c',
			numeratorSymbol: 'c',
			denominatorSymbol: 'c',
		});
	});

	test.each([
		['contacts/figures/2018-13', '“2018-13” is not a period of “Contacts'],
		['contacts/figures/2018-04?area=E99', 'There is no area “E99”.'],
		['contacts/figures/2018-04?breakdown=age: 0 to 4', 'There is no breakdown “age: 0 to 4”.'],
		['happiness/figures/2018-04', 'There is no indicator “happiness”.'],
	])('of %s says what is not there', async (path, words) => {
		const response = await site.app.inject(encodeURI(`/api/indicators/${path}`));
		expect(response.statusCode).toBe(404);
		expect(response.json<Problem>().message).toContain(words);
	});

	test('is empty for a period that no return has held, and reads a period as a person writes it', async () => {
		await accept(header + row('2018-04', '30', '40'));
		const never = await site.app.inject(
			'/api/indicators/initial-conferences-on-time/figures/2011-1',
		);
		expect(never.json<FigureHistory>()).toMatchObject({
			period: { code: '2011-01' },
			versions: [],
			counts: null,
		});
	});

	test('has its like in the history of a return', async () => {
		await accept(header + row('2018-04', '30', '40'));
		await accept(header + row('2018-04', '32', '40'));
		await withdraw(3);
		const detail = async (path: string) => {
			const response = await site.app.inject(`/api/returns/${path}`);
			expect(response.statusCode, response.body).toBe(200);
			return response.json<ReturnDetail>();
		};
		const first = await detail('2');
		expect(first).toMatchObject({
			state: 'live',
			due: '2018-05-10',
			replaced: null,
			supersededBy: null,
			indicators: [{ id: 'initial-conferences-on-time' }],
		});
		expect(first.daysLate).toBe(237);
		expect(first.lives).toMatchObject([
			{
				from: { sequence: 2, how: 'accepted', other: null, actor: 'Tester' },
				to: { sequence: 3, how: 'superseded', other: 3 },
			},
			{ from: { sequence: 4, how: 'revived', other: 3, reason: 'Not 3' }, to: null },
		]);
		expect(await detail('2?asOf=3')).toMatchObject({ state: 'superseded', supersededBy: 3 });
		expect(await detail('2?asOf=2')).toMatchObject({ state: 'live', lives: [{ to: null }] });
		expect(await detail('3')).toMatchObject({
			state: 'withdrawn',
			replaced: { sequence: 2, fileName: 'test.csv', observations: 1 },
			lives: [{ to: { sequence: 4, how: 'withdrawn', other: null, reason: 'Not 3' } }],
		});
	});
});
