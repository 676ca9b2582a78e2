import {
	monthsIn,
	periodCode,
	periodName,
	shortPeriodName,
	lastMonthOf,
	seriesValue,
} from '@sightline/metrics';
import type { PeriodType } from '@sightline/metrics/periods';
import { isAnnualised, type Area } from '../catalogue/catalogue.ts';
import type { Indicator } from '../catalogue/indicators.ts';
import type { AreaRef, Figure, PeriodRef } from '../contract/index.ts';
import type { ObservationRow } from '../db/tables.ts';

/** An observation as the wire has it. A national collection keeps its published value; otherwise the parts make it. */
export function figureOf(
	indicator: Indicator,
	scope: 'local' | 'national',
	row: ObservationRow,
): Figure {
	const { numerator, denominator } = row;
	const computed = seriesValue(indicator.unit, numerator, denominator, {
		monthsCovered: monthsIn[row.period_type],
		annualised: isAnnualised(indicator, row.period_type),
	});
	const value = scope === 'national' ? (row.value ?? computed) : (computed ?? row.value);
	return {
		value: row.value_symbol === null ? value : null,
		valueSymbol:
			row.value_symbol ??
			(value === null ? (row.numerator_symbol ?? row.denominator_symbol) : null),
		numerator,
		numeratorSymbol: row.numerator_symbol,
		denominator,
		denominatorSymbol: row.denominator_symbol,
		status: row.status,
		note: row.note,
	};
}

/** The figure of one period of a series. */
export interface FigurePoint {
	index: number;
	figure: Figure;
	/** Of the return that gave it; null for a missing period. */
	sequence: number | null;
}

/** The columns that make a figure: where none differs, two versions of it are the same. */
export const figureColumns = [
	'numerator',
	'denominator',
	'value',
	'numerator_symbol',
	'denominator_symbol',
	'value_symbol',
	'status',
] as const;

/** What stands in the place of a missing period. */
export const noFigure: Figure = {
	value: null,
	valueSymbol: null,
	numerator: null,
	numeratorSymbol: null,
	denominator: null,
	denominatorSymbol: null,
	status: 'final',
	note: null,
};

/** A period as the wire has it. */
export function periodRef(type: PeriodType, index: number): PeriodRef {
	const period = { type, index };
	return {
		code: periodCode(period),
		name: periodName(period),
		short: shortPeriodName(period),
		type,
		index,
		month: lastMonthOf(period),
	};
}

/** An area as the wire has it. */
export function areaRef({ code, name, level }: Area): AreaRef {
	return { code, name, level };
}
