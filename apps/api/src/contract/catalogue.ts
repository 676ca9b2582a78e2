import { Type, type Static } from 'typebox';
import { polarities } from '@sightline/metrics/vocabulary';
import { IndicatorDefinition } from './indicators.ts';
import { Target } from './targets.ts';
import { nullable, oneOf, PeriodRef, Unit } from './words.ts';

const Text = Type.String({ maxLength: 2000 });

/** What officers may change of an indicator: its words. Counting another thing, or in another unit, is another indicator. */
export const Words = Type.Object(
	{
		title: Text,
		question: Text,
		definition: Text,
		numeratorLabel: Text,
		/** Null where the indicator has no denominator. */
		denominatorLabel: nullable(Text),
		source: Text,
		owner: Text,
		why: Text,
		caution: Text,
		ask: Text,
	},
	{ additionalProperties: false },
);
export type Words = Static<typeof Words>;
export type WordField = keyof Words;
export const wordFields = Object.keys(Words.properties) as WordField[];

const scope = oneOf(['local', 'national'] as const);
/** The code of a month, such as 2019-04. */
const month = Type.String({ maxLength: 20, description: 'A month, such as 2019-04' });
/** Why it is done: kept with the change for every reader. */
const reason = Type.String({ maxLength: 1000 });

export const TargetBody = Type.Object({
	scope,
	from: month,
	/** In the unit of the indicator. Needed unless the target is taken back. */
	value: Type.Optional(Type.Number()),
	/** Needed unless the target is taken back. */
	agreedBy: Type.Optional(Type.String({ maxLength: 200 })),
	/** Dated points with straight lines between, from the month `from` to the value; left out where it holds at once. */
	path: Type.Optional(Type.Array(Type.Object({ month, value: Type.Number() }), { maxItems: 60 })),
	reason,
	/** True takes the target of that scope and month back: it was a mistake. */
	removed: Type.Optional(Type.Boolean()),
});
export type TargetBody = Static<typeof TargetBody>;

export const RebaseBody = Type.Object({
	from: month,
	reason,
	/** True takes the rebase of that month back. */
	removed: Type.Optional(Type.Boolean()),
});
export type RebaseBody = Static<typeof RebaseBody>;

export const DefinitionBody = Type.Object({
	/** The first month of the new words. Null mends the present ones from the month that they stand from. */
	from: nullable(month),
	/** Those that change. */
	words: Type.Partial(Words, { additionalProperties: false }),
	/** What they said when the change was begun: it is refused when somebody has changed them since. */
	was: Type.Optional(Type.Partial(Words, { additionalProperties: false })),
	reason,
});
export type DefinitionBody = Static<typeof DefinitionBody>;

/** An accepted change to the catalogue. */
export const CatalogueChanged = Type.Object({
	sequence: Type.Integer(),
	indicator: Type.Object({ id: Type.String(), title: Type.String() }),
	/** What the officer should know of it; null when there is nothing to add. */
	note: nullable(Type.String()),
});
export type CatalogueChanged = Static<typeof CatalogueChanged>;

export const CatalogueList = Type.Object({
	themes: Type.Array(Type.Object({ id: Type.String(), title: Type.String() })),
	/** In the order in which they came into the catalogue. */
	indicators: Type.Array(
		Type.Object({
			id: Type.String(),
			reference: Type.String(),
			title: Type.String(),
			theme: Type.String(),
			owner: Type.String(),
			/** Whether a published source gives the definition. */
			sourced: Type.Boolean(),
			supporting: Type.Boolean(),
			unit: Unit,
			decimals: Type.Integer(),
			polarity: oneOf(polarities),
			/** In force by the clock: the local one, else the national one. */
			target: nullable(Type.Number()),
			targets: Type.Integer(),
			rebases: Type.Integer(),
			definitions: Type.Integer(),
		}),
	),
});
export type CatalogueList = Static<typeof CatalogueList>;

/** Who made a change, when and why. */
const Deed = Type.Object({
	sequence: Type.Integer(),
	at: Type.String(),
	actor: Type.String(),
	reason: nullable(Type.String()),
});

/** One change to one indicator. */
export const CatalogueDeed = Type.Object({
	...Deed.properties,
	/** Whether a target or rebase was taken back. Words are changed again instead. */
	removed: Type.Boolean(),
	target: nullable(Type.Pick(Target, ['value', 'from', 'scope', 'agreedBy', 'path'])),
	rebase: nullable(Type.Object({ from: PeriodRef, reason: Type.String() })),
	words: nullable(
		Type.Object({
			/** Null from the beginning. */
			from: nullable(PeriodRef),
			/** Empty when the indicator was added by it. */
			fields: Type.Array(
				Type.Object({
					field: oneOf(wordFields),
					before: nullable(Type.String()),
					after: nullable(Type.String()),
				}),
			),
		}),
	),
});
export type CatalogueDeed = Static<typeof CatalogueDeed>;

export const CatalogueEntry = Type.Object({
	indicator: IndicatorDefinition,
	/** Whether sentences go on with "have". */
	plural: Type.Boolean(),
	words: Words,
	/** Every definition, oldest first; the last is that of today. */
	definitions: Type.Array(
		Type.Object({
			/** Null from the beginning. */
			from: nullable(PeriodRef),
			reason: nullable(Type.String()),
			/** Whether another thing is counted than by the definition before. */
			breaks: Type.Boolean(),
			words: Words,
		}),
	),
	/** Those that stand, in date order; current by the clock. */
	targets: Type.Array(Type.Object({ ...Target.properties, set: Deed })),
	rebases: Type.Array(
		Type.Object({
			from: PeriodRef,
			reason: Type.String(),
			/** Values of the council on which the limits on both sides rest. */
			valuesBefore: Type.Integer(),
			valuesAfter: Type.Integer(),
			set: Deed,
		}),
	),
	/** Newest first. */
	history: Type.Array(CatalogueDeed),
});
export type CatalogueEntry = Static<typeof CatalogueEntry>;
