import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PeriodType } from '../../packages/metrics/src/periods.ts';
import type { IndicatorEntry } from '../../apps/api/src/catalogue/files.ts';
import { periodCodes } from './calendar.ts';
import { csvRows } from './csv-rows.ts';
import type { DemoReturn } from './manifest.ts';
import { county } from './parts.ts';

// What stands once every return of data/demo has been accepted, for the tests.

const data = join(import.meta.dirname, '../../data');
const text = (name: string) => readFileSync(join(data, name), 'utf8');

export const manifest = JSON.parse(text('demo/returns.json')) as DemoReturn[];
/** The council's own returns among them. */
export const local = manifest.filter(({ collection }) => collection.startsWith('surrey-'));
export const collections = JSON.parse(text('collections.json')) as {
	id: string;
	periodType: PeriodType;
	layout: { indicators?: string[] };
}[];
export const { indicators } = JSON.parse(text('indicators.json')) as {
	indicators: IndicatorEntry[];
};

export interface Row {
	period: string;
	indicator: string;
	area: string;
	numerator: number;
	denominator: number | null;
}

/** The lines of a file of data/demo as they stand there. */
export function linesOf(file: string): Record<string, string>[] {
	return csvRows(text(join('demo', file)));
}

/** Rows with a number; those of teams that an indicator does not apply to say z. */
export function rowsOf(file: string): Row[] {
	return linesOf(file)
		.filter((line) => line.numerator !== 'z')
		.map((line) => ({
			period: line.period!,
			indicator: line.indicator!,
			area: line.area!,
			numerator: Number(line.numerator),
			denominator: line.denominator === '' ? null : Number(line.denominator),
		}));
}

/** What stands at the end: a later version of a file replaces it whole, a later restatement wins by key. */
const final = (() => {
	const last = new Map(local.map((entry, at) => [`${entry.collection} ${entry.period}`, at]));
	const live = local.filter((entry, at) => last.get(`${entry.collection} ${entry.period}`) === at);
	return new Map(
		live.flatMap(({ file }) =>
			rowsOf(file).map((row) => [`${row.indicator} ${row.area} ${row.period}`, row]),
		),
	);
})();

export function rowAt(indicator: string, period: string, area = county): Row | undefined {
	return final.get(`${indicator} ${area} ${period}`);
}

/** The rows of the given periods, each of which must be there. */
export function rowsAt(indicator: string, ...periods: string[]): Row[] {
	return periods.map((period) => rowAt(indicator, period)!);
}

/** The county's three years to March: numerators and denominators added up. */
export function years(indicator: string, frequency: 'month' | 'quarter' = 'month'): Row[] {
	const periods = periodCodes(frequency);
	const length = periods.length / 3;
	return [0, 1, 2].map((year) =>
		sum(rowsAt(indicator, ...periods.slice(year * length, (year + 1) * length))),
	);
}

export function sum(rows: Row[]): Row {
	return rows.reduce((total, row) => ({
		...total,
		numerator: total.numerator + row.numerator,
		denominator: total.denominator! + row.denominator!,
	}));
}

export function percent({ numerator, denominator }: Row): number {
	return (100 * numerator) / denominator!;
}

export function rounded(values: number[], decimals: number): number[] {
	return values.map((value) => Number(value.toFixed(decimals)));
}
