// Checks files off the page's thread. It has the page's address space and nothing of its interface.
import type { ReturnContext } from '@sightline/api/contract';
import { periodName } from '@sightline/metrics/periods';
import {
	checkReturn,
	findingCounts,
	findingsCsv,
	peopleInSample,
	returnPeriod,
	tooLarge,
	type CheckResult,
} from '@sightline/returns';
import type { CheckReply, CheckRequest } from './check-messages.ts';
import { fileSource, searchShares, UnreadableFile } from './file-source.ts';

const shownFindings = 200;
const progressEveryMs = 50;

addEventListener('message', ({ data }: MessageEvent<CheckRequest>) => {
	// Asked ahead, the answer waits in the browser's cache.
	if (data.kind === 'prepare') contextFor(data.collection).catch(() => undefined);
	else
		(data.kind === 'check' ? checkFile(data) : searchPeople(data)).catch((error: unknown) => {
			if (!(error instanceof UnreadableFile)) console.warn(error);
			reply({ kind: error instanceof UnreadableFile ? 'unreadable' : 'unchecked' });
		});
});

async function checkFile({
	collection,
	period: code,
	file,
}: Extract<CheckRequest, { kind: 'check' }>): Promise<void> {
	const asked = performance.now();
	const context = await contextFor(collection);
	performance.measure('context', { start: asked });
	const { period, fault } = returnPeriod(context.collection, code, context.lastEndedMonth);
	if (fault !== null) return reply({ kind: 'bad-period', message: fault });
	const started = performance.now();
	const result =
		file.size > context.uploadBytes
			? tooLargeResult(context.uploadBytes)
			: await checkReturn(fileSource(file, sparingly()), context, {
					period,
					fileName: file.name,
				});
	performance.measure('check', { start: started });
	const { findings, rows, observations } = result;
	reply({
		kind: 'checked',
		found: {
			rows,
			observations,
			period:
				result.period === null
					? null
					: periodName({ type: context.collection.periodType, index: result.period }),
			counts: findingCounts(findings),
			findings: findings.slice(0, shownFindings),
		},
	});
	const csv = findings.length > 0 ? [findingsCsv(findings)] : null;
	reply({ kind: 'csv', csv: csv && new Blob(csv, { type: 'text/csv' }) });
}

async function searchPeople({
	collection,
	file,
}: Extract<CheckRequest, { kind: 'people' }>): Promise<void> {
	const context = await contextFor(collection);
	const source = fileSource(file, sparingly(), searchShares);
	const findings = await peopleInSample(source, context, file.name);
	reply({ kind: 'people', findings });
}

async function contextFor(collection: string): Promise<ReturnContext> {
	const response = await fetch(`/api/returns/contexts/${encodeURIComponent(collection)}`);
	if (!response.ok) throw new Error(`The context was refused with status ${response.status}`);
	return (await response.json()) as ReturnContext;
}

/** A file that the server would turn away is not read first. */
function tooLargeResult(most: number): CheckResult {
	return {
		encoding: null,
		delimiter: null,
		rows: 0,
		observations: 0,
		period: null,
		findings: [tooLarge(most)],
	};
}

/** Tells the page of progress, but not of every piece that was read. */
function sparingly(): (done: number) => void {
	let told = performance.now();
	return (done) => {
		const now = performance.now();
		if (now - told < progressEveryMs) return;
		told = now;
		reply({ kind: 'progress', done });
	};
}

function reply(message: CheckReply): void {
	postMessage(message);
}
