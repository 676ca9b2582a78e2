import type { Moment } from '../access/views.ts';
import type { Catalogue, StoredCollection } from '../catalogue/catalogue.ts';
import type { Database } from '../db/database.ts';
import { dueDate } from './due-dates.ts';
import { latestPeriodOf } from './queries.ts';

/** How far the returns of a collection go. */
export interface Arrival {
	/** The latest period that has come in. */
	latest: number;
	/** The next one and the day on which it was due, YYYY-MM-DD, once that is past. */
	overdue: { index: number; due: string } | null;
}

/** By key of the collection; collections without a return are left out. */
export type Arrivals = Map<number, Arrival>;

/** What has come in at a moment, and what should have. */
export async function arrivalsOf(
	db: Database,
	catalogue: Catalogue,
	moment: Moment,
): Promise<Arrivals> {
	const collections = [...catalogue.collectionByKey.values()];
	const latest = await Promise.all(collections.map(({ key }) => latestPeriodOf(db, moment, key)));
	return new Map(
		collections.flatMap((collection, place): [number, Arrival][] => {
			const index = latest[place] ?? null;
			if (index === null) return [];
			return [
				[collection.key, { latest: index, overdue: overdueAfter(collection, index, moment) }],
			];
		}),
	);
}

function overdueAfter(
	{ periodType, dueDays }: StoredCollection,
	latest: number,
	{ day }: Moment,
): Arrival['overdue'] {
	if (dueDays === null) return null;
	const index = latest + 1;
	const due = dueDate(periodType, index, dueDays);
	return due < day ? { index, due } : null;
}
