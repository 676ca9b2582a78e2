import { Type, type Static, type TSchema } from 'typebox';
import { tidyColumns } from '@sightline/returns';
import { nullable, oneOf } from './words.ts';
import { Finding } from './checks.ts';

const strict = { additionalProperties: false };
const Text = Type.String({ minLength: 1, maxLength: 1000 });
export const idPattern = '^[a-z0-9]+(-[a-z0-9]+)*$';
export const Id = Type.String({ pattern: idPattern });

/** What may stand in an entry for each of some names, each once. */
const forEach = <Names extends readonly string[], Schema extends TSchema>(
	names: Names,
	schema: Schema,
) =>
	Type.Partial(
		Type.Record(Type.Union(names.map((name) => Type.Literal(name as Names[number]))), schema),
		strict,
	);

/** How a council's own spreadsheet differs from the standard. */
const ownWords = {
	columns: Type.Optional(forEach(tidyColumns, Text)),
	names: Type.Optional(
		Type.Object(
			{
				/** Null where rows of that name are left out. */
				indicators: Type.Optional(Type.Record(Type.String(), nullable(Id))),
				areas: Type.Optional(Type.Record(Type.String(), nullable(Text))),
			},
			strict,
		),
	),
	area: Type.Optional(Text),
	unused: Type.Optional(Type.Array(Text)),
	suffixes: Type.Optional(forEach(['numerator', 'denominator'] as const, Type.String())),
	unusedSuffixes: Type.Optional(Type.Array(Text)),
};

/** The layouts that a council's own spreadsheet may have. */
export const ownLayouts = {
	tidy: Type.Object(
		{ kind: Type.Literal('tidy'), indicators: Type.Array(Id, { minItems: 1 }), ...ownWords },
		strict,
	),
	wide: Type.Object(
		{ kind: Type.Literal('wide'), indicators: Type.Array(Id, { minItems: 1 }), ...ownWords },
		strict,
	),
};
export const MappingLayout = Type.Union([ownLayouts.tidy, ownLayouts.wide]);
export type MappingLayout = Static<typeof MappingLayout>;

const reason = Type.String({ maxLength: 1000 });

export const MappingBody = Type.Object(
	{
		of: Type.String({ description: 'Id of the local collection whose returns the files are' }),
		/** What people call the spreadsheet; the id is made of it. */
		title: Type.String({ maxLength: 200 }),
		layout: MappingLayout,
		/** Whether numbers carry the remainders of a spreadsheet's arithmetic. */
		excelFloats: Type.Optional(Type.Boolean()),
		reason,
	},
	strict,
);
export type MappingBody = Static<typeof MappingBody>;

export const MappingAdded = Type.Object({
	id: Type.String(),
	title: Type.String(),
	of: Type.Object({ id: Type.String(), title: Type.String() }),
	sequence: Type.Integer(),
});
export type MappingAdded = Static<typeof MappingAdded>;

export const MappingRetireBody = Type.Object({ reason }, strict);
export type MappingRetireBody = Static<typeof MappingRetireBody>;

export const MappingRetired = Type.Object({ id: Type.String(), sequence: Type.Integer() });
export type MappingRetired = Static<typeof MappingRetired>;

const Deed = Type.Object({
	sequence: Type.Integer(),
	at: Type.String(),
	actor: Type.String(),
	reason: nullable(Type.String()),
});

/** A layout on its way out; MappingLayout says what it may hold. */
const layoutOut = Type.Unsafe<MappingLayout>(
	Type.Object({ kind: Type.String() }, { additionalProperties: true }),
);

/** What the headings of a council's own spreadsheet mean. */
export const Mapping = Type.Object({
	id: Type.String(),
	title: Type.String(),
	of: Type.Object({ id: Type.String(), title: Type.String() }),
	layout: layoutOut,
	/** Null for one that stands in data/collections.json. */
	added: nullable(Deed),
	/** Null while it is in use. */
	retired: nullable(Deed),
	/** Accepted returns that came in by it. */
	returns: Type.Integer(),
});
export type Mapping = Static<typeof Mapping>;

/** Those in use by collection, then those out of use. */
export const MappingList = Type.Object({ mappings: Type.Array(Mapping) });
export type MappingList = Static<typeof MappingList>;

export const SampleQuery = Type.Object({
	collection: Type.Optional(
		Type.String({ description: 'Id of the collection; may be a form field instead' }),
	),
	name: Type.Optional(Type.String({ description: 'Name of the file, when it is sent bare' })),
});
export type SampleQuery = Static<typeof SampleQuery>;

/** A spreadsheet that waits to be mapped, with what its headings probably mean. */
export const MappingSample = Type.Object({
	id: Type.String(),
	collection: Type.Object({ id: Type.String(), title: Type.String() }),
	fileName: Type.String(),
	layout: oneOf(['tidy', 'wide'] as const),
	/** Line of the header, from 1. */
	line: Type.Integer(),
	headings: Type.Array(Type.String()),
	/** Of a wide file: what stands beside the periods in its headings. */
	marks: Type.Array(Type.Object({ mark: Type.String(), headings: Type.Array(Type.String()) })),
	/** Column of the standard → the heading that is probably it. */
	guesses: Type.Unsafe<Partial<Record<(typeof tidyColumns)[number], string>>>(
		Type.Record(Type.String(), Type.String()),
	),
	/** What the rows of the file may be about. */
	indicators: Type.Array(
		Type.Object({ id: Type.String(), reference: Type.String(), title: Type.String() }),
	),
	areas: Type.Array(Type.Object({ code: Type.String(), name: Type.String() })),
	/** When the file is deleted. */
	expiresAt: Type.String(),
});
export type MappingSample = Static<typeof MappingSample>;

const FindingCounts = Type.Object({
	error: Type.Integer(),
	warning: Type.Integer(),
	notice: Type.Integer(),
});

/** A sample that cannot be read, with what stands in the way. */
export const SampleRefused = Type.Object({
	code: Type.String(),
	message: Type.String(),
	counts: FindingCounts,
	findings: Type.Array(Finding),
});
export type SampleRefused = Static<typeof SampleRefused>;

export const SampleNamesQuery = Type.Object({
	indicator: Type.String({ description: 'Heading of the column of indicators' }),
	area: Type.Optional(
		Type.String({ description: 'Heading of the column of areas, where there is one' }),
	),
});

const NameGuess = Type.Object({
	name: Type.String(),
	/** The id or code that it probably means; null where that is not clear. */
	guess: nullable(Type.String()),
});
export const SampleNames = Type.Object({
	indicators: Type.Array(NameGuess),
	areas: Type.Array(NameGuess),
});
export type SampleNames = Static<typeof SampleNames>;

export const SampleCheckBody = Type.Object({ layout: MappingLayout }, strict);
export type SampleCheckBody = Static<typeof SampleCheckBody>;

/** What a check of the sample finds when it is read by a mapping. Nothing of it is stored. */
export const SampleCheck = Type.Object({
	rows: Type.Integer(),
	observations: Type.Integer(),
	counts: FindingCounts,
	/** The first 200; `counts` is exact. */
	findings: Type.Array(Finding),
});
export type SampleCheck = Static<typeof SampleCheck>;
