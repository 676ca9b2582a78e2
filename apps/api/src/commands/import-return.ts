import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { findingCounts, findingId, type Finding } from '@sightline/returns';
import { periodFromCode, periodName } from '@sightline/metrics/periods';
import { openWorkbench } from '../installation.ts';
import { acceptReturn, type Outcome } from '../returns/accept.ts';
import { openWords } from '../returns/acknowledgements.ts';
import { parsed, usage, wrongUsage, type Setting } from './usage.ts';

export async function importReturn(args: string[], setting: Setting): Promise<number> {
	const { file, ...options } = importOptions(args, setting.folder);
	const { writable, catalogue, clock } = await openWorkbench(setting.config);
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
		if (options.json) console.log(JSON.stringify(withIds(outcome), null, '\t'));
		else print(outcome, (index) => periodName({ type: collection.periodType, index }));
		return outcome.state === 'refused' || outcome.state === 'open' ? 1 : 0;
	} finally {
		await writable.db.destroy();
	}
}

function importOptions(args: string[], folder: string) {
	const { values, positionals } = parsed(args, {
		collection: { type: 'string' },
		period: { type: 'string' },
		'dry-run': { type: 'boolean', default: false },
		accept: { type: 'boolean', default: false },
		reason: { type: 'string' },
		acknowledge: { type: 'string', multiple: true, default: [] },
		by: { type: 'string', default: 'Command line' },
		json: { type: 'boolean', default: false },
	});
	const [file, ...more] = positionals;
	if (!file || more.length > 0) throw wrongUsage(`Name one file to import.\n\n${usage}`);
	if (!values.collection)
		throw wrongUsage(`Say which collection the file is for: --collection ID.\n\n${usage}`);
	const path = resolve(folder, file);
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
			const [what = '', ...rest] = given.split('=');
			const [code = '', cell] = what.split('@');
			const reason = rest.join('=').trim();
			if (!code || cell === '' || !reason)
				throw wrongUsage(`Write --acknowledge as CODE=REASON or CODE@CELL=REASON, not “${given}”.`);
			return cell === undefined ? { code, reason } : { code, cell, reason };
		}),
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
				`${supersedes === null ? '' : ` It would replace return ${supersedes}, so it needs --reason.`}\n` +
				'Nothing is stored yet: add --accept.',
		);
}

/** An outcome for machines: each finding with the id by which it is acknowledged. */
function withIds(outcome: Outcome): object {
	if (outcome.state === 'identical') return outcome;
	const named = (findings: Finding[]) =>
		findings.map((finding) => ({ id: findingId(finding), ...finding }));
	return {
		...outcome,
		result: { ...outcome.result, findings: named(outcome.result.findings) },
		...(outcome.state === 'open' && { open: named(outcome.open) }),
	};
}

function counted(count: number, noun: string): string {
	return `${count.toLocaleString('en-GB')} ${noun}${count === 1 ? '' : 's'}`;
}

function line({ severity, line, cell, message, hint }: Finding): string {
	const where = cell ? ` ${cell}` : line === null ? '' : ` line ${line}`;
	return `${severity}${where}: ${message} ${hint}`;
}
