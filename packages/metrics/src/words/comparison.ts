import { judgementOf, type Rank } from '../comparison.ts';
import type { Comparison, Judgement, Polarity, Quarter, Significance } from '../vocabulary.ts';
import { levelOf, type Titled } from './figures.ts';

/** What the words need to know of a comparison with one other area. */
interface ComparedWith {
	comparison: Comparison;
	polarity: Polarity;
	/** The name of the other area. */
	than: string;
}

/** What the sentences need to know of an area's place among the authorities. */
interface Placed {
	/** The name of the area. */
	area: string;
	rank: Rank;
	quarter: Quarter | null;
	polarity: Polarity;
}

/** Which comparison and which judgement a quarter seems to belong with. */
const ofQuarter: Record<Quarter, Comparison | Judgement> = {
	best: 'better',
	'second-best': 'better',
	'second-worst': 'worse',
	worst: 'worse',
	highest: 'higher',
	'second-highest': 'higher',
	'second-lowest': 'lower',
	lowest: 'lower',
};

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
export function comparisonPhrase({ comparison, polarity, than }: ComparedWith): string {
	if (comparison === 'similar') return `About the same as ${than}`;
	const judgement = judgementOf(comparison, polarity);
	const phrase = `${comparison === 'higher' ? 'Higher' : 'Lower'} than ${than}`;
	return judgement === null ? phrase : `${phrase}, ${judgement}`;
}

/**
 * A comparison and the quarter as the title of its page. Better than the country and yet in a worse quarter is no
 * contradiction, and so is said with a "but".
 * @example "The share of re-referrals is lower in Surrey than in England, which is better, but in the second worst quarter of 11 authorities"
 */
export function comparisonSentence({
	comparison,
	than,
	...placed
}: ComparedWith & Placed & Titled): string {
	const { area, polarity, quarter, rank } = placed;
	const { title, plural } = levelOf(placed);
	const subject = `${title} ${plural ? 'are' : 'is'}`;
	const judgement = judgementOf(comparison, polarity);
	const clause = judgement === null ? '' : `, which is ${judgement}`;
	const compared =
		comparison === 'similar'
			? `about the same in ${area} as in ${than}`
			: `${comparison} in ${area} than in ${than}${clause}`;
	if (quarter === null) return `${subject} ${compared}`;
	const apart = comparison !== 'similar' && ofQuarter[quarter] !== (judgement ?? comparison);
	return `${subject} ${compared}, ${apart ? 'but' : 'and'} in the ${quarterPhrase(quarter).toLowerCase()} of ${rank.of} authorities`;
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
 * @example "Surrey is in the worst quarter on “Agency social workers”, 9th of 11 authorities"
 */
export function rankSentence({
	title,
	area,
	rank,
	quarter,
	polarity,
}: Placed & Pick<Titled, 'title'>): string {
	const on = `on “${title}”`;
	const place = `${rankPhrase(rank)} authorities`;
	return quarter
		? `${area} is in the ${quarterPhrase(quarter).toLowerCase()} ${on}, ${place}`
		: `${area} is ${place} ${on}, counted from the ${polarity === 'neutral' ? 'highest' : 'best'}`;
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
