import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { findingCounts, findingId, returnPeriod, type Finding } from '@sightline/returns';
import { periodName } from '@sightline/metrics/periods';
import { thisMonth } from '../clock.ts';
import { AppError } from '../errors.ts';
import { openWorkbench } from '../installation.ts';
import { acceptReturn, type HandedIn, type Outcome } from '../returns/accept.ts';
import { openWords } from '../returns/acknowledgements.ts';
import { acknowledgementIn } from '../returns/asked-acceptance.ts';
import { spoolNameless } from '../returns/spool.ts';
import { collectionOption } from './collection.ts';
import { parsed, wrongUsage, type Setting } from './usage.ts';

export async function importReturn(args: string[], setting: Setting): Promise<number> {
	const options = importOptions(args);
	const input = await inputOf(options.file, setting, options.name);
	try {
		return await importFrom(input, options, setting);
	} finally {
		await input.close();
	}
}

async function importFrom(
	{ fileName, sha256, bytes, source }: Input,
	options: ReturnType<typeof importOptions>,
	{ config }: Setting,
): Promise<number> {
	const { writable, catalogue, clock } = await openWorkbench(config);
	try {
		const collection = await collectionOption(writable.db, catalogue, options.collection);
		const { period, fault } = returnPeriod(collection, options.period ?? '', thisMonth(clock) - 1);
		if (fault !== null) throw wrongUsage(fault);
		const outcome = await acceptReturn(
			writable,
			catalogue,
			clock,
			{ collection, period, fileName, sha256, bytes, source },
			options.accept && !options.dryRun
				? {
						actor: { name: options.by },
						reason: options.reason,
						acknowledgements: options.acknowledgements,
						checkedAt: null,
					}
				: null,
		);
		if (options.json)
			console.log(JSON.stringify({ ...withIds(outcome), dryRun: options.dryRun }, null, '\t'));
		else print(outcome, options, (index) => periodName({ type: collection.periodType, index }));
		return outcome.state === 'refused' || outcome.state === 'open' ? 1 : 0;
	} finally {
		await writable.db.destroy();
	}
}

function importOptions(args: string[]) {
	const { values, positionals } = parsed(args, {
		collection: { type: 'string' },
		period: { type: 'string' },
		'dry-run': { type: 'boolean', default: false },
		accept: { type: 'boolean', default: false },
		reason: { type: 'string' },
		acknowledge: { type: 'string', multiple: true, default: [] },
		by: { type: 'string', default: 'Command line' },
		name: { type: 'string' },
		json: { type: 'boolean', default: false },
	});
	const [file, ...more] = positionals;
	if (!file || more.length > 0) throw wrongUsage('Name one file to import.');
	if (!values.collection)
		throw wrongUsage('Say which collection the file is for: --collection ID.');
	return {
		file,
		name: values.name ?? null,
		collection: values.collection,
		period: values.period ?? null,
		accept: values.accept,
		dryRun: values['dry-run'],
		reason: values.reason ?? null,
		by: values.by,
		json: values.json,
		acknowledgements: values.acknowledge.map((given) => acknowledgementIn(given, 'wrong-usage')),
	};
}

interface Input extends Omit<HandedIn, 'collection' | 'period'> {
	close: () => Promise<void>;
}

/** The file that is named; for “-” what comes in by standard input, which is spooled because it may be read twice. */
async function inputOf(
	file: string,
	{ folder, config }: Setting,
	name: string | null,
): Promise<Input> {
	if (file === '-')
		return {
			fileName: name ?? 'standard-input.csv',
			...(await spoolNameless(config.incomingFolder, process.stdin)),
		};
	const path = resolve(folder, file);
	if (!existsSync(path)) throw new AppError(404, 'not-found', `There is no file ${path}.`);
	return {
		fileName: name ?? basename(path),
		...(await digest(path)),
		source: () => createReadStream(path),
		close: async () => undefined,
	};
}

async function digest(file: string): Promise<{ sha256: string; bytes: number }> {
	const hash = createHash('sha256');
	let bytes = 0;
	for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
		hash.update(chunk);
		bytes += chunk.length;
	}
	return { sha256: hash.digest('hex'), bytes };
}

function print(
	outcome: Outcome,
	{ dryRun, accept }: { dryRun: boolean; accept: boolean },
	nameOf: (period: number) => string,
): void {
	if (outcome.state === 'identical') {
		console.log(
			`These are the bytes of return ${outcome.sequence}, which counts already. There is nothing to do.`,
		);
		return;
	}
	const { findings, rows, observations } = outcome.result;
	for (const finding of findings) console.error(line(finding));
	const { error, warning, notice } = findingCounts(findings);
	console.log(
		`${counted(rows, 'row')}, ${counted(observations, 'figure')}; ` +
			`${counted(error, 'error')}, ${counted(warning, 'warning')}, ${counted(notice, 'notice')}.`,
	);
	if (outcome.state === 'refused') {
		console.error(
			'Refused: mend the errors and import the file again. Nothing was stored. The comparison with earlier figures follows once the errors are mended.',
		);
		return;
	}
	if (outcome.state === 'open') {
		console.error(`${openWords(outcome.open)} Nothing was stored.`);
		return;
	}
	const { created, changed, unchanged, removed, supersedes } = outcome.changes;
	const effect = `${created} created, ${changed} changed, ${unchanged} unchanged, ${removed} removed`;
	const period = nameOf(outcome.result.period);
	if (outcome.state === 'accepted')
		console.log(`Accepted as return ${outcome.sequence}, for ${period}: ${effect}.`);
	else
		console.log(
			`Accepting it would give a return for ${period}: ${effect}.` +
				(supersedes === null
					? ''
					: ` It would replace return ${supersedes}, so it needs --reason.`) +
				acknowledgementsNeeded(findings) +
				`\n${dryRun ? 'This was a dry run, so nothing is stored:' : 'Nothing is stored yet:'} ` +
				(dryRun && accept ? 'leave out --dry-run to accept it.' : 'add --accept.'),
		);
}

/** Which kinds of warning need a reason before the file is accepted. */
function acknowledgementsNeeded(findings: Finding[]): string {
	const codes = findings.filter(({ severity }) => severity === 'warning').map(({ code }) => code);
	if (codes.length === 0) return '';
	return `\nEach kind of warning needs a reason, --acknowledge CODE=REASON: ${[...new Set(codes)].join(', ')}.`;
}

/** An outcome for machines: each finding with the id by which it is acknowledged. */
function withIds(outcome: Outcome): object {
	if (outcome.state === 'identical') return outcome;
	const named = (findings: Finding[]) =>
		findings.map((finding) => ({ id: findingId(finding), ...finding }));
	return {
		...outcome,
		result: { ...outcome.result, findings: named(outcome.result.findings) },
		...(outcome.state === 'open' && {
			code: 'not-acceptable',
			message: openWords(outcome.open),
			open: named(outcome.open),
		}),
	};
}

function counted(count: number, noun: string): string {
	return `${count.toLocaleString('en-GB')} ${noun}${count === 1 ? '' : 's'}`;
}

function line({ severity, line, cell, message, hint }: Finding): string {
	const where = cell ? ` ${cell}` : line === null ? '' : ` line ${line}`;
	return `${severity}${where}: ${message} ${hint}`;
}
