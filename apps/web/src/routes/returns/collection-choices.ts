import type { CollectionSummary } from '@sightline/api/contract';

/** Collections as choices for a file: a mapping goes by the name of the collection that it is of, and its own. */
export function collectionChoices(
	collections: readonly Pick<CollectionSummary, 'id' | 'title' | 'of'>[],
): { id: string; title: string }[] {
	const titles = new Map(collections.map(({ id, title }) => [id, title]));
	return collections.map(({ id, title, of }) => ({
		id,
		title: of === null ? title : `${titles.get(of) ?? of}, as in “${title}”`,
	}));
}
