import { periodCode, periodName } from '@sightline/metrics/periods';
import { statuses } from '@sightline/metrics/vocabulary';
import fc from 'fast-check';
import type { ReturnContext } from '../context.ts';
import { eesContext, longContext, ownWordsContext, tidyContext } from './example.ts';
import {
	count,
	decimal,
	local,
	localKey,
	note,
	published,
	rowsOf,
	type Row,
} from './valid-rows.ts';

// Arbitrary rows as tables, in every layout and with every spelling that the standard allows.

/** One of some texts, by chance. */
export type Chance = (...texts: string[]) => string;

export interface Case {
	context: ReturnContext;
	rows: fc.Arbitrary<Row[]>;
	/** The rows as a table, the header first. */
	table: (rows: Row[], pick: Chance) => string[][];
}

/** What a cell of a figure says; `low` may also be written as `k`, and letters large. */
function cellOf(row: Row, part: 'numerator' | 'denominator' | 'value', pick: Chance): string {
	const sign = row[`${part}Symbol`];
	if (sign) return pick(sign, sign.toUpperCase(), sign === 'low' ? 'k' : sign);
	return String(row[part] ?? '');
}

const breakdownName = (key: number, pick: Chance) =>
	({
		10: pick('', 'total', 'Total'),
		11: pick('10 to 15', 'age band: 10 to 15'),
		12: pick('girls', 'Sex: Girls'),
	})[key]!;
const areaName = (key: number, pick: Chance) =>
	({ 1: pick('E10000030', '936', 'SURREY'), 2: pick('Q-E', 'East'), 3: pick('q-w', ' West') })[
		key
	]!;
const monthName = (index: number, pick: Chance) => {
	const period = { type: 'month', index } as const;
	const [word = '', year = ''] = periodName(period).split(' ');
	const number = String((index % 12) + 1).padStart(2, '0');
	return pick(
		periodCode(period),
		`${word.slice(0, 3)}-${year.slice(2)}`,
		`${word} ${year}`,
		`01/${number}/${year}`,
		`${year}-${number}-01`,
	);
};
const indicatorName = (key: number, pick: Chance) => {
	const { id, reference, title } = tidyContext.indicators.find((one) => one.key === key)!;
	return pick(id, reference, title.toUpperCase());
};

/** A table with a row for each series and three columns for each period, in the words of a context. */
function wideTable(
	rows: Row[],
	pick: Chance,
	headings: { indicator: string; area: string; parts: (period: string) => string[] },
	names: { indicator: (key: number) => string; area: (key: number) => string },
): string[][] {
	const periods = [...new Set(rows.map(({ period }) => period))];
	const series = Map.groupBy(rows, (row) => [row.indicator, row.area, row.breakdown].join(' '));
	return [
		[
			headings.indicator,
			headings.area,
			'breakdown',
			...periods.flatMap((period) => headings.parts(monthName(period, pick))),
		],
		...[...series.values()].map((mine) => {
			const [{ indicator, area, breakdown }] = mine as [Row];
			return [
				names.indicator(indicator),
				names.area(area),
				breakdownName(breakdown, pick),
				...periods.flatMap((period) => {
					const row = mine.find((one) => one.period === period);
					return (['numerator', 'denominator', 'value'] as const)
						.slice(0, headings.parts('').length)
						.map((part) => (row ? cellOf(row, part, pick) : ''));
				}),
			];
		}),
	];
}

const years = fc.integer({ min: 2010, max: 2018 });
const yearName = (year: number, pick: Chance) =>
	pick(
		String(year),
		`${year - 1}/${year % 100}`,
		`${year - 1}-${year}`,
		`${year - 1}${year % 100}`,
	);

