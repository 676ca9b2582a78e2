import { csvOf } from '@sightline/returns';
import type { MissingSymbol } from '@sightline/metrics/vocabulary';
import type { Catalogue, StoredCollection } from '../catalogue/catalogue.ts';
import type { Figure, FigureChange } from '../contract/index.ts';
import type { Database } from '../db/database.ts';
import { figureChanges } from './changes.ts';
import { heldIndicators, type Moments } from './comparison.ts';

const parts = ['value', 'numerator', 'denominator'] as const;

const header = [
	'change',
	'indicator',
	'title',
	'area',
	'area_name',
	'breakdown',
	'period',
	...['before', 'after'].flatMap((side) => [...parts, 'status'].map((name) => `${name}_${side}`)),
];

/**
 * Every figure that a return creates, changes and removes, as a CSV text in pieces: one indicator after the other, so
 * that memory does not grow with the file. A symbol stands where there is no number.
 */
export async function* changesCsv(
	db: Database,
	catalogue: Catalogue,
	collection: StoredCollection,
	moments: Moments,
): AsyncIterable<string> {
	yield csvOf([header]);
	for (const indicator of (await heldIndicators(db, catalogue, collection, moments)).keys())
		yield csvOf((await figureChanges(db, catalogue, collection, moments, { indicator })).map(line));
}

function line({ kind, indicator, area, breakdown, period, before, after }: FigureChange) {
	return [
		...[kind, indicator.id, indicator.title, area.code, area.name, breakdown, period.code],
		...figureCells(before),
		...figureCells(after),
	];
}

function figureCells(figure: Figure | null): (string | number | null)[] {
	if (!figure) return [null, null, null, null];
	const cell = (number: number | null, symbol: MissingSymbol | null) => number ?? symbol;
	return [...parts.map((part) => cell(figure[part], figure[`${part}Symbol`])), figure.status];
}
