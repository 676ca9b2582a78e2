import { periodName, type Period } from '@sightline/metrics/periods';
import { wholeFile } from './cells.ts';
import { indicatorsOf } from './collection.ts';
import type { ReturnContext } from './context.ts';
import { finding, type Finding } from './findings.ts';

/**
 * Warns that a spreadsheet which is read by a mapping becomes the whole return of a period, though the mapping holds
 * only some of the return's indicators.
 *
 * @param inFile  keys of the indicators that have a row in the period
 */
export function partOfReturn(
	{ collection, indicators }: ReturnContext,
	period: Period,
	inFile: ReadonlySet<number>,
): Finding[] {
	const { returnIndicators = [] } = collection;
	const held = new Set(indicatorsOf(collection));
	if (returnIndicators.every((id) => held.has(id))) return [];
	const known = new Map(indicators.map(({ id, key }) => [id, key]));
	const absent = returnIndicators.filter((id) => !inFile.has(known.get(id)!));
	return [
		finding(
			'part-of-return',
			wholeFile,
			`This becomes the return for ${periodName(period)}. ${absent.length} of the collection's ${returnIndicators.length} indicators are not in this spreadsheet.`,
			'Bring in one file that has them all. If these figures are to count alone, say why: the return then counts as here, and a later file for the same period replaces it whole.',
		),
	];
}
