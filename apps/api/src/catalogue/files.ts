import {
	Type,
	type Static,
	type TObject,
	type TOptional,
	type TSchema,
	type TString,
} from 'typebox';
import { periodTypes } from '@sightline/metrics/periods';
import {
	areaLevels,
	kinds,
	polarities,
	readings,
	statuses,
	symbols,
} from '@sightline/metrics/vocabulary';
import { wordFields, type WordField } from '../contract/catalogue.ts';
import { Id, idPattern, ownLayouts } from '../contract/mappings.ts';
import { nullable } from '../contract/words.ts';

// What the files in data/ may hold. Checked once at start; an error names file, entry and field.

const oneOf = <Words extends readonly string[]>(words: Words) =>
	Type.Union(words.map((word) => Type.Literal(word as Words[number])));
const strict = { additionalProperties: false };
const Text = Type.String({ minLength: 1 });
/** The code of a month, such as 2018-04. */
const monthPattern = '^[0-9]{4}-(0[1-9]|1[0-2])$';
const Month = Type.String({ pattern: monthPattern });

/** What each pattern asks for, to whoever wrote the file. */
export const patternWords: Record<string, string> = {
	[idPattern]: 'must be of small letters, digits and hyphens',
	[monthPattern]: 'must be a month such as 2018-04',
};

const Unit = Type.Union([
	Type.Object({ kind: Type.Literal('count'), of: Text }, strict),
	Type.Object({ kind: Type.Literal('percent') }, strict),
	Type.Object({ kind: Type.Literal('rate'), per: Type.Integer({ minimum: 1 }), of: Text }, strict),
	Type.Object({ kind: Type.Literal('mean'), of: Text }, strict),
]);

const Part = Type.Object(
	{
		label: Text,
		/** Whether it adds up over months, and over areas: children counted once do not. */
		addsOverTime: Type.Boolean(),
		addsOverAreas: Type.Boolean(),
	},
	strict,
);

/** The words that an indicator had until the next ones, where they differ from those of today. */
const EarlierDefinition = Type.Object(
	{
		/** Left out from the beginning. */
		validFrom: Type.Optional(Month),
		changeReason: Type.Optional(Text),
		...(Object.fromEntries(wordFields.map((field) => [field, Type.Optional(Text)])) as Record<
			WordField,
			TOptional<TString>
		>),
	},
	strict,
);

/** In the order in which an export writes it. */
export const IndicatorEntry = Type.Object(
	{
		id: Id,
		reference: Text,
		/** Whether a published source gives the definition; where none does, the page says that it is the council's own. */
		sourced: Type.Boolean(),
		/** Stands behind other indicators, as a population does: it has a page of its own and no place among the results. */
		supporting: Type.Optional(Type.Literal(true)),
		theme: Id,
		title: Text,
		/** Whether sentences say "have" (initial conferences) or "has" (the agency rate). */
		plural: Type.Boolean(),
		question: Text,
		definition: Text,
		numerator: Part,
		denominator: nullable(
			Type.Object(
				{
					...Part.properties,
					population: Type.Boolean(),
					/** The supporting indicator whose mid-year figure is the denominator where a file brings none. */
					populationFrom: Type.Optional(Id),
				},
				strict,
			),
		),
		unit: Unit,
		/** Whether numerator and denominator may be fractions, as full-time equivalents are. */
		fractionalCounts: Type.Optional(Type.Boolean()),
		decimals: Type.Integer({ minimum: 0, maximum: 3 }),
		polarity: oneOf(polarities),
		reading: oneOf(readings),
		kind: oneOf(kinds),
		frequency: oneOf(periodTypes),
		source: Text,
		owner: Text,
		why: Text,
		/** What it does not tell you. */
		caution: Text,
		/** What a member might ask when it is worse than usual. */
		ask: Text,
		publicationGrain: Type.Object(
			{ county: oneOf(periodTypes), parts: oneOf(periodTypes) },
			strict,
		),
		disclosureExemption: nullable(Text),
		/** The first month of these words, and why they replaced earlier ones. */
		validFrom: Type.Optional(Month),
		changeReason: Type.Optional(Text),
		/** Oldest first. */
		earlier: Type.Optional(Type.Array(EarlierDefinition, { minItems: 1 })),
		targets: Type.Array(
			Type.Object(
				{
					value: Type.Number(),
					from: Month,
					scope: Type.Union([Type.Literal('local'), Type.Literal('national')]),
					agreedBy: Text,
					/** Dated points with straight lines between, from the first month to the value; left out where it holds at once. */
					path: Type.Optional(
						Type.Array(Type.Object({ month: Month, value: Type.Number() }, strict)),
					),
				},
				strict,
			),
		),
		rebases: Type.Array(Type.Object({ from: Month, reason: Text }, strict)),
	},
	strict,
);
export type IndicatorEntry = Static<typeof IndicatorEntry>;

/** An indicator as one definition has it, without what has dates of its own. */
export const IndicatorBody = Type.Omit(IndicatorEntry, [
	'validFrom',
	'changeReason',
	'earlier',
	'targets',
	'rebases',
]);
export type IndicatorBody = Static<typeof IndicatorBody>;

/** What a schema has of a record, in the order of the schema. */
export function fieldsOf<Schema extends TObject>(schema: Schema, record: object): Static<Schema> {
	const known = new Map(Object.entries(record));
	const fields = Object.keys(schema.properties).filter((field) => known.has(field));
	return Object.fromEntries(fields.map((field) => [field, known.get(field)])) as Static<Schema>;
}

