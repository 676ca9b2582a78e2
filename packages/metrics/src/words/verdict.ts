import type { PeriodType } from '../periods.ts';
import { changeVariation, type SeriesReading } from '../series-reading.ts';
import type { Assurance, Polarity, Reading, Rule, Variation } from '../vocabulary.ts';
import { dataClause, type DataCondition } from './data-condition.ts';
import { levelOf, midSentence, numberWord, whenPhrase, type Titled } from './figures.ts';

/** What the words need to know of one series. */
export interface Verdict {
	reading: SeriesReading;
	seriesReading: Reading;
	polarity: Polarity;
}

/** What a period is called when several are counted. */
export const periodNouns: Record<PeriodType, string> = {
	month: 'month',
	quarter: 'quarter',
	'year-to-march': 'year',
	'year-to-september': 'year',
	'calendar-year': 'year',
	'academic-year': 'year',
	term: 'term',
	'iso-week': 'week',
};

const assurancePhrases: Record<Assurance, string> = {
	passing: 'Expected to meet the target',
	'hit-or-miss': 'May or may not meet the target',
	failing: 'Not expected to meet the target unless something changes',
};

export const judgements: Record<Variation, string> = {
	'common-cause': '',
	improvement: 'better',
	concern: 'worse',
	'neutral-high': '',
	'neutral-low': '',
};

/** Words of a sentence that can be read out in one breath. */
const longest = 25;

/**
 * What a series says, as the title of its page: direction first, good, bad or neither as a second clause.
 * A level is better or worse; only a trend is getting so. Where 25 words would not do, the title goes without its share,
 * rate or number.
 *
 * @param data  what the sentence must not be read without; the most pressing is told
 * @example "The share of re-referrals has been higher than usual for seven months, which is worse"
 */
export function findingSentence({
	data = [],
	...verdict
}: Verdict & Titled & { periodType: PeriodType; data?: DataCondition[] }): string {
	const { title, plural, reading } = verdict;
	const end = dataClause(data);
	if (reading.status !== 'given' || reading.variation === null)
		return `${title}: ${midSentence(variationPhrase(verdict)).replace(': ', ', ')}${end}`;
	if (reading.variation === 'common-cause')
		return `${title} ${plural ? 'show' : 'shows'} ${midSentence(directionPhrase(verdict))}${end}`;
	const sentences = [levelOf(verdict), verdict].map(
		(about) => `${about.title} ${verdictClause(about, reading.variation!)}${end}`,
	);
	return sentences.find((sentence) => sentence.split(' ').length <= longest) ?? sentences.at(-1)!;
}

/** What follows the title where something has changed: "has been higher than usual for seven months, which is worse". */
function verdictClause(
	{ plural, periodType, ...verdict }: Verdict & { plural: boolean; periodType: PeriodType },
	variation: Variation,
): string {
	const { signal, latest } = verdict.reading;
	const judgement = judgements[variation];
	const clause = judgement && `, ${signal?.rule === 'trend' ? 'getting' : 'which is'} ${judgement}`;
	if (signal === null)
		return `${plural ? 'are' : 'is'} ${midSentence(directionPhrase(verdict))}${clause}`;

	const { rule, side, direction, length } = signal;
	const noun = periodNouns[periodType];
	const when = whenPhrase({ type: periodType, index: latest!.index });
	const lasting = `for ${numberWord(length)} ${noun}s`;
	const have = plural ? 'have' : 'has';
	const finding: Record<Rule, string> = {
		outside: `${plural ? 'were' : 'was'} unusually ${side} ${when}`,
		trend: `${have} ${direction === 'rising' ? 'risen' : 'fallen'} ${lasting}`,
		'two-in-three': `${have} been ${side} in ${length === 3 ? 'each' : 'two'} of the last three ${noun}s`,
		shift: `${have} been ${side}er than usual ${lasting}`,
	};
	return finding[rule] + clause;
}

/**
 * The variation of a series in a row of a table: "Higher than usual, worse".
 * Where there is no verdict it says why.
 */
export function variationPhrase(verdict: Verdict): string {
	const { status, variation, signal, smallNumbers } = verdict.reading;
	switch (status) {
		case 'trial':
			return 'Too early to say what is usual';
		case 'no-values':
			return 'No values yet';
		case 'no-comparison':
			return changePhrase({ ...verdict.reading, polarity: verdict.polarity });
		case 'small-numbers': {
			const numbers = [smallNumbers?.numerator, smallNumbers?.denominator].filter((n) => n != null);
			return ['Small numbers', numbers.join(' of ')].filter(Boolean).join(': ');
		}
		case 'given': {
			const judgement = variation && judgements[variation];
			const getting = signal?.rule === 'trend' ? 'getting ' : '';
			return directionPhrase(verdict) + (judgement && `, ${getting}${judgement}`);
		}
	}
}

/** Whether the target is in reach; null where there is no target to speak of. */
export function assurancePhrase(assurance: Assurance | null): string | null {
	return assurance && assurancePhrases[assurance];
}

/** The latest value against the same period a year ago, for either reading: "Higher than a year ago, worse". */
export function changePhrase({
	change,
	countedDifferently,
	polarity,
}: Pick<SeriesReading, 'change' | 'countedDifferently'> & { polarity: Polarity }): string {
	if (countedDifferently) return 'Counted differently a year ago';
	if (change === null) return 'No value a year ago to compare with';
	const variation = changeVariation(change, polarity);
	if (variation === null) return 'Too little known to judge the change on a year ago';
	if (variation === 'common-cause') return 'No clear change on a year ago';
	const judgement = judgements[variation];
	return yearAgoPhrase(change) + (judgement && `, ${judgement}`);
}

/** Which way, without good or bad. */
export function directionPhrase({ reading, seriesReading }: Verdict): string {
	const { variation, signal, change } = reading;
	if (seriesReading === 'yearly')
		return variation === 'common-cause' || change === null
			? 'No clear change on a year ago'
			: yearAgoPhrase(change);
	if (signal === null) return 'No change: up and down as usual';
	if (signal.rule === 'trend') return signal.direction === 'rising' ? 'Rising' : 'Falling';
	if (signal.rule === 'outside') return `Unusually ${signal.side}`;
	return signal.side === 'high' ? 'Higher than usual' : 'Lower than usual';
}

function yearAgoPhrase({ difference }: { difference: number }): string {
	return difference > 0 ? 'Higher than a year ago' : 'Lower than a year ago';
}
