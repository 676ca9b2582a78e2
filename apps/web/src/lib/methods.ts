import type { Reading, VerdictStatus } from '@sightline/metrics/vocabulary';

/** Every method that a page leads to: the id of its heading in docs/methods.md, and what a link to it is called. */
export const methods = {
	values: { id: 'values-and-rates', link: 'How values and rates are worked out' },
	limits: { id: 'limits', link: 'How the limits are worked out' },
	signals: { id: 'signals', link: 'How signals are found' },
	variation: { id: 'variation', link: 'How variation is worked out' },
	assurance: { id: 'assurance', link: 'How it is worked out whether a target will be met' },
	rebases: { id: 'rebases', link: 'How limits start again' },
	trial: { id: 'trial-limits', link: 'How long limits are on trial' },
	change: { id: 'change-on-a-year-ago', link: 'How a change on a year ago is worked out' },
	intervals: { id: 'intervals', link: 'How the range of chance is worked out' },
	finest: { id: 'the-finest-periods-that-hold-enough', link: 'How longer periods are judged' },
	smallNumbers: { id: 'small-numbers', link: 'How small numbers are treated' },
	missing: { id: 'missing-months', link: 'How missing figures are treated' },
	comparators: { id: 'comparators', link: 'How other areas are set beside the council' },
	higherOrLower: {
		id: 'higher-lower-or-about-the-same',
		link: 'How higher, lower or about the same is worked out',
	},
	rank: {
		id: 'rank-quarter-and-neighbours',
		link: 'How ranks, quarters and the neighbours’ average are worked out',
	},
	funnel: { id: 'funnels-more-than-size-and-chance', link: 'How funnels are worked out' },
	headline: { id: 'headline-counts', link: 'How the headline is counted' },
	enquiry: { id: 'lines-of-enquiry', link: 'How questions are found' },
	chance: { id: 'what-chance-alone-would-do', link: 'How many signals chance would raise' },
	path: { id: 'targets-that-move', link: 'How it is worked out whether figures are on path' },
	projection: { id: 'projection', link: 'How it is worked out what to expect' },
	finding: { id: 'findings-in-words', link: 'How the finding is put into words' },
	changedSince: { id: 'what-changed-since', link: 'How it is told what reads differently' },
} as const;

export type Method = keyof typeof methods;

const withoutVerdict: Record<Exclude<VerdictStatus, 'given'>, Method> = {
	trial: 'trial',
	'small-numbers': 'smallNumbers',
	'no-comparison': 'change',
	'no-values': 'missing',
};

const ofReading: Record<Reading, Method> = { process: 'variation', yearly: 'change' };

/** What explains the sign of variation of a series, or why it has none. */
export function variationMethod(status: VerdictStatus, reading: Reading): Method {
	return status === 'given' ? ofReading[reading] : withoutVerdict[status];
}
