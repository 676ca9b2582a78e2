import type { SeriesReading } from '../series-reading.ts';
import { verdictChangeKinds, type Assurance, type VerdictChangeKind } from '../vocabulary.ts';
import {
	levelOf,
	midSentence,
	numberWord,
	sentenceCase,
	targetPhrase,
	type Written,
} from './figures.ts';
import {
	assurancePhrase,
	directionPhrase,
	judgements,
	variationPhrase,
	type Verdict,
} from './verdict.ts';

/** What one indicator said at two moments; `before` is null where it had not been read yet. */
export interface TwoVerdicts extends Written {
	id: string;
	title: string;
	plural: boolean;
	polarity: Verdict['polarity'];
	seriesReading: Verdict['seriesReading'];
	before: VerdictThen | null;
	after: VerdictThen;
	/** What has been decided between the two that alone may make it read differently. */
	decided: keyof typeof decisions | null;
}

interface VerdictThen {
	reading: SeriesReading;
	/** In force at its latest value. */
	target: number | null;
}

export interface VerdictChange {
	id: string;
	kind: VerdictChangeKind;
	/** "the share of re-referrals has become unusually high, which is worse": a clause, without capital and full stop. */
	words: string;
}

/** What follows "since", of one thing and of several. */
const decisions = {
	rebase: ['its limits were started again', 'their limits were started again'],
	'rebase-taken-back': [
		'a restart of its limits was taken back',
		'a restart of their limits was taken back',
	],
	definition: ['it was counted in another way', 'they were counted in another way'],
} as const;

/** More than this are counted, not told. */
const mostTold = 5;

/** Of these several are counted. */
const counted: Partial<Record<VerdictChangeKind, string>> = {
	'back-to-usual': 'are back to usual',
	'now-judged': 'can now be judged, and show nothing unusual',
};

/**
 * What is said otherwise than at an earlier moment: a verdict that has become another one, is lost or is there at last; a
 * target that has come into reach or out of it, or that is another one now. Of one indicator one change is told, that which
 * comes first in `verdictChangeKinds`; otherwise the order of the input stays. So nothing is told only where every verdict
 * and every assurance is what it was, and so is the target.
 *
 * A change of the figures is not one: an indicator that was high before and is high still has nothing to say here. Nor is
 * another target a change of how it goes: whether that one is met is left to the page.
 */
export function verdictChanges(indicators: TwoVerdicts[]): VerdictChange[] {
	const place = ({ kind }: VerdictChange) => verdictChangeKinds.indexOf(kind);
	return indicators
		.flatMap((indicator) => {
			const changes = [variationChange(indicator), targetChange(indicator)];
			const told = changes.filter((change) => change !== null);
			return told.sort((a, b) => place(a) - place(b)).slice(0, 1);
		})
		.sort((a, b) => place(a) - place(b));
}

/**
 * The changes as one sentence.
 * @param since  the earlier moment, as words: "February", "the release of 12 April"
 * @example "Since February: the share of re-referrals has become unusually high, which is worse; three indicators are back to usual"
 */
export function changedSinceSentence(since: string, changes: VerdictChange[]): string {
	const others = changes.filter(({ kind }) => !(kind in counted));
	const told = others.slice(0, mostTold).map(({ words }) => words);
	const rest = others.length - told.length;
	if (rest > 0) told.push(`${numberWord(rest)} more ${rest === 1 ? 'has' : 'have'} changed`);
	for (const [kind, words] of Object.entries(counted)) {
		const alike = changes.filter((change) => change.kind === kind);
		if (alike.length === 1) told.push(alike[0]!.words);
		if (alike.length > 1) told.push(`${numberWord(alike.length)} indicators ${words}`);
	}
	return told.length === 0
		? `${sentenceCase(`since ${since}`)}, no verdict has changed`
		: `${sentenceCase(`since ${since}`)}: ${told.join('; ')}`;
}

