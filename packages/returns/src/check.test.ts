import { monthIndex } from '@sightline/metrics/periods';
import { describe, expect, it } from 'vitest';
import type { CheckedRow } from './checked-row.ts';
import { checked, eesContext, eesHeader, tidyContext, tidyHeader } from './testing/example.ts';
import type { ReturnContext } from './context.ts';

/** The codes that a tidy file of these rows gives, those on missing indicators left out. */
async function codesOf(rows: string[], context = tidyContext): Promise<string[]> {
	const { findings } = await checked([tidyHeader, ...rows].join('\n'), context);
	return findings.map(({ code }) => code).filter((code) => code !== 'indicator-missing');
}

function local(change: Partial<ReturnContext['collection']>): ReturnContext {
	return { ...tidyContext, collection: { ...tidyContext.collection, ...change } };
}

describe('a check', () => {
	it('reports all of a stage, and of a later one at most what hangs on rows alone', async () => {
		const rows = ['2018-04,FD04,East,,x1,,,,', '2018-04,FD04,Nowhere,,11,10,,,', '2018-04,FD04'];
		const codes = ['not-a-number', 'blank-number', 'unknown-area', 'too-few-cells'];
		expect(await codesOf(rows)).toEqual(codes);
		const { findings } = await checked(`period,area,numerator,denominator\n${rows[0]}`);
		expect(findings.map(({ code }) => code)).toEqual(['missing-column']);
	});

	it('tells with errors in cells what is wrong in rows, but not what parts and missing rows make of it', async () => {
		const rows = [
			'2018-04,FD04,East,,900,288,,,',
			'2018-04,FD04,West,,5,288,,,',
			'2018-04,FD04,Surrey,,3,10,,,',
			'2018-04,FD04,West,,6,288,,,',
		];
		const found = async (all: string[]) =>
			(await checked([tidyHeader, ...all].join('\n'))).findings.map(({ code, line }) => [
				code,
				line,
			]);
		expect(await found([...rows, '2018-05,FD04,East,,ten,288,,,'])).toEqual([
			['numerator-above-denominator', 2],
			['duplicate-key', 5],
			['not-a-number', 6],
		]);
		expect(await found(rows)).toEqual([
			['numerator-above-denominator', 2],
			['duplicate-key', 5],
			['parts-not-summing', 4],
			['parts-not-summing', 4],
			['indicator-missing', null],
			['indicator-missing', null],
			['indicator-missing', null],
			['indicator-missing', null],
		]);
	});

	it('names the line of the file and the cell of the spreadsheet after a quoted line break', async () => {
		const rows = ['2018-04,FD04,East,,3,10,,,"one\r\ntwo\rthree"', '2018-05,FD04,East,,?,10,,,'];
		const { findings } = await checked([tidyHeader, ...rows].join('\r\n'));
		expect(findings).toMatchObject([{ code: 'not-a-number', line: 5, cell: 'E3' }]);
	});

	it('takes the latest period of the file, unless it is told', async () => {
		const file = [tidyHeader, '2018-04,FD04,East,,3,10,,,', '2018-03,FD04,East,,3,10,,,'].join(
			'\n',
		);
		expect((await checked(file)).period).toBe(monthIndex(2018, 4));
		const told = await checked(file, tidyContext, { period: monthIndex(2018, 3) });
		expect(told.period).toBe(monthIndex(2018, 3));
	});

	it('hands over the rows in order', async () => {
		const rows: CheckedRow[] = [];
		const file = [
			tidyHeader,
			'2018-04,Re-referrals,936,10 TO 15,C,10,k,Provisional,late',
			'2018-04,fd_04,q-e,Sex: Girls,3,10,30,,',
			'',
			'',
		];
		const result = await checked(file.join('\n'), tidyContext, {
			onRows: (batch) => rows.push(...batch),
		});
		expect(result).toMatchObject({ rows: 2, observations: 2 });
		expect(rows).toEqual([
			{
				line: 2,
				indicator: 1,
				area: 1,
				breakdown: 11,
				period: monthIndex(2018, 4),
				numerator: null,
				denominator: 10,
				value: null,
				numeratorSymbol: 'c',
				denominatorSymbol: null,
				valueSymbol: 'low',
				status: 'provisional',
				note: 'late',
			},
			expect.objectContaining({ line: 3, area: 2, breakdown: 12, value: 30, note: null }),
		]);
	});

	it('counts total rows and blank rows between others, not those at the end', async () => {
		const file = [tidyHeader, '2018-04,FD04,East,,3,10,,,', '', 'Total,,,,3,10,,,', ',,,,,,,,', ''];
		expect(await checked(file.join('\n'))).toMatchObject({ rows: 3, observations: 1 });
	});
});

