import fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { monthIndex, periodCode } from '@sightline/metrics/periods';
import { buildApp } from '../app.ts';
import { changeCatalogue, type CatalogueChange } from '../catalogue-changes/change.ts';
import { clockAt } from '../clock.ts';
import { lastSequence } from '../db/sequence.ts';
import { AppError } from '../errors.ts';
import { observationsOf } from '../indicators/queries.ts';
import { openInstallation, openWorkbench, type Workbench } from '../installation.ts';
import { acceptText, temporaryFolder, testConfig, type Temporary } from '../testing.ts';
import { withdrawReturn } from './withdraw.ts';

// Every change is made on a day of its own, from May 2019 on; the readers' clock stands at the end of that year.

const firstMonth = monthIndex(2018, 1);
const actor = { name: 'Tester' };
const indicators = ['contacts', 're-referrals'] as const;

type Step =
	| { do: 'accept'; period: number; months: number[]; indicator: (typeof indicators)[number] }
	| { do: 'withdraw'; which: number }
	| { do: 'target' | 'rebase' | 'words'; indicator: (typeof indicators)[number] };

const step: fc.Arbitrary<Step> = fc.oneof(
	{
		weight: 4,
		arbitrary: fc.record({
			do: fc.constant('accept' as const),
			period: fc.nat(2),
			months: fc.subarray([0, 1, 2]),
			indicator: fc.constantFrom(...indicators),
		}),
	},
	{
		weight: 2,
		arbitrary: fc.record({ do: fc.constant('withdraw' as const), which: fc.nat(1000) }),
	},
	{
		weight: 2,
		arbitrary: fc.record({
			do: fc.constantFrom('target' as const, 'rebase' as const, 'words' as const),
			indicator: fc.constantFrom(...indicators),
		}),
	},
);

let temporary: Temporary;
let bench: Workbench;
let unique = 0;
let days = 0;

beforeAll(async () => {
	temporary = temporaryFolder();
	bench = await openWorkbench(testConfig(temporary.folder, { SIGHTLINE_NOW: '2019-05-01' }));
});
afterAll(async () => {
	await bench.writable.db.destroy();
	temporary.remove();
});

const dayOf = (at: number) => new Date(Date.UTC(2019, 4, 1 + at)).toISOString().slice(0, 10);

/** Does a step on the next day; null when there was nothing to do, or it was refused. */
async function perform(action: Step): Promise<{ sequence: number; day: string } | null> {
	const day = dayOf((days += 1));
	const clock = clockAt(`${day}T10:00:00Z`);
	const sequence = await performed(action, { ...bench, clock });
	if (sequence === null) days -= 1;
	return sequence === null ? null : { sequence, day };
}

async function performed(action: Step, at: Workbench): Promise<number | null> {
	const { db } = at.writable;
	unique += 1;
	if (action.do === 'accept') {
		const months = [...new Set([...action.months, action.period])].filter(
			(month) => month <= action.period,
		);
		const of = action.indicator === 'contacts' ? '' : String(unique + 100);
		const rows = months.map(
			(month) =>
				`${periodCode({ type: 'month', index: firstMonth + month })},${action.indicator},E10000030,${unique},${of}`,
		);
		const text = ['period,indicator,area,numerator,denominator', ...rows, ''].join('\n');
		const outcome = await acceptText(at, 'surrey-monthly', firstMonth + action.period, text);
		if (outcome.state !== 'accepted') throw new Error(JSON.stringify(outcome));
		return outcome.sequence;
	}
	if (action.do === 'withdraw') {
		const open = await db
			.selectFrom('return')
			.leftJoin('withdrawal', 'withdrawal.return', 'return.sequence')
			.select('return.sequence')
			.where('withdrawal.sequence', 'is', null)
			.orderBy('return.sequence')
			.execute();
		const chosen = open[action.which % open.length];
		if (!chosen) return null;
		return (await withdrawReturn(at.writable, at.clock, chosen.sequence, actor, 'A test')).sequence;
	}
	const from = periodCode({ type: 'month', index: firstMonth + (unique % 12) });
	const change = {
		target: {
			of: 'target',
			scope: 'local',
			from,
			value: unique % 100,
			agreedBy: `Board ${unique}`,
		},
		rebase: { of: 'rebase', from },
		words: { of: 'definition', from: null, words: { title: `Title ${unique}` } },
	}[action.do] as CatalogueChange;
	try {
		const { writable, catalogue, clock } = at;
		const all = { ...change, reason: `Reason ${unique}` };
		return (await changeCatalogue(writable, catalogue, clock, action.indicator, all, actor))
			.sequence;
	} catch (error) {
		if (error instanceof AppError) return null;
		throw error;
	}
}

