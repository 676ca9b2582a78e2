import { lineOf, wholeFile } from './cells.ts';
import { columnFindings } from './column-findings.ts';
import { isOwnLayout, tidyColumns, type Collection } from './collection.ts';
import { finding, hasError, type Finding } from './findings.ts';
import type { Layout, LayoutContext } from './layout.ts';
import { layouts, layoutsOf } from './layouts.ts';
import { capital, listed, nameKey } from './names.ts';
import { numberCell } from './numbers.ts';
import { headingOf } from './own-words.ts';
import { delimiters, firstRows, type Delimiter } from './parse.ts';
import { periodOfCell } from './period-cells.ts';
import { examplePartHeadings } from './example-part-headings.ts';
import { isAnyPeriod } from './period-headings.ts';
import { lineBreaks } from './text.ts';

/** How many rows the header is looked for in. */
export const headerDepth = 10;
/** Columns of a row that count when the header is looked for. */
const headerWidth = 1000;

interface Header {
	layout: Layout;
	delimiter: Delimiter;
	/** Line of the file and row of the spreadsheet, from 1. */
	line: number;
	row: number;
	/** None when no row has any of the layout's columns. */
	columns: string[];
}

interface Candidate {
	layout: Layout;
	delimiter: Delimiter;
	rows: string[][];
	/** Which of the rows, from 0. */
	index: number;
	/** From 0, which is nothing of the layout's header, to 1 for all of it and a little more for what may stand there. */
	nearness: number;
}

/**
 * The row of a file that is the header, with every finding of the layout stage. The columns alone
 * decide the layout, where the collection takes more than one, and the delimiter.
 *
 * @param start  the first block of the file's text
 */
export function headerOf(start: string, context: LayoutContext, findings: Finding[]): Header {
	const best = nearestRow(start, context);
	const { layout, delimiter, rows, index, nearness } = best;
	const cells = rows[index] ?? [];
	const line = 1 + rows.slice(0, index).reduce((sum, row) => sum + rowLines(row), 0);
	const header = { cells, line, row: index + 1 };
	const matches = nearness >= 0.5;
	const found = !matches
		? [noLayout(start, context, best, line)]
		: isTwoRows(best, context)
			? [twoRows(line, best, context)]
			: columnFindings(header, layout, context);
	if (matches && index > 0) found.push(titleRows(index, line));
	const mappings = hasError(found, 'layout') ? mappingsOf(start, context) : [];
	findings.push(...(mappings.length > 0 ? [ofMapping(context, mappings)] : found));
	return { layout, delimiter, line, row: header.row, columns: nearness >= 0.01 ? cells : [] };
}

function rowLines(cells: string[]): number {
	return cells.reduce((sum, cell) => sum + lineBreaks(cell), 1);
}

/** The row that is nearest to a header of one of the collection's layouts; the first of several. */
function nearestRow(start: string, context: LayoutContext): Candidate {
	const kinds = layoutsOf(context.collection).map((layout) => ({
		layout,
		nearnessOf: nearnessTo(layout, context),
	}));
	const [first] = kinds;
	let best: Candidate = {
		layout: first!.layout,
		delimiter: ',',
		rows: [],
		index: 0,
		nearness: -1,
	};
	for (const delimiter of delimiters) {
		const rows = firstRows(start, delimiter, headerDepth + 1);
		rows.slice(0, headerDepth).forEach((cells, index) => {
			for (const { layout, nearnessOf } of kinds) {
				const nearness = nearnessOf(cells.slice(0, headerWidth));
				if (nearness > best.nearness) best = { layout, delimiter, rows, index, nearness };
			}
		});
	}
	return best;
}

/**
 * Tells how near a row comes to a layout's header: half when half of the needed columns are there. Where periods are
 * columns, they are one half and the other needed columns the other; and no column is one that only a tidy file has.
 */
function nearnessTo(layout: Layout, context: LayoutContext): (cells: string[]) => number {
	const { required, optional } = layout.columns(context);
	const requiredKeys = required.map(nameKey);
	const optionalKeys = new Set(optional.map(nameKey));
	const foreign = (['period', 'numerator', 'denominator'] as const)
		.map((name) => nameKey(headingOf(context.collection, name)))
		.filter((key) => !optionalKeys.has(key));
	return (cells) => {
		const keys = new Set(cells.map(nameKey));
		const named = requiredKeys.filter((key) => keys.has(key)).length / requiredKeys.length;
		const optionals = [...keys].filter((key) => optionalKeys.has(key)).length;
		const little = (count: number) => Math.min(count, 90) / 10_000;
		const columns = layout.periods?.(cells, context).columns;
		if (columns === undefined) return named + little(optionals);
		if (foreign.some((key) => keys.has(key))) return 0;
		const periods = columns.size;
		// A row of figures may hold dates, and a number that reads like a year.
		if (named === 0)
			return periods < 2 || cells.some((cell, at) => !columns.has(at) && isFigure(cell))
				? 0
				: 0.3 + little(periods);
		return periods === 0 ? 0.3 * named : 0.5 + 0.5 * named + little(optionals + periods);
	};
}

function isFigure(cell: string): boolean {
	const { kind } = numberCell(cell);
	return kind === 'number' || kind === 'symbol';
}

/** Words that a second header row may hold beside names of columns. */
const headerWords = ['number', 'count', 'percent', 'percentage', '%', 'rate'];

