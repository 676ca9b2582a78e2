import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { addMapping, retireMapping } from './catalogue-changes/mapping.ts';
import { readCatalogue } from './catalogue/read-files.ts';
import type { Problem, ReturnSummary } from './contract/index.ts';
import { openForReading } from './db/database.ts';
import { openWorkbench } from './installation.ts';
import { emptySpool } from './returns/spool.ts';
import { contentOf, temporaryFolder, testConfig, type Temporary } from './testing.ts';

const good =
	'period,indicator,area,numerator,denominator\n2018-04,initial-conferences-on-time,E10000030,30,40\n';
const acknowledged = ['--acknowledge', 'indicator-missing=A test'];

let temporary: Temporary;
beforeAll(() => {
	temporary = temporaryFolder();
	expect(sightline('migrate').status).toBe(0);
});
afterAll(() => temporary.remove());

const database = () => join(temporary.folder, 'test.db');

function sightline(...args: string[]) {
	return sightlineFed('', ...args);
}

/** The command line with something on its standard input. */
function sightlineFed(input: string, ...args: string[]) {
	return spawnSync(process.execPath, [join(import.meta.dirname, 'cli.ts'), ...args], {
		encoding: 'utf8',
		input,
		env: {
			...process.env,
			INIT_CWD: temporary.folder,
			DATABASE_URL: `file:${database()}`,
			SIGHTLINE_DEMO: 'off',
			SIGHTLINE_NOW: '2019-05-09',
		},
	});
}

async function content() {
	const db = openForReading(database());
	const all = await contentOf(db);
	await db.destroy();
	return all;
}

