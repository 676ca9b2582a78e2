import { Type, type Static } from 'typebox';
import { kinds, polarities, readings, rules, variations } from '@sightline/metrics/vocabulary';
import { periodTypes } from '@sightline/metrics/periods';
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
import { PathProgress, Target } from './targets.ts';
import { Verdict } from './verdict.ts';

export const IndicatorParams = Type.Object({ id: Type.String() });

export const IndicatorQuery = Type.Object({
	area: Type.Optional(Type.String({ description: 'Area code; the council when left out' })),
	with: Type.Optional(
		Type.String({
			description:
				'Codes of areas to show beside it, separated by commas; an empty value shows none',
		}),
	),
	...MomentQuery.properties,
});
export type IndicatorQuery = Static<typeof IndicatorQuery>;

export const IndicatorDefinition = Type.Object({
	id: Type.String(),
	/** The catalogue's short code. */
	reference: Type.String(),
	/** Whether a published source gives the definition. */
	sourced: Type.Boolean(),
	/** Stands behind other indicators, as a population does. */
	supporting: Type.Boolean(),
	title: Type.String(),
	theme: Type.Object({ id: Type.String(), title: Type.String() }),
	question: Type.String(),
	definition: Type.String(),
	numerator: Type.String(),
	denominator: nullable(Type.String()),
	/** Id of the supporting indicator that the denominator comes from, where a file brings none. */
	denominatorFrom: nullable(Type.String()),
	unit: Unit,
	decimals: Type.Integer(),
	polarity: oneOf(polarities),
	reading: oneOf(readings),
	kind: oneOf(kinds),
	frequency: oneOf(periodTypes),
	/** True when a part-year rate is shown as if it went on for a year. */
	annualised: Type.Boolean(),
	source: Type.String(),
	owner: Type.String(),
	why: Type.String(),
	caution: Type.String(),
	ask: Type.String(),
});
export type IndicatorDefinition = Static<typeof IndicatorDefinition>;

export const IndicatorSummary = Type.Pick(IndicatorDefinition, [
	'id',
	'reference',
	'title',
	'theme',
	'unit',
	'polarity',
	'reading',
	'frequency',
]);

export const IndicatorList = Type.Object({ indicators: Type.Array(IndicatorSummary) });
export type IndicatorList = Static<typeof IndicatorList>;

export const Point = Type.Object({
	period: PeriodRef,
	...Figure.properties,
	/** Every rule that fired at this point. */
	rules: Type.Array(oneOf(rules)),
	variation: nullable(oneOf(variations)),
	/** Sequence number of the return that gave it; null for a missing period. */
	sequence: nullable(Type.Integer()),
});
export type Point = Static<typeof Point>;

/** Limits between two rebases. */
export const LimitGroup = Type.Object({
	start: PeriodRef,
	end: PeriodRef,
	mean: Number_,
	lower: Number_,
	upper: Number_,
	/** Fewer than 13 values: the limits are shown and no verdict is given. */
	trial: Type.Boolean(),
});
export type LimitGroup = Static<typeof LimitGroup>;

/** A definition for as long as it counted the same. */
export const Counting = Type.Object({
	/** Its first and its last month; null for no beginning and no end. */
	from: nullable(PeriodRef),
	until: nullable(PeriodRef),
	/** Why it was counted differently from then on; null for the first. */
	reason: nullable(Type.String()),
	definition: Type.String(),
	numerator: Type.String(),
	denominator: nullable(Type.String()),
});

/** Another area's (or this area's published) figures, by year, drawn at the last month of each year. */
export const Comparator = Type.Object({
	area: AreaRef,
	/** Of the collections that its points come from, in the order of their years. */
	sources: Type.Array(
		Type.Object({ title: Type.String(), source: Type.String(), licence: Type.String() }),
	),
	points: Type.Array(Type.Object({ period: PeriodRef, ...Figure.properties })),
});
export type Comparator = Static<typeof Comparator>;

/** One change of one figure by a later return. */
export const Revision = Type.Object({
	period: PeriodRef,
	sequence: Type.Integer(),
	at: Type.String(),
	actor: Type.String(),
	reason: nullable(Type.String()),
	before: nullable(Figure),
	after: nullable(Figure),
});
export type Revision = Static<typeof Revision>;

export const FigureParams = Type.Object({
	id: Type.String(),
	period: Type.String({ description: 'Code of the period, such as 2018-04 or 2017/18' }),
});

export const FigureQuery = Type.Object({
	area: Type.Optional(Type.String({ description: 'Area code; the council when left out' })),
	breakdown: Type.Optional(
		Type.String({
			description: 'A breakdown as “dimension: member”; the total when left out',
		}),
	),
	...MomentQuery.properties,
});
export type FigureQuery = Static<typeof FigureQuery>;

