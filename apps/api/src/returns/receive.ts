import { randomUUID } from 'node:crypto';
import { findingsCsv, type Finding } from '@sightline/returns';
import type { Actor } from '../access/views.ts';
import type { StoredCollection } from '../catalogue/catalogue.ts';
import type { AcceptBody, Accepted, Check } from '../contract/index.ts';
import { AppError } from '../errors.ts';
import { periodRef } from '../indicators/figure.ts';
import type { Acceptance, Look, Outcome } from './accept.ts';
import { changesFiles, type ChangesFile } from './changes-files.ts';
import { checkOf, findingsOf } from './check-answer.ts';
import { spool, unspool } from './spool.ts';
import type { SpooledFile, Writer } from '../writer.ts';

const hourMs = 3_600_000;
const mostWaiting = 100;
/** Of accepted files, and of those that count already: so that one who asks again is answered the same. */
const mostRemembered = 200;
/** Of refused files, whose findings may be many. */
const mostRefused = 20;

/** Files between upload and acceptance. They live as long as the server does, an hour at most. */
export interface Reception {
	receive: (upload: Upload) => Promise<Check>;
	check: (id: string) => Check;
	findingsCsv: (id: string) => string;
	/** A CSV file of every figure that a waiting file would change. Those who ask while it is written share it. */
	changesCsv: (id: string) => Promise<ChangesFile>;
	/**
	 * Makes a checked file count. A file that cannot be accepted after all waits on, and its check tells what a new look
	 * found. Asked again, at the same time or within an hour, it answers the same.
	 *
	 * @param shown  whether whoever accepts it was shown what it changes, and counts on that
	 */
	accept: (
		id: string,
		actor: Actor,
		body: AcceptBody,
		shown: boolean,
	) => Promise<AcceptedFile | Extract<Outcome, { state: 'identical' | 'moved' | 'open' }>>;
	discard: (id: string) => Promise<void>;
	close: () => Promise<void>;
}

/** What accepting a file did. */
export interface AcceptedFile {
	state: 'accepted';
	done: Omit<Accepted, 'indicators'>;
}

export interface Upload {
	collection: StoredCollection;
	period: number | null;
	fileName: string;
	content: AsyncIterable<Uint8Array>;
}

interface Waiting {
	collection: StoredCollection;
	check: Check;
	findings: Finding[];
	/** Null when it was refused, counts already or has been accepted, and so was deleted. */
	file: SpooledFile | null;
	/** The last sequence number when it was checked: what its preview was compared with. */
	checkedAt: number | null;
	/** Under way or done; null before, and again after it has failed. */
	acceptance: ReturnType<Reception['accept']> | null;
	expiry: NodeJS.Timeout;
}

