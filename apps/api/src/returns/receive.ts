import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import {
	findingCounts,
	findingId,
	findingKinds,
	findingsCsv,
	identicalReturn,
	shownFileName,
	type Finding,
} from '@sightline/returns';
import type { Actor } from '../access/views.ts';
import type { StoredCollection } from '../catalogue/catalogue.ts';
import type { AcceptBody, Check, Finding as WireFinding } from '../contract/index.ts';
import { AppError } from '../errors.ts';
import { periodRef } from '../indicators/figure.ts';
import type { Acceptance, Outcome } from './accept.ts';
import type { ChangeCounts } from './changes.ts';
import { spool, unspool } from './spool.ts';
import type { SpooledFile, Writer } from '../writer.ts';

const shownFindings = 200;
/** Of one kind: as many as can each have a field of their own on a page. */
const shownOfKind = 50;
const hourMs = 3_600_000;
const mostWaiting = 100;
/** Of accepted files, so that one who asks again is answered the same. */
const mostRemembered = 200;

/** Files between upload and acceptance. They live as long as the server does, an hour at most. */
export interface Reception {
	receive: (upload: Upload) => Promise<Check>;
	check: (id: string) => Check;
	findingsCsv: (id: string) => string;
	/** Path of a CSV file of every figure that a waiting file would change; the caller deletes it. */
	changesCsv: (id: string) => Promise<string>;
	/**
	 * Makes a checked file count. A file that cannot be accepted after all waits on. Asked again, at the same time or
	 * within an hour, it answers the same.
	 */
	accept: (
		id: string,
		actor: Actor,
		body: AcceptBody,
	) => Promise<AcceptedFile | Extract<Outcome, { state: 'identical' | 'open' }>>;
	discard: (id: string) => Promise<void>;
	close: () => Promise<void>;
}

/** What accepting a file did. */
export interface AcceptedFile {
	state: 'accepted';
	sequence: number;
	period: number;
	observations: number;
	changes: ChangeCounts;
}

export interface Upload {
	collection: StoredCollection;
	period: number | null;
	fileName: string;
	content: AsyncIterable<Uint8Array>;
}

interface Waiting {
	check: Check;
	findings: Finding[];
	/** Null when the file was refused or is one that counts already, and so was deleted. */
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

	const find = (id: string): Waiting =>
		waiting.get(id) ??
		(() => {
			throw new AppError(
				404,
				'gone',
				'This check is no longer here: the file was discarded, an hour has passed since it was checked or accepted, or the server was restarted. If it is not among the accepted returns, upload the file again.',
			);
		})();

	const isAccepted = ({ check }: Waiting) => check.acceptedAs !== null;

	const expiryOf = (id: string) => setTimeout(() => void forget(id), hourMs).unref();

	const forget = async (id: string): Promise<void> => {
		const forgotten = waiting.get(id);
		if (!forgotten) return;
		waiting.delete(id);
		clearTimeout(forgotten.expiry);
		if (forgotten.file) await unspool(forgotten.file.path);
	};

	const forgetOldest = async (): Promise<void> => {
		const accepted = [...waiting].filter(([, held]) => isAccepted(held));
		for (const [id] of accepted.slice(0, -mostRemembered)) await forget(id);
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
			if (outcome.state === 'accepted') {
				const { state, sequence, result, changes } = outcome;
				const { period, observations } = result;
				held.check = { ...held.check, acceptedAs: sequence, expiresAt: null };
				held.file = null;
				held.expiry = expiryOf(id);
				await unspool(file.path);
				await forgetOldest();
				return { state, sequence, period, observations, changes };
			}
			if (outcome.state === 'open') {
				Object.assign(held, lookedAtAgain(held, outcome), { acceptance: null });
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
			held.expiry = expiryOf(id);
			throw error;
		}
	};

