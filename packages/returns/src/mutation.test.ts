import { monthIndex, periodCode } from '@sightline/metrics/periods';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byteDamage, damagedByte } from './testing/byte-damage.ts';
import type { CheckedRow } from './checked-row.ts';
import type { CheckResult } from './check.ts';
import { cpuTime } from './testing/cpu-time.ts';
import { encoded, encodings } from './testing/encoded.ts';
import { narrow } from './testing/valid-rows.ts';
import { checked, tidyContext, tidyHeader } from './testing/example.ts';
import { plainRows, plainText } from './testing/plain-csv.ts';
import { plainReading } from './testing/plain-reader.ts';
import { damagedText, tableDamage, type Where } from './testing/table-damage.ts';
import { cases, csvText } from './testing/valid-tables.ts';

// A valid file that is damaged in any way is refused with a finding, or read as it now stands: as a second, plain
// reader reads it, in which every cell is looked up in lists of what may be written.

/** Far more than the check of a small file takes. */
const longestMs = 5000;
const runs = 1000;
/** The same damage every time: a failure is this change's, not the day's. */
const seed = 20_190_509;

const below = (count: number) => fc.nat({ max: Math.max(0, count - 1) });
const oneOf = (names: string[]) => fc.constantFrom(...names);
const text = () => damagedText;
const byte = () => damagedByte;

test.each(Object.entries(cases))(
	'a damaged file that was written as %s is refused or read as it now stands, in good time',
	async (_name, { context, rows, table }) => {
		const counts = { refused: 0, read: 0 };
		await fc.assert(
			fc.asyncProperty(rows, fc.gen(), async (written, gen) => {
				const pick = (...some: string[]) => gen(oneOf, some);
				const at: Where = (count) => gen(below, count);
				const some = (damages: object, most: number) =>
					Array.from({ length: at(most + 1) }, () => pick(...Object.keys(damages)));

				const encoding = pick(...encodings) as (typeof encodings)[number];
				const delimiter = pick(',', ';', '\t');
				let cells = table(written, pick);
				for (const name of some(tableDamage, 2))
					cells = tableDamage[name]!(cells, at, () => gen(text));
				const style = {
					delimiter,
					quoting: pick('all', 'minimal'),
					lineEnd: pick('\n', '\r\n', '\r'),
				};
				const whole = csvText(cells, style);
				let bytes = [...encoded(encoding === 'windows-1252' ? narrow(whole) : whole, encoding)];
				for (const name of some(byteDamage, 2))
					bytes = byteDamage[name]!(bytes, at, () => gen(byte));

				counts[await readOrRefused(Uint8Array.from(bytes), context)] += 1;
			}),
			{ numRuns: runs, seed },
		);
		// Neither is so rare that the other proves nothing.
		expect(counts.refused).toBeGreaterThan(runs / 5);
		expect(counts.read).toBeGreaterThan(runs / 20);
	},
	120_000,
);

/** Checks a file and whether what came of it is right. */
async function readOrRefused(
	bytes: Uint8Array,
	context: Parameters<typeof plainReading>[1],
): Promise<'refused' | 'read'> {
	const read: CheckedRow[] = [];
	let result!: CheckResult;
	const spent = await cpuTime(async () => {
		result = await checked(bytes, context, { onRows: (batch) => read.push(...batch) });
	});
	expect(spent).toBeLessThan(longestMs);

	for (const { message, hint, value, column, line } of result.findings) {
		for (const words of [message, hint, value ?? '', column ?? ''])
			expect(words.isWellFormed()).toBe(true);
		expect(line === null || line >= 1).toBe(true);
	}
	for (const { numerator, denominator, value, note } of read) {
		for (const number of [numerator, denominator, value])
			expect(number === null || Number.isFinite(number)).toBe(true);
		expect(note === null || note.isWellFormed()).toBe(true);
	}
	if (result.findings.some(({ severity }) => severity === 'error')) return 'refused';

	const plain = plainText(bytes);
	expect(result.encoding).toBe(plain?.encoding);
	const expected = plainReading(plainRows(plain!.text, result.delimiter!) ?? [], context);
	expect(read).toEqual(expected);
	return 'read';
}

test('a large file that is damaged anywhere is checked in little more time than it takes whole', async () => {
	const months = Array.from({ length: 1400 }, (_, index) => monthIndex(2018, 12) - index);
	const lines = months.flatMap((index) =>
		['re-referrals', 'referral-rate', 'caseload'].flatMap((indicator) =>
			['E10000030', 'Q-W'].flatMap((area) =>
				['', 'girls', '10 to 15'].map(
					(breakdown) =>
						`${periodCode({ type: 'month', index })},${indicator},${area},${breakdown},12,40,,,"A note, of course"`,
				),
			),
		),
	);
	const whole = new TextEncoder().encode([tidyHeader, ...lines].join('\n'));
	const timeOf = (bytes: Uint8Array) => cpuTime(() => checked(bytes, tidyContext));
	const alone = await timeOf(whole);
	await fc.assert(
		fc.asyncProperty(fc.gen(), async (gen) => {
			const pick = (...some: string[]) => gen(oneOf, some);
			const name = pick(...Object.keys(byteDamage));
			const bytes = byteDamage[name]!(
				[...whole],
				(count) => gen(below, count),
				() => gen(byte),
			);
			expect(await timeOf(Uint8Array.from(bytes))).toBeLessThan(3 * alone + longestMs);
		}),
		{ numRuns: 12, seed },
	);
});
