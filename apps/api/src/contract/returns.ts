import { Type, type Static } from 'typebox';
import { periodTypes } from '@sightline/metrics/periods';
import { Verdict } from './verdict.ts';
import { MomentQuery, nullable, oneOf, PeriodRef, WholeNumber } from './words.ts';

export const CollectionSummary = Type.Object({
	id: Type.String(),
	title: Type.String(),
	owner: Type.String(),
	scope: Type.Union([Type.Literal('local'), Type.Literal('national')]),
	periodType: oneOf(periodTypes),
	layout: oneOf(['tidy', 'wide', 'ees', 'long'] as const),
	/** The collection whose returns its files are, when it is a mapping. */
	of: nullable(Type.String()),
	/** The first period without a live return: what is expected next. */
	next: nullable(PeriodRef),
	/** YYYY-MM-DD by which it is due; null when nobody waits for it. */
	due: nullable(Type.String()),
	overdue: Type.Boolean(),
});
export type CollectionSummary = Static<typeof CollectionSummary>;

export const IndicatorName = Type.Object({ id: Type.String(), title: Type.String() });
export type IndicatorName = Static<typeof IndicatorName>;

/** An indicator of a return, and what the return did to it. */
export const BroughtIndicator = Type.Object({
	...IndicatorName.properties,
	/** What was said of the council's latest figure before and after it was accepted; null where that reads the same. */
	turn: nullable(Type.Object({ before: Verdict, after: Verdict })),
	/** How many earlier figures of the council and its parts it altered or took away. */
	restated: Type.Integer(),
});
export type BroughtIndicator = Static<typeof BroughtIndicator>;

export const returnStates = ['live', 'superseded', 'withdrawn'] as const;
export type ReturnState = (typeof returnStates)[number];

/** Warnings of one kind that were acknowledged with the same reason. */
export const AcknowledgedWarnings = Type.Object({
	code: Type.String(),
	reason: Type.String(),
	/** How many; 0 in a return from before it was kept which they were. */
	count: Type.Integer(),
	/** In the order of the file; of many the first. */
	warnings: Type.Array(
		Type.Object({
			line: nullable(Type.Integer()),
			cell: nullable(Type.String()),
			message: Type.String(),
		}),
	),
});
export type AcknowledgedWarnings = Static<typeof AcknowledgedWarnings>;

export const ReturnSummary = Type.Object({
	sequence: Type.Integer(),
	collection: Type.Object({ id: Type.String(), title: Type.String() }),
	/** How its headings were read, where they are not the standard's. */
	mapping: nullable(Type.Object({ id: Type.String(), title: Type.String() })),
	period: PeriodRef,
	fileName: Type.String(),
	state: oneOf(returnStates),
	observations: Type.Integer(),
	/** Figures that accepting it made, altered and took away. */
	created: Type.Integer(),
	changed: Type.Integer(),
	removed: Type.Integer(),
	acceptedAt: Type.String(),
	actor: Type.String(),
	reason: nullable(Type.String()),
	/** Why its warnings did not stand in the way. */
	acknowledgements: Type.Array(AcknowledgedWarnings),
	daysLate: Type.Integer(),
	/** The return that this one superseded when it was accepted. */
	supersedes: nullable(Type.Integer()),
	withdrawal: nullable(
		Type.Object({
			sequence: Type.Integer(),
			at: Type.String(),
			actor: Type.String(),
			reason: Type.String(),
		}),
	),
});
export type ReturnSummary = Static<typeof ReturnSummary>;

/** A change that began or ended the life of a return. */
const LifeTurn = Type.Object({
	sequence: Type.Integer(),
	at: Type.String(),
	actor: Type.String(),
	reason: nullable(Type.String()),
	/** The other return that it was about: the one that took its place, or was withdrawn; null when it was about this one. */
	other: nullable(Type.Integer()),
});

export const lifeBeginnings = ['accepted', 'revived'] as const;
export const lifeEndings = ['superseded', 'withdrawn'] as const;

/** A time in which a return was live. */
export const ReturnLife = Type.Object({
	from: Type.Object({ ...LifeTurn.properties, how: oneOf(lifeBeginnings) }),
	/** Null while it lives. */
	to: nullable(Type.Object({ ...LifeTurn.properties, how: oneOf(lifeEndings) })),
});
export type ReturnLife = Static<typeof ReturnLife>;

export const ReturnDetail = Type.Object({
	...ReturnSummary.properties,
	bytes: Type.Integer(),
	/** Of the file that was handed in, in hexadecimal: shows whether a file is the very same. */
	sha256: Type.String(),
	/** YYYY-MM-DD by which it was due; null when nobody waited for it. */
	due: nullable(Type.String()),
	/** In the order of time; the first begins with its acceptance. */
	lives: Type.Array(ReturnLife),
	/** The return that took its place and counts now in its stead; null when none does. */
	supersededBy: nullable(Type.Integer()),
	/** The return that it replaced. */
	replaced: nullable(
		Type.Object({
			sequence: Type.Integer(),
			fileName: Type.String(),
			acceptedAt: Type.String(),
			actor: Type.String(),
			observations: Type.Integer(),
		}),
	),
	/** The indicators in it: first those that read differently from then on, then those with restated figures. */
	indicators: Type.Array(BroughtIndicator),
});
export type ReturnDetail = Static<typeof ReturnDetail>;

export const ReturnList = Type.Object({
	collections: Type.Array(CollectionSummary),
	/** Newest first. */
	returns: Type.Array(ReturnSummary),
	total: Type.Integer(),
	page: Type.Integer(),
	pages: Type.Integer(),
});
export type ReturnList = Static<typeof ReturnList>;

export const ReturnListQuery = Type.Object({
	collection: Type.Optional(Type.String()),
	page: Type.Optional(WholeNumber),
	...MomentQuery.properties,
});
export type ReturnListQuery = Static<typeof ReturnListQuery>;

export const WithdrawBody = Type.Object({
	reason: Type.String({ pattern: '\\S', maxLength: 1000 }),
});
export type WithdrawBody = Static<typeof WithdrawBody>;

export const Withdrawn = Type.Object({
	sequence: Type.Integer(),
	/** The return whose life it ended. */
	withdrawn: Type.Integer(),
	/** The return that lives again. */
	revived: nullable(Type.Integer()),
});
export type Withdrawn = Static<typeof Withdrawn>;
