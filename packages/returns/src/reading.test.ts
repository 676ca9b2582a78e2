import { periodCode } from '@sightline/metrics/periods';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkReturn } from './check.ts';
import type { CheckedRow } from './checked-row.ts';
import type { Encoding } from './decode.ts';
import { cpuTime } from './testing/cpu-time.ts';
import { encoded, encodings } from './testing/encoded.ts';
import { eesContext, eesHeader, tidyContext, tidyHeader } from './testing/example.ts';
import { narrow, note } from './testing/valid-rows.ts';

function* chunksOf(bytes: Uint8Array, sizes: number[]): Generator<Uint8Array> {
	for (let from = 0, turn = 0; from < bytes.length; turn++) {
		const size = sizes[turn % sizes.length]!;
		yield bytes.subarray(from, from + size);
		from += size;
	}
}

const figure = fc.oneof(fc.nat({ max: 5000 }), fc.constantFrom('c', 'low', 'x'));

const file = fc
	.record({
		rows: fc.uniqueArray(
			fc.record({
				month: fc.integer({ min: 2010 * 12, max: 2018 * 12 }),
				indicator: fc.constantFrom('referrals', 'WF01', 'Caseload'),
				area: fc.constantFrom('E10000030', 'West', 'surrey'),
				numerator: figure,
				denominator: figure,
				note,
			}),
			{
				minLength: 1,
				maxLength: 12,
				selector: ({ month, indicator, area }) => `${month} ${indicator} ${area === 'West'}`,
			},
		),
		delimiter: fc.constantFrom(',', ';', '\t'),
		encoding: fc.constantFrom(...encodings),
		lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
		quotes: fc.array(fc.boolean(), { minLength: 1, maxLength: 20 }),
		sizes: fc.array(fc.integer({ min: 1, max: 80 }), { minLength: 1, maxLength: 8 }),
		endsInLineBreak: fc.boolean(),
	})
	.map((made) => {
		if (made.encoding !== 'windows-1252') return made;
		// The accent at the end is not UTF-8, whatever the notes are.
		const rows = made.rows.map((row) => ({
			...row,
			note: `${narrow(row.note)} é!`,
		}));
		return { ...made, rows };
	});

