import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { findingCounts, type Finding } from '@sightline/returns';
import { periodFromCode, periodName } from '@sightline/metrics/periods';
import { configFrom } from './config.ts';
import { AppError, busyMessage, isBusy } from './errors.ts';
import { openWorkbench } from './installation.ts';
import { acceptReturn, type Outcome } from './returns/accept.ts';

const usage = `Usage:
  npm run sightline -- import FILE --collection ID [--period CODE] [--dry-run] [--accept]
                              [--reason TEXT] [--acknowledge CODE=REASON]... [--by NAME] [--json]
  npm run sightline -- migrate

import checks a file and says what accepting it would change; with --accept it is accepted.
Exit status: 0 done, 1 refused, 2 wrong usage.`;

const root = fileURLToPath(new URL('../../..', import.meta.url));

process.umask(0o077);
try {
	process.exitCode = await run(process.argv.slice(2));
} catch (error) {
	const { message } = error as Error;
	console.error(isBusy(error) ? busyMessage : message);
	process.exitCode = error instanceof AppError && error.code === 'wrong-usage' ? 2 : 1;
}

async function run(args: string[]): Promise<number> {
	const [command, ...rest] = args;
	if (command === '--help' || command === 'help') {
		console.log(usage);
		return 0;
	}
	if (command === 'import') return importFile(rest);
	if (command === 'migrate') {
		const { writable } = await openWorkbench(configFrom(process.env, root));
		await writable.db.destroy();
		console.log('The database is up to date.');
		return 0;
	}
	throw wrongUsage(command ? `There is no command “${command}”.\n\n${usage}` : usage);
}

async function importFile(args: string[]): Promise<number> {
	const { file, ...options } = importOptions(args);
	const { writable, catalogue, clock } = await openWorkbench(configFrom(process.env, root));
	try {
		const collection = catalogue.collections.get(options.collection);
		if (!collection)
			throw wrongUsage(
				`There is no collection “${options.collection}”. There are: ${[...catalogue.collections.keys()].join(', ')}.`,
			);
		const period = options.period ? periodFromCode(collection.periodType, options.period) : null;
		if (options.period && !period)
			throw wrongUsage(`“${options.period}” is not a period of ${collection.id}.`);
		const { sha256, bytes } = await digest(file);
		const outcome = await acceptReturn(
			writable,
			catalogue,
			clock,
			{
				collection,
				period: period?.index ?? null,
				fileName: basename(file),
				sha256,
				bytes,
				source: () => createReadStream(file),
			},
			options.accept
				? {
						actor: { name: options.by },
						reason: options.reason,
						acknowledgements: options.acknowledgements,
						checkedAt: null,
					}
				: null,
		);
		if (options.json) console.log(JSON.stringify(outcome, null, '\t'));
		else print(outcome, (index) => periodName({ type: collection.periodType, index }));
		return outcome.state === 'refused' ? 1 : 0;
	} finally {
		await writable.db.destroy();
	}
}

function importOptions(args: string[]) {
	const { values, positionals } = parse(args);
	const [file, ...more] = positionals;
	if (!file || more.length > 0) throw wrongUsage(`Name one file to import.\n\n${usage}`);
	if (!values.collection)
		throw wrongUsage(`Say which collection the file is for: --collection ID.\n\n${usage}`);
	// npm runs scripts from the project's folder, whatever folder the person stands in.
	const path = resolve(process.env.INIT_CWD ?? '.', file);
	if (!existsSync(path)) throw new Error(`There is no file ${path}.`);
	return {
		file: path,
		collection: values.collection,
		period: values.period ?? null,
		accept: values.accept && !values['dry-run'],
		reason: values.reason ?? null,
		by: values.by,
		json: values.json,
		acknowledgements: values.acknowledge.map((given) => {
			const [code = '', ...reason] = given.split('=');
			if (!reason.join('=').trim())
				throw wrongUsage(`Write --acknowledge as CODE=REASON, not “${given}”.`);
			return { code, reason: reason.join('=') };
		}),
	};
}

function parse(args: string[]) {
	try {
		return parseArgs({
			args,
			allowPositionals: true,
			options: {
				collection: { type: 'string' },
				period: { type: 'string' },
				'dry-run': { type: 'boolean', default: false },
				accept: { type: 'boolean', default: false },
				reason: { type: 'string' },
				acknowledge: { type: 'string', multiple: true, default: [] },
				by: { type: 'string', default: 'Command line' },
				json: { type: 'boolean', default: false },
			},
		});
	} catch (error) {
		throw wrongUsage(`${(error as Error).message}\n\n${usage}`);
	}
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

function print(outcome: Outcome, nameOf: (period: number) => string): void {
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
		console.error('Refused: mend the errors and import the file again. Nothing was stored.');
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
				`${supersedes === null ? '' : ` It would replace return ${supersedes}, so it needs --reason.`}\n` +
				'Nothing is stored yet: add --accept.',
		);
}

function counted(count: number, noun: string): string {
	return `${count.toLocaleString('en-GB')} ${noun}${count === 1 ? '' : 's'}`;
}

function line({ severity, line, cell, message, hint }: Finding): string {
	const where = cell ? ` ${cell}` : line === null ? '' : ` line ${line}`;
	return `${severity}${where}: ${message} ${hint}`;
}

function wrongUsage(message: string): AppError {
	return new AppError(400, 'wrong-usage', message);
}
