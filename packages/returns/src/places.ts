import { figureCell, wholeFile } from './cells.ts';
import { checkReturn, type CheckOptions } from './check.ts';
import { figureName, type FigureKey } from './checked-row.ts';
import type { ReturnContext } from './context.ts';
import type { Source } from './decode.ts';
import type { Place } from './findings.ts';

/**
 * Where some figures stand in a file that has been checked, each as `figureCell` has it. The file is read once more, so that a row need not carry its place while millions are read.
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
	const found = new Map<string, Place | null>(wanted.map((key) => [figureName(key), null]));
	if (found.size > 0)
		await checkReturn(source, context, {
			period,
			onReading({ observation, row, columns }) {
				const name = figureName(observation);
				if (found.get(name) !== null) return;
				found.set(name, figureCell(row, columns));
			},
		});
	return wanted.map((key) => found.get(figureName(key)) ?? wholeFile);
}