function variationChange(indicator: TwoVerdicts): VerdictChange | null {
	const { id, plural, before, after } = indicator;
	const { variation, signal } = after.reading;
	const earlier = before?.reading.variation ?? null;
	if (variation === earlier) return null;
	const subject = subjectOf(indicator);
	if (variation === null)
		return {
			id,
			kind: 'no-longer-judged',
			words: `${subject} can no longer be judged${reasonOf(indicator)}`,
		};
	const phrase = midSentence(directionPhrase({ ...indicator, reading: after.reading }));
	const are = plural ? 'are' : 'is';
	if (variation === 'common-cause') {
		if (earlier === null) {
			const shows = `${plural ? 'show' : 'shows'} ${phrase.replace(': ', ', ')}`;
			return { id, kind: 'now-judged', words: `${subject} can now be judged, and ${shows}` };
		}
		const yearly = indicator.seriesReading === 'yearly';
		const usual = yearly ? 'no longer clearly different from a year ago' : 'back to usual';
		return { id, kind: 'back-to-usual', words: `${subject} ${are} ${usual}` };
	}
	const level = levelOf(indicator);
	const judgement = judgements[variation];
	const trend = signal?.rule === 'trend';
	const clause = judgement && `, ${trend ? 'getting' : 'which is'} ${judgement}`;
	// Without a verdict before, nobody knows whether it has become so; before a rebase it may have had one.
	const verb =
		earlier === null
			? `can now be judged, and ${level.plural ? 'are' : 'is'}`
			: `${level.plural ? 'have' : 'has'} ${trend ? 'been' : 'become'}`;
	const kind = variation === 'concern' ? 'worse' : variation === 'improvement' ? 'better' : 'moved';
	return { id, kind, words: `${subjectOf(level)} ${verb} ${phrase}${clause}` };
}

function targetChange(indicator: TwoVerdicts): VerdictChange | null {
	const { id, plural, before, after } = indicator;
	const was = before?.reading.assurance ?? null;
	const is = after.reading.assurance;
	const target = (words: string): VerdictChange => ({ id, kind: 'target', words });
	// Without a figure no target was in force, as far as one knew.
	const known = before?.reading.latest && after.reading.latest;
	if (known && before.target !== after.target)
		return { id, kind: 'new-target', words: newTarget(indicator, before.target, after.target) };
	if (was === is) return null;
	const subject = subjectOf(indicator);
	if (is === null)
		return target(`${subject} can no longer be judged against the target${reasonOf(indicator)}`);
	if (was === null)
		return target(
			`${subject} can now be judged against the target: ${midSentence(assurancePhrase(is)!)}`,
		);
	const are = plural ? 'are' : 'is';
	const phrases: Record<Assurance, string> = {
		passing: `${are} now expected to meet the target`,
		failing: `${are} now not expected to meet the target unless something changes`,
		'hit-or-miss':
			was === 'passing' ? `may now miss the target` : `may now meet the target, or may not`,
	};
	return target(`${subject} ${phrases[is]}`);
}

function newTarget(indicator: TwoVerdicts, before: number | null, after: number | null): string {
	const { title, plural, polarity } = indicator;
	const name = midSentence(title);
	const have = plural ? 'have' : 'has';
	const now = after === null ? null : targetPhrase(after, indicator, polarity);
	if (before === null) return `${name} now ${have} a target: ${now!}`;
	const then = targetPhrase(before, indicator, 'neutral');
	return now === null
		? `${name} no longer ${have} a target, it was ${then}`
		: `the target of ${name} is now ${now}, it was ${then}`;
}

/** The title inside a sentence, and what was decided meanwhile, unless the reason for having no verdict says it. */
function subjectOf({ title, plural, decided, after }: TwoVerdicts): string {
	const name = midSentence(title);
	const { status, countedDifferently } = after.reading;
	if (!decided || (status === 'no-comparison' && countedDifferently)) return name;
	return `${name}, since ${decisions[decided][plural ? 1 : 0]},`;
}

/** Why there is no verdict, with a colon before it. */
function reasonOf(indicator: TwoVerdicts): string {
	const { reading } = indicator.after;
	if (reading.status === 'given') return '';
	if (reading.status === 'no-values') return ': there are no figures any more';
	const phrase = midSentence(variationPhrase({ ...indicator, reading }));
	return `: ${phrase.replace(': ', ', ')}`;
}
