import { Type, type Static } from 'typebox';
import {
	assurances,
	polarities,
	readings,
	variations,
	verdictChangeKinds,
} from '@sightline/metrics/vocabulary';
import {
	AreaRef,
	Figure,
	MomentQuery,
	Number_,
	nullable,
	oneOf,
	PeriodRef,
	Unit,
} from './words.ts';
import { LineOfEnquiry } from './enquiry.ts';
import { Verdict } from './verdict.ts';

export const OverviewQuery = Type.Object({
	area: Type.Optional(Type.String({ description: 'Area code; the council when left out' })),
	theme: Type.Optional(Type.String()),
	variation: Type.Optional(oneOf(variations)),
	assurance: Type.Optional(oneOf(assurances)),
	...MomentQuery.properties,
});
export type OverviewQuery = Static<typeof OverviewQuery>;

export const OverviewRow = Type.Object({
	id: Type.String(),
	title: Type.String(),
	theme: Type.String(),
	unit: Unit,
	decimals: Type.Integer(),
	polarity: oneOf(polarities),
	reading: oneOf(readings),
	/** The last period with a value that can be judged, else the last period; null for an empty series. */
	latest: nullable(Type.Object({ period: PeriodRef, ...Figure.properties })),
	/** The value of the same period a year before, unless it was counted differently then. */
	yearAgo: Number_,
	target: Number_,
	verdict: Verdict,
	/** The finding as a sentence. */
	sentence: Type.String(),
	/** What a member might ask about it. */
	ask: Type.String(),
	/**
	 * The last 24 periods, oldest first, gaps as null, with the limits at each where there are any, and whether it is
	 * counted in another way from that one on.
	 */
	sparkline: Type.Array(
		Type.Object({ value: Number_, lower: Number_, upper: Number_, anew: Type.Boolean() }),
	),
});
export type OverviewRow = Static<typeof OverviewRow>;

/** An accepted change to the figures that a reader should know of. */
export const DataChange = Type.Object({
	sequence: Type.Integer(),
	at: Type.String(),
	kind: Type.Union([Type.Literal('accepted'), Type.Literal('withdrawn')]),
	/** Sequence number of the return that was accepted or withdrawn. */
	subject: Type.Integer(),
	collection: Type.String(),
	period: PeriodRef,
	/** The return that it replaced. */
	supersedes: nullable(Type.Integer()),
	/** Figures that an earlier return had and this one changed. */
	changed: Type.Integer(),
	/** Whole days after its due date; 0 when in time or not due. */
	daysLate: Type.Integer(),
	reason: nullable(Type.String()),
});
export type DataChange = Static<typeof DataChange>;

/** Which verdicts of an area have changed since the moment before the last round of returns. */
export const ChangedSince = Type.Object({
	/** The last sequence number at the earlier moment. */
	asOf: Type.Integer(),
	/** The day of that change: "8 March 2019". */
	on: Type.String(),
	/** How far the figures went then: "February". */
	since: Type.String(),
	/** Worse first. The words are a clause: "the share of re-referrals has become unusually high, which is worse". */
	changes: Type.Array(
		Type.Object({ id: Type.String(), kind: oneOf(verdictChangeKinds), words: Type.String() }),
	),
});
export type ChangedSince = Static<typeof ChangedSince>;

export const Overview = Type.Object({
	area: AreaRef,
	areas: Type.Array(AreaRef),
	themes: Type.Array(Type.Object({ id: Type.String(), title: Type.String() })),
	headline: Type.String(),
	/** What to ask about the area and its parts, what has the better claim on a short meeting first. */
	enquiry: Type.Array(LineOfEnquiry),
	/** How many signals there are among the series that were looked at, and how many chance alone would raise. */
	chance: Type.String(),
	/** Ids of rows that are better than usual. */
	better: Type.Array(Type.String()),
	/** All rows of the area. `better` and the headline come from these, whatever the filters. */
	rows: Type.Array(OverviewRow),
	/** Ids of the rows that the filters leave, in the catalogue's order. */
	shown: Type.Array(Type.String()),
	/** Null before a second round of returns. */
	since: nullable(ChangedSince),
	changes: Type.Array(DataChange),
	/** Collections whose next return is overdue by the clock. */
	overdue: Type.Array(
		Type.Object({ collection: Type.String(), period: PeriodRef, due: Type.String() }),
	),
	asOf: Type.Integer(),
});
export type Overview = Static<typeof Overview>;
