import type { AreaLevel } from '@sightline/metrics/vocabulary';
import type { PeriodType } from '@sightline/metrics/periods';

/**
 * A kind of return, as `data/collections.json` describes it. A file of a kind never seen before is
 * mapped by adding data, never code.
 */
export interface Collection {
	id: string;
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
	layout: TidyLayout | EesLayout;
}

/** One row an observation: `period,indicator,area,breakdown,numerator,denominator,value,status,note`. */
export interface TidyLayout {
	kind: 'tidy';
	/** Ids of the indicators a file may hold. */
	indicators: string[];
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

/** Where an indicator stands in a row. At least one of numerator and value is given. */
export interface EesMapping {
	indicator: string;
	/** Filter column → member that picks the rows; every filter is named. */
	where: Record<string, string>;
	numerator?: string;
	denominator?: string;
	value?: string;
}

/** The indicators that a collection may hold. */
export function indicatorsOf({ layout }: Collection): string[] {
	return layout.kind === 'tidy'
		? layout.indicators
		: [...new Set(layout.mappings.map((mapping) => mapping.indicator))];
}
