import {
	indicatorsOf,
	isOwnLayout,
	mappedCollection,
	type Collection,
	type CollectionMapping,
} from '@sightline/returns';
import type { Database } from '../db/database.ts';
import { AppError, notFound } from '../errors.ts';
import type { Catalogue, StoredCollection } from './catalogue.ts';

/** A mapping that was made through the product. */
export interface KeptMapping {
	mapping: CollectionMapping;
	/** Of the change that made it. */
	sequence: number;
	/** Of the change that took it out of use; null while it is in use. */
	retired: number | null;
}

/** Every mapping that was made through the product, oldest first: as it was as of a sequence number, or as it is. */
export async function keptMappings(db: Database, asOf = Infinity): Promise<KeptMapping[]> {
	const rows = await db
		.selectFrom('mapping')
		.selectAll()
		.where('sequence', '<=', asOf)
		.orderBy('sequence')
		.execute();
	return rows.map(({ body, sequence, retired_sequence: retired }) => ({
		mapping: JSON.parse(body) as CollectionMapping,
		sequence,
		retired: retired !== null && retired <= asOf ? retired : null,
	}));
}

/**
 * The collection of an id, mappings made since the start among them: read anew at every call, as another thread makes them.
 *
 * @throws AppError when there is none, or it has been taken out of use
 */
export async function collectionNamed(
	db: Database,
	catalogue: Catalogue,
	id: string,
): Promise<StoredCollection> {
	const known = catalogue.collections.get(id);
	if (known) return known;
	const row = await db.selectFrom('mapping').selectAll().where('id', '=', id).executeTakeFirst();
	if (!row) return notFound('collection', id);
	const mapping = JSON.parse(row.body) as CollectionMapping;
	if (row.retired_sequence !== null)
		throw new AppError(
			404,
			'not-found',
			`The mapping “${mapping.title}” has been taken out of use. Choose another, or map the headings anew.`,
		);
	return mappedHere(catalogue, mapping) ?? notFound('collection', id);
}

/**
 * Every collection that a file could be handed in for as of a sequence number: each with returns of its own, followed by
 * its mappings.
 */
export async function collectionsInUse(
	db: Database,
	catalogue: Catalogue,
	asOf: number,
): Promise<StoredCollection[]> {
	const fromFiles = [...catalogue.collections.values()].filter(({ of }) => of !== undefined);
	const kept = (await keptMappings(db, asOf)).flatMap(({ mapping, retired }) =>
		retired === null && !catalogue.collections.has(mapping.id)
			? (mappedHere(catalogue, mapping) ?? [])
			: [],
	);
	const mappings = [...fromFiles, ...kept];
	return [...catalogue.collectionByKey.values()].flatMap((owner) => [
		owner,
		...mappings.filter(({ key }) => key === owner.key),
	]);
}

/**
 * The mappings in use as of a sequence number, to hold a file's headings against: by the titles under which they are chosen,
 * without the names that they explain.
 */
export async function mappingsInUse(
	db: Database,
	catalogue: Catalogue,
	asOf: number,
): Promise<Collection[]> {
	return (await collectionsInUse(db, catalogue, asOf)).flatMap((mapping) => {
		const { of, layout } = mapping;
		if (of === undefined || !isOwnLayout(layout)) return [];
		const title = `${catalogue.collections.get(of)!.title}, as in “${mapping.title}”`;
		return { ...mapping, title, layout: { ...layout, names: {} } };
	});
}

/** What people call the mapping of an id, in use or not; null of none. */
export type MappingTitles = (id: string | null) => { id: string; title: string } | null;

export async function mappingTitles(db: Database, catalogue: Catalogue): Promise<MappingTitles> {
	const kept = new Map((await keptMappings(db)).map(({ mapping }) => [mapping.id, mapping.title]));
	return (id) =>
		id === null ? null : { id, title: catalogue.collections.get(id)?.title ?? kept.get(id) ?? id };
}

/** A mapping as a collection; null when an upgrade took away what it is of, and without indicators that it no longer holds. */
function mappedHere(catalogue: Catalogue, mapping: CollectionMapping): StoredCollection | null {
	const base = catalogue.collections.get(mapping.of);
	if (!base) return null;
	const held = new Set(indicatorsOf(base));
	const indicators = mapping.layout.indicators.filter((id) => held.has(id));
	const layout = { ...mapping.layout, indicators };
	return { ...mappedCollection(base, { ...mapping, layout }), key: base.key };
}
