import type { Verdict } from '../contract/index.ts';

const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** The overview in one sentence: "Three indicators are worse than usual and seven are better". */
export function headline(verdicts: Verdict[]): string {
	const count = (variation: string) =>
		verdicts.filter((verdict) => verdict.variation === variation).length;
	const worse = count('concern');
	const better = count('improvement');
	if (verdicts.every(({ status }) => status === 'no-values')) return 'There are no figures yet';
	if (worse === 0 && better === 0) return 'No indicator is clearly better or worse than usual';
	if (better === 0) return `${capital(counted(worse))} worse than usual and none is better`;
	if (worse === 0) return `${capital(counted(better))} better than usual and none is worse`;
	return `${capital(counted(worse))} worse than usual and ${word(better)} ${better === 1 ? 'is' : 'are'} better`;
}

const counted = (n: number) => `${word(n)} indicator${n === 1 ? ' is' : 's are'}`;
const word = (n: number) => words[n] ?? String(n);
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
