import type { Kind, Reading, VerdictStatus } from './vocabulary.ts';

/**
 * Of series without any real change, those whose latest verdict is something other than common cause: a process reading, a
 * stock that keeps most of its children from month to month, and any other figure that is read by the year. Found by
 * simulation with series as large as the demonstration's (scripts/bench/false-alarms.ts).
 */
export const falseAlarmShares = { process: 0.019, stock: 0.016, rolling: 0.047 };

/**
 * How many signals chance alone would raise among some series, if nothing had really changed in any of them.
 *
 * @param series  as `seriesReading` found them; those without a verdict raise none
 * @returns the expected number, not rounded
 * @example expectedByChance([{ reading: 'process', kind: 'flow', status: 'given' }]) // 0.019
 */
export function expectedByChance(
	series: { reading: Reading; kind: Kind; status: VerdictStatus }[],
): number {
	return series
		.filter(({ status }) => status === 'given')
		.reduce((sum, { reading, kind }) => sum + falseAlarmShares[wayOf(reading, kind)], 0);
}

function wayOf(reading: Reading, kind: Kind): keyof typeof falseAlarmShares {
	if (reading === 'process') return 'process';
	return kind === 'stock' ? 'stock' : 'rolling';
}
