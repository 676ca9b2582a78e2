import { closeSync, createReadStream, openSync, writeSync } from 'node:fs';
import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { changeCatalogue } from './catalogue-changes/change.ts';
import { addMapping, retireMapping } from './catalogue-changes/mapping.ts';
import { loadCatalogue } from './catalogue/catalogue.ts';
import { collectionNamed } from './catalogue/kept-mappings.ts';
import { readCatalogue } from './catalogue/read-files.ts';
import { clockAt } from './clock.ts';
import { openForWriting } from './db/database.ts';
import { AppError, busyMessage, isBusy, problemIn } from './errors.ts';
import { acceptReturn, type Acceptance } from './returns/accept.ts';
import { withdrawReturn } from './returns/withdraw.ts';
import type { Job, JobReply, SpooledFile, WorkerStart } from './writer.ts';

// The writing thread: one job at a time, as writer.ts hands them over.

// Whoever reads a page goes first. Linux alone gives threads priorities of their own.
if (process.platform === 'linux') setPriority(10);

const { config, now } = workerData as WorkerStart;
const clock = clockAt(now);
const writable = await openForWriting(config.databaseFile);
const catalogue = await loadCatalogue(writable.db, readCatalogue(config.dataFolder));

parentPort!.on('message', (job: Job | 'close') => {
	if (job === 'close') {
		// Nothing keeps the thread once its database and its port are closed.
		void writable.db.destroy().then(() => parentPort!.close());
		return;
	}
	perform(job).then(
		(done) => reply({ done }),
		(error: unknown) => reply({ failed: failureOf(error) }),
	);
});

function perform(job: Job) {
	if (job.kind === 'withdraw')
		return withdrawReturn(writable, clock, job.sequence, job.actor, job.reason);
	if (job.kind === 'catalogue')
		return changeCatalogue(writable, catalogue, clock, job.indicator, job.change, job.actor);
	if (job.kind === 'mapping') return addMapping(writable, catalogue, clock, job.body, job.actor);
	if (job.kind === 'retire-mapping')
		return retireMapping(writable, catalogue, clock, job.id, job.reason, job.actor);
	if (job.kind === 'changes') return listChanges(job);
	return accept(job.file, job.acceptance);
}

async function accept(
	{ path, collection, ...file }: SpooledFile,
	acceptance: Acceptance | null,
	onChanges?: (text: string) => void,
) {
	return acceptReturn(
		writable,
		catalogue,
		clock,
		{
			...file,
			collection: await collectionNamed(writable.db, catalogue, collection),
			source: () => createReadStream(path),
		},
		acceptance,
		onChanges,
	);
}

async function listChanges({ file, to }: Extract<Job, { kind: 'changes' }>) {
	const list = openSync(to, 'wx', 0o600);
	try {
		return await accept(file, null, (text) => writeSync(list, text));
	} finally {
		closeSync(list);
	}
}

function failureOf(error: unknown) {
	if (error instanceof AppError) return { status: error.status, ...problemIn(error) };
	if (isBusy(error)) return { status: 503, code: 'busy' as const, message: busyMessage };
	console.error(error);
	return {
		status: 500,
		code: 'internal' as const,
		message: 'It could not be done. Nothing was stored; the server’s log says why.',
	};
}

function reply(message: JobReply): void {
	parentPort!.postMessage(message);
}
