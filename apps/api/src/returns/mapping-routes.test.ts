import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { exportCatalogue } from '../catalogue/export.ts';
import type {
	Accepted,
	Check,
	CollectionSummary,
	IndicatorPage,
	Mapping,
	MappingAdded,
	MappingBody,
	MappingList,
	MappingSample,
	Problem,
	ReturnContext,
	ReturnDetail,
	ReturnList,
	SampleCheck,
	SampleNames,
	SampleRefused,
} from '../contract/index.ts';
import { openWorkbench } from '../installation.ts';
import {
	acceptText,
	contentOf,
	temporaryFolder,
	testApp,
	testConfig,
	type TestApp,
} from '../testing.ts';

let site: TestApp;
beforeEach(async () => {
	site = await testApp();
});
afterEach(() => site.close());

const wideSheet = `KPI,Team,Lead,Apr-18 yes,Apr-18 all,May-18 yes,May-18 all
Contacts received,County,A,5012,,5371,
Came back within a year,County,B,251,1040,278,1104
Team meetings,County,C,4,,4,
`;
const tidySheet = `Month;Measure;Count;Out of;Comment
2018-04;Contacts;5012;;
2018-04;Re-referrals within 12 months;251;1040;late entries
`;

const wideLayout: MappingBody['layout'] = {
	kind: 'wide',
	indicators: ['contacts', 're-referrals'],
	columns: { indicator: 'KPI', area: 'Team' },
	names: {
		indicators: {
			'Contacts received': 'contacts',
			'Came back within a year': 're-referrals',
			'Team meetings': null,
		},
		areas: { County: 'E10000030' },
	},
	unused: ['Lead'],
	suffixes: { numerator: ' yes', denominator: ' all' },
};
const workbook: MappingBody = {
	of: 'surrey-monthly',
	title: 'Team workbook',
	layout: wideLayout,
	reason: 'The team keeps its own spreadsheet',
};

function send<Answer>(url: string, payload: string | object, status: number): Promise<Answer> {
	const isText = typeof payload === 'string';
	return site.app
		.inject({
			method: 'POST',
			url: `/api/returns${url}`,
			...(isText && { headers: { 'content-type': 'text/csv' } }),
			payload,
		})
		.then((response) => {
			expect([response.statusCode, response.statusCode === status ? '' : response.body]).toEqual([
				status,
				'',
			]);
			return response.json<Answer>();
		});
}

async function ask<Answer>(url: string, status = 200): Promise<Answer> {
	const response = await site.app.inject(`/api/returns${url}`);
	expect(response.statusCode).toBe(status);
	return response.json<Answer>();
}

const add = (body: Partial<MappingBody> = {}) =>
	send<MappingAdded>('/mappings', { ...workbook, ...body }, 201);
const retire = (id: string, reason = 'Not needed any more') =>
	send<object>(`/mappings/${id}/retire`, { reason }, 200);
const mappings = async () => (await ask<MappingList>('/mappings')).mappings;

async function accept(check: Check): Promise<Accepted> {
	return send<Accepted>(
		`/checks/${check.id}/accept`,
		{
			acknowledgements: check.warnings.map(({ code }) => ({ code, reason: 'A test' })),
			reason: 'A test',
		},
		201,
	);
}

