import { monthIndex, periodCode, periodOfMonth, periodTypes } from '@sightline/metrics/periods';
import { describe, expect, it } from 'vitest';
import { eesContext, ownWordsContext, tidyContext, wideContext } from './testing/example.ts';
import type { ReturnContext } from './context.ts';
import { tableSchema, type TableField, type TableSchema } from './table-schema.ts';

// The rules of https://datapackage.org/standard/table-schema/, as far as this schema uses them.

/** Constraints that the standard has for each of the types used. */
const constraintsOf: Record<TableField['type'], string[]> = {
	string: ['required', 'unique', 'pattern', 'enum', 'minLength', 'maxLength'],
	number: ['required', 'unique', 'enum', 'minimum', 'maximum'],
};

/** What is wrong with a schema itself. */
function schemaFaults({ fields, primaryKey, missingValues }: TableSchema): string[] {
	const names = fields.map(({ name }) => name);
	return [
		...names.filter((name, at) => name === '' || names.indexOf(name) < at),
		...fields.flatMap(({ name, type, constraints = {} }) =>
			Object.keys(constraints)
				.filter((constraint) => !constraintsOf[type].includes(constraint))
				.map((constraint) => `${name} ${constraint}`),
		),
		...primaryKey.filter((name) => !names.includes(name)),
		...missingValues.filter((value, at) => missingValues.indexOf(value) < at),
	];
}

/** What is wrong with a table by a schema: `line column`, from 1 with the header as the first line. */
function tableFaults(schema: TableSchema, lines: string[]): string[] {
	const [header, ...rows] = lines.map((line) => line.split(','));
	const fields = header!.map((name) => schema.fields.find((field) => field.name === name));
	if (fields.includes(undefined)) return ['1'];
	const faults = rows.flatMap((cells, row) =>
		cells.flatMap((cell, at) =>
			isFit(schema, fields[at]!, cell) ? [] : `${row + 2} ${header![at]}`,
		),
	);
	const keys = rows.map((cells) =>
		schema.primaryKey.map((name) => cells[header!.indexOf(name)] ?? '').join(','),
	);
	return [...faults, ...keys.flatMap((key, row) => (keys.indexOf(key) < row ? `${row + 2}` : []))];
}

function isFit(schema: TableSchema, { type, constraints = {} }: TableField, cell: string): boolean {
	const { required, pattern, enum: members, minimum } = constraints;
	if (schema.missingValues.includes(cell)) return !required;
	if (type === 'number')
		return /^-?\d+(\.\d+)?$/.test(cell) && (minimum === undefined || Number(cell) >= minimum);
	return (
		(pattern === undefined || new RegExp(`^(?:${pattern})$`).test(cell)) &&
		(members === undefined || members.includes(cell))
	);
}

const header = 'period,indicator,area,numerator,denominator,status,note';

describe('the table schema of a collection', () => {
	it('is sound by the rules of the standard', () => {
		for (const breakdowns of [[], tidyContext.breakdowns]) {
			const schema = tableSchema({ ...tidyContext, breakdowns });
			expect(schemaFaults(schema)).toEqual([]);
			expect(schema.primaryKey).toEqual([
				...['period', 'indicator', 'area'],
				...(breakdowns.length > 0 ? ['breakdown'] : []),
			]);
		}
	});

	it('lets a good file through and names what is wrong with another', () => {
		const schema = tableSchema({ ...tidyContext, breakdowns: [] });
		expect(
			tableFaults(schema, [
				header,
				'2018-04,re-referrals,Q-E,3,10,,',
				'2018-04,re-referrals,Q-W,c,x,provisional,late',
				'2018-04,referrals,E10000030,3,,final,',
			]),
		).toEqual([]);
		expect(
			tableFaults(schema, [
				header,
				'2018-13,re-referrals,Q-E,3,10,,',
				'2018-04,adoptions,Q-E,3,10,,',
				'2018-04,referrals,E92000001,3,-1,,',
				'2018-04,referrals,,many,,done,',
				'2018-04,adoptions,Q-E,3,10,,',
			]),
		).toEqual([
			'2 period',
			'3 indicator',
			'4 area',
			'4 denominator',
			'5 area',
			'5 numerator',
			'5 status',
			'6 indicator',
			'6',
		]);
	});

	it.each(periodTypes)('takes the codes of its type of period: %s', (periodType) => {
		const { collection } = tidyContext;
		const context = { ...tidyContext, collection: { ...collection, periodType } };
		const { pattern } = tableSchema(context).fields[0]!.constraints!;
		const codes = Array.from({ length: 60 }, (_, at) =>
			periodCode(periodOfMonth(periodType, monthIndex(2015, 1) + at)),
		);
		expect(codes.filter((code) => !new RegExp(`^(?:${pattern})$`).test(code))).toEqual([]);
		expect('spring').not.toMatch(new RegExp(`^(?:${pattern})$`));
	});

	it('of a mapping has its headings and names', () => {
		const { collection } = ownWordsContext;
		const layout = { ...collection.layout, kind: 'tidy', area: 'Q-E' };
		const context = {
			...ownWordsContext,
			collection: { ...collection, symbols: { '-': 'x' }, layout },
		} as ReturnContext;
		const schema = tableSchema(context);
		expect(schemaFaults(schema)).toEqual([]);
		expect(schema.fields.map(({ name }) => name).slice(0, 3)).toEqual(['period', 'KPI', 'Team']);
		expect(schema.fields[1]!.constraints!.enum).toContain('Came back');
		expect(schema.fields[2]!.constraints).toEqual({
			enum: expect.arrayContaining(['Q-E', 'Epsom']) as string[],
		});
		expect(schema.missingValues).toContain('-');
		const without = tableSchema({
			...context,
			collection: {
				...collection,
				layout: { kind: 'tidy', indicators: ['referrals'], area: 'Q-E' },
			},
		});
		expect(without.fields.map(({ name }) => name)).not.toContain('area');
		expect(without.primaryKey).toEqual(['period', 'indicator', 'breakdown']);
	});

	it('exists for tidy files only', () => {
		expect(() => tableSchema(wideContext)).toThrow(TypeError);
		expect(() => tableSchema(eesContext)).toThrow(TypeError);
	});
});
