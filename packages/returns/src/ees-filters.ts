import { cellOf, exactly, quoted, type SheetRow } from './cells.ts';
import type { EesLayout } from './collection.ts';
import { finding, type Finding } from './findings.ts';
import { listed, nameKey, remembered, suggester } from './names.ts';

/** What a row's filters lead to: mappings by their number in the layout. */
export interface Mapped {
	/** Whose figures stand in the row. */
	mappings: number[];
	/** Whose denominator stands in the row. */
	denominators: number[];
}

export interface UnknownFilter {
	/** The filter column whose member is not known, from 0. */
	unknown: number;
	hint: string;
}

/** A function that picks the mappings of a row by its filters; none for a row that the collection leaves alone. */
export function mappingFinder(
	{ filters, mappings, unusedRows = [] }: EesLayout,
	column: (name: string) => number,
): (row: SheetRow) => Mapped | UnknownFilter {
	const at = filters.map(column);
	const rows: { where: Record<string, string>; gives: Partial<Mapped> }[] = [
		...mappings.map(({ where }, number) => ({ where, gives: { mappings: [number] } })),
		...mappings.flatMap(({ where, denominatorRow }, number) =>
			denominatorRow
				? [{ where: { ...where, ...denominatorRow }, gives: { denominators: [number] } }]
				: [],
		),
		...unusedRows.map((where) => ({ where, gives: {} })),
	];
	const find = remembered((joined): Mapped | UnknownFilter => {
		const members = joined.split(separator);
		let left = rows;
		for (const [index, filter] of filters.entries()) {
			const key = nameKey(members[index]!);
			const fitting = left.filter(
				({ where }) => !(filter in where) || nameKey(where[filter]!) === key,
			);
			if (fitting.length === 0) {
				const known = [...new Set(left.flatMap(({ where }) => where[filter] ?? []))];
				const near = suggester(known.map((member) => [member, member]))(members[index]!);
				return {
					unknown: at[index]!,
					hint: near
						? `Did you mean ${exactly(near)}?`
						: `Take the row out: the known members are ${listed(known.slice(0, 10).map(quoted))}.`,
				};
			}
			left = fitting;
		}
		return {
			mappings: left.flatMap(({ gives }) => gives.mappings ?? []),
			denominators: left.flatMap(({ gives }) => gives.denominators ?? []),
		};
	});
	return ({ cells }) => find(at.map((index) => cells[index]!).join(separator));
}

/** Stands between the filters of a row: no cell holds it. */
const separator = '\0';

export function unknownFilter(row: SheetRow, { unknown, hint }: UnknownFilter): Finding {
	return finding(
		'unknown-filter',
		cellOf(row, unknown),
		`${quoted(row.cells[unknown]!)} is not a member of the filter ${row.header[unknown]!} that this return knows.`,
		hint,
	);
}
