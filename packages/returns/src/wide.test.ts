import { monthIndex } from '@sightline/metrics/periods';
import { describe, expect, it } from 'vitest';
import type { CheckedRow } from './checked-row.ts';
import type { ReturnContext } from './context.ts';
import { checked, ownWordsContext, tidyContext, wideContext } from './testing/example.ts';
import type { Finding } from './findings.ts';

/** What a file gives: its rows as [line, indicator, area, breakdown, period, numerator, denominator, value], and its findings but for missing indicators. */
async function readingOf(
	lines: string[],
	context: ReturnContext = tidyContext,
): Promise<{ rows: unknown[]; findings: Finding[] }> {
	const rows: CheckedRow[] = [];
	const { findings } = await checked(lines.join('\n'), context, {
		onRows: (batch) => rows.push(...batch),
	});
	return {
		rows: rows.map((row) => [
			row.line,
			row.indicator,
			row.area,
			row.breakdown,
			row.period,
			row.numerator ?? row.numeratorSymbol,
			row.denominator ?? row.denominatorSymbol,
			row.value ?? row.valueSymbol,
		]),
		findings: findings.filter(({ code }) => code !== 'indicator-missing'),
	};
}

const april = monthIndex(2018, 4);
const codes = (findings: Finding[]) => findings.map(({ code }) => code);
const placed = (findings: Finding[]) =>
	findings.map(({ code, cell, column, value }) => [code, cell, column, value]);

describe('a wide file', () => {
	it('has the parts of a period in any order, and as many periods as it likes', async () => {
		const { rows, findings } = await readingOf([
			'breakdown;2018-05 Denominator;AREA;Apr-18 numerator;indicator;2018-05 numerator;denominator April 2018;2018-04',
			';11;Q-E;3;FD04;4;10;30',
			'10 to 15;z;Surrey;c;FD04;low;7;x',
		]);
		expect(findings).toEqual([]);
		expect(rows).toEqual([
			[2, 1, 2, 10, april + 1, 4, 11, null],
			[2, 1, 2, 10, april, 3, 10, 30],
			[3, 1, 1, 11, april + 1, 'low', 'z', null],
			[3, 1, 1, 11, april, 'c', 7, 'x'],
		]);
	});

	it('has the numerator of a count in a bare column, or beside parts of others', async () => {
		const header = 'indicator,area,2018-04,2018-04 numerator,2018-04 denominator';
		const { rows, findings } = await readingOf([header, 'FD01,East,7,,', 'FD01,West,7,7,']);
		expect(findings).toEqual([]);
		expect(rows).toEqual([
			[2, 2, 2, 10, april, 7, null, null],
			[3, 2, 3, 10, april, 7, null, 7],
		]);
	});

	it('is about the council where it has no column for the area', async () => {
		const { rows, findings } = await readingOf(['indicator,2018-04', 'FD01,7'], wideContext);
		expect(findings).toEqual([]);
		expect(rows).toEqual([[2, 2, 1, 10, april, 7, null, null]]);
	});

	it('is about the area that its layout names, while that existed', async () => {
		const context: ReturnContext = {
			...wideContext,
			collection: {
				...wideContext.collection,
				layout: { kind: 'wide', indicators: ['referrals'], area: 'Q-E' },
			},
		};
		const { rows, findings } = await readingOf(
			['indicator,2017-11,2017-12,2018-01', 'FD01,,6,7', 'Referrals,,,'],
			context,
		);
		expect(placed(findings)).toEqual([['area-not-valid', 'C1', '2017-12', '2017-12']]);
		expect(rows).toEqual([[2, 2, 2, 10, monthIndex(2018, 1), 7, null, null]]);
	});

	it('is refused by half a figure, at the cell that is blank', async () => {
		const { findings } = await readingOf([
			'indicator,area,2018-04 numerator,2018-04 denominator,2018-05 numerator,2018-05 denominator',
			'FD04,East,3,,,',
			'FD04,West,,10,3,10',
			'FD01,West,,10,3,',
		]);
		expect(placed(findings)).toEqual([
			['blank-number', 'D2', '2018-04 denominator', ''],
			['blank-number', 'C3', '2018-04 numerator', ''],
			['blank-number', 'C4', '2018-04 numerator', ''],
		]);
	});

	it('finds what is wrong with a row once, and what is wrong with a figure at each', async () => {
		const { findings } = await readingOf([
			'indicator,area,breakdown,2018-04,2018-05,2018-06',
			'FD99,Nowhere,boys,1,2,x1',
			'FD01,Nowhere,boys,1,2,x1',
			'FD01,T-OLD,,1,2,',
			'FD01,Kent,,,,',
			'FD01,Nowhere,,,,',
		]);
		expect(placed(findings)).toEqual([
			['unknown-indicator', 'A2', 'indicator', 'FD99'],
			['unknown-breakdown', 'C2', 'breakdown', 'boys'],
			['unknown-area', 'B2', 'area', 'Nowhere'],
			['unknown-breakdown', 'C3', 'breakdown', 'boys'],
			['unknown-area', 'B3', 'area', 'Nowhere'],
			['not-a-number', 'F3', '2018-06', 'x1'],
			['area-not-valid', 'D4', '2018-04', '1'],
			['area-not-valid', 'E4', '2018-05', '2'],
			['unknown-area', 'B6', 'area', 'Nowhere'],
		]);
	});

	it('without a figure says so', async () => {
		const { findings } = await readingOf(['indicator,area,2018-04,2018-05', 'FD01,East,,']);
		expect(codes(findings)).toEqual(['no-data-rows']);
	});

	it('may have its figures blank in the first row', async () => {
		const { rows, findings } = await readingOf([
			'indicator,area,2018-04',
			'Referrals,East,',
			'Referrals,West,low',
		]);
		expect(codes(findings)).toEqual(['blank-periods-left-out']);
		expect(rows).toEqual([[3, 2, 3, 10, april, 'low', null, null]]);
	});

	it.each([
		['year-to-march', '2016/17,2018', [2017, 2018]],
		['year-to-september', '2016-17,2017/2018', [2017, 2018]],
		['calendar-year', '2016,2017', [2016, 2017]],
		['academic-year', '201617,2017/18', [2017, 2018]],
		['quarter', '2018-Q1,2018-q2', [8072, 8073]],
		['term', '2016/17-T3,2017/18-T1', [6050, 6051]],
		['iso-week', '2018-W01,2018-W02', [2505, 2506]],
	] as const)(
		'has periods of the type of its collection: %s',
		async (periodType, header, periods) => {
			const context = { ...tidyContext, collection: { ...tidyContext.collection, periodType } };
			const { rows, findings } = await readingOf(
				[`indicator,area,${header}`, 'FD01,West,2018,2019'],
				context,
			);
			expect(codes(findings).filter((code) => code !== 'period-not-ended')).toEqual([]);
			expect(rows).toEqual(
				periods.map((period, at) => [2, 2, 3, 10, period, 2018 + at, null, null]),
			);
		},
	);

	it('keeps published values as they are, where its collection is national', async () => {
		const context: ReturnContext = {
			...wideContext,
			collection: { ...wideContext.collection, scope: 'national' },
		};
		const { rows, findings } = await readingOf(
			['indicator,area,2018-04,2018-05 numerator', 'FD04,East,30.5,', 'FD02,East,x,4'],
			context,
		);
		expect(codes(findings)).toEqual(['blank-periods-left-out']);
		expect(rows).toEqual([
			[2, 1, 2, 10, april, null, null, 30.5],
			[3, 3, 2, 10, april, null, null, 'x'],
			[3, 3, 2, 10, april + 1, 4, null, null],
		]);
	});
});