export function openReception(
	writer: Writer,
	options: { folder: string; uploadBytes: number; now: () => Date },
): Reception {
	const waiting = new Map<string, Waiting>();
	const listOfChanges = changesFiles(writer, options.folder);
	let underWay = 0;

	const find = (id: string): Waiting =>
		waiting.get(id) ??
		(() => {
			throw new AppError(
				404,
				'gone',
				'This check is no longer here: the file was discarded, an hour has passed since it was checked or accepted, many others were handled since, or the server was restarted. If it is not among the accepted returns, upload the file again.',
			);
		})();

	const expiryOf = (id: string) => setTimeout(() => void forget(id), hourMs).unref();

	const hourFromNow = () => new Date(options.now().getTime() + hourMs).toISOString();

	const forget = async (id: string): Promise<void> => {
		const forgotten = waiting.get(id);
		if (!forgotten) return;
		waiting.delete(id);
		clearTimeout(forgotten.expiry);
		if (forgotten.file) await unspool(forgotten.file.path);
	};

	/** Lets go of the oldest of those that are over: nothing of them is left but what was found. */
	const forgetOldest = async (): Promise<void> => {
		const over = [...waiting].filter(([, { file }]) => file === null);
		const isRefused = ([, { check }]: (typeof over)[number]) => check.state === 'refused';
		const refused = over.filter(isRefused);
		const others = over.filter((one) => !isRefused(one));
		for (const [id] of [...refused.slice(0, -mostRefused), ...others.slice(0, -mostRemembered)])
			await forget(id);
	};

	const lookAgain = (id: string, held: Waiting, look: Extract<Look, { asOf: number }>): void => {
		held.check = checkOf(id, held.collection, held.file!, look, hourFromNow());
		held.findings = findingsOf(look);
		held.checkedAt = look.asOf;
	};

	/** Whatever happens to it, nobody else accepts or discards the file meanwhile. */
	const accept = async (
		id: string,
		held: Waiting,
		file: SpooledFile,
		acceptance: Acceptance,
	): ReturnType<Reception['accept']> => {
		clearTimeout(held.expiry);
		try {
			const outcome = await writer.accept(file, acceptance);
			if (outcome.state === 'accepted') return await accepted(id, held, file, outcome);
			if (outcome.state === 'open' || outcome.state === 'moved') {
				lookAgain(id, held, outcome);
				held.acceptance = null;
				held.expiry = expiryOf(id);
				return outcome;
			}
			await forget(id);
			if (outcome.state === 'identical') return outcome;
			throw new AppError(
				409,
				'not-acceptable',
				'The file was found wrong at the second look. Upload it again to see what is wrong.',
			);
		} catch (error) {
			held.acceptance = null;
			held.check = { ...held.check, expiresAt: hourFromNow() };
			held.expiry = expiryOf(id);
			throw error;
		}
	};

	/** The return is stored: whatever else fails, that is the answer. */
	const accepted = async (
		id: string,
		held: Waiting,
		file: SpooledFile,
		{ sequence, result, changes }: Extract<Outcome, { state: 'accepted' }>,
	): Promise<AcceptedFile> => {
		held.check = { ...held.check, acceptedAs: sequence, expiresAt: null };
		held.file = null;
		held.expiry = expiryOf(id);
		// Among those that are remembered it is the newest, whenever it came.
		waiting.delete(id);
		waiting.set(id, held);
		await forgetOldest();
		// What cannot be deleted now is deleted at the next start.
		await unspool(file.path).catch(() => undefined);
		return {
			state: 'accepted',
			done: {
				sequence,
				collection: held.check.collection,
				period: periodRef(held.collection.periodType, result.period),
				observations: result.observations,
				...changes,
			},
		};
	};

	return {
		receive: async ({ collection, period, fileName, content }) => {
			const kept = [...waiting.values()].filter(({ file }) => file !== null).length;
			if (kept + underWay >= mostWaiting)
				throw new AppError(
					429,
					'too-many-requests',
					`${mostWaiting} files are waiting already. Accept or discard some, or wait an hour.`,
				);
			underWay += 1;
			try {
				const id = randomUUID();
				const spooled = await spool(options.folder, id, content, options.uploadBytes);
				const file: SpooledFile = { ...spooled, collection: collection.id, period, fileName };
				const look = await writer.preview(file).catch(async (error: unknown) => {
					await unspool(file.path);
					throw error;
				});
				const isReady = look.state === 'ready';
				if (!isReady) await unspool(file.path);
				const check = checkOf(id, collection, file, look, isReady ? hourFromNow() : null);
				waiting.set(id, {
					collection,
					check,
					findings: findingsOf(look),
					file: isReady ? file : null,
					checkedAt: isReady ? look.asOf : null,
					acceptance: null,
					expiry: expiryOf(id),
				});
				await forgetOldest();
				return check;
			} finally {
				underWay -= 1;
			}
		},
		check: (id) => find(id).check,
		findingsCsv: (id) => findingsCsv(find(id).findings),
		changesCsv: async (id) => {
			const { file } = find(id);
			if (file === null)
				throw new AppError(
					409,
					'not-acceptable',
					'This file cannot be accepted, so there is nothing that it would change.',
				);
			return listOfChanges(file).catch((error: unknown) => {
				// Discarded while this waited its turn.
				find(id);
				throw error;
			});
		},
		accept: async (id, actor, { reason, acknowledgements }, shown) => {
			const held = find(id);
			if (held.acceptance !== null) return held.acceptance;
			if (held.file === null) throw notAcceptable(held.check);
			held.acceptance = accept(id, held, held.file, {
				actor,
				reason: reason?.trim() || null,
				acknowledgements: acknowledgements ?? [],
				checkedAt: shown ? held.checkedAt : null,
			});
			return held.acceptance;
		},
		discard: async (id) => {
			const held = find(id);
			// Whether there is anything left to discard is known once the acceptance under way is over.
			await held.acceptance?.catch(() => undefined);
			if (held.check.acceptedAs !== null)
				throw new AppError(
					409,
					'not-acceptable',
					`This file was accepted as return ${held.check.acceptedAs}, so it is not discarded. Withdraw that return to take it back.`,
				);
			await forget(id);
		},
		close: async () => {
			for (const [id, { acceptance }] of [...waiting]) {
				await acceptance?.catch(() => undefined);
				await forget(id);
			}
		},
	};
}

function notAcceptable({ identicalTo }: Check): AppError {
	return new AppError(
		409,
		'not-acceptable',
		identicalTo === null
			? 'This file cannot be accepted: mend what was found and upload it again.'
			: `This file counts already, as return ${identicalTo}. There is nothing to do.`,
	);
}
