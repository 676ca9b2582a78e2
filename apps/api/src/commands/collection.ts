import type { Catalogue, StoredCollection } from '../catalogue/catalogue.ts';
import { wrongUsage } from './usage.ts';

/**
 * The collection that an option names.
 *
 * @throws AppError when there is none of that id
 */
export function collectionNamed({ collections }: Catalogue, id: string): StoredCollection {
	const found = collections.get(id);
	if (found) return found;
	throw wrongUsage(
		`There is no collection “${id}”. There are: ${[...collections.keys()].join(', ')}.`,
	);
}
