import type { Changes, Verdict } from '@sightline/api/contract';
import { ruleLabels } from '#lib/words.ts';

/** There is no target, or too little to judge one by. */
const unjudged = 'Not judged against a target';

/**
 * What is said of an indicator before and after: of variation and assurance only that which differs. Where another
 * rule says the same words, the rule is named.
 */
export function turnsOf({
	before,
	after,
}: Pick<Changes['partVerdicts'][number], 'before' | 'after'>): [before: string, after: string][] {
	const turns = (['variationPhrase', 'assurancePhrase'] as const)
		.filter((phrase) => before[phrase] !== after[phrase])
		.map((phrase): [string, string] => [before[phrase] ?? unjudged, after[phrase] ?? unjudged]);
	return turns.length > 0 ? turns : [[withRule(before), withRule(after)]];
}

/** @example 'Higher than usual, worse (two of three near a limit)' */
export function withRule({ variationPhrase, signal }: Verdict): string {
	return signal ? `${variationPhrase} (${ruleLabels[signal.rule]})` : variationPhrase;
}
