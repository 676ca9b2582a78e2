import type { CheckedRow } from './checked-row.ts';
import type { ReturnContext } from './context.ts';
import { encodingOf, type Encoding, type Source } from './decode.ts';
import { compareDuplicates } from './duplicates.ts';
import { checkStopped, notText, windows1252Assumed } from './file-faults.ts';
import { findingsThatCount, hasError, type Finding } from './findings.ts';
import type { Reading } from './layout.ts';
import type { Delimiter } from './parse.ts';
import { personalDataSearch } from './personal-data.ts';
import { sheetOf, type Sheet } from './sheet.ts';
import { textBlocks } from './text.ts';

export interface CheckOptions {
	/** The period the return is for; null leaves it to the file: the latest in it, where that is no slip. */
	period: number | null;
	/** What the file is called, if that is known: it may name a person too. */
	fileName?: string;
	/** A larger file is an error; without it a file may have any size. */
	maxBytes?: number;
	/** Receives the rows in batches while the file is read, each as soon as it is complete. Rows count only when the result has no error. */
	onRows?: (rows: CheckedRow[]) => void;
	/** Receives each observation with the row that it stands in: for another reading of a file, dearer, in which duplicates are not compared. */
	onReading?: (reading: Reading) => void;
}

export interface CheckResult {
	/** Null when the file could not be read that far. */
	encoding: Encoding | null;
	delimiter: Delimiter | null;
	/** Data rows in the file, the header and blank lines at the end left out. */
	rows: number;
	/** Observations that the rows hold: a row of an ees file may hold several. */
	observations: number;
	/** The period the return is for; null when it could not be told. */
	period: number | null;
	/** All findings, errors before warnings before notices and by line within these; only those on personal data where there is any; of a file that is wrong throughout, those up to where the check stopped. */
	findings: Finding[];
}

/** A file with so many findings is not of this collection, and listing more would help nobody. */
const mostFindings = 50_000;

/**
 * Reads and checks a file through the file, layout, cells and rows stages. Memory grows with the
 * number of different keys and of findings, not with the file. A file with personal data has findings on that alone, and
 * hands over no row once it has been found.
 *
 * @param source  opens the file from its start; called twice, as the encoding is known only at its end, and twice more
 * where a figure stands twice
 */
export async function checkReturn(
	source: Source,
	context: ReturnContext,
	options: CheckOptions,
): Promise<CheckResult> {
	const { period: returnPeriod, fileName, maxBytes = Infinity, onRows, onReading } = options;
	const { encoding, start } = await encodingOf(source);
	const findings = notText(start);
	const personal = personalDataSearch(context, fileName ?? null);
	let sheet: Sheet | null = null;
	let observations = 0;
	/** With so many findings the check stopped, and the search for personal data went on alone. */
	let stoppedAt: number | null = null;
	const hand = (rows: CheckedRow[]): void => {
		observations += rows.length;
		if (rows.length > 0 && !personal.found()) onRows?.(rows);
	};
	if (findings.length === 0)
		for await (const block of textBlocks(source, encoding, maxBytes, findings)) {
			sheet ??= sheetOf(block, context, returnPeriod, findings, personal, onReading);
			const rows = sheet.read(block);
			if (stoppedAt === null) hand(rows);
			// What else is wrong would repeat what stands in the cells.
			if (personal.found()) findings.length = 0;
			if (stoppedAt === null && findings.length > mostFindings) {
				stoppedAt = findings.length;
				sheet.stop();
			}
		}
	if (stoppedAt !== null) {
		sheet?.end();
		findings.splice(stoppedAt);
	}
	const isText = !findings.some(({ code }) => code === 'not-text' || code === 'wrong-encoding');
	if (isText && encoding === 'windows-1252') findings.push(windows1252Assumed());
	// Of a file that could not be read to its end, the rest would only mislead.
	const end = stoppedAt !== null || hasError(findings, 'file') ? null : (sheet?.end() ?? null);
	if (end) hand(end.rest);
	if (personal.found()) findings.splice(0, Infinity, ...personal.findings());
	else if (end && !onReading)
		await compareDuplicates(end.duplicates, (onFigure) =>
			checkReturn(source, context, {
				period: returnPeriod,
				onReading: ({ observation }) => onFigure(observation),
			}),
		);
	return {
		encoding: isText ? encoding : null,
		delimiter: sheet?.delimiter ?? null,
		rows: end?.rows ?? 0,
		observations,
		period: end?.period ?? returnPeriod,
		findings:
			stoppedAt === null || personal.found()
				? findingsThatCount(findings)
				: [...findingsThatCount(findings), checkStopped(stoppedAt)],
	};
}
