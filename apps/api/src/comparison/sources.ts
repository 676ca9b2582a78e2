import type { StoredCollection } from '../catalogue/catalogue.ts';
import type { IndicatorComparison } from '../contract/index.ts';
import type { Standing } from './standing.ts';

type Source = IndicatorComparison['sources'][number];

/** Where the figures of some comparisons come from, each source once. */
export function sourcesOf(standings: Standing[]): Source[] {
	const collections = standings.flatMap(({ authorities, country, region }) =>
		[...authorities, country, region].flatMap((published) => published?.collections ?? []),
	);
	return [...new Set(collections)].map(sourceOf);
}

/** Where the figures of a collection come from. */
export function sourceOf({ title, source, licence }: StoredCollection): Source {
	return { title, source, licence };
}
