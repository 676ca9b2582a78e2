import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { monthIndex, periodCode } from '@sightline/metrics/periods';
import { lastSequence } from '../db/sequence.ts';
import { observationsOf } from '../indicators/queries.ts';
import type { Workbench } from '../installation.ts';
import { acceptText, testWorkbench } from '../testing.ts';
import { withdrawReturn } from './withdraw.ts';

// The one rule of the data standard, told a second time as plainly as possible: an event is a return with its
// figures or a withdrawal, and what was known as of N is read off the events up to N.

type Event =
	| { sequence: number; period: number; figures: Map<number, number> }
	| { sequence: number; withdraws: number };

function knownAsOf(events: Event[], asOf: number): Map<number, number> {
	const past = events.filter(({ sequence }) => sequence <= asOf);
	const withdrawn = new Set(past.map((event) => ('withdraws' in event ? event.withdraws : 0)));
	const standing = past.filter((event) => 'figures' in event && !withdrawn.has(event.sequence));
	const known = new Map<number, number>();
	for (const event of standing) {
		if (!('figures' in event)) continue;
		const superseded = standing.some(
			(later) =>
				'figures' in later && later.period === event.period && later.sequence > event.sequence,
		);
		if (!superseded) for (const [month, value] of event.figures) known.set(month, value);
	}
	return known;
}

const firstMonth = monthIndex(2018, 1);

/** A step: a return for one of four months with figures for some of the months up to it, or the withdrawal of some return. */
const step = fc.oneof(
	{
		weight: 3,
		arbitrary: fc.record({
			period: fc.integer({ min: 0, max: 3 }),
			months: fc.subarray([0, 1, 2, 3]),
		}),
	},
	{ weight: 1, arbitrary: fc.record({ which: fc.nat(1000) }) },
);

describe('what was known as of a sequence number', () => {
	let bench: Workbench & { close: () => Promise<void> };
	beforeAll(async () => {
		bench = await testWorkbench();
	});
	afterAll(() => bench.close());

	test('is what a plain model says, for every number, whatever was accepted, restated, resubmitted and withdrawn', async () => {
		const { db } = bench.writable;
		const contacts = (await bench.catalogue.indicatorsAt(db, 1)).find(
			({ id }) => id === 'contacts',
		)!.key;
		let unique = 0;
		await fc.assert(
			fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
				await forget();
				const events: Event[] = [];
				for (const action of steps) {
					if ('which' in action) {
						const open = events.filter(
							(event) =>
								'figures' in event &&
								!events.some((other) => 'withdraws' in other && other.withdraws === event.sequence),
						);
						const chosen = open[action.which % open.length];
						if (!chosen) continue;
						const { sequence } = await withdrawReturn(
							bench.writable,
							bench.clock,
							chosen.sequence,
							{ name: 'Tester' },
							'A test',
						);
						events.push({ sequence, withdraws: chosen.sequence });
						continue;
					}
					const months = [...new Set([...action.months, action.period])].filter(
						(month) => month <= action.period,
					);
					const period = firstMonth + action.period;
					const figures = new Map(months.map((month) => [firstMonth + month, (unique += 1)]));
					const rows = [...figures].map(
						([month, value]) =>
							`${periodCode({ type: 'month', index: month })},contacts,E10000030,${value},`,
					);
					const outcome = await acceptText(
						bench,
						'surrey-monthly',
						period,
						['period,indicator,area,numerator,denominator', ...rows, ''].join('\n'),
					);
					if (outcome.state !== 'accepted') throw new Error(JSON.stringify(outcome));
					events.push({ sequence: outcome.sequence, period, figures });
				}
				for (let asOf = 0; asOf <= (await lastSequence(db)); asOf += 1) {
					const rows = await observationsOf(
						db,
						{ kind: 'working', asOf },
						{
							indicators: [contacts],
							areas: [bench.catalogue.council.area.key],
							breakdown: bench.catalogue.totalBreakdown,
							periodTypes: ['month'],
						},
					);
					expect(new Map(rows.map((row) => [row.period, row.numerator]))).toEqual(
						new Map([...knownAsOf(events, asOf)].sort(([a], [b]) => a - b)),
					);
				}
			}),
			{ numRuns: 120 },
		);
	});

	/** Back to the catalogue alone, sequence number 1. */
	async function forget() {
		const { db } = bench.writable;
		for (const table of ['observation', 'return_indicator', 'return_life', 'withdrawal'] as const)
			await db.deleteFrom(table).execute();
		await db.updateTable('return').set({ supersedes: null }).execute();
		await db.deleteFrom('return').execute();
		await db.deleteFrom('change').where('sequence', '>', 1).execute();
	}
});
