import { describe, expect, it } from 'vitest';
import type { CheckedRow } from './checked-row.ts';
import { checked, stabilityContext, stabilityHeader } from './testing/example.ts';

const surrey = '2021,Reporting year,Local authority,E92000001,,E10000030';
const england = '2021,Reporting year,National,E92000001,,';

async function read(lines: string[]) {
	const rows: CheckedRow[] = [];
	const { findings, observations } = await checked(
		[stabilityHeader, ...lines].join('\n'),
		stabilityContext,
		{ onRows: (batch) => rows.push(...batch) },
	);
	return { rows, findings, observations };
}

describe('a denominator in a row of its own', () => {
	const expected = [
		{ area: 1, numerator: 9, denominator: 100, value: 9, denominatorSymbol: null },
		{ area: 7, numerator: 8500, denominator: 81770, value: 10 },
	];

	it('belongs to the figure of its area and period, in whatever order the rows come', async () => {
		const lines = [
			`${surrey},In care,Three or more,9,9`,
			`${england},In care,Total,81770,100`,
			`${england},In care,Three or more,8500,10`,
			`${surrey},Two years in care,Total,50,100`,
			`${surrey},In care,Total,100,100`,
		];
		for (const order of [lines, lines.toReversed()]) {
			const { rows, findings, observations } = await read(order);
			expect(findings).toEqual([]);
			expect(observations).toBe(2);
			rows.sort((one, other) => one.area - other.area);
			expect(rows).toMatchObject(expected);
		}
	});

	it('may be a symbol', async () => {
		const { rows, findings } = await read([
			`${surrey},In care,Three or more,c,c`,
			`${surrey},In care,Total,z,z`,
		]);
		expect(findings).toEqual([]);
		expect(rows).toMatchObject([
			{ numeratorSymbol: 'c', denominator: null, denominatorSymbol: 'z', valueSymbol: 'c' },
		]);
	});

	it('is checked with its figure', async () => {
		const { findings } = await read([
			`${surrey},In care,Three or more,9,19`,
			`${surrey},In care,Total,100,100`,
		]);
		expect(findings).toMatchObject([{ code: 'value-mismatch', line: 2, cell: 'J2' }]);
	});

	it('that cannot be read gives one finding', async () => {
		const { findings } = await read([
			`${surrey},In care,Three or more,9,9`,
			`${surrey},In care,Total,,100`,
		]);
		expect(findings).toMatchObject([{ code: 'blank-number', line: 3, cell: 'I3' }]);
	});

	it('is left alone with its figure in years that the collection does not own', async () => {
		const before = surrey.replace('2021', '2020');
		const { rows, findings } = await read([
			`${before},In care,Three or more,9,9`,
			`${before},In care,Total,none,100`,
			`${surrey},In care,Three or more,9,9`,
			`${surrey},In care,Total,100,100`,
		]);
		expect(findings).toEqual([]);
		expect(rows.map(({ period }) => period)).toEqual([2021]);
	});
});
