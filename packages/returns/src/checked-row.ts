import type { MissingSymbol, Status } from '@sightline/metrics/vocabulary';

/** One observation of a file that has passed the cells stage. Numbers are finite or null; a symbol says why one is missing. */
export interface CheckedRow {
	/** Line of the original file, from 1. */
	line: number;
	/** Keys of the context. */
	indicator: number;
	area: number;
	breakdown: number;
	/** Number of the period within the collection's period type. */
	period: number;
	numerator: number | null;
	denominator: number | null;
	/** As the file has it; null when the file leaves it to be worked out. */
	value: number | null;
	numeratorSymbol: MissingSymbol | null;
	denominatorSymbol: MissingSymbol | null;
	valueSymbol: MissingSymbol | null;
	status: Status;
	note: string | null;
}

/** Which figure: keys of the context, and the number of the period. */
export type FigureKey = Pick<CheckedRow, 'indicator' | 'area' | 'breakdown' | 'period'>;

/** One text for a key, different for different keys. */
export function figureName({ indicator, area, breakdown, period }: FigureKey): string {
	return `${indicator} ${area} ${breakdown} ${period}`;
}
