import type { WarningCode } from '@sightline/returns';
import { number } from './format.ts';

/** What warnings of a kind are about, as the title of their group and after "3 ×" in a list. */
const titles: Record<WarningCode, string> = {
	'unknown-column': 'Columns that are not known and are ignored',
	'blank-column': 'Columns without a name, which are ignored',
	'fraction-for-percentage': 'Fractions of one where a percentage is meant',
	'fraction-in-count': 'Counts that are not whole numbers',
	'scientific-notation': 'Numbers in scientific notation',
	'value-mismatch': 'Values that are not what their numerator and denominator make',
	'parts-not-summing': 'Parts that do not add up to their total',
	'part-of-return': 'Indicators of the return that this spreadsheet has not',
	'whole-unlike-parts': 'Figures far from those of the smaller areas',
	'period-not-ended': 'A period that has not ended yet',
	'period-outside-return': 'Figures for a later period than that of the return',
	'indicator-missing': 'Figures that are expected and missing',
	'change-beyond-limits': 'Figures outside the limits of their own series',
	'scale-change': 'Figures of another scale or sign than those before them',
	'restates-earlier-period': 'Corrections of earlier figures',
	'removes-value': 'Figures that are taken away',
};

/** The title of a kind of warning; of a kind that is no longer known, its code. */
export function warningTitle(code: string): string {
	return (titles as Record<string, string>)[code] ?? code;
}

/** Which cells some warnings are in, of which the first are known: `cells D2 and F7`, `cell D2 and 4 more`; empty where none is in one. */
export function cellWords(count: number, cells: readonly string[]): string {
	const first = cells[0];
	if (first === undefined) return '';
	const others = count - cells.length;
	const [before, last] = [cells.slice(0, -1), cells.at(-1)!];
	const word = cells.length === 1 ? 'cell' : 'cells';
	if (others > 0) return `${word} ${cells.join(', ')} and ${number(others)} more`;
	return `${word} ${before.length ? `${before.join(', ')} and ` : ''}${last}`;
}
