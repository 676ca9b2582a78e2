import { lineOf, wholeFile } from './cells.ts';
import type { Collection } from './collection.ts';
import { encodingOf, type Source } from './decode.ts';
import { notText } from './file-faults.ts';
import { finding, type Finding } from './findings.ts';
import { headerDepth } from './header.ts';
import { nameKey } from './names.ts';
import { delimiters, firstRows, rowReader, type Delimiter } from './parse.ts';
import { periodOfCell } from './period-cells.ts';
import { periodMark } from './period-marks.ts';
import { lineBreaks, textBlocks } from './text.ts';

/** What a council's own spreadsheet looks like, before anything says what its headings mean. */
export interface Sample {
	/** Wide where headings are periods of the collection. */
	layout: 'tidy' | 'wide';
	delimiter: Delimiter;
	/** Line of the header in the file, from 1. */
	line: number;
	/** Every heading that is filled in, in their order. */
	headings: string[];
	/** Of a wide file: what stands beside the periods in its headings, each once, in their order. */
	marks: SampleMark[];
	/** For each column asked for, its different names, in their order. */
	names: Record<string, string[]>;
}

/** What stands beside the period in some headings. */
export interface SampleMark {
	/** With the space that parts it from the period: ` yes` follows, `all ` precedes it; empty where the period stands alone. */
	mark: string;
	headings: string[];
}

/** Of the widest of these rows, the share of cells that a header fills: titles fill fewer. */
const headerShare = 0.8;

interface Row {
	delimiter: Delimiter;
	cells: string[];
	line: number;
	/** From 1. */
	row: number;
	above: string[];
}

/**
 * Reads a spreadsheet whose headings nobody has explained yet. The header is the first row that is nearly as wide as the
 * widest of the first ten; the delimiter is the one that makes rows widest.
 *
 * @param columns  headings of the columns whose names are asked for
 * @param mostNames  a column with more different names is none of indicators or areas: its names end there
 * @returns null with an error among the findings when it cannot be read
 */
export async function sampleOf(
	source: Source,
	collection: Collection,
	{
		columns = [],
		mostNames,
		maxBytes,
	}: { columns?: string[]; mostNames: number; maxBytes: number },
): Promise<{ sample: Sample | null; findings: Finding[] }> {
	const { encoding, start } = await encodingOf(source);
	const findings = notText(start);
	if (findings.length > 0) return { sample: null, findings };
	const names = new Map(columns.map((column) => [column, new Map<string, string>()]));
	let header: Row | null = null;
	let reader: ReturnType<typeof rowReader> | null = null;
	for await (const block of textBlocks(source, encoding, maxBytes, findings)) {
		if (!reader) {
			const found = headerIn(block);
			if (!found) {
				findings.push(noHeader());
				break;
			}
			header = found;
			const places = [...names].map(([column, known]) => ({
				known,
				at: found.cells.findIndex((cell) => nameKey(cell) === nameKey(column)),
			}));
			reader = rowReader(
				found.delimiter,
				(cells, _line, row) => {
					if (row <= found.row) return;
					for (const { known, at } of places) {
						const name = (cells[at] ?? '').trim();
						const key = nameKey(name);
						if (key === '' || known.has(key) || known.size >= mostNames) continue;
						known.set(key, name);
					}
				},
				findings,
			);
		}
		reader.push(block);
	}
	reader?.end();
	if (header) findings.push(...headerFaults(header, collection));
	if (!header || findings.some(({ severity }) => severity === 'error'))
		return { sample: null, findings };
	const headings = header.cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
	const marks = headings.flatMap((heading) => {
		const mark = periodMark(collection.periodType, heading);
		return mark === null ? [] : { mark, heading };
	});
	const isWide = marks.length > 1 || (marks.length === 1 && !headings.some(isPeriodColumn));
	return {
		sample: {
			layout: isWide ? 'wide' : 'tidy',
			delimiter: header.delimiter,
			line: header.line,
			headings,
			marks: isWide ? markedAlike(marks) : [],
			names: Object.fromEntries([...names].map(([column, known]) => [column, [...known.values()]])),
		},
		findings,
	};
}

function markedAlike(marked: { mark: string; heading: string }[]): SampleMark[] {
	return [...Map.groupBy(marked, ({ mark }) => nameKey(mark)).values()].map((alike) => ({
		mark: alike[0]!.mark,
		headings: alike.map(({ heading }) => heading),
	}));
}

const isPeriodColumn = (heading: string) =>
	/^(?:period|month|date|quarter|year|term|week)$/i.test(heading);

const filledIn = (cells: string[]) => cells.filter((cell) => cell.trim() !== '').length;

function headerIn(start: string): Row | null {
	let best: { delimiter: Delimiter; rows: string[][]; width: number } | null = null;
	for (const delimiter of delimiters) {
		const rows = firstRows(start, delimiter, headerDepth);
		const width = Math.max(0, ...rows.map(filledIn));
		if (width > (best?.width ?? 1)) best = { delimiter, rows, width };
	}
	if (!best) return null;
	const { delimiter, rows, width } = best;
	const index = rows.findIndex((cells) => filledIn(cells) >= Math.max(2, headerShare * width));
	const line = rows
		.slice(0, index)
		.reduce((sum, row) => sum + row.reduce((breaks, cell) => breaks + lineBreaks(cell), 1), 1);
	return { delimiter, cells: rows[index]!, line, row: index + 1, above: rows[index - 1] ?? [] };
}

function noHeader(): Finding {
	return finding(
		'no-layout',
		wholeFile,
		`None of the first ${headerDepth} lines is a header: no line has two columns or more.`,
		'Save the sheet as CSV, with one header row.',
	);
}

/** Headings that stand twice cannot be told apart: often the row above them says the periods. */
function headerFaults({ cells, above, line }: Row, { periodType }: Collection): Finding[] {
	const keys = cells.map(nameKey);
	const again = cells.findIndex((_cell, at) => keys[at] !== '' && keys.indexOf(keys[at]!) < at);
	if (again < 0) return [];
	if (above.some((cell) => typeof periodOfCell(periodType, cell) === 'number'))
		return [
			finding(
				'two-row-header',
				lineOf({ line }),
				`The header on line ${line} is spread over two rows.`,
				'Write period and part in one heading, and take the other row out.',
			),
		];
	return [
		finding(
			'duplicate-column',
			lineOf({ line }),
			`The column "${cells[again]!.trim()}" stands twice in the header on line ${line}.`,
			'Give the two different names, or keep one of them.',
		),
	];
}