/** A header in two rows: the one below it says only words, or it or the one above repeated columns only periods and column names. */
function isTwoRows({ layout, rows, index }: Candidate, context: LayoutContext): boolean {
	const { required, optional } = layout.columns(context);
	const names = tidyColumns.map((column) => headingOf(context.collection, column));
	const keys = new Set([...required, ...optional, ...names, ...headerWords].map(nameKey));
	const isPeriod = (cell: string): boolean =>
		typeof periodOfCell(context.collection.periodType, cell) === 'number';
	const isWord = (cell: string): boolean => keys.has(nameKey(cell)) || isPeriod(cell);
	const filledIn = (cells: string[] = []) => cells.filter((cell) => cell.trim() !== '');
	const words = (cells: string[] | undefined): boolean => {
		const filled = filledIn(cells);
		return filled.length > 1 && filled.every((cell) => /^[^\d]{2,}$/.test(cell.trim()));
	};
	const all = (cells: string[] | undefined, is: (cell: string) => boolean, least: number) => {
		const filled = filledIn(cells);
		return filled.length >= least && filled.every(is);
	};
	const columns = filledIn(rows[index]).map(nameKey);
	const repeated = new Set(columns).size < columns.length;
	const lacking = required.some((name) => !columns.includes(nameKey(name)));
	const above = index > 0 ? rows[index - 1] : undefined;
	// A row of a wide file whose figures are blank or symbols holds no digit.
	return (
		(!layout.periods && words(rows[index + 1])) ||
		all(rows[index + 1], isWord, 2) ||
		(repeated && all(above, isWord, 1)) ||
		(lacking && all(above, isPeriod, 1))
	);
}

/** Says what the nearest line lacks, or that the file is of another layout. */
function noLayout(
	start: string,
	context: LayoutContext,
	nearest: Candidate,
	line: number,
): Finding {
	const taken = layoutsOf(context.collection);
	const names = taken.map(({ name }) => name).join(' or of ');
	const wanted = `give the file one header row with ${taken.map((layout) => listed(layout.wanted(context))).join('; or with ')}`;
	const other = Object.values(layouts).find(
		(layout) => !taken.includes(layout) && hasHeaderOf(start, layout),
	);
	if (other)
		return finding(
			'no-layout',
			wholeFile,
			`This looks like ${other.name}, but "${context.collection.title}" takes ${names.replaceAll(' or of ', ' or ')}.`,
			`Choose the collection that the file belongs to, or ${wanted}.`,
		);
	const { layout } = nearest;
	const cells = nearest.rows[nearest.index] ?? [];
	const keys = cells.map(nameKey);
	const missing = layout.columns(context).required.filter((name) => !keys.includes(nameKey(name)));
	if (layout.periods?.(cells, context).columns.size === 0) missing.push('a column for each period');
	const nothing = nearest.nearness < 0.01;
	return finding(
		'no-layout',
		nothing ? wholeFile : lineOf({ line }),
		nothing
			? `None of the first ${headerDepth} lines is the header of ${names}: no line has any of its columns.`
			: `None of the first ${headerDepth} lines is the header of ${layout.name}: the nearest, line ${line}, lacks ${listed(missing)}.`,
		`${capital(wanted)}.${
			isOwnLayout(context.collection.layout)
				? ' Or choose "Our file has other headings" on the returns page, and say once what they mean.'
				: ''
		}`,
	);
}

/** The mappings that have exactly the headings of a file. */
function mappingsOf(start: string, context: LayoutContext): Collection[] {
	return context.mappings.filter((collection) => {
		const found: Finding[] = [];
		headerOf(start, { ...context, collection, mappings: [] }, found);
		return found.every(({ severity }) => severity === 'notice');
	});
}

function ofMapping({ collection }: LayoutContext, mappings: Collection[]): Finding {
	const names = mappings.map(({ id, title }) => `"${title}" (${id})`).join(' or ');
	return finding(
		'no-layout',
		wholeFile,
		`The headings are not those of "${collection.title}".`,
		`Choose the collection ${names}: its headings are those of this file.`,
	);
}

/** Whether a file has the header of a layout, whatever the collection. */
function hasHeaderOf(start: string, { signature, periods }: Layout): boolean {
	return delimiters.some((delimiter) =>
		firstRows(start, delimiter, headerDepth).some((cells) => {
			const keys = new Set(cells.slice(0, headerWidth).map(nameKey));
			return (
				signature.every((name) => keys.has(nameKey(name))) &&
				(!periods || cells.slice(0, headerWidth).some(isAnyPeriod))
			);
		}),
	);
}

/** Where a row of the header holds periods, the two rows say a period and a part. */
function twoRows(line: number, { rows, index }: Candidate, context: LayoutContext): Finding {
	const takesPeriods = layoutsOf(context.collection).some(({ periods }) => periods);
	const hasPeriods = rows
		.slice(Math.max(0, index - 1), index + 2)
		.some((cells, place) => place <= 1 && cells.some(isAnyPeriod));
	const parts = examplePartHeadings(context).map((name) => `"${name}"`);
	return finding(
		'two-row-header',
		lineOf({ line }),
		`The header on line ${line} is spread over two rows.`,
		takesPeriods && hasPeriods
			? `Write period and part in one heading, such as ${listed(parts)}, and take the other row out.`
			: 'Give the file one header row, with one row below it for each figure.',
	);
}

function titleRows(count: number, line: number): Finding {
	return finding(
		'title-rows-skipped',
		lineOf({ line: 1 }),
		count === 1
			? `Line 1, above the header on line ${line}, was skipped.`
			: `Lines 1 to ${line - 1}, above the header on line ${line}, were skipped.`,
		'Nothing needs doing; leaving titles out keeps the file simple.',
	);
}
