import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate, setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { monthIndex, periodCode } from '@sightline/metrics/periods';
import { findingCodes } from '@sightline/returns';
import type { Accepted, Check, Overview } from '../contract/index.ts';
import { lastSequence } from '../db/sequence.ts';
import { openWorkbench } from '../installation.ts';
import { testApp, type TestApp } from '../testing.ts';
import { acceptReturn } from './accept.ts';

const header = 'period,indicator,area,numerator,denominator';
const rowCount = 30_000;

/** Valid rows of the monthly return for many councils, newest month first. */
async function largeFile({ installation }: TestApp): Promise<string> {
	const { db, catalogue } = installation;
	const councils = [...catalogue.areas.values()].filter(
		({ level, validFrom, validTo }) => level === 'local-authority' && !validFrom && !validTo,
	);
	const monthly = (await catalogue.indicatorsAt(db, 1)).filter(
		({ frequency }) => frequency === 'month',
	);
	const rows: string[] = [];
	for (let month = monthIndex(2019, 3); rows.length < rowCount; month -= 1)
		for (const { code } of councils)
			for (const { id, denominator } of monthly)
				rows.push(
					`${periodCode({ type: 'month', index: month })},${id},${code},${100 + (rows.length % 900)},${denominator ? 1000 : ''}`,
				);
	return `${[header, ...rows.slice(0, rowCount)].join('\n')}\n`;
}

test('while a large return is accepted, readers are answered and a second upload waits its turn', async () => {
	const site = await testApp();
	const upload = (csv: string) =>
		site.app.inject({
			method: 'POST',
			url: '/api/returns?collection=surrey-monthly',
			headers: { 'content-type': 'text/csv' },
			payload: csv,
		});
	const accept = ({ id, warnings }: Check) =>
		site.app.inject({
			method: 'POST',
			url: `/api/returns/checks/${id}/accept`,
			payload: { acknowledgements: warnings.map(({ code }) => ({ code, reason: 'Seen' })) },
		});

	const large = (await upload(await largeFile(site))).json<Check>();
	expect(large).toMatchObject({ state: 'checked', rows: rowCount });
	const order: string[] = [];
	const accepting = accept(large).then((answer) => {
		order.push('accepted');
		return answer;
	});
	const second = upload(`${header}\n2019-04,contacts,E10000030,5400,\n`).then((answer) => {
		order.push('second upload');
		return answer;
	});
	let reads = 0;
	while (order.length === 0) {
		// Answers without a socket come without a turn of the event loop, which the writing thread's need.
		await setImmediate();
		const answer = await site.app.inject('/api/overview?area=SUR-NE');
		expect(answer.statusCode).toBe(200);
		// All of a return or nothing of it.
		const { asOf } = answer.json<Overview>();
		if (order.length === 0) {
			expect(asOf === 1 || (await lastSequence(site.installation.db)) === 2).toBe(true);
			reads += 1;
		}
	}
	expect(reads).toBeGreaterThanOrEqual(5);

	const accepted = await accepting;
	expect(accepted.statusCode, accepted.body).toBe(201);
	expect(accepted.json<Accepted>()).toMatchObject({ sequence: 2, observations: rowCount });
	const waited = await second;
	expect(waited.statusCode, waited.body).toBe(201);
	expect(order).toEqual(['accepted', 'second upload']);
	// It was compared with what had been accepted before it.
	expect(waited.json<Check>().changes).toMatchObject({ created: 1, supersedes: null });
	expect((await accept(waited.json<Check>())).json<Accepted>().sequence).toBe(3);
	await site.close();
}, 120_000);

test('the same bytes handed in through two programs at once count once', async () => {
	const site = await testApp();
	const { config, writer } = site.installation;
	const other = await openWorkbench(config);
	const text = `${header}\n2018-04,contacts,E10000030,5400,\n`;
	const path = join(config.incomingFolder, 'twin.csv');
	writeFileSync(path, text);
	const handedIn = {
		collection: other.catalogue.collections.get('surrey-monthly')!,
		period: null,
		fileName: 'twin.csv',
		sha256: createHash('sha256').update(text).digest('hex'),
		bytes: text.length,
	};
	const acceptance = {
		actor: { name: 'Tester' },
		reason: 'A test',
		acknowledgements: findingCodes.map((code) => ({ code, reason: 'A test' })),
		checkedAt: null,
	};
	const second: ReturnType<typeof writer.accept>[] = [];
	/** The first has the lock when it reads its file; the second begins then and waits for it. */
	async function* slowly() {
		if (second.length === 0)
			second.push(writer.accept({ ...handedIn, collection: 'surrey-monthly', path }, acceptance));
		await pause(1000);
		yield new TextEncoder().encode(text);
	}
	const { writable, catalogue, clock } = other;
	const file = { ...handedIn, source: slowly };
	const first = await acceptReturn(writable, catalogue, clock, file, acceptance);
	expect(first).toMatchObject({ state: 'accepted', sequence: 2 });
	expect(await Promise.all(second)).toEqual([{ state: 'identical', sequence: 2 }]);
	await writable.db.destroy();
	await site.close();
});
