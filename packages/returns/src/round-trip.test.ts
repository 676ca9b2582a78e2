import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CheckedRow } from './checked-row.ts';
import { encoded, encodings } from './testing/encoded.ts';
import { checked } from './testing/example.ts';
import { narrow, type Row } from './testing/valid-rows.ts';
import { cases, csvText, type Chance } from './testing/valid-tables.ts';

// Any table of valid rows, written in any way that the standard allows, reads back as the same rows.

const anyText = (...texts: string[]) => fc.constantFrom(...texts);
const anyEncoding = () => fc.constantFrom(...encodings);
const anyOrder = (width: number) =>
	fc.shuffledSubarray([...Array(width).keys()], { minLength: width });

test.each(Object.entries(cases))(
	'rows written as %s read back the same in any order of columns, delimiter, quoting, line ending and encoding',
	async (_name, { context, rows, table }) => {
		await fc.assert(
			fc.asyncProperty(rows, fc.gen(), async (written, gen) => {
				const pick: Chance = (...texts) => gen(anyText, ...texts);
				const encoding = gen(anyEncoding);
				const delimiter = pick(',', ';', '\t');
				const quoting = pick('all', 'minimal');
				// The accent and what follows are not UTF-8, whatever the notes are.
				const isNarrow = encoding === 'windows-1252';
				const kept = written.map((row) => ({
					...row,
					note: row.note !== null && isNarrow ? narrow(row.note) : row.note,
				}));
				const cells = table(kept, pick);
				if (isNarrow) cells.forEach((row, at) => row.push(at === 0 ? 'café!' : ''));
				const width = cells[0]!.length;
				const order = gen(anyOrder, width);
				const lineEnd = pick('\n', '\r\n', '\r');
				const text = csvText(
					cells.map((row) => order.map((column) => row[column]!)),
					{ delimiter, quoting, lineEnd },
				);
				const file = encoded(text + pick('', lineEnd), encoding);

				const read: CheckedRow[] = [];
				const result = await checked(file, context, {
					onRows: (batch) => read.push(...batch),
				});
				expect(result.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
				expect(result).toMatchObject({ delimiter, encoding: encoding.replace(' with mark', '') });
				const expected = kept.map((row) => ({
					...row,
					note: row.note?.replaceAll(/\r\n?/g, '\n').trim() || null,
				}));
				expect(sorted(read)).toEqual(
					sorted(expected).map((row) => ({ ...row, line: expect.any(Number) as number })),
				);
			}),
			{ numRuns: 200 },
		);
	},
);

function sorted<Some extends Row>(rows: Some[]): Some[] {
	const keyOf = ({ indicator, area, breakdown, period }: Row) =>
		[indicator, area, breakdown, period].join(' ');
	return rows.toSorted((one, other) => keyOf(one).localeCompare(keyOf(other)));
}