export const beginnings = ['accepted', 'revived'] as const;
export type Beginning = (typeof beginnings)[number];
export const endings = ['superseded', 'restated', 'withdrawn'] as const;
export type Ending = (typeof endings)[number];

/** The change that began or ended something, by whom, when and why. */
const Turn = Type.Object({
	sequence: Type.Integer(),
	at: Type.String(),
	actor: Type.String(),
	reason: nullable(Type.String()),
});

/** A time in which one version of a figure was the one that counted. */
export const Counted = Type.Object({
	/** accepted: with its return; revived: it counted again, because what had taken its place was taken away. */
	from: Type.Object({ ...Turn.properties, how: oneOf(beginnings) }),
	/**
	 * superseded: its return was replaced whole; restated: another return that lives holds the same figure;
	 * withdrawn: its return was taken back. Null while it counts.
	 */
	to: nullable(
		Type.Object({
			...Turn.properties,
			how: oneOf(endings),
			/** The return that gave the figure from then on; null when it was no longer there. */
			by: nullable(Type.Integer()),
		}),
	),
});

/** What one return said of a figure. */
export const FigureVersion = Type.Object({
	figure: Figure,
	return: Type.Object({
		sequence: Type.Integer(),
		collection: Type.Object({ id: Type.String(), title: Type.String() }),
		period: PeriodRef,
		fileName: Type.String(),
		/** How many warnings, on this figure or others, were accepted with it; null where that was not kept. */
		warnings: nullable(Type.Integer()),
	}),
	acceptedAt: Type.String(),
	actor: Type.String(),
	reason: nullable(Type.String()),
	/** In the order of time; the first begins with its acceptance. */
	counted: Type.Array(Counted),
});
export type FigureVersion = Static<typeof FigureVersion>;

export const FigureHistory = Type.Object({
	indicator: Type.Object({
		id: Type.String(),
		title: Type.String(),
		numerator: Type.String(),
		denominator: nullable(Type.String()),
		unit: Unit,
		decimals: Type.Integer(),
	}),
	area: AreaRef,
	/** Null for the total. */
	breakdown: nullable(Type.String()),
	period: PeriodRef,
	/** Those accepted up to the moment, oldest first. */
	versions: Type.Array(FigureVersion),
	/** Sequence number of the return whose version counted at the moment; null when the figure was not there. */
	counts: nullable(Type.Integer()),
	asOf: Type.Integer(),
	/** The day from which it is seen, YYYY-MM-DD. */
	day: Type.String(),
});
export type FigureHistory = Static<typeof FigureHistory>;

export const IndicatorPage = Type.Object({
	indicator: IndicatorDefinition,
	area: AreaRef,
	/** Areas that have figures of this indicator for its own period type. */
	areas: Type.Array(AreaRef),
	/** The finding as a sentence: the title of the page. */
	sentence: Type.String(),
	latest: nullable(Type.Object({ period: PeriodRef, ...Figure.properties })),
	yearAgo: nullable(Type.Object({ period: PeriodRef, ...Figure.properties })),
	verdict: Verdict,
	meaning: Type.Object({
		/** What the series says, in sentences that can be read out; it follows the finding. */
		paragraph: Type.String(),
		/** What the chart shows, for whoever does not see it. */
		chart: Type.String(),
		/** Where the series will lie in half a year if nothing changes, without its full stop; null where that cannot be said. */
		expectation: nullable(Type.String()),
		questions: Type.Array(LineOfEnquiry),
	}),
	/** One point a period from the first to the last, missing ones included. */
	points: Type.Array(Point),
	groups: Type.Array(LimitGroup),
	targets: Type.Array(Target),
	path: PathProgress,
	rebases: Type.Array(Type.Object({ period: PeriodRef, reason: Type.String() })),
	/** Every way in which it was counted, oldest first; the last is that of today. */
	definitions: Type.Array(Counting),
	/** Those asked for; England and this council's published years unless `with` says otherwise. */
	comparators: Type.Array(Comparator),
	/** Areas with published years that `with` may name. */
	comparatorAreas: Type.Array(AreaRef),
	revisions: Type.Array(Revision),
	/** When the return with the latest period was accepted. */
	acceptedAt: nullable(Type.String()),
	asOf: Type.Integer(),
	/** Where the figures come from: the collection of the series. */
	collection: nullable(
		Type.Object({ title: Type.String(), source: Type.String(), licence: Type.String() }),
	),
});
export type IndicatorPage = Static<typeof IndicatorPage>;
