import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { csvRows } from './demo/csv-rows.ts';

// The published figures that an installation starts with, cut out of the publishers' files: the rows of
// England, the South East, Surrey and its statistical neighbours for the demonstration's years and the
// latest. Run `node scripts/benchmarks.ts FOLDER` on the folder of those files to write data/benchmarks again.

const data = join(import.meta.dirname, '../data');
const lait = 'lait_surrey_sn_se_england_long.csv';

/** Collection → the publisher's file. */
const published: Record<string, string> = {
	'dfe-referrals': 'c1_children_in_need_referrals_and_rereferrals_2013_to_2025.csv',
	'dfe-children-in-need': 'b1_children_in_need_2013_to_2025.csv',
	'dfe-looked-after': 'cla_number_and_rate_per_10k_children.csv',
	'dfe-placement-stability': 'la_cla_placement_stability.csv',
	'ons-population': 'ons_mid-year_population_estimates_2012_to_2024.csv',
	'lait-march': lait,
	'lait-september': lait,
	'lait-calendar': lait,
	'lait-academic': lait,
};

type Row = Record<string, string>;

interface Mapping {
	indicator: string;
	from?: string;
	to?: string;
	where?: Row;
	denominatorRow?: Row;
	measure?: string;
}

interface Layout {
	columns?: { measure: string; period: string; area: string[] };
	mappings: Mapping[];
}

/** File name → text, for every file of data/benchmarks. */
export function benchmarkFiles(folder: string): Map<string, string> {
	const text = (name: string) => readFileSync(join(data, name), 'utf8');
	const collections = JSON.parse(text('collections.json')) as { id: string; layout: Layout }[];
	const { indicators } = JSON.parse(text('indicators.json')) as {
		indicators: { id: string; supporting?: boolean }[];
	};
	const populations = new Set(indicators.filter((one) => one.supporting).map(({ id }) => id));
	const codes = areaCodes(csvRows(text('areas.csv')), csvRows(text('neighbours.csv')));
	return new Map(
		Object.entries(published).map(([id, file]) => {
			const { layout } = collections.find((collection) => collection.id === id)!;
			const rows = csvRows(readFileSync(join(folder, file), 'utf8'));
			const wanted = new Set(
				layout.mappings.flatMap((mapping) =>
					rowsOf(rows, layout, mapping, codes, populations.has(mapping.indicator) ? 2015 : 2016),
				),
			);
			const kept = rows.filter((row) => wanted.has(row));
			return [`${id}.csv`, `${Papa.unparse(kept, { newline: '\n' })}\n`];
		}),
	);
}

/** Every code of England, the South East, Surrey and Surrey's neighbours. */
function areaCodes(areas: Row[], neighbours: Row[]): Set<string> {
	const wanted = new Set([
		'E92000001',
		'E12000008',
		'E10000030',
		...neighbours.map(({ neighbour }) => neighbour!),
	]);
	return new Set(
		areas
			.filter(({ code }) => wanted.has(code!))
			.flatMap(({ code, other_codes }) => [code!, ...other_codes!.split(';').filter(Boolean)]),
	);
}

/** The rows of one mapping in four years from the first and in its latest. */
function rowsOf(
	rows: Row[],
	{ columns }: Layout,
	mapping: Mapping,
	codes: Set<string>,
	first: number,
): Row[] {
	const { where = {}, denominatorRow, measure } = mapping;
	const filters = denominatorRow ? [where, { ...where, ...denominatorRow }] : [where];
	const has = (row: Row, members: Row) =>
		Object.entries(members).every(([filter, member]) => row[filter] === member);
	const year = (row: Row) => yearOf(row[columns?.period ?? 'time_period']!);
	const mine = rows.filter(
		(row) =>
			codes.has(areaOf(row, columns)) &&
			(columns ? row[columns.measure] === measure : filters.some((members) => has(row, members))) &&
			year(row) >= (mapping.from ? yearOf(mapping.from) : 0) &&
			year(row) <= (mapping.to ? yearOf(mapping.to) : Infinity),
	);
	const latest = Math.max(...mine.map(year));
	return mine.filter((row) => {
		const of = year(row);
		return (of >= first && of < first + 4) || of === latest;
	});
}

function areaOf(row: Row, columns: Layout['columns']): string {
	if (columns) return row[columns.area[0]!]!;
	return row.new_la_code || row.region_code || row.country_code!;
}

/** The year that a period ends in. */
function yearOf(period: string): number {
	return Number(period.slice(0, 4)) + (period.includes('/') ? 1 : 0);
}

if (import.meta.main) {
	const [folder] = process.argv.slice(2);
	if (!folder) throw new Error('Name the folder of the published files.');
	const target = join(data, 'benchmarks');
	const files = benchmarkFiles(folder);
	rmSync(target, { recursive: true, force: true });
	mkdirSync(target);
	for (const [name, text] of files) writeFileSync(join(target, name), text);
}
