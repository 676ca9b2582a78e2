import { Type, type Static } from 'typebox';
import { assurances, rules, variations } from '@sightline/metrics/vocabulary';
import { verdictStatuses } from '@sightline/metrics';
import { Number_, nullable, oneOf } from './words.ts';

/** What the latest value means: icon, words and sentence all come from this one computation. */
export const Verdict = Type.Object({
	/** Whether a verdict could be given, and if not, why not. */
	status: oneOf(verdictStatuses),
	variation: nullable(oneOf(variations)),
	assurance: nullable(oneOf(assurances)),
	/** "Higher than usual, worse" */
	variationPhrase: Type.String(),
	/** "May or may not meet the target"; null where there is no target or no way to say. */
	assurancePhrase: nullable(Type.String()),
	/** "Judged by quarter, as months have too few"; null where the verdict is of the series' own periods. */
	grainPhrase: nullable(Type.String()),
	/** The rule behind a special cause. */
	signal: nullable(
		Type.Object({
			rule: oneOf(rules),
			side: Type.Union([Type.Literal('high'), Type.Literal('low')]),
			/** Of a trend, which may rise below the mean. */
			direction: nullable(Type.Union([Type.Literal('rising'), Type.Literal('falling')])),
			length: Type.Integer(),
		}),
	),
	/** Whether the definition changed between a year ago and the latest, so that there is no change to speak of. */
	countedDifferently: Type.Boolean(),
	/** Latest against the same period a year ago, in the value's units, with its 95 % interval where there is one. */
	change: nullable(Type.Object({ difference: Type.Number(), lower: Number_, upper: Number_ })),
	smallNumbers: nullable(Type.Object({ numerator: Number_, denominator: Number_ })),
});
export type Verdict = Static<typeof Verdict>;