export const IndicatorsFile = Type.Object(
	{
		themes: Type.Array(Type.Object({ id: Id, title: Text }, strict), { minItems: 1 }),
		indicators: Type.Array(IndicatorEntry, { minItems: 1 }),
	},
	strict,
);

const mapping = {
	indicator: Id,
	/** Codes of the collection's period type. */
	from: Type.Optional(Text),
	to: Type.Optional(Text),
	except: Type.Optional(
		Type.Array(Type.Object({ area: Text, reason: Text }, strict), { minItems: 1 }),
	),
};
const Members = Type.Record(Type.String(), Type.String());

const EesMapping = Type.Object(
	{
		...mapping,
		where: Members,
		numerator: Type.Optional(Text),
		denominator: Type.Optional(Text),
		denominatorRow: Type.Optional(Members),
		value: Type.Optional(Text),
	},
	strict,
);

const LongMapping = Type.Object({ ...mapping, measure: Text }, strict);

const LongColumns = Type.Object(
	{
		measure: Text,
		period: Text,
		/** Of the code, then of the name. */
		area: Type.Array(Text, { minItems: 1 }),
		value: Text,
		note: Type.Optional(Text),
	},
	strict,
);

const layouts = {
	...ownLayouts,
	ees: Type.Object(
		{
			kind: Type.Literal('ees'),
			timeIdentifier: Text,
			filters: Type.Array(Text),
			mappings: Type.Array(EesMapping, { minItems: 1 }),
			unused: Type.Array(Text),
			unusedRows: Type.Optional(Type.Array(Members)),
		},
		strict,
	),
	long: Type.Object(
		{
			kind: Type.Literal('long'),
			columns: LongColumns,
			mappings: Type.Array(LongMapping, { minItems: 1 }),
			unusedMeasures: Type.Optional(Type.Boolean()),
			statuses: Type.Optional(Type.Record(Type.String(), oneOf(statuses))),
			unused: Type.Array(Text),
		},
		strict,
	),
};

const numberStyle = {
	excelFloats: Type.Optional(Type.Boolean()),
	symbols: Type.Optional(Type.Record(Type.String(), oneOf(symbols))),
};

const collectionWith = <Layout extends TSchema>(layout: Layout) =>
	Type.Object(
		{
			id: Id,
			title: Text,
			owner: Text,
			scope: Type.Union([Type.Literal('local'), Type.Literal('national')]),
			periodType: oneOf(periodTypes),
			dueDays: nullable(Type.Integer({ minimum: 0 })),
			source: Text,
			licence: Text,
			rounding: Type.Optional(
				Type.Partial(Type.Record(oneOf(areaLevels), Type.Integer({ minimum: 1 })), strict),
			),
			areaLevels: Type.Array(oneOf(areaLevels), { minItems: 1 }),
			...numberStyle,
			layout,
		},
		strict,
	);

const mappingWith = <Layout extends TSchema>(layout: Layout) =>
	Type.Object({ id: Id, of: Id, title: Text, ...numberStyle, layout }, strict);

/** A mapping: a council's own spreadsheet, as the returns of a collection. */
const MappingEntry = mappingWith(Type.Union([layouts.tidy, layouts.wide]));

const anyLayout = Type.Union([layouts.tidy, layouts.wide, layouts.ees, layouts.long]);
export const CollectionsFile = Type.Array(Type.Union([collectionWith(anyLayout), MappingEntry]), {
	minItems: 1,
});

/** The schema of one file of collections: each by the layout that it names, as errors about the others would hide its own. */
export function collectionsSchema(content: unknown): TSchema {
	if (!Array.isArray(content) || content.length === 0) return CollectionsFile;
	const entries = content as ({ of?: unknown; layout?: { kind?: unknown } } | null)[];
	return Type.Tuple(
		entries.map((entry) => {
			const isMapping = entry?.of !== undefined;
			const allowed = isMapping ? { tidy: layouts.tidy, wide: layouts.wide } : layouts;
			const known = Object.entries(allowed).find(([name]) => name === entry?.layout?.kind);
			const layout = known?.[1] ?? Type.Object({ kind: Type.Enum(Object.keys(allowed)) });
			return isMapping ? mappingWith(layout) : collectionWith(layout);
		}),
	);
}

/** The council whose figures these are. */
export const CouncilFile = Type.Object({ area: Text, name: Text }, strict);
export type CouncilFile = Static<typeof CouncilFile>;

/** One row of areas.csv. Dates are months; blank is open. */
export const AreaEntry = Type.Object(
	{
		code: Text,
		name: Text,
		level: oneOf(areaLevels),
		other_codes: Type.String(),
		parent: Type.String(),
		valid_from: Type.Union([Month, Type.Literal('')]),
		valid_to: Type.Union([Month, Type.Literal('')]),
		successor: Type.String(),
	},
	strict,
);
export type AreaEntry = Static<typeof AreaEntry>;

/** One row of neighbours.csv: a council's statistical neighbours in the model of a year, nearest first. */
export const NeighbourEntry = Type.Object(
	{ area: Text, model_year: Type.String({ pattern: '^[0-9]{4}$' }), rank: Text, neighbour: Text },
	strict,
);
export type NeighbourEntry = Static<typeof NeighbourEntry>;
