// The words of the domain. Contract enums and page labels derive from these lists, so a new word
// fails the build until every page has a label for it.

/** Which way is good. */
export const polarities = ['higher-is-better', 'lower-is-better', 'neutral'] as const;
export type Polarity = (typeof polarities)[number];

/** How a series is judged: each month by process limits, or the latest by the same period a year ago. */
export const readings = ['process', 'yearly'] as const;
export type Reading = (typeof readings)[number];

/** What a value covers: everything in its period, the state at its end, or the twelve months up to it. */
export const kinds = ['flow', 'stock', 'rolling'] as const;
export type Kind = (typeof kinds)[number];

/** How a value is made: numerator alone, of every hundred, per a population, or an average. */
export const unitKinds = ['count', 'percent', 'rate', 'mean'] as const;
export type UnitKind = (typeof unitKinds)[number];

export type Unit =
	| { kind: 'count'; of: string }
	| { kind: 'percent' }
	| { kind: 'rate'; per: number; of: string }
	| { kind: 'mean'; of: string };

export const rules = ['outside', 'trend', 'two-in-three', 'shift'] as const;
export type Rule = (typeof rules)[number];

export const variations = [
	'common-cause',
	'improvement',
	'concern',
	'neutral-high',
	'neutral-low',
] as const;
export type Variation = (typeof variations)[number];

export const assurances = ['passing', 'failing', 'hit-or-miss'] as const;
export type Assurance = (typeof assurances)[number];

/** Where an area lies in a funnel: the words of PHEindicatormethods `assign_funnel_significance`. */
export const significances = [
	'Low (0.001)',
	'Low (0.025)',
	'Not significant',
	'High (0.025)',
	'High (0.001)',
] as const;
export type Significance = (typeof significances)[number];

/** Where an area's value lies from a comparator's: outside its own 95 % interval or not. */
export const comparisons = ['higher', 'similar', 'lower'] as const;
export type Comparison = (typeof comparisons)[number];

/** What being higher or lower means where one way is good. */
export const judgements = ['better', 'worse'] as const;
export type Judgement = (typeof judgements)[number];

/** Which quarter of the authorities a value lies in, from the good end; from the high end where neither way is good. */
export const quarters = [
	'best',
	'second-best',
	'second-worst',
	'worst',
	'highest',
	'second-highest',
	'second-lowest',
	'lowest',
] as const;
export type Quarter = (typeof quarters)[number];

/**
 * Stands where a number is missing: confidential, not applicable, not available, unreliable, rounds to zero.
 * @see Government Analysis Function, Symbols in tables
 */
export const symbols = ['c', 'z', 'x', 'u', 'low'] as const;
export type MissingSymbol = (typeof symbols)[number];

/** Whether a series can be judged: judged, limits still on trial, too few, nothing a year ago, nothing at all. */
export const verdictStatuses = [
	'given',
	'trial',
	'small-numbers',
	'no-comparison',
	'no-values',
] as const;
export type VerdictStatus = (typeof verdictStatuses)[number];

/** How a series has gone after an event; higher and lower where neither side is good. */
export const outcomes = [
	'improving',
	'worsening',
	'higher',
	'lower',
	'no-change-yet',
	'too-early',
] as const;
export type Outcome = (typeof outcomes)[number];

/**
 * What raises a line of enquiry, in the order in which it is told: a signal the wrong way, a target out of reach, a part
 * unlike the others, an action without effect, another area moving the other way, a signal where neither way is wrong, a
 * figure changed afterwards, data that are not there.
 */
export const enquiryKinds = [
	'signal',
	'target',
	'unlike-others',
	'action',
	'comparator',
	'movement',
	'restated',
	'missing',
] as const;
export type EnquiryKind = (typeof enquiryKinds)[number];

/** How a verdict has changed since an earlier moment, in the order in which it is told. */
export const verdictChangeKinds = [
	'worse',
	'no-longer-judged',
	'better',
	'moved',
	'target',
	'new-target',
	'back-to-usual',
	'now-judged',
] as const;
export type VerdictChangeKind = (typeof verdictChangeKinds)[number];

export const statuses = ['final', 'provisional', 'incomplete'] as const;
export type Status = (typeof statuses)[number];

export const areaLevels = [
	'country',
	'region',
	'local-authority',
	'quadrant',
	'countywide-team',
] as const;
export type AreaLevel = (typeof areaLevels)[number];
