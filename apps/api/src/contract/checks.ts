import { Type, type Static } from 'typebox';
import { findingCodes, severities, stages } from '@sightline/returns';
import { polarities } from '@sightline/metrics/vocabulary';
import { IndicatorName } from './returns.ts';
import { AreaRef, Figure, nullable, Number_, oneOf, PeriodRef, Problem, Unit } from './words.ts';
import { Verdict } from './verdict.ts';

const Reason = Type.String({ pattern: '\\S', maxLength: 1000 });

/** Why a warning, those of a kind in one cell, or all of a kind do not stand in the way: the narrower goes first. */
export const Acknowledgement = Type.Union([
	Type.Object({ finding: Type.String({ description: 'Id of a finding' }), reason: Reason }),
	Type.Object({
		code: Type.String({ description: 'A kind of warning' }),
		cell: Type.Optional(Type.String({ description: 'Only those in this cell' })),
		reason: Reason,
	}),
]);
export type Acknowledgement = Static<typeof Acknowledgement>;

export const Finding = Type.Object({
	/** The same whenever the same file is checked: what an acknowledgement names. */
	id: Type.String(),
	code: oneOf(findingCodes),
	severity: oneOf(severities),
	stage: oneOf(stages),
	line: nullable(Type.Integer()),
	cell: nullable(Type.String()),
	column: nullable(Type.String()),
	value: nullable(Type.String()),
	message: Type.String(),
	hint: Type.String(),
});
export type Finding = Static<typeof Finding>;

/** The findings of one code. */
export const FindingKind = Type.Object({
	code: oneOf(findingCodes),
	severity: oneOf(severities),
	stage: oneOf(stages),
	/** How many there are. */
	count: Type.Integer(),
	/** The first 50. */
	findings: Type.Array(Finding),
});
export type FindingKind = Static<typeof FindingKind>;

export const changeKinds = ['created', 'changed', 'removed'] as const;

export const FigureChange = Type.Object({
	kind: oneOf(changeKinds),
	indicator: Type.Object({
		id: Type.String(),
		title: Type.String(),
		unit: Unit,
		decimals: Type.Integer(),
	}),
	area: AreaRef,
	breakdown: nullable(Type.String()),
	period: PeriodRef,
	before: nullable(Figure),
	after: nullable(Figure),
});
export type FigureChange = Static<typeof FigureChange>;

/** An indicator of an area that would read differently: in its words, or by another rule. */
const VerdictChange = Type.Object({
	indicator: Type.Object({
		id: Type.String(),
		title: Type.String(),
		polarity: oneOf(polarities),
		unit: Unit,
		decimals: Type.Integer(),
	}),
	area: AreaRef,
	before: Verdict,
	after: Verdict,
});

const SeriesPoint = Type.Object({
	period: PeriodRef,
	/** Null where there is none, or where the period is incomplete and not judged. */
	value: Number_,
	/** Null where no limits are drawn. */
	lower: Number_,
	upper: Number_,
	/** Whether the file makes, alters or removes this value. */
	changed: Type.Boolean(),
});

/** What accepting the file would do to the current figures. */
export const Changes = Type.Object({
	created: Type.Integer(),
	changed: Type.Integer(),
	unchanged: Type.Integer(),
	removed: Type.Integer(),
	/** The live return of the same collection and period that this one would supersede. */
	supersedes: nullable(Type.Integer()),
	/** Changed and removed figures first, then created ones; the first 200. */
	figures: Type.Array(FigureChange),
	/** The council's indicators that would read differently. */
	verdicts: Type.Array(
		Type.Object({
			...VerdictChange.properties,
			/** The last 24 periods, the same before and after; drawn side by side they show what moved. */
			beforeSeries: Type.Array(SeriesPoint),
			afterSeries: Type.Array(SeriesPoint),
		}),
	),
	/** The same of its quadrants and countywide teams. */
	partVerdicts: Type.Array(VerdictChange),
});
export type Changes = Static<typeof Changes>;

export const checkStates = ['checked', 'refused', 'identical'] as const;

