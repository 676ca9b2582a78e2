import type { AcknowledgedWarnings } from '../contract/index.ts';

/** What a return keeps of the warnings that were acknowledged, as it is stored; of each kind and reason the first so many. */
export function acknowledgementsIn(stored: string, most = Infinity): AcknowledgedWarnings[] {
	const kept = JSON.parse(stored) as (Pick<AcknowledgedWarnings, 'code' | 'reason'> &
		Partial<AcknowledgedWarnings>)[];
	return kept.map(({ code, reason, count = 0, warnings = [] }) => ({
		...{ code, reason, count },
		warnings: warnings.slice(0, most),
	}));
}

/** How many warnings were accepted with a return; null in one from before it was kept how many they were. */
export function acknowledgedCount(stored: string): number | null {
	const kept = acknowledgementsIn(stored, 0);
	return kept.some(({ count }) => count === 0)
		? null
		: kept.reduce((sum, { count }) => sum + count, 0);
}
