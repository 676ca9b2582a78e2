import type { PeriodType } from '@sightline/metrics/periods';
import { periodOfCell } from './period-cells.ts';

/**
 * The number of the period that a person has typed, in a form, an address or a command; null when it is none.
 * It is read as a cell is, and a month of one digit and a small letter besides.
 *
 * @example periodOfEntry('month', '2018-4') // that of 2018-04
 */
export function periodOfEntry(type: PeriodType, text: string): number | null {
	const [, year, month] = /^(\d{4})[-/](\d{1,2})$/.exec(text.trim()) ?? [];
	const written = type === 'month' && year ? `${year}-${month!.padStart(2, '0')}` : text;
	const found = periodOfCell(type, written);
	return typeof found === 'number' ? found : null;
}
