import type { Catalogue, StoredCollection } from '../catalogue/catalogue.ts';
import { collectionNamed, collectionsInUse } from '../catalogue/kept-mappings.ts';
import type { Database } from '../db/database.ts';
import { lastSequence } from '../db/sequence.ts';
import { AppError } from '../errors.ts';
import { wrongUsage } from './usage.ts';

/**
 * The collection that an option names, mappings among them.
 *
 * @throws AppError when there is none of that id in use, naming those that there are
 */
export async function collectionOption(
	db: Database,
	catalogue: Catalogue,
	id: string,
): Promise<StoredCollection> {
	try {
		return await collectionNamed(db, catalogue, id);
	} catch (error) {
		if (!(error instanceof AppError)) throw error;
		const inUse = await collectionsInUse(db, catalogue, await lastSequence(db));
		throw wrongUsage(`${error.message} There are: ${inUse.map((one) => one.id).join(', ')}.`);
	}
}
