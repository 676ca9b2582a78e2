import type { AreaLevel, MissingSymbol, Status } from '@sightline/metrics/vocabulary';
import { periodFromCode, type PeriodType } from '@sightline/metrics/periods';

/**
 * A kind of return, as `data/collections.json` describes it. A file of a kind never seen before is
 * mapped by adding data, never code.
 */
export interface Collection {
	id: string;
	/**
	 * The collection whose returns its files are, when it is a mapping: one that only says how a council's own
	 * spreadsheet is read. A mapping owns nothing.
	 */
	of?: string;
	/** Of a mapping: ids of the indicators of the collection that it is of. Its own may be fewer. */
	returnIndicators?: string[];
	title: string;
	owner: string;
	/** A local collection's values are worked out from numerator and denominator; a national one keeps the published value. */
	scope: 'local' | 'national';
	/** The type of every period in a file, and of the period that a return is for. */
	periodType: PeriodType;
	/** Days after the end of its period by which a return is due; null when nobody is waiting for it. */
	dueDays: number | null;
	/** Where the figures come from and under which licence, for pages and exports. */
	source: string;
	licence: string;
	/** To what whole number counts are rounded before publication, by area level; absent means exact. */
	rounding?: Partial<Record<AreaLevel, number>>;
	/** The area levels a file holds; with the indicators, what this collection owns. */
	areaLevels: AreaLevel[];
	/** Whether numbers carry the remainders of binary arithmetic, as 66.400000000000006 does: their first 15 digits count. */
	excelFloats?: boolean;
	/** What the publisher writes where there is no number, and the symbol that it stands for. */
	symbols?: Record<string, MissingSymbol>;
	layout: TidyLayout | WideLayout | EesLayout | LongLayout;
}

/** A mapping as it is written down: what it does not say is as in the collection that it is of. */
export type CollectionMapping = Pick<Collection, 'id' | 'title' | 'excelFloats' | 'symbols'> & {
	of: string;
	layout: TidyLayout | WideLayout;
};

/** The columns of a tidy file. */
export const tidyColumns = [
	'period',
	'indicator',
	'area',
	'breakdown',
	'numerator',
	'denominator',
	'value',
	'status',
	'note',
] as const;
export type TidyColumn = (typeof tidyColumns)[number];

/** One row an observation, or one row a series with a column for each period: the header of a file decides. */
export interface TidyLayout extends OwnWords {
	kind: 'tidy';
	/** Ids of the indicators a file may hold. */
	indicators: string[];
}

/** One row a series, a column for each period. */
export interface WideLayout extends OwnWords {
	kind: 'wide';
	/** Ids of the indicators a file may hold. */
	indicators: string[];
}

/** What a council's own spreadsheet says where it differs from the standard. */
export interface OwnWords {
	/** Standard column → the file's heading: `{ indicator: 'KPI', area: 'Team' }`. */
	columns?: Partial<Record<TidyColumn, string>>;
	/** What the file calls an indicator or an area → the id, or the code; null where rows of that name are left out. */
	names?: { indicators?: Record<string, string | null>; areas?: Record<string, string | null> };
	/** Code of the area of every row, where the file has no column for it. */
	area?: string;
	/** Headings of columns that the spreadsheet has and that are left alone, without a finding. */
	unused?: string[];
	/**
	 * How the columns of a period are told apart in a wide file: what follows or precedes the period in a heading. Left
	 * out, ` numerator` and ` denominator`; empty, the period alone is that part.
	 */
	suffixes?: { numerator?: string; denominator?: string };
	/** What follows or precedes the period in headings of a wide file that are left alone, in every period. */
	unusedSuffixes?: string[];
}

/** DfE's open-data standard: identifying columns, then filters and indicators as columns. */
export interface EesLayout {
	kind: 'ees';
	/** What `time_identifier` says in the file, for instance "Reporting year". */
	timeIdentifier: string;
	/** Filter columns; a row whose filters match no mapping below is a finding. */
	filters: string[];
	mappings: EesMapping[];
	/** Columns that the published file has and this collection leaves alone. */
	unused: string[];
	/** Filter column → member of rows that this collection leaves alone; a filter not named may be anything. */
	unusedRows?: Record<string, string>[];
}

/** A list of figures in which every row holds one value of one measure. */
export interface LongLayout {
	kind: 'long';
	/** Which column holds what. */
	columns: {
		measure: string;
		period: string;
		/** The first of them that knows the area decides. */
		area: [code: string, ...names: string[]];
		value: string;
		note?: string;
	};
	mappings: LongMapping[];
	/** Whether rows of measures that no mapping names are left alone; else they are findings. */
	unusedMeasures?: boolean;
	/** What may stand in brackets after a period, and the status that it gives: "2025 (prov)". */
	statuses?: Record<string, Status>;
	/** Columns that the published file has and this collection leaves alone. */
	unused: string[];
}

/** Which figures of a published file are those of an indicator. */
export interface Mapping {
	indicator: string;
	/** Codes of the first and the last period that this collection owns; rows outside are left alone. Absent is open. */
	from?: string;
	to?: string;
	/** Areas whose published figure is known to be wrong: it is left out. */
	except?: { area: string; reason: string }[];
}

/** Where an indicator stands in a row. At least one of numerator and value is given. */
export interface EesMapping extends Mapping {
	/** Filter column → member that picks the rows; every filter is named. */
	where: Record<string, string>;
	numerator?: string;
	denominator?: string;
	/** Filter column → member of the row of the same area and period in which the denominator stands. */
	denominatorRow?: Record<string, string>;
	value?: string;
}

export interface LongMapping extends Mapping {
	/** What the column of measures says. */
	measure: string;
}

/** What a collection owns of an indicator: the periods from one number to another, infinite where open. */
export interface Holding {
	indicator: string;
	from: number;
	to: number;
}

/** A mapping as a collection: it differs from the one that it is of in its words and its layout alone. */
export function mappedCollection(base: Collection, mapping: CollectionMapping): Collection {
	return { ...base, ...mapping, returnIndicators: indicatorsOf(base) };
}

/** Whether a layout is one that a council's own figures come in, and so may have words of its own. */
export function isOwnLayout(layout: Collection['layout']): layout is TidyLayout | WideLayout {
	return layout.kind === 'tidy' || layout.kind === 'wide';
}

/** The indicators that a collection may hold and for which periods: one for each mapping, in their order. */
export function holdingsOf({ layout, periodType }: Collection): Holding[] {
	if (isOwnLayout(layout))
		return layout.indicators.map((indicator) => ({ indicator, from: -Infinity, to: Infinity }));
	const index = (code: string) => periodFromCode(periodType, code)!.index;
	return layout.mappings.map(({ indicator, from, to }) => ({
		indicator,
		from: from === undefined ? -Infinity : index(from),
		to: to === undefined ? Infinity : index(to),
	}));
}

/** Whether a period lies in a holding. */
export function isHeld({ from, to }: Holding, period: number): boolean {
	return from <= period && period <= to;
}

/** The indicators that a collection may hold. */
export function indicatorsOf({ layout }: Collection): string[] {
	return isOwnLayout(layout)
		? layout.indicators
		: [...new Set(layout.mappings.map((mapping) => mapping.indicator))];
}
