import { cellOf, wholeFile } from './cells.ts';
import { checkReturn, type CheckOptions } from './check.ts';
import type { FigureKey } from './checked-row.ts';
import type { ReturnContext } from './context.ts';
import type { Source } from './decode.ts';
import type { Place } from './findings.ts';

/**
 * Where some figures stand in a file that has been checked: the cell of the value where the file gives one, else that of
 * the numerator. The file is read once more, so that a row need not carry its place while millions are read.
 *
 * @param wanted  figures that the file holds
 * @returns in the order of `wanted`; the whole file for a figure that it does not hold after all
 */
export async function placesOf(
	source: Source,
	context: ReturnContext,
	{ period }: Pick<CheckOptions, 'period'>,
	wanted: readonly FigureKey[],
): Promise<Place[]> {
	const found = new Map<string, Place | null>(wanted.map((key) => [nameOf(key), null]));
	if (found.size > 0)
		await checkReturn(source, context, {
			period,
			onReading({ observation, row, columns }) {
				const name = nameOf(observation);
				if (found.get(name) !== null) return;
				const given = columns.value >= 0 && (row.cells[columns.value] ?? '').trim() !== '';
				const column = given || columns.numerator < 0 ? columns.value : columns.numerator;
				found.set(name, cellOf(row, column));
			},
		});
	return wanted.map((key) => found.get(nameOf(key)) ?? wholeFile);
}

const nameOf = ({ indicator, area, breakdown, period }: FigureKey) =>
	`${indicator} ${area} ${breakdown} ${period}`;
