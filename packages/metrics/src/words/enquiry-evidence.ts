import type { Period, PeriodType } from '../periods.ts';
import type { TwoAreas } from '../published-beside.ts';
import type { Comparison, Outcome } from '../vocabulary.ts';
import type { DataCondition } from './data-condition.ts';
import type { Written } from './figures.ts';
import type { Verdict } from './verdict.ts';

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

export interface CompletedAction {
	title: string;
	/** When it was completed, as words: "June 2018". */
	completed: string;
	/** How the figures have gone since, as `afterEvent` has it. Only what got worse or shows no change raises a question. */
	outcome: Outcome | null;
}
