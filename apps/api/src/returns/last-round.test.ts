import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { periodFromCode } from '@sightline/metrics/periods';
import { lastSequence } from '../db/sequence.ts';
import { acceptText, testWorkbench } from '../testing.ts';
import { beforeLastRound } from './last-round.ts';
import { withdrawReturn } from './withdraw.ts';

let bench: Awaited<ReturnType<typeof testWorkbench>>;
let unique: number;
beforeEach(async () => {
	bench = await testWorkbench();
	unique = 0;
});
afterEach(() => bench.close());

const held = {
	'surrey-monthly': ['month', 're-referrals'],
	'surrey-quarterly': ['quarter', 'special-guardianship'],
} as const;

/** Accepts a return with one figure, unlike any before; its sequence number. */
async function accept(
	code: string,
	collection: keyof typeof held = 'surrey-monthly',
): Promise<number> {
	const [type, indicator] = held[collection];
	const outcome = await acceptText(
		bench,
		collection,
		periodFromCode(type, code)!.index,
		`period,indicator,area,numerator,denominator\n${code},${indicator},E10000030,${(unique += 1)},100\n`,
	);
	if (outcome.state !== 'accepted') throw new Error(JSON.stringify(outcome));
	return outcome.sequence;
}

async function withdraw(sequence: number): Promise<void> {
	await withdrawReturn(bench.writable, bench.clock, sequence, { name: 'Tester' }, 'A test');
}

async function known(asOf?: number) {
	const { db } = bench.writable;
	const view = { kind: 'working' as const, asOf: asOf ?? (await lastSequence(db)) };
	return beforeLastRound(db, bench.catalogue, view);
}

describe('the moment before the last round of returns', () => {
	test('is not there before a second round: nothing accepted, one return only, the first withdrawn', async () => {
		expect(await known(0)).toBeNull();
		expect(await known()).toBeNull();
		const only = await accept('2019-02');
		expect(await known()).toBeNull();
		await withdraw(only);
		expect(await known()).toBeNull();
	});

	test('comes before the first return of the newest month, whichever collection it is of', async () => {
		const february = await accept('2019-02');
		await accept('2018-Q4', 'surrey-quarterly');
		const quarterly = await accept('2019-Q1', 'surrey-quarterly');
		await accept('2019-03');
		expect(await known()).toEqual({ asOf: quarterly - 1, since: 'February' });
		expect(await known(quarterly)).toEqual({ asOf: quarterly - 1, since: 'February' });
		expect(await known(february)).toBeNull();
	});

	test('stays where it is when a return of the round or an earlier one is replaced', async () => {
		await accept('2019-02');
		const march = await accept('2019-03');
		const expected = { asOf: march - 1, since: 'February' };
		await accept('2019-02');
		expect(await known()).toEqual(expected);
		await accept('2019-03');
		expect(await known()).toEqual(expected);
		await accept('2018-Q4', 'surrey-quarterly');
		expect(await known()).toEqual(expected);
	});

	test('goes back a round when the newest return is withdrawn, and begins anew when that comes again', async () => {
		await accept('2019-01');
		const february = await accept('2019-02');
		const march = await accept('2019-03');
		await withdraw(march);
		expect(await known()).toEqual({ asOf: february - 1, since: 'January' });
		expect(await known(march)).toEqual({ asOf: march - 1, since: 'February' });
		const again = await accept('2019-03');
		expect(await known()).toEqual({ asOf: again - 1, since: 'February' });
		const replaced = await accept('2019-03');
		await withdraw(replaced);
		expect(await known()).toEqual({ asOf: again - 1, since: 'February' });
	});

	test('is not begun by a return that was accepted by mistake and withdrawn before its period came', async () => {
		await accept('2018-11');
		const mistake = await accept('2019-03');
		await withdraw(mistake);
		await accept('2018-12');
		await accept('2019-01');
		const february = await accept('2019-02');
		expect(await known()).toEqual({ asOf: february - 1, since: 'January' });
		const quarterly = await accept('2019-Q1', 'surrey-quarterly');
		await accept('2019-03');
		expect(await known()).toEqual({ asOf: quarterly - 1, since: 'February' });
	});

	test('is told by what was known then, with the year where that is a year before', async () => {
		await accept('2018-02');
		const december = await accept('2018-12');
		await accept('2018-11');
		expect(await known()).toEqual({ asOf: december - 1, since: 'February' });
		await withdraw(december);
		await withdraw(december + 1);
		const year = await accept('2019-02');
		expect(await known()).toEqual({ asOf: year - 1, since: 'February 2018' });
		await accept('2019-Q1', 'surrey-quarterly');
		expect((await known())!.since).toBe('February');
	});

	test('has nothing to do with published figures, however late their year ends', async () => {
		await accept('2019-01');
		const february = await accept('2019-02');
		const published = await acceptText(
			bench,
			'lait-march',
			null,
			'measure_short,data_item,years,area,la_number,value\nPrevRegCPR,"Percentage of children registered on the Child Protection Register, previously registered",2019,Surrey,936,24.8\n',
		);
		expect(published.state).toBe('accepted');
		expect(await known()).toEqual({ asOf: february - 1, since: 'January' });
	});
});
