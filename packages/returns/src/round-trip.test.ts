import { monthIndex, periodCode, periodName } from '@sightline/metrics/periods';
import { statuses, symbols, type MissingSymbol } from '@sightline/metrics/vocabulary';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CheckedRow } from './checked-row.ts';
import type { ReturnContext } from './context.ts';
import { encoded, encodings } from './encoded.ts';
import { checked, eesContext, longContext, ownWordsContext, tidyContext } from './example.ts';

// Any table of valid rows, written in any way that the standard allows, reads back as the same rows.

type Row = Omit<CheckedRow, 'line'>;
type Figure = number | MissingSymbol | null;
/** One of some texts, by chance. */
type Chance = (...texts: string[]) => string;

interface Case {
	context: ReturnContext;
	rows: fc.Arbitrary<Row[]>;
	/** The rows as a table, the header first. */
	table: (rows: Row[], pick: Chance) => string[][];
}

const symbol = fc.constantFrom(...symbols);
const count: fc.Arbitrary<Figure> = fc.oneof(fc.nat({ max: 5000 }), symbol);
const decimal: fc.Arbitrary<Figure> = fc.oneof(
	fc.integer({ min: -999, max: 9999 }).map((tenths) => tenths / 10),
	symbol,
);
const note = fc
	.array(
		fc.oneof(
			fc.constantFrom('"', ',', ';', '\t', '\n', '\r\n', '\r', ' ', 'é', '€', '–', 'low'),
			fc.string({ unit: 'grapheme-ascii', maxLength: 5 }),
			fc.string({ unit: 'grapheme', maxLength: 3 }),
		),
		{ maxLength: 5 },
	)
	// A file with NUL bytes is not text.
	.map((parts) => parts.join('').replaceAll('\0', ''));

const published = { breakdown: tidyContext.totalBreakdown, status: 'final', note: null } as const;

/** Rows that differ in what they are about, with figures that go together. */
function rowsOf(row: fc.Arbitrary<Omit<Row, keyof ReturnType<typeof figuresOf>> & Figures>) {
	return fc.uniqueArray(
		row.map(({ figures, ...rest }): Row => ({ ...rest, ...figuresOf(figures) })),
		{
			minLength: 1,
			maxLength: 12,
			selector: ({ indicator, area, breakdown, period }) =>
				[indicator, area, breakdown, period].join(' '),
		},
	);
}

interface Figures {
	figures: [numerator: Figure, denominator: Figure, value: Figure];
}

function figuresOf([numerator, denominator, value]: Figures['figures']) {
	const number = (figure: Figure) => (typeof figure === 'number' ? figure : null);
	const sign = (figure: Figure) => (typeof figure === 'string' ? figure : null);
	return {
		numerator: number(numerator),
		denominator: number(denominator),
		value: number(value),
		numeratorSymbol: sign(numerator),
		denominatorSymbol: sign(denominator),
		valueSymbol: sign(value),
	};
}

/** What a cell of a figure says; `low` may also be written as `k`, and letters large. */
function cellOf(row: Row, part: 'numerator' | 'denominator' | 'value', pick: Chance): string {
	const sign = row[`${part}Symbol`];
	if (sign) return pick(sign, sign.toUpperCase(), sign === 'low' ? 'k' : sign);
	return String(row[part] ?? '');
}

/** An indicator of the council's return with what belongs to it: a count has no denominator, and a share is not above it. */
const local = (indicators: number[]): fc.Arbitrary<Figures & Pick<Row, 'indicator'>> =>
	fc
		.record({
			indicator: fc.constantFrom(...indicators),
			counts: fc.tuple(count, count),
			value: fc.option(decimal),
			half: fc.boolean(),
		})
		.map(({ indicator, counts, value, half }) => {
			const isCount = indicator === 2 || indicator === 4;
			const [one, other] = counts;
			const isAbove = typeof one === 'number' && typeof other === 'number' && one > other;
			const [numerator, denominator] = isAbove ? [other, one] : [one, other];
			return {
				indicator,
				figures: [
					indicator === 4 && half && typeof numerator === 'number' ? numerator + 0.5 : numerator,
					isCount ? null : denominator,
					isCount && typeof value === 'number' ? Math.abs(value) : value,
				],
			};
		});

const localKey = {
	area: fc.constantFrom(1, 2, 3),
	breakdown: fc.constantFrom(10, 11, 12),
	period: fc.integer({ min: monthIndex(2018, 1), max: monthIndex(2018, 12) }),
};

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

const anyText = (...texts: string[]) => fc.constantFrom(...texts);
const anyEncoding = () => fc.constantFrom(...encodings);
const anyOrder = (width: number) =>
	fc.shuffledSubarray([...Array(width).keys()], { minLength: width });

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

const cases: Record<string, Case> = {
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
				const fits = (text: string) =>
					isNarrow ? text.replaceAll(/[^\x20-\x7E\n\r\t\u00A0-\u00FF€–]/g, '') : text;
				const cells = table(
					written.map((row) => ({ ...row, note: row.note === null ? null : fits(row.note) })),
					pick,
				);
				if (isNarrow) cells.forEach((row, at) => row.push(at === 0 ? 'café!' : ''));
				const width = cells[0]!.length;
				const order = gen(anyOrder, width);
				const lines = cells.map((row) =>
					order
						.map((column) => {
							const cell = row[column]!;
							const isPlain = !/["\n\r]|^\s/.test(cell) && !cell.includes(delimiter);
							return isPlain && quoting === 'minimal' ? cell : `"${cell.replaceAll('"', '""')}"`;
						})
						.join(delimiter),
				);
				const lineEnd = pick('\n', '\r\n', '\r');
				const text = lines.join(lineEnd) + pick('', lineEnd);

				const read: CheckedRow[] = [];
				const result = await checked(encoded(text, encoding), context, {
					onRows: (batch) => read.push(...batch),
				});
				expect(result.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
				expect(result).toMatchObject({ delimiter, encoding: encoding.replace(' with mark', '') });
				const expected = written.map((row) => ({
					...row,
					note: row.note === null ? null : fits(row.note).replaceAll(/\r\n?/g, '\n').trim() || null,
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
