import { describe, expect, it } from 'vitest';
import type { CheckedRow } from './checked-row.ts';
import { checked, eesContext, eesHeader, longContext, longHeader } from './testing/example.ts';

async function read(lines: string[], context = longContext) {
	const rows: CheckedRow[] = [];
	const { findings } = await checked([longHeader, ...lines].join('\r\n'), context, {
		onRows: (batch) => rows.push(...batch),
	});
	return { rows, codes: findings.map(({ code }) => code) };
}

describe('a long file', () => {
	it('has one value a row, of measures, areas and years as the publisher writes them', async () => {
		const { rows, codes } = await read([
			'ReReferral,"Referrals within 12 months\r\nof another",2015/16,Surrey,936,22.6',
			'rereferral,,2016-17,Surrey,,23',
			'ReReferral,,2018 (Final),Surrey,936,27.3',
			'Referral_Rate,,2018 (prov),Surrey,936,530.1',
		]);
		expect(codes).toEqual([]);
		expect(rows).toMatchObject([
			{ line: 2, indicator: 1, area: 1, period: 2016, value: 22.6, status: 'final' },
			{ line: 4, indicator: 1, area: 1, period: 2017, value: 23, status: 'final', note: null },
			{ line: 5, indicator: 1, area: 1, period: 2018, value: 27.3, status: 'final' },
			{ line: 6, indicator: 3, area: 1, period: 2018, value: 530.1, status: 'provisional' },
		]);
		expect(rows[0]).toMatchObject({
			numerator: null,
			denominator: null,
			numeratorSymbol: null,
			note: 'Referrals within 12 months\nof another',
		});
	});

	it('is read without what binary arithmetic left behind, where the collection says so', async () => {
		const values = ['2.2999999999999998', '1.119E-2', '66.400000000000006', '-'];
		const lines = values.map((value, at) => `Cases,,${2016 + at},Surrey,936,${value}`);
		const { rows, codes } = await read(lines);
		expect(codes).toEqual([]);
		expect(rows.map(({ value }) => value)).toEqual([2.3, 0.01119, 66.4, null]);
		expect(rows[3]!.valueSymbol).toBe('x');

		const { excelFloats, symbols, ...collection } = longContext.collection;
		expect([excelFloats, symbols]).toEqual([true, { '-': 'x' }]);
		const plain = await read(lines, { ...longContext, collection });
		expect(plain.codes).toEqual(['symbol-not-allowed', 'scientific-notation']);
	});

	it('refuses a mark that stands for no status', async () => {
		expect(await read(['Cases,,2018 (est),Surrey,936,16'])).toMatchObject({
			codes: ['unknown-period'],
		});
	});

	it('is left alone in periods that the collection does not own', async () => {
		const lines = ['2019', '2020', '2021'].map((year) => `ReReferral,,${year},Nowhere,1,-`);
		const { codes } = await read([...lines, 'Cases,,2021,Surrey,936,16']);
		expect(codes).toEqual(['unknown-area', 'unknown-area']);
	});

	it('has other measures that are left alone only where the collection says so', async () => {
		const line = 'ReReferal,,x,y,z,';
		expect((await read([line, 'Cases,,2021,Surrey,936,16'])).codes).toEqual([]);
		const { layout } = longContext.collection;
		const strict = { ...longContext.collection, layout: { ...layout, unusedMeasures: false } };
		const { findings } = await checked(`${longHeader}\n${line}`, {
			...longContext,
			collection: strict,
		});
		expect(findings).toMatchObject([
			{ code: 'unknown-indicator', cell: 'A2', hint: 'Did you mean "ReReferral"?' },
		]);
	});

	it('is recognised by its header when it is sent to another collection, and the other way round', async () => {
		const message = async (header: string, context: typeof longContext) =>
			(await checked(`${header}\n2018`, context)).findings[0]!.message;
		expect(await message(longHeader, eesContext)).toContain('This looks like a long file');
		expect(await message(eesHeader, longContext)).toContain('This looks like a DfE open-data file');
	});
});
