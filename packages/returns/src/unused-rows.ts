import { cellOf, quoted, type SheetRow } from './cells.ts';
import type { Collection } from './collection.ts';
import { finding, type Finding } from './findings.ts';
import { nameKey } from './names.ts';
import { ownWords } from './own-words.ts';

/** A function that tells whether a row has a name whose rows the collection leaves out, which is noticed. */
export function unusedRows(
	collection: Collection,
	at: { indicator: number; area: number },
	findings: Finding[],
): (row: SheetRow) => boolean {
	const { indicators, areas } = ownWords(collection).names ?? {};
	const columns = [
		{ column: at.indicator, names: unusedNames(indicators) },
		{ column: at.area, names: unusedNames(areas) },
	].filter(({ column, names }) => column >= 0 && names.size > 0);
	if (columns.length === 0) return () => false;
	return (row) => {
		const found = columns.find(({ column, names }) => names.has(nameKey(row.cells[column] ?? '')));
		if (!found) return false;
		const { column } = found;
		findings.push(
			finding(
				'unused-row-skipped',
				cellOf(row, column),
				`Line ${row.line} (${quoted(row.cells[column]!)}) was left out and its figures do not come in: ${quoted(collection.title)} says to leave out rows of that name.`,
				'Nothing needs doing if the return does not want them. To bring them in, say in the mapping what the name means; one that is kept is replaced by a new one.',
			),
		);
		return true;
	};
}

function unusedNames(names: Record<string, string | null> = {}): Set<string> {
	return new Set(
		Object.entries(names).flatMap(([name, means]) => (means === null ? nameKey(name) : [])),
	);
}
