import type { AreaLevel, MissingSymbol, Status } from '@sightline/metrics/vocabulary';
import type { Generated } from 'kysely';
import type { PeriodType } from '@sightline/metrics/periods';

// The shape of every table, as migrations/ makes it. Months are month numbers (year × 12 + month − 1).

export interface Tables {
	setting: { name: string; value: string };
	change: {
		sequence: number;
		kind: ChangeKind;
		at: string;
		actor: string;
		reason: string | null;
	};
	theme: { id: string; title: string; position: number };
	indicator: { key: Generated<number>; id: string };
	definition: {
		indicator: number;
		/** 0 from the beginning. */
		valid_from: number;
		sequence: number;
		body: string;
		reason: string | null;
	};
	target: {
		indicator: number;
		scope: 'local' | 'national';
		from_month: number;
		sequence: number;
		value: number;
		agreed_by: string;
		/** Its dated points as JSON; null where one value holds from the beginning. */
		path: string | null;
		/** 1 in the version that takes it back. */
		removed: Generated<0 | 1>;
	};
	rebase: {
		indicator: number;
		from_month: number;
		sequence: number;
		reason: string;
		removed: Generated<0 | 1>;
	};
	area: {
		key: Generated<number>;
		code: string;
		name: string;
		level: AreaLevel;
		valid_from: number | null;
		valid_to: number | null;
		successor: string | null;
	};
	area_code: { code: string; area: number };
	area_parent: {
		area: number;
		parent: number;
		valid_from: number | null;
		valid_to: number | null;
	};
	area_neighbour: { area: number; model_year: number; rank: number; neighbour: number };
	breakdown: { key: Generated<number>; dimension: string; member: string };
	collection: { key: Generated<number>; id: string };
	mapping: { id: string; sequence: number; body: string; retired_sequence: number | null };
	return: {
		sequence: number;
		collection: number;
		period_type: PeriodType;
		period: number;
		file_name: string;
		sha256: string;
		bytes: number;
		observations: number;
		/** Figures that accepting it made, altered and took away. */
		created: number;
		changed: number;
		removed: number;
		/** JSON: the warnings that were acknowledged, by kind and reason. Older ones have code and reason alone. */
		acknowledgements: string;
		supersedes: number | null;
		/** The id of the mapping by which it came in. */
		mapping: string | null;
	};
	return_indicator: { return: number; indicator: number };
	return_life: { return: number; live_from: number; live_to: number | null };
	withdrawal: { sequence: number; return: number };
	observation: ObservationRow;
}

/** What happened, in the order of sequence numbers. */
export type ChangeKind = 'catalogue' | 'return' | 'withdrawal';

export interface ObservationRow {
	indicator: number;
	area: number;
	breakdown: number;
	period_type: PeriodType;
	period: number;
	sequence: number;
	numerator: number | null;
	denominator: number | null;
	value: number | null;
	numerator_symbol: MissingSymbol | null;
	denominator_symbol: MissingSymbol | null;
	value_symbol: MissingSymbol | null;
	status: Status;
	note: string | null;
}