describe('a sample', () => {
	const sample = (csv: string) =>
		send<MappingSample>('/mappings/samples?collection=surrey-monthly&name=team.csv', csv, 201);

	test('of a wide spreadsheet says what its headings and names probably mean', async () => {
		const found = await sample(wideSheet);
		expect(found).toMatchObject({
			collection: { id: 'surrey-monthly' },
			fileName: 'team.csv',
			layout: 'wide',
			line: 1,
			headings: ['KPI', 'Team', 'Lead', 'Apr-18 yes', 'Apr-18 all', 'May-18 yes', 'May-18 all'],
			marks: [
				{ mark: ' yes', headings: ['Apr-18 yes', 'May-18 yes'] },
				{ mark: ' all', headings: ['Apr-18 all', 'May-18 all'] },
			],
			guesses: { indicator: 'KPI', area: 'Team' },
		});
		expect(found.indicators).toHaveLength(47);
		expect(found.areas[0]).toEqual({ code: 'E10000030', name: 'Surrey' });
		expect(found.areas.map(({ code }) => code)).toContain('SUR-CW');
		expect(found.areas.map(({ code }) => code)).not.toContain('E10000016');
		expect(await ask(`/mappings/samples/${found.id}`)).toEqual(found);
		expect(
			await ask<SampleNames>(`/mappings/samples/${found.id}/names?indicator=KPI&area=Team`),
		).toEqual({
			indicators: [
				{ name: 'Contacts received', guess: null },
				{ name: 'Came back within a year', guess: null },
				{ name: 'Team meetings', guess: null },
			],
			areas: [{ name: 'County', guess: null }],
		});
	});

	test('of a tidy one finds the indicators that have a name of the catalogue', async () => {
		const found = await sample(tidySheet);
		expect(found).toMatchObject({
			layout: 'tidy',
			marks: [],
			guesses: {
				period: 'Month',
				indicator: 'Measure',
				numerator: 'Count',
				denominator: 'Out of',
				note: 'Comment',
			},
		});
		const names = await ask<SampleNames>(`/mappings/samples/${found.id}/names?indicator=Measure`);
		expect(names).toEqual({
			indicators: [
				{ name: 'Contacts', guess: 'contacts' },
				{ name: 'Re-referrals within 12 months', guess: 're-referrals' },
			],
			areas: [],
		});
	});

	test('is checked by a mapping before that is kept, and nothing of it is stored', async () => {
		const { id } = await sample(wideSheet);
		const before = await contentOf(site.installation.db);
		const right = await send<SampleCheck>(
			`/mappings/samples/${id}/check`,
			{ layout: wideLayout },
			200,
		);
		expect(right).toMatchObject({ rows: 3, observations: 4, counts: { error: 0 } });
		expect(right.findings).toContainEqual(
			expect.objectContaining({ code: 'unused-row-skipped', cell: 'A4', value: 'Team meetings' }),
		);
		const wrong = await send<SampleCheck>(
			`/mappings/samples/${id}/check`,
			{ layout: { ...wideLayout, names: {} } },
			200,
		);
		expect(wrong.counts.error).toBe(6);
		expect(await contentOf(site.installation.db)).toEqual(before);
	});

	test('is deleted when it is thrown away, and when it cannot be read', async () => {
		const files = () => readdirSync(site.installation.config.incomingFolder);
		const { id } = await sample(wideSheet);
		const kept = files().length;
		expect(
			(await site.app.inject({ method: 'DELETE', url: `/api/returns/mappings/samples/${id}` }))
				.statusCode,
		).toBe(204);
		expect(files()).toHaveLength(kept - 1);
		expect((await ask<Problem>(`/mappings/samples/${id}`, 404)).code).toBe('gone');
		const refused = await send<SampleRefused>(
			'/mappings/samples?collection=surrey-monthly',
			'Dear colleague\nhello\n',
			422,
		);
		expect(refused).toMatchObject({ code: 'unreadable', findings: [{ code: 'no-layout' }] });
		expect(files()).toHaveLength(kept - 1);
	});

	test.each([
		['?collection=surrey-monthly', '', 422, 'The file is empty.'],
		['?collection=nowhere', wideSheet, 404, 'no collection “nowhere”'],
		['?collection=dfe-referrals', wideSheet, 422, 'cannot be mapped'],
		['', wideSheet, 422, 'which collection'],
	])('%s is refused where it cannot be mapped', async (query, csv, status, words) => {
		const { message } = await send<Problem>(`/mappings/samples${query}`, csv, status);
		expect(message).toContain(words);
	});

	test.each([
		[
			'whose heading is for people',
			wideSheet.replace('Lead', 'Child name'),
			'personal-data-column',
		],
		['of names', wideSheet.replace(',A,', ',Oliver Bennett,'), 'personal-data-values'],
		[
			'of names, after much else that is wrong',
			`${wideSheet}${'wrong\n'.repeat(60_000)}Oliver Bennett\n`,
			'personal-data-values',
		],
	])('with a column %s is stopped, and nothing of it is left', async (_what, csv, code) => {
		const refused = await send<SampleRefused>(
			'/mappings/samples?collection=surrey-monthly',
			csv,
			422,
		);
		expect(refused.findings.map((finding) => [finding.code, finding.value])).toEqual([
			[code, null],
		]);
		expect(JSON.stringify(refused)).not.toContain('Bennett');
		expect(readdirSync(join(site.folder, 'incoming'))).toEqual([]);
	});

	test('is read to its end from a form, and refused where it is too large', async () => {
		const form = (csv: string) =>
			site.app.inject({
				method: 'POST',
				url: '/api/returns/mappings/samples',
				headers: { 'content-type': 'multipart/form-data; boundary=edge' },
				payload: [
					'--edge\r\ncontent-disposition: form-data; name="collection"\r\n\r\nsurrey-monthly\r\n',
					`--edge\r\ncontent-disposition: form-data; name="file"; filename="team.csv"\r\n\r\n${csv}\r\n`,
					'--edge--\r\n',
				].join(''),
			});
		const row = (name: string) => `2018-04;${name};1;;${'-'.repeat(200)}\n`;
		const long = `${tidySheet}${row('Contacts').repeat(5500)}${row('The last one')}`;
		expect(long.length).toBeGreaterThan(2 ** 20);
		const answer = await form(long);
		expect(answer.statusCode).toBe(201);
		const { id, fileName } = answer.json<MappingSample>();
		expect(fileName).toBe('team.csv');
		const names = await ask<SampleNames>(`/mappings/samples/${id}/names?indicator=Measure`);
		expect(names.indicators.at(-1)).toEqual({ name: 'The last one', guess: null });
		const large = await form(`${tidySheet}${row('Contacts').repeat(24_000)}`);
		expect(large.statusCode).toBe(413);
		expect(large.json<Problem>().message).toContain('larger than 5 MB');
	});

	test('is turned away where twenty wait, those on their way among them', async () => {
		const answers = await Promise.all(
			Array.from({ length: 25 }, () =>
				site.app.inject({
					method: 'POST',
					url: '/api/returns/mappings/samples?collection=surrey-monthly',
					headers: { 'content-type': 'text/csv' },
					payload: tidySheet,
				}),
			),
		);
		const statuses = answers.map(({ statusCode }) => statusCode);
		expect(statuses.filter((status) => status === 201)).toHaveLength(20);
		expect(statuses.filter((status) => status === 429)).toHaveLength(5);
	});

	test('is not asked for names of a column that it has not, that is empty, or that holds too many', async () => {
		const many = Array.from({ length: 301 }, (_, at) => `2018-04,name ${at},`).join('\n');
		const { id } = await sample(`Month,Who,Empty\n${many}\n`);
		for (const [column, words] of [
			['KPI', 'no column “KPI”'],
			['Who', 'more than 300'],
			['Empty', 'is empty'],
		]) {
			const problem = await ask<Problem>(`/mappings/samples/${id}/names?indicator=${column}`, 422);
			expect(problem.code).toBe('bad-column');
			expect(problem.message).toContain(words);
		}
	});
});