describe('numbers', () => {
	it('may have fractions in means and full-time equivalents', async () => {
		expect(await codesOf(['2018-04,WF01,East,,123.4,,,,'])).toEqual([]);
		expect(await codesOf(['2018-04,WF02,East,,123.4,10.5,,,'])).toEqual([]);
		expect(await codesOf(['2018-04,FD04,East,,3,10.5,,,'])).toEqual(['fraction-in-count']);
	});

	it('may be left out of a national return that gives the value', async () => {
		const context = local({ scope: 'national' });
		expect(await codesOf(['2018-04,FD04,East,,,,30,,'], context)).toEqual([]);
		expect(await codesOf(['2018-04,FD04,East,,,10,,,'], context)).toEqual(['blank-number']);
	});

	it('may lack a denominator that is a population of another national return', async () => {
		const rate = ['2018-04,FD02,East,,25,,,,'];
		expect(await codesOf(rate, local({ scope: 'national' }))).toEqual([]);
		expect(await codesOf(rate)).toEqual(['blank-number']);
		const share = ['2018-04,FD04,East,,25,,,,'];
		expect(await codesOf(share, local({ scope: 'national' }))).toEqual(['blank-number']);
	});

	it('below 1 are percentages where these are shown to a thousandth', async () => {
		const rows = ['2018-04,FD04,East,,,,0.12,,', '2018-05,FD04,East,,,,0.051,,'];
		const context = local({ scope: 'national' });
		expect(await codesOf(rows, context)).toEqual(['fraction-for-percentage']);
		const indicators = context.indicators.map((one) => ({ ...one, decimals: 3 }));
		expect(await codesOf(rows, { ...context, indicators })).toEqual([]);
	});
});

describe('values', () => {
	it('may differ by half their last digit', async () => {
		expect(await codesOf(['2018-04,FD04,East,,1,3,33.3,,'])).toEqual([]);
		expect(await codesOf(['2018-04,FD04,East,,1,3,33.30,,'])).toEqual(['value-mismatch']);
		expect(await codesOf(['2018-04,FD04,East,,1,3,33,,'])).toEqual([]);
		expect(await codesOf(['2018-04,FD04,East,,0,0,0,,'])).toEqual([]);
	});

	it('are worked out by their unit', async () => {
		expect(await codesOf(['2018-04,FD02,East,,25,10000,300,,'])).toEqual([]);
		expect(await codesOf(['2018-04,WF02,East,,25,10,2.5,,'])).toEqual([]);
		expect(await codesOf(['2018-04,FD01,East,,25,,25,,'])).toEqual([]);
		expect(await codesOf(['2018-04,FD01,East,,25,,26,,'])).toEqual(['value-mismatch']);
	});

	it('may differ by what rounding makes of counts, at the levels that are rounded', async () => {
		const row = '2018-04,FD04,East,,40,100,43,,';
		expect(await codesOf([row])).toEqual(['value-mismatch']);
		expect(await codesOf([row], local({ rounding: { region: 10 } }))).toEqual(['value-mismatch']);
		expect(await codesOf([row], local({ rounding: { quadrant: 10 } }))).toEqual([]);
	});
});

