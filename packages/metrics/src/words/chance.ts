import { numberWord, sentenceCase } from './figures.ts';

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
