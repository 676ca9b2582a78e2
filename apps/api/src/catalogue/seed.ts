import { periodFromCode } from '@sightline/metrics/periods';
import type { Database } from '../db/database.ts';
import { nextSequence } from '../db/sequence.ts';
import type { IndicatorEntry } from './files.ts';
import type { CatalogueFiles } from './read-files.ts';
import { pathPoints } from './targets.ts';
import { withWords } from './words.ts';

/**
 * Puts into the tables what the files have and the tables do not: all of it on an empty database, and later only
 * what an upgrade added. Definitions, targets and rebases that are there are left alone.
 */
export async function seedCatalogue(
	db: Database,
	files: CatalogueFiles,
	at: string,
): Promise<void> {
	await seedAreas(db, files);
	await insertNew(
		db,
		'collection',
		files.collections.filter(({ of }) => of === undefined),
	);
	const seeded = new Set(
		(await db.selectFrom('indicator').select('id').execute()).map(({ id }) => id),
	);
	const added = files.indicators.filter(({ id }) => !seeded.has(id));
	for (const [position, theme] of files.themes.entries())
		await db
			.insertInto('theme')
			.values({ ...theme, position })
			.onConflict((conflict) => conflict.column('id').doUpdateSet({ position }))
			.execute();
	await db
		.insertInto('breakdown')
		.values({ dimension: 'total', member: 'total' })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	if (added.length === 0) return;
	const sequence = await nextSequence(db, {
		kind: 'catalogue',
		at,
		actor: 'Installation',
		reason: `${added.length} indicators added from the catalogue files`,
	});
	await insertNew(db, 'indicator', added);
	const keys = await keysOf(db, 'indicator', 'id');
	for (const entry of added) await seedIndicator(db, keys.get(entry.id)!, entry, sequence);
}

async function seedIndicator(
	db: Database,
	indicator: number,
	entry: IndicatorEntry,
	sequence: number,
): Promise<void> {
	const { targets, rebases, validFrom, changeReason, earlier = [], ...body } = entry;
	for (const { validFrom: from, changeReason: reason, ...words } of [
		...earlier,
		{ validFrom, changeReason },
	])
		await db
			.insertInto('definition')
			.values({
				indicator,
				valid_from: month(from ?? '') ?? 0,
				sequence,
				body: JSON.stringify(withWords(body, words)),
				reason: reason ?? null,
			})
			.execute();
	for (const { scope, from, value, agreedBy, path } of targets)
		await db
			.insertInto('target')
			.values({
				indicator,
				scope,
				from_month: month(from)!,
				sequence,
				value,
				agreed_by: agreedBy,
				path: path ? JSON.stringify(pathPoints(path)) : null,
			})
			.execute();
	for (const { from, reason } of rebases)
		await db
			.insertInto('rebase')
			.values({ indicator, from_month: month(from)!, sequence, reason })
			.execute();
}

async function seedAreas(db: Database, { areas, neighbours }: CatalogueFiles): Promise<void> {
	const seeded = await keysOf(db, 'area', 'code');
	const added = areas.filter(({ code }) => !seeded.has(code));
	for (const area of added)
		await db
			.insertInto('area')
			.values({
				code: area.code,
				name: area.name,
				level: area.level,
				valid_from: month(area.valid_from),
				valid_to: month(area.valid_to),
				successor: area.successor || null,
			})
			.execute();
	const keys = await keysOf(db, 'area', 'code');
	for (const area of added) {
		const key = keys.get(area.code)!;
		for (const code of area.other_codes.split(';').filter(Boolean))
			await db.insertInto('area_code').values({ code: code.trim(), area: key }).execute();
		if (area.parent)
			await db
				.insertInto('area_parent')
				.values({
					area: key,
					parent: keys.get(area.parent)!,
					valid_from: month(area.valid_from),
					valid_to: month(area.valid_to),
				})
				.execute();
	}
	for (const { area, model_year, rank, neighbour } of neighbours)
		await db
			.insertInto('area_neighbour')
			.values({
				area: keys.get(area)!,
				model_year: Number(model_year),
				rank: Number(rank),
				neighbour: keys.get(neighbour)!,
			})
			.onConflict((conflict) => conflict.doNothing())
			.execute();
}

/** Inserts the ids that are not there yet; the database gives each its key. */
async function insertNew(
	db: Database,
	table: 'collection' | 'indicator',
	entries: { id: string }[],
): Promise<void> {
	for (const { id } of entries)
		await db
			.insertInto(table)
			.values({ id })
			.onConflict((conflict) => conflict.column('id').doNothing())
			.execute();
}

async function keysOf<Table extends 'area' | 'indicator'>(
	db: Database,
	table: Table,
	name: Table extends 'area' ? 'code' : 'id',
): Promise<Map<string, number>> {
	const rows = await db
		.selectFrom(table as 'area')
		.select(['key', `${name} as name` as 'code as name'])
		.execute();
	return new Map(rows.map(({ key, name }) => [name, key]));
}

/** The number of a month from its code; null when it is blank. */
function month(code: string): number | null {
	return code === '' ? null : periodFromCode('month', code)!.index;
}
