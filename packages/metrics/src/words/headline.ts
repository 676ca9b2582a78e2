import type { SeriesReading } from '../series-reading.ts';
import { numberWord, sentenceCase } from './figures.ts';

/**
 * The overview in one sentence: how many indicators are worse and better, than usual or than a year ago, whatever the number that is neither.
 * @example "Three indicators are worse than usual or a year ago, and seven are better"
 */
export function headlineSentence(verdicts: Pick<SeriesReading, 'status' | 'variation'>[]): string {
	const count = (variation: string) =>
		verdicts.filter((verdict) => verdict.variation === variation).length;
	const worse = count('concern');
	const better = count('improvement');
	if (verdicts.every(({ status }) => status === 'no-values')) return 'There are no figures yet';
	if (worse === 0 && better === 0)
		return 'No indicator is clearly better or worse than usual or a year ago';
	if (better === 0)
		return `${indicators(worse)} worse than usual or a year ago, and none is better`;
	if (worse === 0)
		return `${indicators(better)} better than usual or a year ago, and none is worse`;
	return `${indicators(worse)} worse than usual or a year ago, and ${numberWord(better)} ${better === 1 ? 'is' : 'are'} better`;
}

function indicators(count: number): string {
	return `${sentenceCase(numberWord(count))} indicator${count === 1 ? ' is' : 's are'}`;
}
