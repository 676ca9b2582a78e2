import type { Moment, View } from '../access/views.ts';
import type { Catalogue, StoredCollection } from '../catalogue/catalogue.ts';
import { collectionsInUse } from '../catalogue/kept-mappings.ts';
import type { CollectionSummary, DataChange, Overview } from '../contract/index.ts';
import type { Database } from '../db/database.ts';
import { periodRef } from '../indicators/figure.ts';
import type { Installation } from '../installation.ts';
import { daysLate, dueDate } from './due-dates.ts';
import { firstPeriodWanting, recentChanges } from './queries.ts';

const listedChanges = 5;

/** The last accepted returns and withdrawals that a view knows of, newest first. */
export async function recentDataChanges(
	db: Database,
	catalogue: Catalogue,
	view: View,
): Promise<DataChange[]> {
	const changes = await recentChanges(db, view.asOf, listedChanges);
	return changes.flatMap((change) => {
		const collection = catalogue.collectionByKey.get(change.collection);
		if (!collection) return [];
		const withdrawn = change.kind === 'withdrawal';
		return [
			{
				sequence: change.sequence,
				at: change.at,
				kind: withdrawn ? ('withdrawn' as const) : ('accepted' as const),
				subject: change.subject,
				collection: collection.title,
				period: periodRef(collection.periodType, change.period),
				supersedes: withdrawn ? null : change.supersedes,
				changed: withdrawn ? 0 : change.changed,
				daysLate: withdrawn ? 0 : lateness(collection, change),
				reason: change.reason,
			},
		];
	});
}

/** Whole days by which a return came after its due date; one that replaces another is a correction, not late. */
export function lateness(
	{ periodType, dueDays }: StoredCollection,
	accepted: { period: number; at: string; supersedes: number | null },
): number {
	if (dueDays === null || accepted.supersedes !== null) return 0;
	return daysLate(dueDate(periodType, accepted.period, dueDays), accepted.at);
}

/** What each collection waits for next, seen from a moment. */
export async function collectionSummaries(
	{ db, catalogue }: Installation,
	moment: Moment,
): Promise<CollectionSummary[]> {
	return Promise.all(
		(await collectionsInUse(db, catalogue, moment.asOf)).map(async (collection) => {
			const { id, of = null, title, owner, scope, periodType, dueDays, layout } = collection;
			const next = await firstPeriodWanting(db, moment, collection.key);
			const due = next === null || dueDays === null ? null : dueDate(periodType, next, dueDays);
			return {
				id,
				of,
				title,
				owner,
				scope,
				periodType,
				layout: layout.kind,
				next: next === null ? null : periodRef(periodType, next),
				due,
				overdue: due !== null && due < moment.day,
			};
		}),
	);
}

/** Collections whose next return had not come in time at a moment. */
export async function overdueReturns(
	installation: Installation,
	moment: Moment,
): Promise<Overview['overdue']> {
	const summaries = await collectionSummaries(installation, moment);
	return summaries.flatMap(({ of, title, next, due, overdue }) =>
		overdue && of === null ? [{ collection: title, period: next!, due: due! }] : [],
	);
}
