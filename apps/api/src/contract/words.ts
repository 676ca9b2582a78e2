import { Type, type Static, type TSchema } from 'typebox';
import { periodTypes } from '@sightline/metrics/periods';
import { areaLevels, statuses, symbols } from '@sightline/metrics/vocabulary';

/** A schema for one of a list of words of the domain. */
export const oneOf = <Word extends string>(words: readonly Word[]) =>
	Type.Unsafe<Word>(Type.String({ enum: [...words] }));

export const nullable = <Schema extends TSchema>(schema: Schema) =>
	Type.Union([schema, Type.Null()]);

/** A whole number in an address: nothing is rounded or guessed. */
export const WholeNumber = Type.String({ pattern: '^[0-9]{1,9}$', description: 'A whole number' });

/** The moment that a reader asks about. At most one of the two; without either, now. */
export const MomentQuery = Type.Object({
	asOf: Type.Optional(
		Type.String({
			maxLength: 40,
			description: 'As it was known when the change with this sequence number was the last',
		}),
	),
	on: Type.Optional(
		Type.String({
			maxLength: 40,
			description: 'As it was known at the end of this day in England, YYYY-MM-DD',
		}),
	),
});
export type MomentQuery = Static<typeof MomentQuery>;

export const Number_ = nullable(Type.Number());

export const PeriodRef = Type.Object({
	/** As it stands in files and addresses: 2018-04, 2018-Q2, 2017/18. */
	code: Type.String(),
	/** As it stands in sentences: April 2018. */
	name: Type.String(),
	/** As it stands on an axis: Apr 2018. */
	short: Type.String(),
	type: oneOf(periodTypes),
	/** Its number within its type: the next period is +1. */
	index: Type.Integer(),
	/** Its last month, counted from year 0: the common axis of months and years. */
	month: Type.Integer(),
});
export type PeriodRef = Static<typeof PeriodRef>;

export const AreaRef = Type.Object({
	code: Type.String(),
	name: Type.String(),
	level: oneOf(areaLevels),
});
export type AreaRef = Static<typeof AreaRef>;

export const Unit = Type.Union([
	Type.Object({ kind: Type.Literal('count'), of: Type.String() }),
	Type.Object({ kind: Type.Literal('percent') }),
	Type.Object({ kind: Type.Literal('rate'), per: Type.Integer(), of: Type.String() }),
	Type.Object({ kind: Type.Literal('mean'), of: Type.String() }),
]);

/** A value with both its parts; a symbol says why a part is missing. */
export const Figure = Type.Object({
	value: Number_,
	valueSymbol: nullable(oneOf(symbols)),
	numerator: Number_,
	numeratorSymbol: nullable(oneOf(symbols)),
	denominator: Number_,
	denominatorSymbol: nullable(oneOf(symbols)),
	status: oneOf(statuses),
	note: nullable(Type.String()),
});
export type Figure = Static<typeof Figure>;

/** How every failure leaves the API. */
export const Problem = Type.Object({
	code: Type.String(),
	message: Type.String(),
	/** Where in the body that was sent, as a JSON pointer: `/acknowledgements/0/reason`. */
	path: Type.Optional(Type.String()),
});
export type Problem = Static<typeof Problem>;
