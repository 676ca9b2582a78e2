import { Type, type Static } from 'typebox';
import { areaLevels } from '@sightline/metrics/vocabulary';
import type { Collection } from '@sightline/returns';
import { nullable, oneOf, Unit } from './words.ts';

const Key = Type.Integer({ description: 'Its key in the tables' });
const Month = nullable(Type.Integer({ description: 'A month, counted from year 0' }));

const AsInFile = Type.Unsafe<Collection>(
	Type.Object(
		{ id: Type.String(), title: Type.String() },
		{ additionalProperties: true, description: 'As data/collections.json has it' },
	),
);

/** What a file of a collection is checked against, so that it can be checked before it is sent. */
export const ReturnContext = Type.Object({
	collection: AsInFile,
	/** Mappings in use by the titles under which they are chosen, without the names that they explain. */
	mappings: Type.Array(AsInFile),
	indicators: Type.Array(
		Type.Object({
			key: Key,
			id: Type.String(),
			reference: Type.String(),
			title: Type.String(),
			unit: Unit,
			hasDenominator: Type.Boolean(),
			populationElsewhere: Type.Boolean(),
			fractionalCounts: Type.Boolean(),
			numeratorAddsOverAreas: Type.Boolean(),
			denominatorAddsOverAreas: Type.Boolean(),
			annualised: Type.Boolean(),
			decimals: Type.Integer(),
		}),
	),
	areas: Type.Array(
		Type.Object({
			key: Key,
			code: Type.String(),
			name: Type.String(),
			level: oneOf(areaLevels),
			otherCodes: Type.Array(Type.String()),
			partOf: nullable(Key),
			validFrom: Month,
			validTo: Month,
			successor: nullable(Type.String()),
		}),
	),
	/** Whose figures rows without an area are. */
	councilArea: nullable(Key),
	breakdowns: Type.Array(
		Type.Object({ key: Key, dimension: Type.String(), member: Type.String() }),
	),
	totalBreakdown: Key,
	lastEndedMonth: Type.Integer(),
	/** A larger file is not taken in. */
	uploadBytes: Type.Integer(),
});
export type ReturnContext = Static<typeof ReturnContext>;

export const ReturnContextParams = Type.Object({ collection: Type.String() });
