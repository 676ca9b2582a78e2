import { periodName, type PeriodType } from '@sightline/metrics/periods';
import { cellName, cellOf, lineOf, quoted, shortened, type SheetRow } from './cells.ts';
import { finding, type Finding } from './findings.ts';
import type { Layout, LayoutContext } from './layout.ts';
import { nameKey, suggester } from './names.ts';
import type { PeriodHeadings } from './period-headings.ts';

/** What is wrong with the columns of a header: those that lack, that stand twice, and that nobody knows. */
export function columnFindings(
	header: { cells: string[]; line: number; row: number },
	layout: Layout,
	context: LayoutContext,
): Finding[] {
	const findings: Finding[] = [];
	const { cells } = header;
	const { required, optional } = layout.columns(context);
	const periods = layout.periods?.(cells, context);
	const keys = cells.map(nameKey);
	const firstOf = new Map(keys.map((key, index) => [key, index] as const).reverse());
	const known = new Set([...required, ...optional].map(nameKey));
	const isPeriod = (index: number) => periods?.columns.has(index) === true;
	const isKnown = (index: number) =>
		known.has(keys[index]!) || periods?.unused.has(index) === true || isPeriod(index);
	const unknown = cells.filter((_cell, index) => keys[index] !== '' && !isKnown(index));
	const nearestInFile = suggester(unknown.map((cell) => [cell, cell.trim()]));
	const nearestKnown = suggester(
		[...required, ...optional]
			.filter((name) => !firstOf.has(nameKey(name)))
			.map((name) => [name, name]),
	);
	for (const name of required) {
		if (firstOf.has(nameKey(name))) continue;
		const near = nearestInFile(name);
		findings.push(
			finding(
				'missing-column',
				{ ...lineOf(header), column: name },
				`The column ${name} is missing.`,
				near
					? `If ${quoted(near)} is that column, rename it to ${name}.`
					: `Add a column called ${name}.`,
			),
		);
	}
	const row = { ...header, header: cells.map(shortened) };
	if (periods) findings.push(...periodFindings(row, periods, context.collection.periodType));
	cells.forEach((cell, index) => {
		if (isPeriod(index)) return;
		const place = cellOf(row, index);
		const key = keys[index]!;
		const first = firstOf.get(key)!;
		if (key === '')
			findings.push(
				finding(
					'blank-column',
					{ ...place, column: null },
					`The column at ${cellName(index, header.row)} has no name and is ignored.`,
					'Delete the column, or acknowledge that it is not needed.',
				),
			);
		else if (first < index)
			findings.push(
				finding(
					'duplicate-column',
					place,
					`The column ${quoted(cell)} stands in ${cellName(first, header.row)} and again in ${cellName(index, header.row)}.`,
					'Keep one of the two.',
				),
			);
		else if (!isKnown(index)) {
			const near = nearestKnown(cell);
			findings.push(
				finding(
					'unknown-column',
					place,
					`The column ${quoted(cell)} is not one of this return's and is ignored.`,
					near
						? `If you meant ${near}, rename the column; otherwise acknowledge that it is not needed.`
						: 'Delete the column, or acknowledge that it is not needed.',
				),
			);
		}
	});
	return findings;
}

/** Headings that are no period of the collection, and those that say the same period and part again. */
function periodFindings(
	row: SheetRow,
	{ faults, repeated }: PeriodHeadings,
	type: PeriodType,
): Finding[] {
	const { cells } = row;
	const nameOf = (column: number) => cellName(column, row.row);
	return [
		...faults.map(({ column, fault }) =>
			finding(
				fault.code === 'mangled-period' ? 'mangled-period-heading' : 'unknown-period-heading',
				cellOf(row, column),
				fault.message,
				fault.hint,
			),
		),
		...repeated.map(({ column, first, period, part }) => {
			const name = periodName({ type, index: period });
			return finding(
				'duplicate-column',
				cellOf(row, column),
				nameKey(cells[first]!) === nameKey(cells[column]!)
					? `The column ${quoted(cells[column]!)} stands in ${nameOf(first)} and again in ${nameOf(column)}.`
					: `The columns ${quoted(cells[first]!)} in ${nameOf(first)} and ${quoted(cells[column]!)} in ${nameOf(column)} are both the ${part} of ${name}.`,
				'Keep one of the two.',
			);
		}),
	];
}
