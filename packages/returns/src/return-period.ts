import { monthIndex, periodCode, periodOfMonth } from '@sightline/metrics/periods';
import type { Collection } from './collection.ts';
import { periodOfEntry } from './period-entry.ts';

/**
 * The number of the period that a return is said to be for.
 *
 * @param code  as someone wrote it; blank leaves it to the latest period in the file, which is null
 * @returns the words for a reader in place of a number when the collection has no such period
 */
export function returnPeriod(
	{ title, periodType }: Pick<Collection, 'title' | 'periodType'>,
	code: string,
): { period: number | null; fault: null } | { period: null; fault: string } {
	const written = code.trim();
	if (written === '') return { period: null, fault: null };
	const period = periodOfEntry(periodType, written);
	if (period !== null) return { period, fault: null };
	const example = periodCode(periodOfMonth(periodType, monthIndex(2018, 4)));
	return {
		period: null,
		fault: `“${written}” is not a period of “${title}”. Write it as ${example}, or leave it out.`,
	};
}
