import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Papa from 'papaparse';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkReturn, type CheckResult } from './check.ts';
import type { CheckedRow } from './checked-row.ts';
import type { ContextArea, ReturnContext } from './context.ts';
import { eesContext } from './testing/example.ts';

const folder = new URL('../../../../shared/data/dfe/', import.meta.url);
const file = fileURLToPath(
	new URL('c1_children_in_need_referrals_and_rereferrals_2013_to_2025.csv', folder),
);
const mayBeAbsent = !process.env.CI;

describe.skipIf(mayBeAbsent && !existsSync(file))(
	`the published referrals of England (skipped where ${file} is absent)`,
	() => {
		let context: ReturnContext;
		let result: CheckResult;
		const rows: CheckedRow[] = [];

		beforeAll(async () => {
			context = {
				...eesContext,
				lastEndedMonth: 2025 * 12 + 2,
				areas: areasOf(readFileSync(file, 'utf8')),
			};
			result = await checkReturn(() => createReadStream(file), withUnused(context), {
				period: null,
				onRows: (batch) => rows.push(...batch),
			});
		});

		it('has an observation a row and no findings', () => {
			const { findings, ...rest } = result;
			expect(rest).toEqual({
				encoding: 'utf-8',
				delimiter: ',',
				rows: 2132,
				observations: 2132,
				period: 2025,
			});
			expect(findings).toEqual([]);
			expect(rows).toHaveLength(2132);
		});

		it('has the figures of Surrey for 2018', () => {
			const surrey = context.areas.find(({ code }) => code === 'E10000030')!.key;
			expect(rows.find(({ area, period }) => area === surrey && period === 2018)).toMatchObject({
				numerator: 3724,
				denominator: 13626,
				value: 27.3,
			});
		});

		it('keeps a symbol for each part', () => {
			const suppressed = rows.filter(({ numeratorSymbol }) => numeratorSymbol === 'c');
			expect(suppressed).toHaveLength(12);
			const [first] = suppressed.filter(({ denominator }) => denominator !== null);
			expect(first).toMatchObject({
				numerator: null,
				denominatorSymbol: null,
				value: null,
				valueSymbol: 'c',
			});
			expect(rows.filter(({ denominatorSymbol }) => denominatorSymbol === 'x')).toHaveLength(5);
		});
	},
);

/** The areas that a file names, as a catalogue would have them. */
function areasOf(text: string): ContextArea[] {
	const { data } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
	const areas = new Map<string, ContextArea>();
	for (const row of data) {
		const [code, name, level] =
			row.geographic_level === 'National'
				? [row.country_code!, row.country_name!, 'country' as const]
				: row.geographic_level === 'Regional'
					? [row.region_code!, row.region_name!, 'region' as const]
					: [row.new_la_code!, row.la_name!, 'local-authority' as const];
		areas.set(code, {
			key: areas.get(code)?.key ?? areas.size + 1,
			code,
			name,
			level,
			otherCodes: level === 'local-authority' ? [row.old_la_code!] : [],
			partOf: null,
			validFrom: null,
			validTo: null,
			successor: null,
		});
	}
	return [...areas.values()];
}

function withUnused(context: ReturnContext): ReturnContext {
	const { layout } = context.collection;
	if (layout.kind !== 'ees') throw new TypeError('not ees');
	const unused = [
		'no_further_action_count',
		'no_further_action_percent',
		'not_in_need_count',
		'not_in_need_percent',
		'referral_child_count',
		'rereferral_child_count',
		'rereferral_child_percent',
	];
	return { ...context, collection: { ...context.collection, layout: { ...layout, unused } } };
}
