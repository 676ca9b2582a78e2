import { createReadStream, existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, test } from 'vitest';
import { checkReturn } from './check.ts';
import type { CheckedRow } from './checked-row.ts';
import {
	checked,
	eesContext,
	ownWordsContext,
	tidyContext,
	tidyHeader,
} from './testing/example.ts';

const good = '2018-04,FD04,East,,3,10,30,,';

describe('a file with personal data', () => {
	const planted = ['Oliver', 'Featherstone', '9434765919', 'H801200001001'];

	it('has no other findings, and none repeats what it holds', async () => {
		const { findings } = await checked(
			[
				`${tidyHeader},Oliver Featherstone,Comments`,
				'2018-04,Oliver Featherstone,9434765919,H801200001001,a,b,c,d,Oliver Featherstone,,9434765919',
				'Oliver Featherstone',
				'"H801200001001',
			].join('\n'),
			tidyContext,
			{ fileName: 'Oliver Featherstone.csv' },
		);
		expect(new Set(findings.map(({ code }) => code))).toEqual(new Set(['personal-data-values']));
		expect(findings.map(({ cell }) => cell)).toEqual([
			'J1',
			'B2',
			'C2',
			'D2',
			'I2',
			'K2',
			'A3',
			null,
		]);
		const said = JSON.stringify(findings);
		for (const text of planted) expect(said).not.toContain(text);
	});

	it('is told from one that is wrong throughout, whichever comes first', async () => {
		const wrong = Array.from({ length: 60_000 }, () => '2018-04,FD99,Nowhere').join('\n');
		for (const last of ['', '\n2018-04,Oliver Featherstone']) {
			const { findings, rows, observations } = await checked(
				`${tidyHeader}\n${wrong}${last}`,
				tidyContext,
			);
			expect([rows, observations]).toEqual([0, 0]);
			if (last) expect(findings).toMatchObject([{ code: 'personal-data-values', cell: 'B60002' }]);
			else expect(findings.at(-1)?.code).toBe('check-stopped');
		}
	});

	it('hands over no row from the block on in which it was found', async () => {
		const handed: CheckedRow[] = [];
		const lines = Array.from(
			{ length: 9000 },
			(_, number) =>
				`${2018 - Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')},FD04,West,,3,10,30,,line ${number}`,
		).slice(0, 4000);
		lines[3000] += ' by Oliver Featherstone';
		const { findings, rows } = await checked([tidyHeader, ...lines].join('\n'), tidyContext, {
			onRows: (batch) => handed.push(...batch),
		});
		expect(rows).toBe(4000);
		expect(findings).toMatchObject([{ code: 'personal-data-values', line: 3002, cell: 'I3002' }]);
		expect(handed.length).toBeGreaterThan(1000);
		expect(Math.max(...handed.map(({ line }) => line))).toBeLessThan(3002);
		expect(handed.filter(({ note }) => note?.includes('Oliver'))).toEqual([]);
	});

	it('keeps a number back that may be a person’s until the end', async () => {
		const handed: number[][] = [];
		const file = (numerator: string) =>
			[
				tidyHeader,
				'2018-04,FD01,East,,9434765919,,,,',
				'2018-05,FD01,East,,3,,,,',
				`2018-06,FD01,East,,${numerator},,,,`,
				'',
			].join('\n');
		const onRows = (rows: CheckedRow[]) => handed.push(rows.map(({ line }) => line));
		const one = await checked(file('4'), tidyContext, { onRows });
		expect(one.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
		expect(handed.flat()).toEqual([3, 4, 2]);
		handed.length = 0;
		const two = await checked(file('4010232137'), tidyContext, { onRows });
		expect(two.findings).toMatchObject([{ code: 'personal-data-values', column: 'numerator' }]);
		expect(handed).toEqual([]);
	});
});

describe('a file without personal data', () => {
	test.each([
		[
			'large counts of which some pass for NHS numbers',
			tidyContext,
			[
				tidyHeader,
				...Array.from(
					{ length: 60 },
					(_, n) =>
						`${2013 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')},FD01,West,,${4010232137 + n * 1_234_567},,,,`,
				),
			],
		],
		['dates of extraction', tidyContext, [`${tidyHeader},Extracted on`, `${good},12/05/2018`]],
		[
			'known names in cells of a row that has an error',
			{
				...tidyContext,
				areas: tidyContext.areas.map((area) =>
					area.key === 2 ? { ...area, name: 'Oliver Featherstone' } : area,
				),
			},
			[tidyHeader, '2018-04,FD04,Oliver Featherstone,,three,10,30,,'],
		],
		[
			'who leads, in a column that a mapping leaves alone',
			ownWordsContext,
			['KPI,Team,Lead,2018-04', 'New ones,Epsom,Oliver Smith,3'],
		],
		[
			'a heading of its publisher',
			{
				...eesContext,
				collection: {
					...eesContext.collection,
					layout: { ...eesContext.collection.layout, unused: ['child_id'] },
				},
			},
			['time_period,child_id', '201819,17'],
		],
	] as const)('has no finding on it: %s', async (_what, context, lines) => {
		const { findings } = await checked(lines.join('\n'), context as typeof tidyContext);
		expect(findings.filter(({ code }) => code.startsWith('personal'))).toEqual([]);
	});

	const folders = ['../../../data', '../../../../shared/data/dfe'].map((name) =>
		fileURLToPath(new URL(`${name}/`, new URL('.', import.meta.url))),
	);
	const files = folders
		.filter((folder) => existsSync(folder))
		.flatMap((folder) =>
			readdirSync(folder, { recursive: true, encoding: 'utf8' })
				.filter((name) => name.endsWith('.csv'))
				.map((name) => [name, `${folder}${name}`] as const),
		);

	it('is looked for among the published files and the demonstration', () => {
		expect(files.length).toBeGreaterThan(50);
	});

	// Read as what it is not, every cell of a file is looked at.
	test.each(files)('is %s, whatever the collection', async (name, path) => {
		const nothing = { ...tidyContext, areas: [], indicators: [] };
		const { findings } = await checkReturn(() => createReadStream(path), nothing, {
			period: null,
			fileName: name.split('/').at(-1)!,
		});
		expect(findings.filter(({ code }) => code.startsWith('personal'))).toEqual([]);
	});
});
