import {
	checkReturn,
	findingCounts,
	placesOf,
	type CheckResult,
	type Finding,
} from '@sightline/returns';
import type { Actor } from '../access/views.ts';
import { contextOf, type Catalogue, type StoredCollection } from '../catalogue/catalogue.ts';
import { thisMonth, type Clock } from '../clock.ts';
import type { AcknowledgedWarnings, Acknowledgement, Changes } from '../contract/index.ts';
import { observationLoader } from '../db/bulk-load.ts';
import type { Database, WritableDatabase } from '../db/database.ts';
import { nextSequence } from '../db/sequence.ts';
import { AppError } from '../errors.ts';
import { acknowledge } from './acknowledgements.ts';
import { changeCounts, changesOf, type ChangeCounts } from './changes.ts';
import { changesCsv } from './changes-csv.ts';
import { historyFindings } from './history.ts';
import { liveReturnOf, liveReturnWithBytes, periodChangedSince } from './queries.ts';

/** A file that was handed in, wherever its bytes lie. They are read anew at every call. */
export interface HandedIn {
	collection: StoredCollection;
	/** The period the return is for; null means the latest in the file. */
	period: number | null;
	fileName: string;
	sha256: string;
	bytes: number;
	source: () => AsyncIterable<Uint8Array>;
}

export interface Acceptance {
	actor: Actor;
	reason: string | null;
	acknowledgements: Acknowledgement[];
	/** The last sequence number when what it changes was shown; null when nobody was shown. */
	checkedAt: number | null;
}

export type Outcome =
	| { state: 'identical'; sequence: number }
	| { state: 'refused'; result: CheckResult }
	/** Warnings that no acknowledgement covers stand in the way. */
	| { state: 'open'; asOf: number; result: CheckResult & { period: number }; open: Finding[] }
	| { state: 'ready'; asOf: number; result: CheckResult & { period: number }; changes: Changes }
	| {
			state: 'accepted';
			sequence: number;
			result: CheckResult & { period: number };
			changes: ChangeCounts;
	  };

/**
 * Checks a file and makes it count, in one transaction: it is stored whole, under the next sequence number, or not at all.
 * Without an acceptance everything is done and then undone, so that what a preview shows is what accepting does.
 *
 * @param onChanges  of a preview: receives every figure that would change, as a CSV text in pieces
 * @throws AppError when a return would be superseded without a reason, or its period has changed since the file was checked
 */
export async function acceptReturn(
	writable: WritableDatabase,
	catalogue: Catalogue,
	clock: Clock,
	handedIn: HandedIn,
	acceptance: Acceptance | null,
	onChanges?: (text: string) => void,
): Promise<Outcome> {
	const { db } = writable;
	const { collection } = handedIn;
	/** A mapping says how a file is read; what it changes is told by the collection that it is of. */
	const owner = catalogue.collectionByKey.get(collection.key)!;
	const twin = await liveReturnWithBytes(db, collection, handedIn.sha256, handedIn.period);
	if (twin !== null) return { state: 'identical', sequence: twin };

	const transaction = await db.startTransaction().execute();
	try {
		const sequence = await nextSequence(transaction, {
			kind: 'return',
			at: clock.now().toISOString(),
			actor: acceptance?.actor.name ?? '',
			reason: acceptance?.reason ?? null,
		});
		// Writing first takes the lock that keeps other writers out until the end.
		const before = sequence - 1;
		const { load, end } = observationLoader(writable, sequence, collection);
		const month = thisMonth(clock);
		const context = await contextOf(transaction, catalogue, collection, before, month);
		const checked = await checkReturn(handedIn.source, context, {
			period: handedIn.period,
			fileName: handedIn.fileName,
			onRows: load,
		});
		if (checked.period === null || findingCounts(checked.findings).error > 0) {
			await transaction.rollback().execute();
			return { state: 'refused', result: checked };
		}
		const { period } = checked;
		const observations = end();
		const superseded = await liveReturnOf(transaction, collection.key, period);
		const history = await historyFindings(transaction, catalogue, collection, {
			...{ before, sequence, superseded, period },
			indicators: [...observations.keys()],
			placesOf: (wanted) => placesOf(handedIn.source, context, handedIn, wanted),
		});
		const result = { ...checked, period, findings: [...checked.findings, ...history] };
		if (acceptance?.checkedAt != null)
			await refuseIfMoved(transaction, collection.key, period, acceptance.checkedAt);
		const { kept, open } = acknowledge(result.findings, acceptance?.acknowledgements ?? []);
		if (acceptance && open.length > 0) {
			await transaction.rollback().execute();
			return { state: 'open', asOf: before, result, open };
		}
		if (acceptance && superseded !== null && !acceptance.reason?.trim())
			throw new AppError(
				422,
				'not-acceptable',
				`This return replaces return ${superseded}. Say why before accepting it.`,
			);
		await recordReturn(transaction, handedIn, {
			sequence,
			period,
			observations,
			superseded,
			acknowledgements: kept,
		});
		const moments = { before, after: sequence, superseded, observations };
		if (acceptance === null) {
			const changes = await changesOf(transaction, catalogue, owner, moments);
			if (onChanges)
				for await (const text of changesCsv(transaction, catalogue, owner, moments))
					onChanges(text);
			await transaction.rollback().execute();
			return { state: 'ready', asOf: before, result, changes };
		}
		const changes = await changeCounts(transaction, catalogue, owner, moments);
		await transaction
			.updateTable('return')
			.set({ created: changes.created, changed: changes.changed, removed: changes.removed })
			.where('sequence', '=', sequence)
			.execute();
		await transaction.commit().execute();
		return { state: 'accepted', sequence, result, changes };
	} catch (error) {
		if (!transaction.isCommitted && !transaction.isRolledBack)
			await transaction.rollback().execute();
		throw error;
	}
}

/** Enters a return whose observations are stored, and lets it live in the place of the one it supersedes. */
async function recordReturn(
	db: Database,
	{ collection, fileName, sha256, bytes }: HandedIn,
	accepted: {
		sequence: number;
		period: number;
		observations: Map<number, number>;
		superseded: number | null;
		acknowledgements: AcknowledgedWarnings[];
	},
): Promise<void> {
	const { sequence, period, observations, superseded } = accepted;
	await db
		.insertInto('return')
		.values({
			sequence,
			collection: collection.key,
			period_type: collection.periodType,
			period,
			file_name: fileName,
			sha256,
			bytes,
			observations: [...observations.values()].reduce((sum, count) => sum + count, 0),
			created: 0,
			changed: 0,
			removed: 0,
			acknowledgements: JSON.stringify(accepted.acknowledgements),
			supersedes: superseded,
			mapping: collection.of === undefined ? null : collection.id,
		})
		.execute();
	await db
		.insertInto('return_indicator')
		.values([...observations.keys()].map((indicator) => ({ return: sequence, indicator })))
		.execute();
	if (superseded !== null)
		await db
			.updateTable('return_life')
			.set({ live_to: sequence })
			.where('return', '=', superseded)
			.where('live_to', 'is', null)
			.execute();
	await db
		.insertInto('return_life')
		.values({ return: sequence, live_from: sequence, live_to: null })
		.execute();
}

/** What was shown as the effect of a file is no longer its effect once another return of its period came or went. */
async function refuseIfMoved(
	db: Database,
	collection: number,
	period: number,
	since: number,
): Promise<void> {
	if (await periodChangedSince(db, collection, period, since))
		throw new AppError(
			409,
			'not-acceptable',
			'Another return for this period has been accepted or withdrawn since this file was checked. Upload it again to see what it changes now.',
		);
}