	return {
		receive: async ({ collection, period, fileName, content }) => {
			if ([...waiting.values()].filter((held) => !isAccepted(held)).length >= mostWaiting)
				throw new AppError(
					429,
					'too-many-requests',
					`${mostWaiting} files are waiting already. Accept or discard some, or wait an hour.`,
				);
			const id = randomUUID();
			const spooled = await spool(options.folder, id, content, options.uploadBytes);
			const file: SpooledFile = { ...spooled, collection: collection.id, period, fileName };
			const outcome = await writer.preview(file).catch(async (error: unknown) => {
				await unspool(file.path);
				throw error;
			});
			const kept = outcome.state === 'ready';
			if (!kept) await unspool(file.path);
			const check = checkOf(
				id,
				collection,
				file,
				outcome,
				kept ? new Date(options.now().getTime() + hourMs).toISOString() : null,
			);
			waiting.set(id, {
				check,
				findings: findingsOf(outcome),
				file: kept ? file : null,
				checkedAt: outcome.state === 'ready' ? outcome.asOf : null,
				acceptance: null,
				expiry: expiryOf(id),
			});
			return check;
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
			const path = join(options.folder, `${randomUUID()}.csv`);
			try {
				await writer.listChanges(file, path);
				return path;
			} catch (error) {
				await unspool(path);
				// Accepted or discarded while this waited its turn.
				find(id);
				throw error;
			}
		},
		accept: async (id, actor, { reason, acknowledgements }) => {
			const held = find(id);
			if (held.acceptance !== null) return held.acceptance;
			if (held.file === null)
				throw new AppError(
					409,
					'not-acceptable',
					'This file cannot be accepted: mend what was found and upload it again.',
				);
			held.acceptance = accept(id, held, held.file, {
				actor,
				reason: reason?.trim() || null,
				acknowledgements: acknowledgements ?? [],
				checkedAt: held.checkedAt,
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

function checkOf(
	id: string,
	collection: StoredCollection,
	file: SpooledFile,
	outcome: Outcome,
	expiresAt: string | null,
): Check {
	const result = 'result' in outcome ? outcome.result : null;
	const period = result?.period ?? file.period;
	return {
		id,
		collection: { id: collection.id, title: collection.title },
		fileName: shownFileName(file.fileName),
		state:
			outcome.state === 'ready' ? 'checked' : outcome.state === 'refused' ? 'refused' : 'identical',
		period: period === null ? null : periodRef(collection.periodType, period),
		rows: result?.rows ?? 0,
		observations: result?.observations ?? 0,
		...foundIn(findingsOf(outcome)),
		identicalTo: outcome.state === 'identical' ? outcome.sequence : null,
		acceptedAs: null,
		changes: outcome.state === 'ready' ? outcome.changes : null,
		expiresAt,
	};
}

/** Of a file that counts already, that it does is what was found. */
function findingsOf(outcome: Outcome): Finding[] {
	return outcome.state === 'identical'
		? [identicalReturn(outcome.sequence)]
		: outcome.result.findings;
}

function foundIn(findings: Finding[]): Pick<Check, 'counts' | 'findings' | 'kinds' | 'warnings'> {
	const kinds = findingKinds(findings);
	return {
		counts: findingCounts(findings),
		findings: findings.slice(0, shownFindings).map(wireFinding),
		kinds: kinds.map(({ findings: alike, ...kind }) => ({
			...kind,
			count: alike.length,
			findings: alike.slice(0, shownOfKind).map(wireFinding),
		})),
		warnings: kinds
			.filter(({ severity }) => severity === 'warning')
			.map(({ code, findings: alike }) => ({
				...{ code, count: alike.length },
				message: alike[0]!.message,
			})),
	};
}

/** A finding as the wire has it. */
export function wireFinding(finding: Finding): WireFinding {
	return { id: findingId(finding), ...finding };
}

/** Other figures may have changed since a file was checked, and with them what it warns of. */
function lookedAtAgain(
	{ check }: Waiting,
	{ result: { findings } }: Extract<Outcome, { state: 'open' }>,
): Pick<Waiting, 'findings' | 'check'> {
	return { findings, check: { ...check, ...foundIn(findings) } };
}
