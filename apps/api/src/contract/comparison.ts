import { Type, type Static } from 'typebox';
import {
	comparisons,
	judgements,
	polarities,
	quarters,
	significances,
	statuses,
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
import { IndicatorDefinition } from './indicators.ts';

export const ComparisonQuery = Type.Object({
	area: Type.Optional(
		Type.String({ description: 'Code of an authority; the council when left out' }),
	),
	indicator: Type.Optional(
		Type.String({ description: 'Id of an indicator; every one that is published when left out' }),
	),
	period: Type.Optional(
		Type.String({
			description:
				'Code of a published year, with an indicator; the latest that has ended when left out',
		}),
	),
	...MomentQuery.properties,
});
export type ComparisonQuery = Static<typeof ComparisonQuery>;

/** A verdict with its words: "Higher than England, worse". */
const Compared = Type.Object({
	comparison: oneOf(comparisons),
	judgement: nullable(oneOf(judgements)),
	phrase: Type.String(),
});

/** A place among the authorities whose figure is held. */
const Ranked = Type.Object({
	/** 1 is the best; the highest where neither way is good. */
	rank: Type.Integer(),
	of: Type.Integer(),
	tied: Type.Boolean(),
	/** "joint 3rd of 11" */
	phrase: Type.String(),
	/** Null for fewer than four authorities, and where too many have the same value. */
	quarter: nullable(Type.Object({ name: oneOf(quarters), phrase: Type.String() })),
});

/** The simple mean of the statistical neighbours that have a value; null for fewer than five. */
const Neighbours = Type.Object({
	average: Number_,
	count: Type.Integer(),
	/** How many neighbours the model names. */
	of: Type.Integer(),
	modelYear: Type.Integer(),
});

/** Where figures come from. */
const Source = Type.Object({
	title: Type.String(),
	source: Type.String(),
	licence: Type.String(),
});

/** The latest published year of one indicator in an authority that has ended, and what stands beside it. */
export const ComparisonRow = Type.Object({
	id: Type.String(),
	title: Type.String(),
	theme: Type.String(),
	unit: Unit,
	decimals: Type.Integer(),
	polarity: oneOf(polarities),
	period: PeriodRef,
	value: Type.Number(),
	status: oneOf(statuses),
	country: Number_,
	region: Number_,
	/** Null where no neighbours are known. */
	neighbours: nullable(Neighbours),
	rank: Ranked,
	/** Against the country; null where the value has no interval or the country no value. */
	against: nullable(Compared),
});
export type ComparisonRow = Static<typeof ComparisonRow>;

export const ComparisonOverview = Type.Object({
	area: AreaRef,
	country: nullable(AreaRef),
	region: nullable(AreaRef),
	themes: Type.Array(Type.Object({ id: Type.String(), title: Type.String() })),
	/** The finding as a sentence: the title of the page. */
	headline: Type.String(),
	/** Indicators with a published year in this authority, in the catalogue's order. */
	rows: Type.Array(ComparisonRow),
	sources: Type.Array(Source),
	asOf: Type.Integer(),
});
export type ComparisonOverview = Static<typeof ComparisonOverview>;

const Limits = {
	lower95: Type.Number(),
	upper95: Type.Number(),
	lower998: Type.Number(),
	upper998: Type.Number(),
};

export const ComparedAuthority = Type.Object({
	area: AreaRef,
	...Figure.properties,
	rank: Type.Integer(),
	/** 95 %, in the unit of the value, where the parts of the value are known. */
	interval: nullable(Type.Object({ lower: Type.Number(), upper: Type.Number() })),
	own: Type.Boolean(),
	neighbour: Type.Boolean(),
});
export type ComparedAuthority = Static<typeof ComparedAuthority>;

/** Which authorities lie further from the average than their size explains; all in the unit of the value. */
export const ComparisonFunnel = Type.Object({
	average: Type.Number(),
	/** How many times more the authorities differ than chance would make them; the limits are widened above 1. */
	dispersion: Type.Number(),
	/** What size is: those counted for a percentage, the events themselves for a rate. */
	sizeLabel: Type.String(),
	points: Type.Array(
		Type.Object({
			area: AreaRef,
			own: Type.Boolean(),
			neighbour: Type.Boolean(),
			numerator: Type.Number(),
			denominator: Type.Number(),
			size: Type.Number(),
			value: Type.Number(),
			...Limits,
			significance: oneOf(significances),
			/** "higher than its size explains" */
			phrase: Type.String(),
		}),
	),
	/** The limits as lines, smallest size first. */
	curve: Type.Array(Type.Object({ size: Type.Number(), ...Limits })),
});
export type ComparisonFunnel = Static<typeof ComparisonFunnel>;

/** The council's own parts beside the whole, at the latest period of its own returns. */
export const ComparisonParts = Type.Object({
	period: PeriodRef,
	whole: Type.Object({ area: AreaRef, ...Figure.properties }),
	parts: Type.Array(
		Type.Object({
			area: AreaRef,
			...Figure.properties,
			/** Unlike the others, beyond the 99.8 % limits around the whole, or not; null without a verdict. */
			compared: nullable(Compared),
			smallNumbers: Type.Boolean(),
		}),
	),
	source: Source,
});
export type ComparisonParts = Static<typeof ComparisonParts>;

/** One indicator in every authority that has a figure for a year. */
export const IndicatorComparison = Type.Object({
	area: AreaRef,
	indicator: IndicatorDefinition,
	/** Published years, newest first. */
	years: Type.Array(PeriodRef),
	/** Null before anything is published. */
	period: nullable(PeriodRef),
	/** The finding as a sentence: the title of the page. */
	sentence: Type.String(),
	own: nullable(ComparedAuthority),
	country: nullable(Type.Object({ area: AreaRef, ...Figure.properties })),
	region: nullable(Type.Object({ area: AreaRef, ...Figure.properties })),
	neighbours: nullable(Neighbours),
	rank: nullable(Ranked),
	against: nullable(Compared),
	/** Best first; highest first where neither way is good. The region and the country are not among them. */
	authorities: Type.Array(ComparedAuthority),
	/** Null where fewer than ten authorities have the numbers for it. */
	funnel: nullable(ComparisonFunnel),
	/** Null for an authority whose parts have no figures here. */
	parts: nullable(ComparisonParts),
	sources: Type.Array(Source),
	asOf: Type.Integer(),
});
export type IndicatorComparison = Static<typeof IndicatorComparison>;