describe('a spreadsheet with words of its own', () => {
	it('is read by them', async () => {
		const { rows, findings } = await readingOf(
			[
				'KPI,Team,Lead,2018,2018-04,out of 2018-04',
				'Came back,Epsom,Jo,1,3,10',
				'new ones,county,,,4,',
			],
			ownWordsContext,
		);
		expect(findings).toEqual([]);
		expect(rows).toEqual([
			[2, 1, 2, 10, april, 3, 10, null],
			[3, 2, 1, 10, april, 4, null, null],
		]);
	});

	it('is told what is wrong in them', async () => {
		const { findings } = await readingOf(
			['KPI,Team,2018-04,out of 2018-04', 'Cam back,Epson,3,10', 'FD04,County,4,'],
			ownWordsContext,
		);
		expect(findings).toMatchObject([
			{ code: 'unknown-indicator', column: 'KPI', hint: 'Did you mean "Came back"?' },
			{ code: 'unknown-area', column: 'Team', hint: 'Did you mean "Epsom"?' },
			{ code: 'blank-number', cell: 'D3', column: 'out of 2018-04' },
		]);
		const { findings: lacking } = await readingOf(
			['indicator,Team,2018-04', 'Came back,Epsom,3'],
			ownWordsContext,
		);
		expect(lacking).toMatchObject([
			{
				code: 'no-layout',
				hint: 'Give the file one header row with KPI, Team and columns for each period such as "2018-12" and "out of 2018-12". Or choose "Our file has other headings" on the returns page, and say once what they mean.',
			},
		]);
		const { findings: bare } = await readingOf(
			['KPI,Team,2018-04', 'Came back,Epsom,3'],
			ownWordsContext,
		);
		expect(bare).toMatchObject([
			{ code: 'period-without-parts', hint: 'Add the column "out of 2018-04".' },
		]);
	});

	it.each([
		['04', 'Apr-18'],
		['05', 'May-18'],
	])('is read alike in every month: %s', async (month, heading) => {
		const inTime = (suffixes: object, more: object = {}): ReturnContext => ({
			...wideContext,
			collection: {
				...wideContext.collection,
				layout: { kind: 'wide', indicators: ['re-referrals'], suffixes, ...more },
			},
		});
		const parts = { numerator: ' in time', denominator: ' all' };
		const lines = [
			`indicator,area,${heading} in time,${heading} not in time,${heading} all,${heading} %`,
			'FD04,East,3,7,10,30',
		];
		const expected = [[2, 1, 2, 10, monthIndex(2018, Number(month)), 3, 10, null]];
		const told = await readingOf(lines, inTime(parts, { unusedSuffixes: [' not in time', ' %'] }));
		expect(told).toEqual({ rows: expected, findings: [] });
		const untold = await readingOf(lines, inTime(parts));
		expect(untold.rows).toEqual(expected);
		expect(placed(untold.findings)).toEqual([
			['unknown-column', 'D1', `${heading} not in time`, `${heading} not in time`],
			['unknown-column', 'F1', `${heading} %`, `${heading} %`],
		]);
		const within = await readingOf(
			[`indicator,area,${heading} completed,${heading} due or completed`, 'FD04,East,3,10'],
			inTime({ numerator: ' completed', denominator: ' due or completed' }),
		);
		expect(within).toEqual({ rows: expected, findings: [] });
	});

	it.each(['wide', 'tidy'] as const)(
		'says itself what “Total” means, in a file that is %s',
		async (layout) => {
			const lines = {
				wide: ['indicator,area,2018-04', 'FD01,Total,6', 'FD01,East,3', 'FD01,Grand total,6'],
				tidy: [
					'indicator,area,numerator,denominator,period',
					'FD01,Total,6,,2018-04',
					'FD01,East,3,,2018-04',
					'FD01,Grand total,6,,2018-04',
				],
			}[layout];
			const called = (areas: Record<string, string | null>): ReturnContext => ({
				...tidyContext,
				collection: {
					...tidyContext.collection,
					layout: { kind: layout, indicators: ['referrals'], names: { areas } },
				},
			});
			const row = (line: number, area: number, count: number) =>
				[line, 2, area, 10, april, count, null, null] as const;
			const { rows, findings } = await readingOf(lines, called({ total: 'E10000030' }));
			expect(rows).toEqual([row(2, 1, 6), row(3, 2, 3)]);
			expect(placed(findings)).toEqual([['total-row-skipped', 'B4', 'area', 'Grand total']]);
			const without = await readingOf(lines, called({ Total: null }));
			expect(without.rows).toEqual([row(3, 2, 3)]);
			expect(codes(without.findings)).toEqual(['unused-row-skipped', 'total-row-skipped']);
		},
	);

	it.each([
		['Denominator 2 notes', 'unknown-column'],
		['2018-13 denominator', 'unknown-period-heading'],
		['Aprl-18 denominator', 'mangled-period-heading'],
		['2018-Q9 denominator', 'unknown-period-heading'],
		['01/04/18 denominator', 'mangled-period-heading'],
	])('with “%s” has the finding %s', async (heading, code) => {
		const { findings } = await readingOf([
			`indicator,area,2018-04 numerator,2018-04 denominator,${heading}`,
			'FD04,East,3,10,',
		]);
		expect(placed(findings)).toEqual([[code, 'E1', heading, heading]]);
	});

	it('may be tidy, without a column for the area', async () => {
		const context: ReturnContext = {
			...tidyContext,
			collection: {
				...tidyContext.collection,
				layout: {
					kind: 'tidy',
					indicators: ['re-referrals'],
					columns: { period: 'Month', numerator: 'Yes', denominator: 'All' },
					area: 'Q-E',
				},
			},
		};
		const { rows, findings } = await readingOf(
			['Month,Yes,All,indicator', 'Apr-18,3,10,FD04', 'Dec-17,3,10,FD04'],
			context,
		);
		expect(placed(findings)).toEqual([['area-not-valid', 'A3', 'Month', 'Dec-17']]);
		expect(rows).toEqual([[2, 1, 2, 10, april, 3, 10, null]]);
		const { findings: lacking } = await readingOf(
			['Month,Yes,indicator', 'Apr-18,3,FD04'],
			context,
		);
		expect(lacking).toMatchObject([
			{ code: 'missing-column', message: 'The column All is missing.' },
		]);
	});
});
