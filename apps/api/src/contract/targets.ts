import { Type, type Static } from 'typebox';
import { assurances } from '@sightline/metrics/vocabulary';
import { nullable, oneOf, PeriodRef } from './words.ts';

/** A value to be reached by a month. */
export const PathPoint = Type.Object({ month: PeriodRef, value: Type.Number() });
export type PathPoint = Static<typeof PathPoint>;

export const Target = Type.Object({
	value: Type.Number(),
	from: PeriodRef,
	scope: Type.Union([Type.Literal('local'), Type.Literal('national')]),
	agreedBy: Type.String(),
	/** Straight lines between dated points, from its first month to its value; null where the value holds at once. */
	path: nullable(Type.Array(PathPoint)),
	/** The first one agreed of its scope, never lost; the current one is the last. */
	original: Type.Boolean(),
	current: Type.Boolean(),
});
export type Target = Static<typeof Target>;

/** Where the latest value stands against a path to a target. */
const PathReading = Type.Object({
	/** The path at the latest period, in the unit of the indicator. */
	path: Type.Number(),
	/** The latest value less the path. */
	difference: Type.Number(),
	/** Where the path leads. */
	end: PathPoint,
	/** What assurance says of a target, said of the path: passing is on path. Null where there is no way to say. */
	assurance: nullable(oneOf(assurances)),
});

/** Whether the series is on path to its target; assurance is about the end of the path. */
export const PathProgress = Type.Object({
	/** By the target in force at the latest period: the local one, else the national one. Null where that has no path. */
	current: nullable(PathReading),
	/** By the target of the same scope that was agreed first, where another has taken its place. */
	original: nullable(PathReading),
	/** "Not on path to the target as it stands now; on path to the one first agreed"; null where there is no path. */
	sentence: nullable(Type.String()),
});
export type PathProgress = Static<typeof PathProgress>;
