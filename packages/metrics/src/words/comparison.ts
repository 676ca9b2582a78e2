import { judgementOf, type Rank } from '../comparison.ts';
import type { Comparison, Polarity, Quarter, Significance } from '../vocabulary.ts';

/** What the words need to know of a comparison with one other area. */
export interface Compared {
	comparison: Comparison;
	polarity: Polarity;
	/** The name of the other area. */
	than: string;
}

/** What the sentences need to know of an indicator and an area. */
interface Named {
	/** The indicator's name, as it stands in the catalogue. */
	title: string;
	/** Whether that name takes "are" rather than "is". */
	plural: boolean;
	/** The name of the area. */
	area: string;
}

const quarterPhrases: Record<Quarter, string> = {
	best: 'Best quarter',
	'second-best': 'Second best quarter',
	'second-worst': 'Second worst quarter',
	worst: 'Worst quarter',
	highest: 'Highest quarter',
	'second-highest': 'Second highest quarter',
	'second-lowest': 'Second lowest quarter',
	lowest: 'Lowest quarter',
};

const funnelPhrases: Record<Significance, string> = {
	'High (0.001)': 'far higher than its size explains',
	'High (0.025)': 'higher than its size explains',
	'Not significant': 'no further from the average than its size explains',
	'Low (0.025)': 'lower than its size explains',
	'Low (0.001)': 'far lower than its size explains',
};

/** A comparison in a row of a table: "Higher than England, worse". */
export function comparisonPhrase({ comparison, polarity, than }: Compared): string {
	if (comparison === 'similar') return `About the same as ${than}`;
	const judgement = judgementOf(comparison, polarity);
	const phrase = `${comparison === 'higher' ? 'Higher' : 'Lower'} than ${than}`;
	return judgement === null ? phrase : `${phrase}, ${judgement}`;
}

/**
 * A comparison as the title of its page.
 * @example "Re-referrals are higher in Surrey than in England, which is worse"
 */
export function comparisonSentence({
	title,
	plural,
	area,
	comparison,
	polarity,
	than,
}: Compared & Named): string {
	const subject = `${title} ${plural ? 'are' : 'is'}`;
	if (comparison === 'similar') return `${subject} about the same in ${area} as in ${than}`;
	const judgement = judgementOf(comparison, polarity);
	const clause = judgement === null ? '' : `, which is ${judgement}`;
	return `${subject} ${comparison} in ${area} than in ${than}${clause}`;
}

/** A place among the authorities: "3rd of 11", "joint 3rd of 11". */
export function rankPhrase({ rank, of, tied }: Rank): string {
	return `${tied ? 'joint ' : ''}${ordinal(rank)} of ${of}`;
}

/** Which quarter: "Second best quarter". */
export function quarterPhrase(quarter: Quarter): string {
	return quarterPhrases[quarter];
}

/**
 * A place among the authorities as the title of its page, where no comparison can be made. Without a quarter it says
 * from which end the counting goes.
 * @example "Agency social workers: Surrey is 9th of 11 authorities, in the worst quarter"
 */
export function rankSentence({
	title,
	area,
	rank,
	quarter,
	polarity,
}: Pick<Named, 'title' | 'area'> & {
	rank: Rank;
	quarter: Quarter | null;
	polarity: Polarity;
}): string {
	const where = quarter
		? `in the ${quarterPhrases[quarter].toLowerCase()}`
		: `counted from the ${polarity === 'neutral' ? 'highest' : 'best'}`;
	return `${title}: ${area} is ${rankPhrase(rank)} authorities, ${where}`;
}

/** Where an authority lies in a funnel: "higher than its size explains". */
export function funnelPhrase(significance: Significance): string {
	return funnelPhrases[significance];
}

/** A part of the council beside the whole: "Unlike the others: higher, worse". */
export function partPhrase(comparison: Comparison, polarity: Polarity): string {
	if (comparison === 'similar') return 'No clear difference from the others';
	const judgement = judgementOf(comparison, polarity);
	return `Unlike the others: ${comparison}${judgement === null ? '' : `, ${judgement}`}`;
}

function ordinal(n: number): string {
	const teens = n % 100 >= 11 && n % 100 <= 13;
	const endings = ['th', 'st', 'nd', 'rd'];
	return `${n}${teens ? 'th' : (endings[n % 10] ?? 'th')}`;
}
