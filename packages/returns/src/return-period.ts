import { periodCode, periodName } from '@sightline/metrics/periods';
import type { Collection } from './collection.ts';
import { lastEndedPeriod } from './last-ended-period.ts';
import { periodOfEntry } from './period-entry.ts';

/**
 * The number of the period that a return is said to be for.
 *
 * @param code  as someone wrote it; blank leaves it to the file, which is null
 * @param lastEndedMonth  by whose period the words show how one is written
 * @returns the words for a reader in place of a number when the collection has no such period
 */
export function returnPeriod(
	{ title, periodType }: Pick<Collection, 'title' | 'periodType'>,
	code: string,
	lastEndedMonth: number,
): { period: number | null; fault: null } | { period: null; fault: string } {
	const written = code.trim();
	if (written === '') return { period: null, fault: null };
	const period = periodOfEntry(periodType, written);
	if (period !== null) return { period, fault: null };
	const last = lastEndedPeriod(periodType, lastEndedMonth);
	return {
		period: null,
		fault: `“${written}” is not a period of “${title}”. Write it as ${periodCode(last)} is for ${periodName(last)}, or leave it out.`,
	};
}
