import { numberWord, sentenceCase } from './figure-words.ts';
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

/**
 * What chance would do, for readers.
 * @param judged    series with a verdict
 * @param expected  of `expectedByChance`
 * @param where     which series were looked at: "in Surrey and its five parts"
 * @example "Of 280 series with a verdict in Surrey and its five parts, 21 show a signal, good, bad or neither. Chance alone would raise about six."
 */
export function chanceSentences(
	judged: number,
	found: number,
	expected: number,
	where: string,
): string {
	if (judged === 0) return `No series ${where} has a verdict yet.`;
	const shown =
		found === 0 ? 'none shows' : `${numberWord(found)} ${found === 1 ? 'shows' : 'show'}`;
	const about = Math.round(expected);
	const chance =
		about === 0
			? 'chance alone would seldom raise one'
			: `chance alone would raise about ${numberWord(about)}`;
	const kind = found === 0 ? '' : ', good, bad or neither';
	return `Of ${numberWord(judged)} series with a verdict ${where}, ${shown} a signal${kind}. ${sentenceCase(chance)}.`;
}

function wayOf(reading: Reading, kind: Kind): keyof typeof falseAlarmShares {
	if (reading === 'process') return 'process';
	return kind === 'stock' ? 'stock' : 'rolling';
}
