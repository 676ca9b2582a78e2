import { cellName, cellOf, lineOf, wholeFile, type SheetRow } from './cells.ts';
import type { CheckedRow } from './checked-row.ts';
import type { ReturnContext } from './context.ts';
import type { Duplicate } from './duplicates.ts';
import { finding, hasError, type Finding } from './findings.ts';
import { headerDepth, headerOf } from './header.ts';
import type { Reading } from './layout.ts';
import { nameKey } from './names.ts';
import { delimiters, firstRows, rowReader, type Delimiter } from './parse.ts';
import type { PersonalDataSearch } from './personal-data.ts';
import { rowChecks } from './row-checks.ts';

export interface Sheet {
	delimiter: Delimiter | null;
	/** Reads the next block of the text and gives the observations of the rows that are complete. */
	read(block: string): CheckedRow[];
	/** What is read from now on is looked through for personal data alone. */
	stop(): void;
	/** Reads what is left. */
	end(): {
		rest: CheckedRow[];
		rows: number;
		period: number | null;
		duplicates: Duplicate[];
	};
}

/**
 * Reads the rows of a text, of which all findings are added to `findings`.
 *
 * @param start  the first block, which `read` is to be given too
 */
export function sheetOf(
	start: string,
	context: ReturnContext,
	returnPeriod: number | null,
	findings: Finding[],
	personal: PersonalDataSearch,
	onReading?: (reading: Reading) => void,
): Sheet {
	const header = headerOf(start, context, findings);
	const columns = header.columns.map((name) => name.trim());
	const isTable = columns.length > 0;
	const keys = columns.map(nameKey);
	const checks = rowChecks(context, returnPeriod, findings);
	const headerRow = { cells: columns, line: header.line, row: header.row, header: columns };
	if (isTable) personal.header(headerRow, header.layout);
	let observations: CheckedRow[] = [];
	/** Observations that wait for the end, as a figure of theirs may be somebody's number. */
	const held: CheckedRow[] = [];
	let rows = 0;
	let read = 0;
	let blank: { first: number; count: number } | null = null;

	let readable = !hasError(findings, 'layout');
	const layoutReader = header.layout.reader({
		context,
		column: (name) => keys.indexOf(nameKey(name)),
		header: headerRow,
		findings,
		onReading(reading) {
			checks.check(reading);
			read += 1;
			observations.push(reading.observation);
			onReading?.(reading);
		},
	});

	function onRow(cells: string[], line: number, row: number): void {
		const sheetRow = { cells, line, row, header: columns };
		if (!isTable || row < header.row) personal.row(sheetRow, true);
		// Where no header is certain, any of the first rows may be one.
		if (!readable && row <= headerDepth && !(isTable && row === header.row))
			personal.heading(sheetRow);
		if (!isTable || row <= header.row) return;
		if (cells.every((cell) => cell.trim() === '')) {
			blank = { first: blank?.first ?? line, count: (blank?.count ?? 0) + 1 };
			return;
		}
		if (blank) {
			rows += blank.count;
			findings.push(blankRows(blank.first, blank.count));
			blank = null;
		}
		rows += 1;
		const fits = cells.length === columns.length;
		const before = { findings: findings.length, observations: observations.length };
		if (readable && fits) layoutReader.read(sheetRow);
		else if (readable) findings.push(wrongWidth(sheetRow, header.delimiter));
		const all = !readable || findings.length > before.findings;
		if (personal.row(sheetRow, all)) held.push(...observations.splice(before.observations));
	}

	// What has no header of ours is read for personal data alone.
	const reader = isTable
		? rowReader(header.delimiter, onRow, findings)
		: rowReader(likeliestDelimiter(start), onRow, []);

	function taken(): CheckedRow[] {
		const batch = observations;
		observations = [];
		return batch;
	}

	return {
		delimiter: isTable ? header.delimiter : null,
		read(block) {
			reader.push(block);
			return taken();
		},
		stop() {
			readable = false;
		},
		end() {
			reader.end();
			if (readable) layoutReader.end?.();
			if (isTable && rows === 0) findings.push(noDataRows('no rows'));
			const period = readable ? checks.finish() : returnPeriod;
			if (rows > 0 && read === 0 && !findings.some(({ severity }) => severity === 'error'))
				findings.push(noDataRows('no row with a figure'));
			const { duplicates } = checks;
			return { rest: [...held, ...taken()], rows, period, duplicates };
		},
	};
}

/** The delimiter that parts the first rows of a text into most cells. */
function likeliestDelimiter(start: string): Delimiter {
	const cells = (delimiter: Delimiter) => firstRows(start, delimiter, headerDepth).flat().length;
	return delimiters.toSorted((one, other) => cells(other) - cells(one))[0]!;
}

function blankRows(first: number, count: number): Finding {
	return finding(
		'too-few-cells',
		lineOf({ line: first }),
		count === 1
			? `Line ${first} is blank, but rows follow.`
			: `Line ${first} and ${count - 1} after it are blank, but rows follow.`,
		'Delete the blank lines.',
	);
}

const delimiterWords: Record<Delimiter, string> = { ',': 'comma', ';': 'semicolon', '\t': 'tab' };

function wrongWidth(row: SheetRow, delimiter: Delimiter): Finding {
	const { cells, header, line } = row;
	const message = `Line ${line} has ${cells.length} ${cells.length === 1 ? 'cell' : 'cells'}, but the header has ${header.length}.`;
	if (cells.length > header.length)
		return finding(
			'too-many-cells',
			cellOf(row, header.length),
			message,
			`Put quotation marks around a cell that holds a ${delimiterWords[delimiter]}.`,
		);
	return finding(
		'too-few-cells',
		{ ...lineOf(row), cell: cellName(cells.length, row.row), column: header[cells.length]! },
		message,
		'Add the missing cells, blank ones too.',
	);
}

function noDataRows(what: string): Finding {
	return finding(
		'no-data-rows',
		wholeFile,
		`The file has a header but ${what} below it.`,
		'Check that the export finished, and upload the file again.',
	);
}
