import type { Period } from '../periods.ts';
import { figure, periodPhrase, sentenceCase, type Written } from './figures.ts';

/**
 * What has to be said about the data beside a verdict, each of its own period: a verdict may be of coarser ones. Dates come
 * as the words that are to be shown.
 */
export type DataCondition =
	/** The period has come in in part: it is shown and not judged. */
	| { kind: 'incomplete'; period: Period }
	/** The return came in without a figure for the period. */
	| { kind: 'missing'; period: Period }
	/** The return for the period has not come in. */
	| { kind: 'late'; period: Period; due: string }
	/** The latest figure is expected to be revised. */
	| { kind: 'provisional' }
	/** A later return changed the figure of a period. */
	| { kind: 'restated'; period: Period; on: string; before: Stated; after: Stated }
	/** From this period on it is counted in another way. */
	| { kind: 'counted-differently'; period: Period };

/** What a figure was given as; withheld where its number would tell of single children, null where there was or is none. */
export type Stated = number | 'withheld' | null;

/**
 * At the end of a finding, at most six words: "; March 2019 is incomplete". The most pressing is told. That figures are
 * provisional is not: the latest often are, all at once, and what is said of every indicator is no longer read.
 */
export function dataClause(conditions: DataCondition[]): string {
	const pressing = conditions
		.filter((condition) => condition.kind in urgency)
		.sort((a, b) => urgency[a.kind]! - urgency[b.kind]!)[0];
	if (pressing === undefined || !('period' in pressing)) return '';
	const period = periodPhrase(pressing.period);
	if (pressing.kind === 'restated') return `; ${period} ${restatedVerb(pressing.after)}`;
	return `; ${period} is ${pressing.kind === 'late' ? 'overdue' : pressing.kind}`;
}

/** A condition as a sentence of its own. */
export function dataSentence(condition: DataCondition, written: Written): string {
	if (condition.kind === 'provisional')
		return 'The latest figure is provisional and may be revised.';
	const period = periodPhrase(condition.period);
	switch (condition.kind) {
		case 'incomplete':
			return `The figure for ${period} is incomplete: it is shown and not judged.`;
		case 'missing':
			return `There is no figure for ${period}.`;
		case 'late':
			return `The return for ${period} was due on ${condition.due} and has not come in.`;
		case 'counted-differently':
			return `${sentenceCase(`since ${period}`)} it has been counted differently, so earlier figures are not like for like.`;
		case 'restated': {
			const { before, after, on } = condition;
			const number = typeof before === 'number' ? `, ${figure(before, written)},` : '';
			// A number that is withheld must not be read here either.
			if (after === 'withheld') return `The figure for ${period} is withheld since ${on}.`;
			if (after === null) return `The figure for ${period}${number} was taken back on ${on}.`;
			if (before === 'withheld')
				return `The figure for ${period}, ${figure(after, written)}, was withheld until ${on}.`;
			if (!isSeen(condition, written))
				return `The figure for ${period} was restated on ${on}, by less than is shown.`;
			return before === null
				? `The figure for ${period}, ${figure(after, written)}, was added on ${on}.`
				: `The figure for ${period} was restated on ${on}, from ${figure(before, written)} to ${figure(after, written)}.`;
		}
	}
}

function restatedVerb(after: Stated): string {
	if (after === 'withheld') return 'is withheld';
	return after === null ? 'was taken back' : 'was restated';
}

/** Whether a restatement changes the figure as it is written. */
export function isSeen(
	{ before, after }: Extract<DataCondition, { kind: 'restated' }>,
	written: Written,
): boolean {
	if (typeof before !== 'number' || typeof after !== 'number') return before !== after;
	return figure(before, written) !== figure(after, written);
}

const urgency: Partial<Record<DataCondition['kind'], number>> = {
	late: 0,
	missing: 1,
	incomplete: 2,
	restated: 3,
};
