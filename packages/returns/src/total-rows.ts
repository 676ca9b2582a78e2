import { cellOf, quoted, type SheetRow } from './cells.ts';
import { finding, type Finding } from './findings.ts';

const total = /^\s*(?:grand\s*)?total\s*$/i;

/** Whether a name is that of a total. */
export function isTotalName(name: string): boolean {
	return total.test(name);
}

/** Whether one of some cells says that a row is a total, which is skipped with a notice. */
export function isTotal(row: SheetRow, columns: readonly number[], findings: Finding[]): boolean {
	const { cells, line } = row;
	const at = columns.find((index) => index >= 0 && total.test(cells[index]!));
	if (at === undefined) return false;
	findings.push(
		finding(
			'total-row-skipped',
			cellOf(row, at),
			`Line ${line} is a total (${quoted(cells[at]!)}) and was skipped.`,
			'Nothing needs doing: totals are worked out from the rows.',
		),
	);
	return true;
}
