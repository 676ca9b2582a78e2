import { Type, type Static } from 'typebox';
import { enquiryKinds } from '@sightline/metrics/vocabulary';
import { nullable, oneOf } from './words.ts';

const EvidenceArea = Type.Object({
	code: Type.String(),
	name: Type.String(),
	/** The name of the whole that it is a part of; null for an area by itself. */
	partOf: nullable(Type.String()),
});

/** A question that the figures suggest, with what raised it. */
export const LineOfEnquiry = Type.Object({
	kind: oneOf(enquiryKinds),
	/** Ids: one, but for a return that several wait for. */
	indicators: Type.Array(Type.String()),
	area: EvidenceArea,
	/** Other areas with evidence of the same kind. */
	alsoIn: Type.Array(EvidenceArea),
	/** What the figures show: a sentence without its full stop and without the area. */
	evidence: Type.String(),
	question: Type.String(),
});
export type LineOfEnquiry = Static<typeof LineOfEnquiry>;
