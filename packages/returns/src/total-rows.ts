import { cellOf, quoted, type SheetRow } from './cells.ts';
import { finding, type Finding } from './findings.ts';
import { nameKey } from './names.ts';

const total = /^\s*(?:grand\s*)?total\s*$/i;

/** Where a row may say that it is a total. */
interface NameColumn {
	/** From 0; -1 where there is none. */
	column: number;
	/** What the collection itself calls something: such a name is no total. */
	names?: Record<string, string | null> | undefined;
}

/** A function that tells whether one of some cells says that a row is a total, which is skipped with a notice. */
export function totalRows(
	columns: readonly NameColumn[],
	findings: Finding[],
): (row: SheetRow) => boolean {
	const places = columns
		.filter(({ column }) => column >= 0)
		.map(({ column, names = {} }) => ({ column, own: new Set(Object.keys(names).map(nameKey)) }));
	return (row) => {
		const { cells, line } = row;
		const found = places.find(
			({ column, own }) => total.test(cells[column]!) && !own.has(nameKey(cells[column]!)),
		);
		if (!found) return false;
		findings.push(
			finding(
				'total-row-skipped',
				cellOf(row, found.column),
				`Line ${line} is a total (${quoted(cells[found.column]!)}) and was skipped.`,
				'Nothing needs doing: totals are worked out from the rows.',
			),
		);
		return true;
	};
}
