import fc from 'fast-check';

// Damage to tables, as people and spreadsheets do it.

/** Texts that cells are damaged with: each means something somewhere, or nearly does. */
const texts = [
	...[
		'',
		' ',
		'\u00A0',
		'\uFEFF',
		'"',
		'""',
		',',
		';',
		'\t',
		'\n',
		'\r',
		'\r\n',
		'\0',
		'\uD800',
		'😀',
	],
	...[
		'0',
		'-0',
		'-1',
		'+5',
		'.5',
		'5.',
		'1.5',
		'00012',
		'1,234',
		'1 234',
		'1,23',
		'1.234,5',
		'12,345,678',
	],
	...[
		'1e3',
		'1e309',
		'-1e309',
		'1e-400',
		'1e',
		'0x10',
		'1_000',
		'１２',
		'٣',
		'½',
		'∞',
		'NaN',
		'Infinity',
	],
	...['12%', '12 %', '%', '£5', '(5)', '--1', '9'.repeat(400), '0.1', '66.400000000000006'],
	...[
		'c',
		'C',
		'k',
		'low',
		' x ',
		'z',
		'u',
		':',
		'..',
		'-',
		'~',
		'*',
		'n/a',
		'[c]',
		'#REF!',
		'####',
		'null',
	],
	...[
		'2018-04',
		'2018-4',
		'Apr-18',
		'Apr 29',
		'april 2018',
		'01/04/2018',
		'04/01/2018',
		'2018-04-01',
		'01-Feb',
	],
	...[
		'43191',
		'2018',
		'2018/19',
		'201718',
		'2017-18 (prov)',
		'2018 (Final)',
		'9999-12',
		'2018-13',
		'2018-Q1',
	],
	...[
		'total',
		'Grand Total',
		'TOTAL ',
		'Surrey',
		'East',
		'moor',
		'E10000030',
		'936',
		'Q-W',
		'Epsom',
		'England',
	],
	...[
		'FD04',
		'Re-referrals',
		'referrals',
		'ZZ01',
		'Adoptions',
		'Cases',
		'Children',
		'National',
		'Regional',
	],
	...['girls', 'sex: girls', 'unknown', '10 to 15', 'final', 'provisional', 'prov', 'incomplete'],
	...[
		'period',
		'area',
		'note',
		'numerator',
		'Apr-18 numerator',
		'out of 2018-05',
		'value',
		'KPI',
		'la_number',
	],
	...['a'.repeat(2000), '__proto__', 'constructor', 'toString', '=1+1', '<b>', 'ﬁnal', 'ſ'],
];

/** Where the damage is: a number below a count. */
export type Where = (count: number) => number;

export const damagedText = fc.oneof(
	{ weight: 4, arbitrary: fc.constantFrom(...texts) },
	fc.string({ unit: 'binary', maxLength: 8 }),
	fc.double().map(String),
	fc.integer({ min: -9999, max: 99_999 }).map(String),
);

/** What spreadsheets and people write for a figure. */
const figures: Record<string, (digits: string) => string> = {
	'with a comma before the last two digits': (digits) =>
		`1${digits.slice(0, -2)},${digits.slice(-2).padStart(2, '0')}`,
	'with commas where thousands are': (digits) => `1,${digits.slice(-3).padStart(3, '0')}`,
	'with a space where thousands are': (digits) => `1 ${digits.slice(-3).padStart(3, '0')}`,
	'with a comma and a point': (digits) => `1.234,${digits}`,
	'as a percentage': (digits) => `${digits}%`,
	'in scientific notation': (digits) => `${digits}e-2`,
	'below nothing': (digits) => `-${digits}`,
	'in brackets': (digits) => `(${digits})`,
	'with a word': (digits) => `${digits} children`,
	'with a symbol': (digits) => `${digits} c`,
};

type TableDamage = (table: string[][], at: Where, text: () => string) => string[][];

/** Damage to the cells, rows and columns of a table. */
export const tableDamage: Record<string, TableDamage> = {
	'a cell replaced': (table, at, text) => onCell(table, at, () => [text()]),
	'a letter of a cell replaced, put in or left out': (table, at, text) =>
		onCell(table, at, (cell) => {
			const place = at(cell.length + 1);
			return [cell.slice(0, place) + text().slice(0, 1) + cell.slice(place + at(2))];
		}),
	...Object.fromEntries(
		Object.entries(figures).map(([name, change]): [string, TableDamage] => [
			`a figure ${name}`,
			(table, at) => onFigure(table, at, change),
		]),
	),
	'a figure replaced': (table, at, text) => onFigure(table, at, text),
	'spaces around a cell': (table, at) => onCell(table, at, (cell) => [` ${cell}\u00A0`]),
	'a cell put in': (table, at, text) => onCell(table, at, (cell) => [text(), cell]),
	'a cell left out': (table, at) => onCell(table, at, () => []),
	'a cell twice': (table, at) => onCell(table, at, (cell) => [cell, cell]),
	'two cells swapped': (table, at) =>
		onRow(table, at, (row) => [swapped(row, at(row.length), at(row.length))]),
	'a row left out': (table, at) => onRow(table, at, () => []),
	'a row twice': (table, at) => onRow(table, at, (row) => [row, row]),
	'a blank row': (table, at) => onRow(table, at, (row) => [row, row.map(() => '')]),
	'an empty line': (table, at) => onRow(table, at, (row) => [[''], row]),
	'a title above': (table, _at, text) => [[text()], ...table],
	'two rows swapped': (table, at) => swapped(table, at(table.length), at(table.length)),
	'a column left out': (table, at) => onColumn(table, at, () => []),
	'a column twice': (table, at) => onColumn(table, at, (cell) => [cell, cell]),
	'a blank column': (table, at) => onColumn(table, at, (cell) => [cell, '']),
	'a heading over another column': (table, at) => {
		const [header = [], ...rows] = table;
		return [swapped(header, at(header.length), at(header.length)), ...rows];
	},
};

function onRow(table: string[][], at: Where, change: (row: string[]) => string[][]): string[][] {
	const place = at(table.length);
	return table.flatMap((row, index) => (index === place ? change(row) : [row]));
}

function onCell(table: string[][], at: Where, change: (cell: string) => string[]): string[][] {
	return onRow(table, at, (row) => {
		const place = at(row.length);
		return [row.flatMap((cell, index) => (index === place ? change(cell) : [cell]))];
	});
}

function onFigure(table: string[][], at: Where, change: (digits: string) => string): string[][] {
	const isFigure = (cell: string) => /^\d+(?:\.\d+)?$/.test(cell);
	const place = at(table.flat().filter(isFigure).length);
	let seen = 0;
	return table.map((row) =>
		row.map((cell) => (isFigure(cell) && seen++ === place ? change(cell) : cell)),
	);
}

function onColumn(table: string[][], at: Where, change: (cell: string) => string[]): string[][] {
	const place = at(Math.max(...table.map((row) => row.length), 1));
	return table.map((row) =>
		row.flatMap((cell, index) => (index === place ? change(cell) : [cell])),
	);
}

function swapped<Thing>(things: Thing[], one: number, other: number): Thing[] {
	const changed = [...things];
	if (things.length > 0) [changed[one], changed[other]] = [things[other]!, things[one]!];
	return changed;
}