describe('parts', () => {
	const parts = ['2018-04,FD04,East,,3,10,,,', '2018-04,FD04,West,,4,11,,,'];

	it('make up their whole', async () => {
		expect(await codesOf([...parts, '2018-04,FD04,Surrey,,7,21,,,'])).toEqual([]);
		expect(await codesOf([...parts, '2018-04,FD04,Surrey,,8,22,,,'])).toEqual([
			'parts-not-summing',
			'parts-not-summing',
		]);
	});

	it('are not summed when one is missing, has a symbol or does not add up', async () => {
		expect(await codesOf([parts[0]!, '2018-04,FD04,Surrey,,8,22,,,'])).toEqual([]);
		const hidden = ['2018-04,FD04,East,,c,10,,,', parts[1]!, '2018-04,FD04,Surrey,,9,21,,,'];
		expect(await codesOf(hidden)).toEqual([]);
		const indicators = tidyContext.indicators.map((one) => ({
			...one,
			denominatorAddsOverAreas: false,
		}));
		expect(
			await codesOf([...parts, '2018-04,FD04,Surrey,,7,22,,,'], { ...tidyContext, indicators }),
		).toEqual([]);
	});

	it('are those that existed at the time', async () => {
		const before = ['2017-12,FD04,West,,4,11,,,', '2017-12,FD04,Surrey,,5,11,,,'];
		expect(await codesOf(before)).toEqual(['parts-not-summing']);
	});
});

describe('an area', () => {
	const moors = [
		{ ...tidyContext.areas[4]!, validTo: monthIndex(2018, 3), successor: 'Moor' },
		{ ...tidyContext.areas[5]!, validFrom: monthIndex(2018, 4) },
	];
	const context = { ...tidyContext, areas: [...tidyContext.areas.slice(0, 4), ...moors] };

	it('is the one of its name that existed in the period', async () => {
		expect(
			await codesOf(['2018-03,FD04,Moor,,3,10,,,', '2018-04,FD04,Moor,,3,10,,,'], context),
		).toEqual([]);
		expect(await codesOf(['2018-04,FD04,M-1,,3,10,,,'], context)).toEqual(['area-not-valid']);
	});
});

describe('an ees file', () => {
	const surrey =
		'201718,Reporting Year,Local authority,E92000001,England,E12000008,South East,936,E10000030,Surrey,Referrals and Re-referrals,13626,3724,27.3';

	it('is read by its mappings', async () => {
		const rows: CheckedRow[] = [];
		const file = [
			eesHeader,
			surrey,
			surrey.replace('E10000030', 'z').replace('201718', '2017'),
			surrey.replace('936,E10000030', 'x,').replace('201718', '2016'),
			'2018,Reporting year,National,E92000001,England,,,,,,Referrals and Re-referrals,655630,143710,21.9',
			'2018,Reporting year,Regional,E92000001,England,E12000008,South East,,,,Referrals and Re-referrals,c,27010,c',
			'2018,Reporting year,Ward,E92000001,England,,,,,,Children,,,',
		];
		const result = await checked(file.join('\r\n'), eesContext, {
			onRows: (batch) => rows.push(...batch),
		});
		expect(result).toMatchObject({ rows: 6, observations: 5, period: 2018, findings: [] });
		expect(rows.map(({ area, period }) => [area, period])).toEqual([
			[1, 2018],
			[1, 2017],
			[1, 2016],
			[7, 2018],
			[8, 2018],
		]);
		expect(rows[4]).toMatchObject({ numerator: 27010, denominatorSymbol: 'c', valueSymbol: 'c' });
	});

	it('allows for the rounding of its counts', async () => {
		const england =
			'2018,Reporting year,National,E92000001,England,,,,,,Referrals and Re-referrals,';
		const codes = async (figures: string) =>
			(await checked(`${eesHeader}\n${england}${figures}`, eesContext)).findings.map(
				({ code }) => code,
			);
		expect(await codes('100,20,24.9')).toEqual([]);
		expect(await codes('100,20,27')).toEqual(['value-mismatch']);
	});
});
