import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Type, type Static } from 'typebox';
import { Errors } from 'typebox/value';
import { periodFromCode } from '@sightline/metrics/periods';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { clockAt } from '../clock.ts';
import type { Database, WritableDatabase } from '../db/database.ts';
import { acceptReturn } from './accept.ts';
import { openWords } from './acknowledgements.ts';

const Manifest = Type.Array(
	Type.Object({
		file: Type.String({ pattern: '\\.csv$' }),
		collection: Type.String(),
		period: Type.String(),
		receivedAt: Type.String(),
		by: Type.String(),
		reason: Type.Union([Type.String(), Type.Null()]),
		acknowledgements: Type.Optional(
			Type.Array(Type.Object({ code: Type.String(), reason: Type.String() })),
		),
	}),
);

/** Whether the figures of this database are the synthetic ones. */
export async function isDemonstration(db: Database): Promise<boolean> {
	const found = await db
		.selectFrom('setting')
		.select('value')
		.where('name', '=', 'demonstration')
		.executeTakeFirst();
	return found?.value === 'yes';
}

/** Whether a data folder holds the demonstration's returns: an exported catalogue does not. */
export function hasDemonstration(dataFolder: string): boolean {
	return existsSync(join(dataFolder, 'demo', 'returns.json'));
}

/**
 * Accepts the demonstration's returns in the order of their manifest, each on its own day, by the road that every
 * return takes. Does nothing once any return has been accepted; an interrupted load goes on where it stopped.
 *
 * @throws Error naming the file when one cannot be accepted
 */
export async function loadDemonstration(
	writable: WritableDatabase,
	catalogue: Catalogue,
	dataFolder: string,
): Promise<void> {
	const { db } = writable;
	const started = await isDemonstration(db);
	const accepted = await db.selectFrom('return').select(['file_name']).execute();
	if (accepted.length > 0 && !started) return;
	if (!hasDemonstration(dataFolder)) return;
	const folder = join(dataFolder, 'demo');
	const manifest = readManifest(join(folder, 'returns.json'));
	const done = new Set(accepted.map(({ file_name }) => file_name));
	if (!started)
		await db.insertInto('setting').values({ name: 'demonstration', value: 'yes' }).execute();
	for (const entry of manifest.filter(({ file }) => !done.has(entryName(file)))) {
		const collection = catalogue.collections.get(entry.collection);
		const period = collection && periodFromCode(collection.periodType, entry.period);
		if (!collection || !period)
			throw new Error(
				`data/demo/returns.json: “${entry.file}” names an unknown collection or period`,
			);
		const content = readFileSync(join(folder, entry.file));
		const outcome = await acceptReturn(
			writable,
			catalogue,
			clockAt(entry.receivedAt),
			{
				collection,
				period: period.index,
				fileName: entryName(entry.file),
				sha256: createHash('sha256').update(content).digest('hex'),
				bytes: content.length,
				source: async function* () {
					yield content;
				},
			},
			{
				actor: { name: entry.by },
				reason: entry.reason,
				acknowledgements: entry.acknowledgements ?? [],
				checkedAt: null,
			},
		);
		if (outcome.state === 'open')
			throw new Error(`data/demo/${entry.file} cannot be accepted: ${openWords(outcome.open)}`);
		if (outcome.state === 'refused')
			throw new Error(
				`data/demo/${entry.file} cannot be accepted: ${outcome.result.findings.find(({ severity }) => severity === 'error')?.message}`,
			);
	}
}

function readManifest(file: string): Static<typeof Manifest> {
	const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
	const [error] = Errors(Manifest, content);
	if (error) throw new Error(`data/demo/returns.json: ${error.instancePath} ${error.message}`);
	return content as Static<typeof Manifest>;
}

const entryName = (file: string) => file.split('/').at(-1)!;
