import type { DataCondition } from './data-words.ts';
import type { Written } from './figure-words.ts';
import type { Period, PeriodType } from './periods.ts';
import type { Comparison, Outcome } from './vocabulary.ts';
import type { Verdict } from './words.ts';

/** What is known of one indicator in one area, and may raise a question. */
export interface Evidence extends Verdict, Written {
	/** Id of the indicator. */
	indicator: string;
	title: string;
	plural: boolean;
	/** The indicator's own question, as it stands in the catalogue. */
	ask: string;
	area: EvidenceArea;
	periodType: PeriodType;
	/** The target that the reading was made with. */
	target: number | null;
	/** Of a part: whether it is unlike the others (`farFromAverage`), beside the whole. */
	unlikeOthers?: { comparison: Comparison; own: number; whole: number; period: Period } | null;
	/** Another area's published figures, and this area's own of the same two periods. */
	comparators?: TwoAreas[];
	/** Actions linked with the indicator that have been completed. */
	actions?: CompletedAction[];
	data?: DataCondition[];
}

export interface EvidenceArea {
	code: string;
	name: string;
	/** The name of the whole that it is a part of; null for the council itself. */
	partOf: string | null;
}

export interface TwoAreas {
	name: string;
	from: Period;
	to: Period;
	own: {
		before: number;
		after: number;
		/** 95 % limits of the change (`changeBetween`): without them nothing is asked. */
		change: { lower: number; upper: number } | null;
	};
	other: { before: number; after: number };
}

export interface CompletedAction {
	title: string;
	/** When it was completed, as words: "June 2018". */
	completed: string;
	/** How the figures have gone since, as `afterEvent` has it. Only what got worse or shows no change raises a question. */
	outcome: Outcome | null;
}
