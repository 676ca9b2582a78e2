import {
	indicatorsOf,
	mappedCollection,
	type Collection,
	type CollectionMapping,
} from '@sightline/returns';

/** An entry of collections.json: a collection, or a mapping of one. */
export type CollectionEntry = Collection | CollectionMapping;

/** Entries as collections, each mapping with what it shares with the collection that it is of. A mapping of nothing is left out. */
export function collectionsOf(entries: readonly CollectionEntry[]): Collection[] {
	const bases = basesIn(entries);
	return entries.flatMap((entry) => {
		if (!isMapping(entry)) return entry;
		const base = bases.get(entry.of);
		return base ? mappedCollection(base, entry) : [];
	});
}

/** What is wrong between mappings and the collections that they are of, naming entry and field. */
export function mappingProblems(entries: readonly CollectionEntry[]): string[] {
	const bases = basesIn(entries);
	return entries.filter(isMapping).flatMap((mapping) => {
		const base = bases.get(mapping.of);
		const say = (problem: string) => `collections.json: entry “${mapping.id}”, field ${problem}`;
		if (!base)
			return say(`of names “${mapping.of}”, which is not a collection with returns of its own`);
		if (base.scope === 'national')
			return say(`of names “${mapping.of}”, which comes as its publisher has it`);
		const held = new Set(indicatorsOf(base));
		return mapping.layout.indicators
			.filter((indicator) => !held.has(indicator))
			.map((indicator) => say(`layout names “${indicator}”, which “${base.id}” does not hold`));
	});
}

function basesIn(entries: readonly CollectionEntry[]): Map<string, Collection> {
	return new Map(
		entries.flatMap((entry) => (isMapping(entry) ? [] : [[entry.id, entry] as const])),
	);
}

function isMapping(entry: CollectionEntry): entry is CollectionMapping {
	return entry.of !== undefined;
}