describe('a tidy file', () => {
	it('reads back the same in any delimiter, encoding, quoting, line ending and chunks', async () => {
		await fc.assert(
			fc.asyncProperty(file, async (made) => {
				const { rows, delimiter, lineEnd, encoding } = made;
				let turn = 0;
				const cell = (text: string): string =>
					made.quotes[turn++ % made.quotes.length] ||
					/["\n\r]|^\s/.test(text) ||
					text.includes(delimiter)
						? `"${text.replaceAll('"', '""')}"`
						: text;
				const table = rows.map((row) => [
					periodCode({ type: 'month', index: row.month }),
					row.indicator,
					row.area,
					String(row.numerator),
					String(row.denominator),
					row.note,
				]);
				const header = ['period', 'Indicator', 'AREA', 'numerator', 'denominator', ' note'];
				const lines = [header, ...table].map((cells) => cells.map(cell).join(delimiter));
				const text = lines.join(lineEnd) + (made.endsInLineBreak ? lineEnd : '');
				const bytes = encoded(text, encoding);

				const read: CheckedRow[] = [];
				const result = await checkReturn(() => chunksOf(bytes, made.sizes), tidyContext, {
					period: null,
					onRows: (batch) => read.push(...batch),
				});
				const breaks = lines.map((line) => line.split(/\r\n|\r|\n/).length);
				const keyOf = { referrals: 2, WF01: 4, Caseload: 5 };
				expect(result).toMatchObject({
					encoding: encoding.replace(' with mark', '') as Encoding,
					delimiter,
					rows: rows.length,
					observations: rows.length,
				});
				expect(result.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
				expect(read).toEqual(
					rows.map((row, index): CheckedRow => ({
						line: 1 + breaks.slice(0, index + 1).reduce((sum, count) => sum + count, 0),
						indicator: keyOf[row.indicator],
						area: row.area === 'West' ? 3 : 1,
						breakdown: tidyContext.totalBreakdown,
						period: row.month,
						numerator: typeof row.numerator === 'number' ? row.numerator : null,
						denominator: typeof row.denominator === 'number' ? row.denominator : null,
						value: null,
						numeratorSymbol: symbolOf(row.numerator),
						denominatorSymbol: symbolOf(row.denominator),
						valueSymbol: null,
						status: 'final',
						note: row.note.replaceAll(/\r\n?/g, '\n').trim() || null,
					})),
				);
			}),
			{ numRuns: 300 },
		);
	});
});

function symbolOf(figure: string | number): 'c' | 'low' | 'x' | null {
	return typeof figure === 'number' ? null : (figure as 'c' | 'low' | 'x');
}

describe('a long file', () => {
	it('is the same wherever its blocks end', async () => {
		const row = '2018-04,FD01,East,,7,,7,,"a ""b""\r\nc"\r\n';
		for (let shift = 0; shift < 60; shift++) {
			const title = `"${'x'.repeat(shift)}"\r\n`;
			const bytes = new TextEncoder().encode(`${title}${tidyHeader}\r\n${row.repeat(3500)}`);
			const { rows, findings } = await checkReturn(() => [bytes], tidyContext, { period: null });
			const repeated = findings.filter(({ code }) => code === 'duplicate-key');
			expect([rows, repeated.length]).toEqual([3500, 3499]);
			expect(repeated.at(-1)).toMatchObject({ line: 3 + 2 * 3499, cell: 'A3502' });
			expect(findings.filter(({ stage }) => stage === 'cells')).toEqual([]);
		}
	});
});

describe('a file of anything', () => {
	const contexts = fc.constantFrom(tidyContext, eesContext);

	it('gives a result when it is arbitrary bytes', async () => {
		await fc.assert(
			fc.asyncProperty(fc.uint8Array({ maxLength: 3000 }), contexts, async (bytes, context) => {
				const { findings } = await checkReturn(() => [bytes], context, { period: null });
				expect(findings).not.toEqual([]);
			}),
			{ numRuns: 300 },
		);
	});

	it('gives a result when it is a header and rubbish', async () => {
		const rubbish = fc.array(
			fc.constantFrom(
				'"',
				'""',
				',',
				'\n',
				'\r',
				'  ',
				'2018-04',
				'FD04',
				'East',
				'7',
				'-',
				'é',
				'\uFEFF',
				'constructor',
				'__proto__',
			),
			{ maxLength: 400 },
		);
		await fc.assert(
			fc.asyncProperty(rubbish, contexts, async (parts, context) => {
				const header = context === tidyContext ? tidyHeader : eesHeader;
				const bytes = new TextEncoder().encode(`${header}\n${parts.join('')}`);
				const result = await checkReturn(() => [bytes], context, { period: null });
				expect(result.observations).toBeLessThanOrEqual(result.rows);
			}),
			{ numRuns: 300 },
		);
	});

	it.each([
		['quotation marks', `${tidyHeader}\n${'"a" '.repeat(500_000)}`],
		['doubled quotation marks', `${tidyHeader}\n${'""'.repeat(1_000_000)}`],
		[
			'columns',
			`${tidyHeader}${Array.from({ length: 9000 }, (_, index) => `,c${index}`).join('')}\n`,
		],
		['blank lines', `${tidyHeader}${'\n'.repeat(1_000_000)}`],
		[
			'misspelt names',
			`${tidyHeader}\n${Array.from({ length: 20_000 }, (_, index) => `2018-04,FD04,Surre${index},,1,2,,,\n`).join('')}`,
		],
	])('takes little time over many %s', async (_, text) => {
		const bytes = new TextEncoder().encode(text);
		const spent = await cpuTime(() => checkReturn(() => [bytes], tidyContext, { period: null }));
		expect(spent).toBeLessThan(3000);
	});
});