/** Tables of each layout, by what it is called. */
export const cases: Record<string, Case> = {
	tidy: {
		context: tidyContext,
		rows: rowsOf(
			fc
				.record({
					...localKey,
					of: local([1, 2, 3, 4, 5]),
					status: fc.constantFrom(...statuses),
					note: fc.option(note),
				})
				.map(({ of, ...rest }) => ({ ...rest, ...of })),
		),
		table: (rows, pick) => [
			'period,Indicator,AREA,break_down,numerator,Denominator,value, status,note'.split(','),
			...rows.map((row) => [
				monthName(row.period, pick),
				indicatorName(row.indicator, pick),
				areaName(row.area, pick),
				breakdownName(row.breakdown, pick),
				cellOf(row, 'numerator', pick),
				cellOf(row, 'denominator', pick),
				cellOf(row, 'value', pick),
				row.status === 'final' ? pick('', 'Final') : row.status,
				row.note ?? '',
			]),
		],
	},
	wide: {
		context: tidyContext,
		rows: rowsOf(
			fc
				.record({ ...localKey, of: local([1, 2, 3, 4, 5]) })
				.map(({ of, ...rest }) => ({ ...rest, ...of, status: 'final', note: null })),
		),
		table: (rows, pick) =>
			wideTable(
				rows,
				pick,
				{
					indicator: 'Indicator',
					area: 'AREA',
					parts: (period) => [
						pick(`${period} numerator`, `Numerator ${period}`, `${period}_NUMERATOR`),
						pick(`${period} denominator`, `denominator: ${period}`),
						period,
					],
				},
				{
					indicator: (key) => indicatorName(key, pick),
					area: (key) => areaName(key, pick),
				},
			),
	},
	'wide with words of its own': {
		context: ownWordsContext,
		rows: rowsOf(
			fc
				.record({ ...localKey, of: local([1, 2]) })
				.map(({ of: { indicator, figures }, ...rest }) => ({
					...rest,
					indicator,
					figures: [figures[0], figures[1], null],
					status: 'final',
					note: null,
				})),
		),
		table: (rows, pick) =>
			wideTable(
				rows,
				pick,
				{
					indicator: 'kpi',
					area: 'Team',
					parts: (period) => [period, `Out of ${period}`],
				},
				{
					indicator: (key) => (key === 1 ? pick('Came back', 'FD04') : 'new ones'),
					area: (key) => ({ 1: 'county', 2: pick('Epsom', 'East'), 3: 'West' })[key]!,
				},
			),
	},
	ees: {
		context: eesContext,
		rows: rowsOf(
			fc
				.record({
					area: fc.constantFrom(1, 7, 8, 10),
					period: years,
					figures: fc.tuple(fc.constant('c' as const), count, decimal),
				})
				.map((row) => ({ ...row, ...published, indicator: 1 })),
		),
		table: (rows, pick) => [
			'time_period,time_identifier,geographic_level,country_code,region_code,new_la_code,Category,referral_count,rereferral_count,rereferral_percent'.split(
				',',
			),
			...rows.map((row) => [
				yearName(row.period, pick),
				pick('Reporting year', 'reporting_year'),
				({ 7: 'National', 8: 'regional' } as Record<number, string>)[row.area] ?? 'Local authority',
				'E92000001',
				row.area === 7 ? '' : 'E12000008',
				({ 1: 'E10000030', 10: 'E10000016' } as Record<number, string>)[row.area] ?? '',
				'Referrals and Re-referrals',
				cellOf(row, 'denominator', pick),
				cellOf(row, 'numerator', pick),
				cellOf(row, 'value', pick),
			]),
		],
	},
	long: {
		context: longContext,
		rows: rowsOf(
			fc
				.record({
					indicator: fc.constantFrom(3, 5),
					area: fc.constantFrom(1, 8, 10),
					period: years,
					status: fc.constantFrom('final', 'provisional'),
					note: fc.option(note),
					value: decimal,
				})
				.map(({ value, ...row }) => ({
					...row,
					breakdown: tidyContext.totalBreakdown,
					figures: [null, null, value],
				})),
		),
		table: (rows, pick) => [
			['measure_short', 'data_item', 'Years', 'area', 'la_number', 'value'],
			...rows.map((row) => [
				row.indicator === 3 ? pick('Referral_Rate', 'referral rate') : 'Cases',
				row.note ?? '',
				yearName(row.period, pick) + (row.status === 'final' ? pick('', ' (Final)') : ' (prov)'),
				pick('', 'Somewhere'),
				({ 1: '936', 8: '989', 10: '886' } as Record<number, string>)[row.area]!,
				cellOf(row, 'value', pick),
			]),
		],
	},
};

/** A table as text, in which a cell is quoted where it must be, or everywhere. */
export function csvText(
	table: string[][],
	{ delimiter, quoting, lineEnd }: Record<'delimiter' | 'quoting' | 'lineEnd', string>,
): string {
	const written = (cell: string) => {
		const isPlain = !/["\n\r]|^\s/.test(cell) && !cell.includes(delimiter);
		return isPlain && quoting === 'minimal' ? cell : `"${cell.replaceAll('"', '""')}"`;
	};
	return table.map((row) => row.map(written).join(delimiter)).join(lineEnd);
}
