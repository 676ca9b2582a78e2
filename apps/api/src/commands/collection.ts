import type { Catalogue, StoredCollection } from '../catalogue/catalogue.ts';
import { collectionsInUse } from '../catalogue/kept-mappings.ts';
import type { Database } from '../db/database.ts';
import { wrongUsage } from './usage.ts';

/**
 * The collection that an option names, mappings among them.
 *
 * @throws AppError when there is none of that id in use
 */
export async function collectionNamed(
	db: Database,
	catalogue: Catalogue,
	id: string,
): Promise<StoredCollection> {
	const inUse = await collectionsInUse(db, catalogue);
	const found = inUse.find((collection) => collection.id === id);
	if (found) return found;
	throw wrongUsage(
		`There is no collection “${id}”. There are: ${inUse.map((collection) => collection.id).join(', ')}.`,
	);
}
