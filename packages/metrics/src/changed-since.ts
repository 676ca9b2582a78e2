import { midSentence, numberWord, sentenceCase } from './figure-words.ts';
import type { SeriesReading } from './series-reading.ts';
import { verdictChangeKinds, type Assurance, type VerdictChangeKind } from './vocabulary.ts';
import { directionPhrase, judgements, type Verdict } from './words.ts';

/** What one indicator said at two moments; null where it had not been read yet. */
export interface TwoVerdicts {
	id: string;
	title: string;
	plural: boolean;
	polarity: Verdict['polarity'];
	seriesReading: Verdict['seriesReading'];
	before: SeriesReading | null;
	after: SeriesReading;
}

export interface VerdictChange {
	id: string;
	kind: VerdictChangeKind;
	/** "re-referrals have become unusually high, which is worse": a clause, without capital and full stop. */
	words: string;
}

/** More than this are counted, not told. */
const mostTold = 5;

/**
 * What is said otherwise than at an earlier moment: a verdict that has become another one, a target that has come into
 * reach or out of it. Of one indicator one change is told, the graver. Worse comes first, then better, then what is neither, the
 * targets, and what is back to usual; otherwise the order of the input stays.
 *
 * A change of the figures is not one: an indicator that was high before and is high still has nothing to say here.
 */
export function verdictChanges(indicators: TwoVerdicts[]): VerdictChange[] {
	return indicators
		.flatMap((indicator) => changeOf(indicator) ?? [])
		.sort((a, b) => verdictChangeKinds.indexOf(a.kind) - verdictChangeKinds.indexOf(b.kind));
}

/**
 * The changes as one sentence.
 * @param since  the earlier moment, as words: "February", "the release of 12 April"
 * @example "Since February: re-referrals have become unusually high, which is worse; three indicators are back to usual"
 */
export function changedSinceSentence(since: string, changes: VerdictChange[]): string {
	const back = changes.filter(({ kind }) => kind === 'back-to-usual');
	const others = changes.filter(({ kind }) => kind !== 'back-to-usual');
	const told = others.slice(0, mostTold).map(({ words }) => words);
	const rest = others.length - told.length;
	if (rest > 0) told.push(`${numberWord(rest)} more ${rest === 1 ? 'has' : 'have'} changed`);
	if (back.length === 1) told.push(back[0]!.words);
	if (back.length > 1) told.push(`${numberWord(back.length)} indicators are back to usual`);
	return told.length === 0
		? `${sentenceCase(`since ${since}`)}, no verdict has changed`
		: `${sentenceCase(`since ${since}`)}: ${told.join('; ')}`;
}

function changeOf(indicator: TwoVerdicts): VerdictChange | null {
	const { id, title, plural, before, after } = indicator;
	const subject = midSentence(title);
	const { variation, assurance, signal } = after;
	if (variation !== null && variation !== before?.variation) {
		if (variation === 'common-cause') {
			if (!before?.variation) return targetChange(indicator);
			const yearly = indicator.seriesReading === 'yearly';
			const usual = yearly ? 'no longer clearly different from a year ago' : 'back to usual';
			return {
				id,
				kind: 'back-to-usual',
				words: `${subject} ${plural ? 'are' : 'is'} ${usual}`,
			};
		}
		const judgement = judgements[variation];
		const phrase = midSentence(directionPhrase({ ...indicator, reading: after }));
		const trend = signal?.rule === 'trend';
		const clause = judgement && `, ${trend ? 'getting' : 'which is'} ${judgement}`;
		// Without a verdict before, nobody knows whether it has become so; before a rebase it may have had one.
		const verb = before?.variation
			? `${plural ? 'have' : 'has'} ${trend ? 'been' : 'become'}`
			: `can now be judged, and ${plural ? 'are' : 'is'}`;
		const kind =
			variation === 'concern' ? 'worse' : variation === 'improvement' ? 'better' : 'moved';
		return { id, kind, words: `${subject} ${verb} ${phrase}${clause}` };
	}
	return assurance === before?.assurance ? null : targetChange(indicator);
}

function targetChange({ id, title, plural, before, after }: TwoVerdicts): VerdictChange | null {
	if (!before?.assurance || !after.assurance || before.assurance === after.assurance) return null;
	const are = plural ? 'are' : 'is';
	const phrases: Record<Assurance, string> = {
		passing: `${are} now expected to meet the target`,
		failing: `${are} now not expected to meet the target unless something changes`,
		'hit-or-miss':
			before.assurance === 'passing'
				? `may now miss the target`
				: `may now meet the target, or may not`,
	};
	return { id, kind: 'target', words: `${midSentence(title)} ${phrases[after.assurance]}` };
}