describe('the command line', () => {
	test('says what a file would change, accepts it when told to, and takes the same bytes again as done', async () => {
		writeFileSync(join(temporary.folder, 'april.csv'), good);
		const before = await content();
		const dry = sightline('import', 'april.csv', '--collection', 'surrey-monthly');
		expect(dry).toMatchObject({ status: 0 });
		expect(dry.stdout).toContain('1 created, 0 changed, 0 unchanged, 0 removed');
		expect(dry.stdout).toContain('Nothing is stored yet: add --accept.');
		expect(await content()).toEqual(before);

		const open = sightline('import', 'april.csv', '--collection', 'surrey-monthly', '--accept');
		expect(open.status).toBe(1);
		expect(open.stderr).toContain('indicator-missing');
		expect(await content()).toEqual(before);

		const accept = () =>
			sightline(
				'import',
				'april.csv',
				'--collection',
				'surrey-monthly',
				'--accept',
				...acknowledged,
			);
		expect(accept().stdout).toContain('Accepted as return 2, for April 2018: 1 created');
		expect(accept()).toMatchObject({ status: 0 });
		expect(accept().stdout).toContain('These are the bytes of return 2');
	});

	test('takes a file by a mapping that was made while it was installed, and names it among the collections', async () => {
		const { writable, catalogue, clock } = await openWorkbench(testConfig(temporary.folder));
		const { id } = await addMapping(
			writable,
			catalogue,
			clock,
			{
				of: 'surrey-quarterly',
				title: 'Quarter sheet',
				layout: {
					kind: 'wide',
					indicators: ['staying-put'],
					columns: { indicator: 'KPI' },
					names: { indicators: { 'Stayed on': 'staying-put' } },
				},
				reason: 'A test',
			},
			{ name: 'Tester' },
		);
		await writable.db.destroy();
		writeFileSync(
			join(temporary.folder, 'quarter.csv'),
			'KPI,2018-Q2 numerator,2018-Q2 denominator\nStayed on,3,10\n',
		);
		const dry = sightline('import', 'quarter.csv', '--collection', id);
		expect(dry.stdout).toContain('Accepting it would give a return for April to June 2018');
		expect(dry.stdout).toContain('1 created');
		const unknown = sightline('import', 'quarter.csv', '--collection', 'nowhere');
		expect(unknown.status).toBe(2);
		expect(unknown.stderr).toContain('There is no collection “nowhere”.');
		expect(unknown.stderr).toContain('surrey-quarterly, quarter-sheet, ');

		const later = await openWorkbench(testConfig(temporary.folder));
		const actor = { name: 'Tester' };
		await retireMapping(later.writable, later.catalogue, later.clock, id, 'A test', actor);
		await later.writable.db.destroy();
		const retired = sightline('import', 'quarter.csv', '--collection', id);
		expect(retired.status).toBe(2);
		expect(retired.stderr).toContain('The mapping “Quarter sheet” has been taken out of use.');
		expect(retired.stderr).not.toContain('quarter-sheet,');
	});

	test.each([
		[
			'not a CSV',
			'Dear colleague,\nplease find the figures below.\n',
			'is the header of a tidy file',
		],
		['empty', '', 'empty'],
		['an unknown indicator', good.replace('initial-conferences', 'initial-talks'), 'B2'],
		['text in a number', good.replace(',30,', ',thirty,'), 'D2'],
		['a key that stands twice', good + good.split('\n')[1]!, 'line 2'],
		['a header of two rows', good.replace('\n', '\n,,,in time,all\n'), 'two rows'],
		['an Excel workbook', `PK\u0003\u0004${'x'.repeat(50)}`, 'CSV UTF-8'],
	])('refuses a file that is %s, with status 1 and what to do', async (_what, text, words) => {
		writeFileSync(join(temporary.folder, 'bad.csv'), text);
		const before = await content();
		const refused = sightline('import', 'bad.csv', '--collection', 'surrey-monthly', '--accept');
		expect(refused.status).toBe(1);
		expect(refused.stderr).toContain(words);
		expect(refused.stderr).toContain(
			'Nothing was stored. The comparison with earlier figures follows once the errors are mended.',
		);
		expect(await content()).toEqual(before);
		const machine = sightline('import', 'bad.csv', '--collection', 'surrey-monthly', '--json');
		expect(machine.status).toBe(1);
		expect(JSON.parse(machine.stdout)).toMatchObject({ state: 'refused' });
	});

	test.each([
		['no command', [], 'Usage:'],
		['a name that every object has', ['toString'], 'There is no command “toString”.'],
		['an unknown command', ['export-all'], 'There is no command “export-all”.'],
		['no file', ['import', '--collection', 'surrey-monthly'], 'Name one file to import.'],
		[
			'an unknown collection',
			['import', 'april.csv', '--collection', 'kent'],
			'There are: surrey-monthly',
		],
		['a target without its indicator', ['target', 'set'], 'Say set or remove, and the id'],
		[
			'a target without a value',
			['target', 'set', 're-referrals', '--from', '2019-04', '--reason', 'A test'],
			'Say --value.',
		],
		[
			'a scope that there is not',
			['target', 'set', 're-referrals', '--scope', 'county'],
			'A target is local or national, not “county”.',
		],
		[
			'a field that there is not',
			['definition', 'set', 're-referrals', '--field', 'unit'],
			'There is no field “unit”. There are: title, question',
		],
		['an export of nothing', ['export'], 'export catalogue FOLDER'],
		['an unknown option', ['import', 'april.csv', '--colection', 'kent'], '--colection'],
	])('answers %s with status 2 and the right usage', (_what, args, words) => {
		const wrong = sightline(...args);
		expect(wrong.status).toBe(2);
		expect(wrong.stderr).toContain(words);
	});

	test('says that a dry run stores nothing, whatever else is said, and what accepting needs', async () => {
		writeFileSync(join(temporary.folder, 'june.csv'), good.replace('2018-04', '2018-06'));
		const before = await content();
		const args = ['import', 'june.csv', '--collection', 'surrey-monthly', '--dry-run', '--accept'];
		const dry = sightline(...args);
		expect(dry.status).toBe(0);
		expect(dry.stdout).toContain('1 created');
		expect(dry.stdout).toContain('--acknowledge CODE=REASON: indicator-missing.');
		expect(dry.stdout).toContain(
			'This was a dry run, so nothing is stored: leave out --dry-run to accept it.',
		);
		const machine = sightline(...args, '--json');
		expect(JSON.parse(machine.stdout)).toMatchObject({
			state: 'ready',
			dryRun: true,
			changes: { created: 1 },
		});
		expect(await content()).toEqual(before);
	});

	// Which files a process has open is told by /proc.
	test.runIf(process.platform === 'linux')(
		'that is broken off while it reads standard input leaves nothing of it, and no start takes it away',
		async () => {
			const { env } = process;
			const incoming = join(temporary.folder, 'incoming');
			const begun = () => {
				const args = ['import', '-', '--collection', 'surrey-monthly', '--json'];
				const command = spawn(process.execPath, [join(import.meta.dirname, 'cli.ts'), ...args], {
					env: {
						...env,
						DATABASE_URL: `file:${database()}`,
						SIGHTLINE_DEMO: 'off',
						SIGHTLINE_NOW: '2019-05-09',
					},
				});
				command.stdin.write(good.replace('2018-04', '2018-09'));
				return command;
			};
			const opened = ({ pid }: { pid?: number | undefined }) =>
				readdirSync(`/proc/${pid}/fd`).some((fd) => {
					try {
						return readlinkSync(`/proc/${pid}/fd/${fd}`).startsWith(incoming);
					} catch {
						return false;
					}
				});
			for (const signal of ['SIGINT', 'SIGKILL'] as const) {
				const command = begun();
				await vi.waitFor(() => expect(opened(command)).toBe(true), 10_000);
				command.kill(signal);
				await once(command, 'exit');
				expect(readdirSync(incoming)).toEqual([]);
			}
			const command = begun();
			await vi.waitFor(() => expect(opened(command)).toBe(true), 10_000);
			emptySpool(incoming);
			command.stdin.end();
			expect(JSON.parse(await text(command.stdout))).toMatchObject({
				state: 'ready',
				result: { rows: 1 },
			});
			expect(readdirSync(incoming)).toEqual([]);
		},
	);

	test('reads standard input, takes the period as a person writes it, lists what came of it and takes it back', async () => {
		const may = good.replace('2018-04', '2018-05');
		const args = ['import', '-', '--collection', 'surrey-monthly', '--period', '2018-5'];
		const accepted = sightlineFed(
			may,
			...args,
			...acknowledged,
			...['--name', 'may.csv', '--by', 'Nightly job', '--accept', '--json'],
		);
		expect(accepted).toMatchObject({ status: 0, stderr: '' });
		const { sequence } = JSON.parse(accepted.stdout) as { sequence: number };
		expect(readdirSync(join(temporary.folder, 'incoming'))).toEqual([]);
		const again = sightlineFed(may, ...args, '--accept', '--json');
		expect(again.status).toBe(0);
		expect(JSON.parse(again.stdout)).toEqual({ state: 'identical', sequence, dryRun: false });

		expect(sightline('returns').stdout.split('\n')[0]).toBe(
			`${sequence}\tsurrey-monthly\t2018-05\tlive\t2019-05-09\tNightly job\tmay.csv`,
		);
		const withdraw = () =>
			sightline('withdraw', String(sequence), '--reason', 'Wrong file', '--json');
		expect(JSON.parse(withdraw().stdout)).toMatchObject({ withdrawn: sequence, revived: null });
		const second = withdraw();
		expect(second).toMatchObject({ status: 1, stderr: '' });
		expect(JSON.parse(second.stdout)).toMatchObject({ code: 'already-withdrawn' });

		const states = (...more: string[]) => {
			const listed = sightline('returns', '--collection', 'surrey-monthly', '--json', ...more);
			const { returns } = JSON.parse(listed.stdout) as { returns: ReturnSummary[] };
			return new Map(returns.map((one) => [one.sequence, one.state]));
		};
		expect(states().get(sequence)).toBe('withdrawn');
		expect(states('--as-of', String(sequence)).get(sequence)).toBe('live');
		expect(states('--on', '2019-05-08').size).toBe(0);
		expect(sightline('returns', '--collection', 'surrey-quarterly').stdout).toBe(
			'No return has been accepted.\n',
		);
	});

	test.each([
		['import', 'Checks a file and says'],
		['withdraw', 'Takes an accepted return back'],
		['returns', 'Lists the accepted returns'],
		['target', 'Sets the target from a month on'],
		['rebase', 'Starts the limits again'],
		['definition', 'Changes the words'],
		['export', 'Writes the catalogue'],
		['migrate', 'Brings the database up to date'],
	])('says how to use %s when asked, and does nothing', (command, words) => {
		for (const args of [
			[command, '--help'],
			[command, 'set', 'x', '--json', '--help'],
		]) {
			const help = sightline(...args);
			expect(help).toMatchObject({ status: 0, stderr: '' });
			expect(help.stdout).toContain(`npm run sightline -- ${command}`);
			expect(help.stdout).toContain(words);
		}
	});

	test.each([
		['no file', ['import', '--collection', 'surrey-monthly'], 2, 'wrong-usage'],
		['an unknown option', ['returns', '--all'], 2, 'wrong-usage'],
		['a day that there is not', ['returns', '--on', '2019-02-30'], 2, 'invalid-request'],
		['no number', ['withdraw', '--reason', 'A test'], 2, 'wrong-usage'],
		['no reason', ['withdraw', '2'], 2, 'wrong-usage'],
		['a reason without a word', ['withdraw', '2', '--reason', '.'], 1, 'bad-reason'],
		['a return that there is not', ['withdraw', '999', '--reason', 'A test'], 1, 'not-found'],
		['a change that is to come', ['returns', '--as-of', '999'], 1, 'not-found'],
		['a missing file', ['import', 'nowhere.csv', '--collection', 'surrey-monthly'], 1, 'not-found'],
		[
			'a period of another kind',
			['import', '-', '--collection', 'surrey-monthly', '--period', '2018-Q1'],
			2,
			'wrong-usage',
		],
		['an unknown command', ['exprot'], 2, 'wrong-usage'],
	])(
		'answers %s in JSON when asked to, and leaves standard error empty',
		(_what, args, status, code) => {
			const answer = sightline(...args, '--json');
			expect(answer).toMatchObject({ status, stderr: '' });
			const problem = JSON.parse(answer.stdout) as Problem;
			expect(problem.code).toBe(code);
			expect(problem.message).toMatch(/\.$/);
			expect(problem.message).not.toContain('Usage:');
		},
	);

	test('answers open warnings in JSON when asked to', () => {
		writeFileSync(join(temporary.folder, 'july.csv'), good.replace('2018-04', '2018-07'));
		const args = ['import', 'july.csv', '--collection', 'surrey-monthly', '--accept', '--json'];
		const open = sightline(...args);
		expect(open).toMatchObject({ status: 1, stderr: '' });
		expect(JSON.parse(open.stdout)).toMatchObject({
			code: 'not-acceptable',
			message: expect.stringContaining('indicator-missing') as string,
		});
	});

	test('says that a file is not there', () => {
		const missing = sightline('import', 'nowhere.csv', '--collection', 'surrey-monthly');
		expect(missing.status).toBe(1);
		expect(missing.stderr).toContain('nowhere.csv');
	});

	test('changes the catalogue, says what follows, and exports what it is now', async () => {
		const change = (...args: string[]) =>
			sightline(...args, '--reason', 'Agreed in May', '--by', 'Clerk');
		const target = ['--value', '20', '--from', '2019-04', '--agreed-by', 'Cabinet, April 2019'];
		const set = change('target', 'set', 're-referrals', ...target);
		expect(set).toMatchObject({ status: 0, stderr: '' });
		expect(set.stdout).toMatch(/^Change \d+: Re-referrals within 12 months\.\n$/);
		const again = change('target', 'set', 're-referrals', ...target);
		expect(again.status).toBe(1);
		expect(again.stderr).toBe(
			'The local target from April 2019 is 20 already, so nothing was changed.\n',
		);
		const path = ['--value', '18', '--from', '2019-05', '--agreed-by', 'Cabinet', '--path'];
		const short = change('target', 'set', 're-referrals', ...path, '2019-05=19,2020-03');
		expect(short.status).toBe(1);
		expect(short.stderr).toContain('the value for March 2020 is not a number');
		expect(change('target', 'set', 're-referrals', ...path, '2019-05=19,2020-03=18').status).toBe(
			0,
		);
		const rebase = change('rebase', 'set', 're-referrals', '--from', '2019-04', '--json');
		expect(JSON.parse(rebase.stdout)).toMatchObject({
			indicator: { id: 're-referrals' },
			note: expect.stringContaining('fewer than 13') as string,
		});
		expect(change('rebase', 'remove', 're-referrals', '--from', '2019-04').status).toBe(0);
		const owner = ['--field', 'owner', '--text', 'Head of early help', '--from', '2019-04'];
		expect(change('definition', 'set', 're-referrals', ...owner).status).toBe(0);
		expect(sightline('target', 'set', 're-referrals', ...target, '--reason', ' ').status).toBe(1);

		expect(sightline('export', 'catalogue', 'exported').stdout).toContain('indicators.json');
		const { indicators } = readCatalogue(join(temporary.folder, 'exported'));
		expect(indicators.find(({ id }) => id === 're-referrals')).toMatchObject({
			owner: 'Head of early help',
			validFrom: '2019-04',
			changeReason: 'Agreed in May',
			earlier: [{ owner: 'Head of the first point of contact' }],
			targets: [
				{ value: 22, from: '2018-12' },
				{ value: 20, from: '2019-04' },
				{
					value: 18,
					from: '2019-05',
					path: [
						{ month: '2019-05', value: 19 },
						{ month: '2020-03', value: 18 },
					],
				},
			],
			rebases: [],
		});
	});
});
