import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Actor } from './access/views.ts';
import type { CatalogueChange } from './catalogue-changes/change.ts';
import type { Config } from './config.ts';
import type {
	CatalogueChanged,
	MappingAdded,
	MappingBody,
	MappingRetired,
	Withdrawn,
} from './contract/index.ts';
import { AppError, type ProblemCode } from './errors.ts';
import type { Acceptance, Look, Outcome } from './returns/accept.ts';

/** A file in the spool. */
export interface SpooledFile {
	path: string;
	collection: string;
	period: number | null;
	fileName: string;
	sha256: string;
	bytes: number;
}

export type Job =
	| { kind: 'accept'; file: SpooledFile; acceptance: Acceptance | null }
	| { kind: 'changes'; file: SpooledFile; to: string }
	| { kind: 'withdraw'; sequence: number; actor: Actor; reason: string }
	| { kind: 'catalogue'; indicator: string; change: CatalogueChange; actor: Actor }
	| { kind: 'mapping'; body: MappingBody; actor: Actor }
	| { kind: 'retire-mapping'; id: string; reason: string; actor: Actor };

type Done = Outcome | Withdrawn | CatalogueChanged | MappingAdded | MappingRetired;

export type JobReply =
	| { done: Done }
	| { failed: { status: number; code: ProblemCode; message: string; path?: string } };

/** What a worker starts with. */
export interface WorkerStart {
	config: Config;
	/** Where the clock stands; null when it runs. */
	now: string | null;
}

/** All writing, in a thread of its own: readers never wait for it, and every write waits for the one before. */
export interface Writer {
	/** Checks a file and says what accepting it would do; nothing counts. */
	preview: (file: SpooledFile) => Promise<Look>;
	/** A preview that also writes every figure that would change into a new file, as CSV. */
	listChanges: (file: SpooledFile, to: string) => Promise<Look>;
	accept: (file: SpooledFile, acceptance: Acceptance) => Promise<Outcome>;
	withdraw: (sequence: number, actor: Actor, reason: string) => Promise<Withdrawn>;
	changeCatalogue: (
		indicator: string,
		change: CatalogueChange,
		actor: Actor,
	) => Promise<CatalogueChanged>;
	addMapping: (body: MappingBody, actor: Actor) => Promise<MappingAdded>;
	retireMapping: (id: string, reason: string, actor: Actor) => Promise<MappingRetired>;
	close: () => Promise<void>;
}

/**
 * The most that the writing thread's heap may hold, in megabytes: several times what a large return needs. With a limit
 * in sight the engine collects sooner, and memory does not grow with the file.
 */
export const writerHeap = 512;

/** Starts the writing thread. A thread that dies fails the job it had, whose transaction is undone, and is started again. */
export function startWriter(start: WorkerStart): Writer {
	let worker: Worker | null = null;
	let queue: Promise<unknown> = Promise.resolve();
	let pending: PromiseWithResolvers<Done> | null = null;

	const startWorker = () => {
		const started = new Worker(new URL('./write-worker.ts', import.meta.url), {
			workerData: start,
			resourceLimits: { maxOldGenerationSizeMb: writerHeap },
		});
		// A thread that has died says so twice, and by then the next job may be another thread's.
		started.on('message', (reply: JobReply) => {
			if ('done' in reply) pending?.resolve(reply.done);
			else {
				const { status, code, message, path } = reply.failed;
				pending?.reject(new AppError(status, code, message, path));
			}
		});
		const onDeath = () => {
			if (worker !== started) return;
			worker = null;
			pending?.reject(
				new AppError(
					500,
					'internal',
					'The writing process stopped before it had finished. Nothing was stored; try again.',
				),
			);
		};
		return started.on('error', onDeath).on('exit', onDeath);
	};

	const run = (job: Job) => {
		pending = Promise.withResolvers();
		worker ??= startWorker();
		worker.postMessage(job);
		return pending.promise;
	};

	const enqueue = <Result>(job: Job): Promise<Result> => {
		const result = queue.then(() => run(job));
		queue = result.catch(() => undefined);
		return result as Promise<Result>;
	};

	return {
		preview: (file) => enqueue({ kind: 'accept', file, acceptance: null }),
		listChanges: (file, to) => enqueue({ kind: 'changes', file, to }),
		accept: (file, acceptance) => enqueue({ kind: 'accept', file, acceptance }),
		withdraw: (sequence, actor, reason) => enqueue({ kind: 'withdraw', sequence, actor, reason }),
		changeCatalogue: (indicator, change, actor) =>
			enqueue({ kind: 'catalogue', indicator, change, actor }),
		addMapping: (body, actor) => enqueue({ kind: 'mapping', body, actor }),
		retireMapping: (id, reason, actor) => enqueue({ kind: 'retire-mapping', id, reason, actor }),
		close: async () => {
			await queue;
			const last = worker;
			if (last === null) return;
			worker = null;
			const ended = once(last, 'exit');
			last.postMessage('close');
			await ended;
		},
	};
}
