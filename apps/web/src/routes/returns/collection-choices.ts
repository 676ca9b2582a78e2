import type { CollectionSummary } from '@sightline/api/contract';

export interface CollectionChoice {
	id: string;
	title: string;
	/** Code of the period that is expected next; null where no return of it has come. */
	next: string | null;
}

/** Collections as choices for a file: a mapping goes by the name of the collection that it is of, and its own. */
export function collectionChoices(
	collections: readonly Pick<CollectionSummary, 'id' | 'title' | 'of' | 'next'>[],
): CollectionChoice[] {
	const titles = new Map(collections.map(({ id, title }) => [id, title]));
	return collections.map(({ id, title, of, next }) => ({
		id,
		title: of === null ? title : `${titles.get(of) ?? of}, as in “${title}”`,
		next: (next ?? collections.find((other) => other.id === of)?.next ?? null)?.code ?? null,
	}));
}
