import {
	checkReturn,
	findingCounts,
	inReadingOrder,
	placesOf,
	replacedReturn,
	withdrawnReturn,
	type CheckResult,
	type Finding,
} from '@sightline/returns';
import type { Actor } from '../access/views.ts';
import { contextOf, type Catalogue, type StoredCollection } from '../catalogue/catalogue.ts';
import { dayInWords, thisMonth, type Clock } from '../clock.ts';
import type { AcknowledgedWarnings, Acknowledgement, Changes } from '../contract/index.ts';
import { observationLoader } from '../db/bulk-load.ts';
import type { Database, WritableDatabase } from '../db/database.ts';
import { nextSequence } from '../db/sequence.ts';
import { AppError } from '../errors.ts';
import { acknowledge } from './acknowledgements.ts';
import { changeCounts, changesOf, type ChangeCounts } from './changes.ts';
import { changesCsv } from './changes-csv.ts';
import { historyFindings } from './history.ts';
import { refuseReasons } from './refused-reasons.ts';
import {
	collectionChangedSince,
	liveReturnOf,
	liveReturnWithBytes,
	mappingOf,
	lastReturnWithBytes,
} from './queries.ts';

/** A file that was handed in, wherever its bytes lie. They are read anew at every call. */
export interface HandedIn {
	collection: StoredCollection;
	/** The period the return is for; null leaves it to the file: the latest in it, where that is no slip. */
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

/** A file without errors, and what accepting it would do as long as `asOf` is the last change. */
interface Seen {
	asOf: number;
	result: CheckResult & { period: number };
	changes: Changes;
}

/** What looking at a file came to that does not count. */
export type Look =
	| { state: 'identical'; sequence: number }
	| { state: 'refused'; result: CheckResult }
	/** Another return of its collection came or went after it was checked, so its effect may not be what was shown. */
	| ({ state: 'moved' } & Seen)
	/** Warnings that no acknowledgement covers stand in the way. */
	| ({ state: 'open'; open: Finding[] } & Seen)
	| ({ state: 'ready' } & Seen);

export type Outcome =
	| Look
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
 * @throws AppError when a return would be superseded without a reason, or a reason says nothing or is about a person
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
	if (acceptance) refuseReasons(reasonsOf(acceptance), clock);

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
		const twin = await liveReturnWithBytes(
			transaction,
			collection,
			handedIn.sha256,
			handedIn.period,
		);
		if (twin !== null) {
			await transaction.rollback().execute();
			return { state: 'identical', sequence: twin };
		}
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
		const seenBefore = await sameBytesBefore(transaction, handedIn, period, superseded);
		const result = {
			...checked,
			period,
			findings: inReadingOrder([...checked.findings, ...history, ...seenBefore]),
		};
		const { kept, open } = acknowledge(result.findings, acceptance?.acknowledgements ?? []);
		const since = acceptance?.checkedAt ?? null;
		const isMoved =
			since !== null && (await collectionChangedSince(transaction, collection.key, since));
		const counts = acceptance !== null && open.length === 0 && !isMoved;
		if (counts && superseded !== null && !acceptance.reason?.trim())
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
		if (!counts) {
			const changes = await changesOf(transaction, catalogue, owner, moments);
			if (onChanges)
				for await (const text of changesCsv(transaction, catalogue, owner, moments))
					onChanges(text);
			await transaction.rollback().execute();
			const seen = { asOf: before, result, changes };
			if (acceptance === null) return { state: 'ready', ...seen };
			return open.length > 0 ? { state: 'open', open, ...seen } : { state: 'moved', ...seen };
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

/** Tells of a file that has come in before and does not count, and why: it was withdrawn, or the return that counts has replaced it. */
async function sameBytesBefore(
	db: Database,
	{ collection, sha256 }: HandedIn,
	period: number,
	counting: number | null,
): Promise<Finding[]> {
	const found = await lastReturnWithBytes(db, collection, sha256, period);
	if (!found) return [];
	const { sequence, withdrawal } = found;
	if (withdrawal) return [withdrawnReturn(sequence, dayInWords(withdrawal.at), withdrawal.reason)];
	return counting === null ? [] : [replacedReturn(sequence, counting)];
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
			mapping: mappingOf(collection),
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

function reasonsOf({ reason, acknowledgements }: Acceptance) {
	return [
		['/reason', reason] as const,
		...acknowledgements.map((one, at) => [`/acknowledgements/${at}/reason`, one.reason] as const),
	];
}