/** What everybody reads. */
const reads = [
	'/overview',
	'/overview?area=SUR-NE&variation=concern',
	'/indicators',
	'/indicators/contacts',
	'/indicators/re-referrals?area=SUR-NE',
	'/indicators/re-referrals',
	'/indicators/contacts/figures/2018-01',
	'/indicators/re-referrals/figures/2018-02',
	'/compare',
	'/compare?indicator=re-referrals',
	'/catalogue',
	'/catalogue/contacts',
	'/catalogue/re-referrals',
	'/returns',
	'/returns?collection=surrey-monthly&page=1',
	'/site',
];

async function readAll(app: FastifyInstance, moment: string, sequence: number) {
	const addresses = [...reads, `/returns/${sequence}`, `/returns/${sequence}/rows.csv`];
	const answers: Record<string, unknown> = {};
	for (const address of addresses) {
		const url = `/api${address}${address.includes('?') ? '&' : '?'}${moment}`;
		const { statusCode, body, headers } = await app.inject(url);
		const isJson = String(headers['content-type']).includes('json');
		const answer = isJson ? (JSON.parse(body) as Record<string, unknown>) : body;
		// The frame of a page says how many changes there are now, whatever it is the frame of.
		if (address === '/site') delete (answer as Record<string, unknown>).sequence;
		answers[address] = { statusCode, answer };
	}
	return answers;
}

async function withFreshApp<Result>(use: (app: FastifyInstance) => Promise<Result>) {
	const config = testConfig(temporary.folder, { SIGHTLINE_NOW: '2019-12-31' });
	const installation = await openInstallation(config);
	const app = await buildApp(installation);
	try {
		return await use(app);
	} finally {
		await app.close();
		await installation.close();
	}
}

describe('what every address answers as of a sequence number', () => {
	test('never changes once that number exists, and is what the end of its day answers', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 7 }), async (steps) => {
				const seen: { sequence: number; day: string; answers: unknown }[] = [];
				await withFreshApp(async (app) => {
					for (const action of steps) {
						const done = await perform(action);
						if (!done) continue;
						const answers = await readAll(app, `asOf=${done.sequence}`, done.sequence);
						expect(answers['/overview']).toMatchObject({ statusCode: 200 });
						seen.push({ ...done, answers });
					}
				});
				await withFreshApp(async (app) => {
					for (const { sequence, day, answers } of seen) {
						expect(await readAll(app, `asOf=${sequence}`, sequence)).toEqual(answers);
						expect(await readAll(app, `on=${day}`, sequence)).toEqual(answers);
					}
				});
			}),
			{ numRuns: 8 },
		);
	}, 120_000);
});

describe('accepting a return and withdrawing it', () => {
	test('restores every figure to the bit, whatever was before', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(step, { maxLength: 6 }), step, async (steps, last) => {
				fc.pre(last.do === 'accept');
				for (const action of steps) await perform(action);
				const before = await figures();
				const accepted = await perform(last);
				expect(await figures()).not.toEqual(before);
				await withdrawReturn(
					bench.writable,
					clockAt(`${dayOf(days)}T11:00:00Z`),
					accepted!.sequence,
					actor,
					'A test',
				);
				expect(await figures()).toEqual(before);
			}),
			{ numRuns: 40 },
		);
	});

	/** Every figure that counts, with the return that gave it. */
	async function figures() {
		const { db } = bench.writable;
		const asOf = await lastSequence(db);
		const known = await bench.catalogue.indicatorsAt(db, asOf);
		return observationsOf(
			db,
			{ kind: 'working', asOf },
			{
				indicators: known.map(({ key }) => key),
				areas: [...bench.catalogue.areas.keys()],
				breakdown: bench.catalogue.totalBreakdown,
				periodTypes: ['month'],
			},
		);
	}
});