describe('a mapping', () => {
	test('can be used at once: its file becomes a return of the collection that it is of', async () => {
		expect(await add()).toEqual({
			id: 'team-workbook',
			title: 'Team workbook',
			of: { id: 'surrey-monthly', title: 'Monthly performance return (demonstration)' },
			sequence: 2,
		});
		const context = await ask<ReturnContext>('/contexts/team-workbook');
		expect(context.collection).toMatchObject({ of: 'surrey-monthly', layout: wideLayout });
		const check = await send<Check>('?collection=team-workbook&name=may.csv', wideSheet, 201);
		expect(check).toMatchObject({ state: 'checked', observations: 4, period: { code: '2018-05' } });
		expect(check.kinds.find(({ code }) => code === 'part-of-return')).toMatchObject({
			severity: 'warning',
			count: 1,
			findings: [
				{
					message:
						"This becomes the return for May 2018. 45 of the collection's 47 indicators are not in this spreadsheet.",
				},
			],
		});
		expect(await accept(check)).toMatchObject({ sequence: 3, created: 4 });

		const list = await ask<ReturnList>('');
		expect(list.returns).toMatchObject([
			{
				sequence: 3,
				collection: { id: 'surrey-monthly' },
				mapping: { id: 'team-workbook', title: 'Team workbook' },
				fileName: 'may.csv',
			},
		]);
		expect((await ask<ReturnDetail>('/3')).mapping?.title).toBe('Team workbook');
		expect((await ask<ReturnList>('?collection=team-workbook')).total).toBe(1);
		const page = await site.app.inject('/api/indicators/re-referrals');
		expect(page.json<IndicatorPage>().points).toMatchObject([
			{ period: { code: '2018-04' }, numerator: 251, denominator: 1040 },
			{ period: { code: '2018-05' }, numerator: 278, denominator: 1104 },
		]);
		expect((await mappings())[0]).toMatchObject({ id: 'team-workbook', returns: 1 });
	});

	test('is named to whoever hands its file in for another collection, while it is in use', async () => {
		const hints = async (collection: string) =>
			(await send<Check>(`?collection=${collection}`, wideSheet, 422)).findings.map(
				({ hint }) => hint,
			);
		expect(await hints('surrey-monthly')).toEqual([
			expect.stringContaining('Or choose "Our file has other headings" on the returns page'),
		]);
		await add();
		const named =
			'Choose the collection "Monthly performance return (demonstration), as in “Team workbook”" (team-workbook): its headings are those of this file.';
		expect(await hints('surrey-monthly')).toEqual([named]);
		expect(await hints('dfe-referrals')).toEqual([named]);
		await retire('team-workbook');
		expect(await hints('surrey-monthly')).not.toContain(named);
	});

	test('stands below its collection, and nothing is expected of it', async () => {
		await add();
		const { collections } = await ask<ReturnList>('');
		const at = collections.findIndex(({ id }) => id === 'team-workbook');
		expect(collections[at - 1]?.id).toBe('surrey-monthly');
		expect(collections[at]).toMatchObject({
			of: 'surrey-monthly',
			title: 'Team workbook',
			layout: 'wide',
		} satisfies Partial<CollectionSummary>);
	});

	test('that was wrong can be made anew, and the same file handed in again by it', async () => {
		await add();
		await accept(await send<Check>('?collection=team-workbook', wideSheet, 201));
		expect(await send<Check>('?collection=team-workbook', wideSheet, 200)).toMatchObject({
			state: 'identical',
			identicalTo: 3,
		});
		await add({
			title: 'Team workbook, mended',
			layout: { ...wideLayout, suffixes: { numerator: ' all', denominator: ' yes' } },
		});
		const check = await send<Check>('?collection=team-workbook-mended', wideSheet, 422);
		expect(check.state).toBe('refused');
	});

	test('out of use takes no more files, and what came in by it stays', async () => {
		await add();
		const waiting = await send<Check>('?collection=team-workbook', wideSheet, 201);
		await accept(await send<Check>('?collection=team-workbook&period=2018-05', wideSheet, 201));
		await retire('team-workbook');
		const late = await send<Problem>(`/checks/${waiting.id}/accept`, { acknowledgements: [] }, 404);
		expect(late.message).toContain('“Team workbook” has been taken out of use');
		const { message } = await send<Problem>('?collection=team-workbook', wideSheet, 404);
		expect(message).toContain('“Team workbook” has been taken out of use');
		expect((await ask<ReturnList>('')).collections.map(({ id }) => id)).not.toContain(
			'team-workbook',
		);
		expect((await ask<ReturnList>('')).returns[0]?.mapping?.title).toBe('Team workbook');
		expect((await mappings())[0]).toMatchObject({
			returns: 1,
			added: { sequence: 2, actor: 'Analyst on this machine', reason: workbook.reason },
			retired: { sequence: 4, reason: 'Not needed any more' },
		} satisfies Partial<Record<keyof Mapping, unknown>>);

		// What was known earlier does not change.
		const inUse = async (asOf: number) =>
			(await ask<ReturnList>(`?asOf=${asOf}`)).collections.flatMap(({ id, of }) =>
				of === 'surrey-monthly' ? id : [],
			);
		expect(await inUse(1)).toEqual([]);
		expect(await inUse(3)).toEqual(['team-workbook']);
		expect(await inUse(4)).toEqual([]);
		const known = async (asOf: string) =>
			(await ask<MappingList>(`/mappings?${asOf}`)).mappings.flatMap(
				({ added, retired, returns }) => (added ? { returns, retired: retired !== null } : []),
			);
		expect(await known('asOf=1')).toEqual([]);
		expect(await known('asOf=2')).toEqual([{ returns: 0, retired: false }]);
		expect(await known('asOf=3')).toEqual([{ returns: 1, retired: false }]);
		expect(await known('asOf=4')).toEqual([{ returns: 1, retired: true }]);
		expect(await known('on=2019-05-08')).toEqual([]);
		expect((await site.app.inject('/api/returns/mappings?asOf=99')).statusCode).toBe(404);

		// Its name is free again, its id is not.
		expect((await add()).id).toBe('team-workbook-2');
		const again = await send<Problem>('/mappings/team-workbook/retire', { reason: 'Again' }, 409);
		expect(again.code).toBe('nothing-changed');
	});

	test.each([
		[{ title: ' ' }, 'bad-text', 'Give the mapping a name'],
		[{ title: 'team WORKBOOK' }, 'bad-text', 'in use already'],
		[{ reason: '' }, 'no-reason', 'Say why'],
		[{ reason: '–' }, 'bad-reason', 'A reason must hold a word'],
		[{ of: 'nowhere' }, 'not-acceptable', 'not a local collection'],
		[{ of: 'dfe-referrals' }, 'not-acceptable', 'not a local collection'],
		[{ of: 'team-workbook' }, 'not-acceptable', 'not a local collection'],
		[
			{ layout: { kind: 'wide', indicators: ['staying-put'] } },
			'bad-mapping',
			'“staying-put”, which “Monthly performance return',
		],
		[
			{ layout: { ...wideLayout, names: { areas: { County: 'E99' } } } },
			'bad-mapping',
			'“E99”, which is not an area',
		],
		[{ layout: { ...wideLayout, unused: ['Team'] } }, 'bad-mapping', 'two meanings'],
		[
			{ layout: { ...wideLayout, suffixes: { numerator: '', denominator: '' } } },
			'bad-mapping',
			'the same for numerator and denominator',
		],
		[{ title: 'Oliver Smith' }, 'bad-text', 'The name of the mapping holds what looks like'],
		[{ reason: 'For NHS 943 476 5919' }, 'bad-reason', 'The reason holds what looks like an NHS'],
		[
			{ layout: { ...wideLayout, unused: ['H801200001001'] } },
			'bad-text',
			'A heading of the mapping holds what looks like a UPN',
		],
		[
			{ layout: { ...wideLayout, unusedSuffixes: [' Oliver Smith'] } },
			'bad-text',
			'A heading of the mapping holds what looks like the name of a person',
		],
		[
			{ layout: { ...wideLayout, columns: { indicator: 'Oliver Smith' } } },
			'bad-text',
			'A heading of the mapping holds',
		],
		[
			{ layout: { ...wideLayout, names: { indicators: { 'Oliver Smith': null } } } },
			'bad-text',
			'A name that the mapping explains holds',
		],
		[
			{ layout: { ...wideLayout, names: { areas: { 'Oliver Smith': 'E10000030' } } } },
			'bad-text',
			'A name that the mapping explains holds',
		],
	] as [Partial<MappingBody>, string, string][])(
		'with %o is refused',
		async (part, code, words) => {
			await add();
			const before = await contentOf(site.installation.db);
			const problem = await send<Problem>(
				'/mappings',
				{ ...workbook, title: 'Another', ...part },
				422,
			);
			expect(problem.code).toBe(code);
			expect(problem.message).toContain(words);
			expect(problem.message).not.toMatch(/Oliver|5919|H8012/);
			expect(await contentOf(site.installation.db)).toEqual(before);
		},
	);

	test('may have a column that a wide file does not read, called as one of a tidy file', async () => {
		await add({ layout: { ...wideLayout, unused: ['Lead', 'Status'] } });
		expect((await mappings()).map(({ id }) => id)).toEqual(['team-workbook']);
	});

	test('is not taken out of use for a reason about a person', async () => {
		await add();
		const problem = await send<Problem>(
			'/mappings/team-workbook/retire',
			{ reason: 'Oliver Smith left' },
			422,
		);
		expect(problem.code).toBe('bad-reason');
		expect((await mappings())[0]?.retired).toBeNull();
	});

	test('that does not exist cannot be taken out of use', async () => {
		expect(
			(await send<Problem>('/mappings/nothing/retire', { reason: 'A test' }, 404)).message,
		).toBe('There is no mapping “nothing”.');
	});

	test('in use is exported with the collections, and a database seeded from them reads files by it', async () => {
		await add();
		await add({ title: 'Another' });
		await retire('another');
		const { db, catalogue, config } = site.installation;
		const files = temporaryFolder();
		await exportCatalogue(db, catalogue, config.dataFolder, files.folder);
		const text = readFileSync(join(files.folder, 'collections.json'), 'utf8');
		const original = readFileSync(join(config.dataFolder, 'collections.json'), 'utf8');
		expect(text.startsWith(original.trimEnd().slice(0, -1).trimEnd())).toBe(true);
		expect((JSON.parse(text) as { of?: string }[]).filter(({ of }) => of)).toEqual([
			{ id: 'team-workbook', of: 'surrey-monthly', title: 'Team workbook', layout: wideLayout },
		]);

		const other = temporaryFolder();
		const seeded = await openWorkbench(testConfig(other.folder, { SIGHTLINE_DATA: files.folder }));
		expect(await acceptText(seeded, 'team-workbook', null, wideSheet)).toMatchObject({
			state: 'accepted',
			changes: { created: 4 },
		});
		await seeded.writable.db.destroy();
		other.remove();
		files.remove();
	});
});
