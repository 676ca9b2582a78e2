import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lastSequence } from '../db/sequence.ts';
import { openWorkbench, type Workbench } from '../installation.ts';
import { temporaryFolder, testConfig, testWorkbench, type Temporary } from '../testing.ts';
import { changeCatalogue, type CatalogueChange } from './change.ts';
import { exportCatalogue } from '../catalogue/export.ts';
import { readCatalogue } from '../catalogue/read-files.ts';

const data = join(import.meta.dirname, '../../../../data');
const reason = 'A test';

let bench: Workbench & { close: () => Promise<void> };
let temporary: Temporary;
beforeEach(async () => {
	bench = await testWorkbench();
	temporary = temporaryFolder();
});
afterEach(async () => {
	await bench.close();
	temporary.remove();
});

const exported = () => exportCatalogue(bench.writable.db, bench.catalogue, data, temporary.folder);

/** The indicators as they are now, but for the numbers that only their own database knows. */
async function indicatorsOf({ writable, catalogue }: Workbench): Promise<unknown> {
	const { db } = writable;
	return (await catalogue.indicatorsAt(db, await lastSequence(db))).map(
		({ targets, rebases, ...indicator }) => ({
			...indicator,
			targets: targets.map((target) => ({ ...target, sequence: null })),
			rebases: rebases.map((rebase) => ({ ...rebase, sequence: null })),
		}),
	);
}

test('an installation that nobody has changed exports the files it was started with, byte for byte', async () => {
	const names = await exported();
	expect(names).toContain('indicators.json');
	for (const name of names)
		expect(
			readFileSync(join(temporary.folder, name), 'utf8') === readFileSync(join(data, name), 'utf8'),
			name,
		).toBe(true);
});

test('an installation that was changed exports files that make the same catalogue', async () => {
	const changes: [string, CatalogueChange][] = [
		['contacts', { of: 'rebase', from: '2018-01', reason }],
		['contacts', { of: 'rebase', from: '2018-05', reason }],
		['contacts', { of: 'rebase', from: '2018-05', reason, removed: true }],
		['re-referrals', { of: 'target', scope: 'local', from: '2018-12', reason, removed: true }],
		[
			're-referrals',
			{
				of: 'target',
				scope: 'national',
				from: '2018-12',
				value: 19.5,
				agreedBy: 'Minister',
				reason,
			},
		],
		[
			're-referrals',
			{ of: 'target', scope: 'local', from: '2018-12', value: 21, agreedBy: 'Cabinet', reason },
		],
		[
			're-referrals',
			{
				of: 'target',
				scope: 'local',
				from: '2019-04',
				value: 18,
				path: [
					{ month: '2019-04', value: 20.5 },
					{ month: '2019-09', value: 19 },
					{ month: '2020-03', value: 18 },
				],
				agreedBy: 'Cabinet',
				reason,
			},
		],
		[
			'average-caseload',
			{ of: 'definition', from: '2018-04', words: { definition: 'Cases.' }, reason },
		],
		['average-caseload', { of: 'definition', from: '2017-10', words: { owner: 'Chief' }, reason }],
		['contacts', { of: 'definition', from: null, words: { ask: 'Why?' }, reason }],
	];
	const { writable, catalogue, clock } = bench;
	for (const [id, change] of changes)
		await changeCatalogue(writable, catalogue, clock, id, change, { name: 'Tester' });
	await exported();
	const { indicators } = readCatalogue(temporary.folder);
	expect(indicators.find(({ id }) => id === 're-referrals')!.targets.at(-1)).toEqual({
		value: 18,
		from: '2019-04',
		scope: 'local',
		agreedBy: 'Cabinet',
		path: [
			{ month: '2019-04', value: 20.5 },
			{ month: '2019-09', value: 19 },
			{ month: '2020-03', value: 18 },
		],
	});

	const other = temporaryFolder();
	const seeded = await openWorkbench(
		testConfig(other.folder, { SIGHTLINE_DATA: temporary.folder }),
	);
	expect(await indicatorsOf(seeded)).toEqual(await indicatorsOf(bench));
	expect(await lastSequence(seeded.writable.db)).toBe(1);
	await seeded.writable.db.destroy();
	other.remove();
});
