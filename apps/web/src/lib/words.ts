// The words that readers see. Each map covers a whole list of the domain, so a new word there fails
// the build until it has a label here.
import type {
	Assurance,
	Kind,
	MissingSymbol,
	Polarity,
	Reading,
	Rule,
	Status,
	Variation,
} from '@sightline/metrics/vocabulary';
import type { PeriodType } from '@sightline/metrics/periods';
import type { CollectionSummary, ReturnState, Target, WordField } from '@sightline/api/contract';

/** As a choice in a filter, whatever the series is compared with. */
export const variationChoices: Record<Variation, string> = {
	'common-cause': 'No real change',
	improvement: 'Better',
	concern: 'Worse',
	'neutral-high': 'Higher, neither good nor bad',
	'neutral-low': 'Lower, neither good nor bad',
};

/** Of one point, by what its series is compared with. */
export const variationLabels: Record<Reading, Record<Variation, string>> = {
	process: {
		'common-cause': 'As usual',
		improvement: 'Better than usual',
		concern: 'Worse than usual',
		'neutral-high': 'Higher than usual',
		'neutral-low': 'Lower than usual',
	},
	yearly: {
		'common-cause': 'No clear change on a year ago',
		improvement: 'Better than a year ago',
		concern: 'Worse than a year ago',
		'neutral-high': 'Higher than a year ago',
		'neutral-low': 'Lower than a year ago',
	},
};

/** The one word beside a finding; null where there is nothing to add. */
export const variationWords: Record<Variation, string | null> = {
	'common-cause': null,
	improvement: 'better',
	concern: 'worse',
	'neutral-high': 'higher',
	'neutral-low': 'lower',
};

/** As a choice in a filter. */
export const assuranceLabels: Record<Assurance, string> = {
	passing: 'Expected to meet it',
	'hit-or-miss': 'May or may not meet it',
	failing: 'Not expected to meet it',
};

/** What fired at a point, as it stands in the table of figures. */
export const ruleLabels: Record<Rule, string> = {
	outside: 'outside the limits',
	trend: 'seven or more moving the same way',
	'two-in-three': 'two of three near a limit',
	shift: 'seven or more on one side of the average',
};

/** @see Government Analysis Function, Symbols in tables */
export const symbolMeanings: Record<MissingSymbol, string> = {
	c: 'confidential: hidden so that no child can be identified',
	z: 'not applicable',
	x: 'not available',
	u: 'too unreliable to show',
	low: 'rounds to zero, but is not zero',
};

export const statusLabels: Record<Status, string | null> = {
	final: null,
	provisional: 'provisional',
	incomplete: 'incomplete: more is to come',
};

export const polarityLabels: Record<Polarity, string> = {
	'higher-is-better': 'Higher is better',
	'lower-is-better': 'Lower is better',
	neutral: 'Neither high nor low is better in itself',
};

/** Before a target: which side of it is wanted. */
export const targetSides: Record<Polarity, string> = {
	'higher-is-better': 'at least',
	'lower-is-better': 'at most',
	neutral: '',
};

export const kindLabels: Record<Kind, string> = {
	flow: 'Each figure counts what happened in its period',
	stock: 'Each figure is the position at the end of its period',
	rolling: 'Each figure covers the twelve months up to the end of its period',
};

export const frequencyLabels: Record<PeriodType, string> = {
	month: 'monthly',
	quarter: 'quarterly',
	'year-to-march': 'yearly, to March',
	'year-to-september': 'yearly, to September',
	'calendar-year': 'yearly',
	'academic-year': 'every school year',
	term: 'every term',
	'iso-week': 'weekly',
};

/** One period, after "the same" and "a". */
export const periodWords: Record<PeriodType, string> = {
	month: 'month',
	quarter: 'quarter',
	'year-to-march': 'year',
	'year-to-september': 'year',
	'calendar-year': 'year',
	'academic-year': 'school year',
	term: 'term',
	'iso-week': 'week',
};

export const scopeLabels: Record<CollectionSummary['scope'], string> = {
	local: 'Local target',
	national: 'National target',
};

export const returnStateLabels: Record<ReturnState, string> = {
	live: 'In use',
	superseded: 'Replaced by a later return',
	withdrawn: 'Withdrawn',
};

/** How a target stands in a month; without a month only the order counts. */
export function targetStanding(
	{ from, original, current }: Pick<Target, 'from' | 'original' | 'current'>,
	month: number | null,
): string {
	if (month !== null && from.month > month) return 'Agreed for later';
	if (original) return current ? 'First set, still stands' : 'First set';
	return current ? 'Stands now' : 'Replaced';
}

/** What an officer may put in other words. */
export const wordLabels: Record<WordField, string> = {
	title: 'Title',
	question: 'The question that it answers',
	definition: 'Definition',
	numeratorLabel: 'What is counted',
	denominatorLabel: 'Out of what',
	source: 'Source',
	owner: 'Owner',
	why: 'Why it is measured',
	caution: 'What it does not tell',
	ask: 'What a member might ask',
};