/** A file that has been read and checked. Nothing counts until it is accepted. */
export const Check = Type.Object({
	id: Type.String(),
	collection: Type.Object({ id: Type.String(), title: Type.String() }),
	/** As it was sent, or return.csv where that may name a person. */
	fileName: Type.String(),
	/** checked: may be accepted; refused: has errors; identical: the bytes of an accepted return. */
	state: oneOf(checkStates),
	period: nullable(PeriodRef),
	rows: Type.Integer(),
	observations: Type.Integer(),
	counts: Type.Object({
		error: Type.Integer(),
		warning: Type.Integer(),
		notice: Type.Integer(),
	}),
	/** The first 200; `counts` is exact and `/findings.csv` holds them all. */
	findings: Type.Array(Finding),
	/** The same by kind: errors first, then warnings, then notices. */
	kinds: Type.Array(FindingKind),
	/** Each kind of warning, once: what has to be acknowledged. */
	warnings: Type.Array(
		Type.Object({ code: Type.String(), count: Type.Integer(), message: Type.String() }),
	),
	identicalTo: nullable(Type.Integer()),
	/** The return that it has become; null until it is accepted. */
	acceptedAs: nullable(Type.Integer()),
	changes: nullable(Changes),
	/** When the waiting file is deleted if nobody accepts it. */
	expiresAt: nullable(Type.String()),
});
export type Check = Static<typeof Check>;

export const UploadQuery = Type.Object({
	collection: Type.Optional(
		Type.String({ description: 'Id of the collection; may be a form field instead' }),
	),
	period: Type.Optional(
		Type.String({ description: 'Code of the period; taken from the file when left out' }),
	),
	name: Type.Optional(Type.String({ description: 'Name of the file, when it is sent bare' })),
	accept: Type.Optional(
		Type.String({ description: 'true: accept it at once when nothing stands in the way' }),
	),
	reason: Type.Optional(
		Type.String({ maxLength: 1000, description: 'With accept=true: why it is handed in' }),
	),
	acknowledge: Type.Optional(
		Type.Union([Type.String(), Type.Array(Type.String())], {
			description:
				'With accept=true: CODE=REASON, why a kind of warning does not stand in the way, CODE@CELL=REASON for those in one cell, or #ID=REASON for one of them (# as %23); may be repeated',
		}),
	),
});
export type UploadQuery = Static<typeof UploadQuery>;

export const TemplateQuery = Type.Object({
	layout: Type.Optional(oneOf(['tidy', 'wide'] as const)),
	period: Type.Optional(Type.String({ description: 'Code of the period' })),
});

/** A Frictionless Table Schema: https://datapackage.org/standard/table-schema/ */
export const TableSchema = Type.Object({
	$schema: Type.String(),
	title: Type.String(),
	description: Type.String(),
	fields: Type.Array(
		Type.Object({
			name: Type.String(),
			type: oneOf(['string', 'number'] as const),
			title: Type.String(),
			description: Type.String(),
			constraints: Type.Optional(
				Type.Object({
					required: Type.Optional(Type.Literal(true)),
					pattern: Type.Optional(Type.String()),
					enum: Type.Optional(Type.Array(Type.String())),
					minimum: Type.Optional(Type.Number()),
				}),
			),
		}),
	),
	fieldsMatch: Type.Literal('superset'),
	missingValues: Type.Array(Type.String()),
	primaryKey: Type.Array(Type.String()),
});

export const AcceptBody = Type.Object({
	reason: Type.Optional(Type.String({ maxLength: 1000 })),
	/** Together they cover every warning. */
	acknowledgements: Type.Optional(Type.Array(Acknowledgement)),
});
export type AcceptBody = Static<typeof AcceptBody>;

export const Accepted = Type.Object({
	sequence: Type.Integer(),
	collection: Type.Object({ id: Type.String(), title: Type.String() }),
	period: PeriodRef,
	observations: Type.Integer(),
	created: Type.Integer(),
	changed: Type.Integer(),
	unchanged: Type.Integer(),
	removed: Type.Integer(),
	supersedes: nullable(Type.Integer()),
	/** The indicators in it. */
	indicators: Type.Array(IndicatorName),
});
export type Accepted = Static<typeof Accepted>;

/** Why a file was not accepted: with the warnings that have no reason yet, where that is why. */
export const NotAccepted = Type.Object({
	...Problem.properties,
	/** The first 200. */
	open: Type.Optional(Type.Array(Finding)),
});
export type NotAccepted = Static<typeof NotAccepted>;

/** A file that was to be accepted at once and is not: why, and all that was found. It waits like any other. */
export const NotAcceptedAtOnce = Type.Object({ ...Check.properties, ...NotAccepted.properties });
export type NotAcceptedAtOnce = Static<typeof NotAcceptedAtOnce>;
