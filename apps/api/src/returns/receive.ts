import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import {
	findingCounts,
	findingId,
	findingKinds,
	findingsCsv,
	identicalReturn,
	type Finding,
} from '@sightline/returns';
import type { Actor } from '../access/views.ts';
import type { StoredCollection } from '../catalogue/catalogue.ts';
import type { AcceptBody, Check, Finding as WireFinding } from '../contract/index.ts';
import { AppError } from '../errors.ts';
import { periodRef } from '../indicators/figure.ts';
import type { Outcome } from './accept.ts';
import { spool, unspool } from './spool.ts';
import type { SpooledFile, Writer } from '../writer.ts';

const shownFindings = 200;
/** Of one kind: as many as can each have a field of their own on a page. */
const shownOfKind = 50;
const hourMs = 3_600_000;
const mostWaiting = 100;

/** Files between upload and acceptance. They live as long as the server does, an hour at most. */
export interface Reception {
	receive: (upload: Upload) => Promise<Check>;
	check: (id: string) => Check;
	findingsCsv: (id: string) => string;
	/** Path of a CSV file of every figure that a waiting file would change; the caller deletes it. */
	changesCsv: (id: string) => Promise<string>;
	/** Makes a checked file count. A file that cannot be accepted after all waits on. */
	accept: (id: string, actor: Actor, body: AcceptBody) => Promise<Outcome>;
	discard: (id: string) => Promise<void>;
	close: () => Promise<void>;
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
				'This check is no longer here: the file was accepted or discarded, an hour has passed, or the server was restarted. If it is not among the accepted returns, upload the file again.',
			);
		})();

	/** Takes a check out, so that nobody else can accept or discard it. */
	const take = (id: string): Waiting => {
		const taken = find(id);
		waiting.delete(id);
		clearTimeout(taken.expiry);
		return taken;
	};

	const hold = (id: string, held: Omit<Waiting, 'expiry'>): void => {
		const expiry = setTimeout(() => void discard(id), hourMs).unref();
		waiting.set(id, { ...held, expiry });
	};

	const discard = async (id: string): Promise<void> => {
		const { file } = take(id);
		if (file) await unspool(file.path);
	};

	return {
		receive: async ({ collection, period, fileName, content }) => {
			if (waiting.size >= mostWaiting)
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
			hold(id, {
				check,
				findings: findingsOf(outcome),
				file: kept ? file : null,
				checkedAt: outcome.state === 'ready' ? outcome.asOf : null,
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
			if (find(id).file === null)
				throw new AppError(
					409,
					'not-acceptable',
					'This file cannot be accepted: mend what was found and upload it again.',
				);
			const taken = take(id);
			const file = taken.file!;
			try {
				const outcome = await writer.accept(file, {
					actor,
					reason: reason?.trim() || null,
					acknowledgements: acknowledgements ?? [],
					checkedAt: taken.checkedAt,
				});
				if (outcome.state === 'open') hold(id, lookedAtAgain(taken, outcome));
				else await unspool(file.path);
				return outcome;
			} catch (error) {
				hold(id, taken);
				throw error;
			}
		},
		discard,
		close: async () => {
			for (const id of [...waiting.keys()]) await discard(id);
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
		fileName: file.fileName,
		state:
			outcome.state === 'ready' ? 'checked' : outcome.state === 'refused' ? 'refused' : 'identical',
		period: period === null ? null : periodRef(collection.periodType, period),
		rows: result?.rows ?? 0,
		observations: result?.observations ?? 0,
		...foundIn(findingsOf(outcome)),
		identicalTo: outcome.state === 'identical' ? outcome.sequence : null,
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
	waiting: Omit<Waiting, 'expiry'>,
	{ result: { findings } }: Extract<Outcome, { state: 'open' }>,
): Omit<Waiting, 'expiry'> {
	return { ...waiting, findings, check: { ...waiting.check, ...foundIn(findings) } };
}
