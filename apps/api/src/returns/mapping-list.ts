import type { CollectionMapping } from '@sightline/returns';
import type { View } from '../access/views.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { keptMappings } from '../catalogue/kept-mappings.ts';
import { catalogueChanges } from '../catalogue/queries.ts';
import type { Mapping } from '../contract/index.ts';
import type { Database } from '../db/database.ts';

/** Every mapping in a view: those in use by collection, then those that are not, latest first. */
export async function mappingList(
	db: Database,
	catalogue: Catalogue,
	{ asOf }: View,
): Promise<Mapping[]> {
	const changes = await catalogueChanges(db, asOf);
	const counts = new Map(
		(
			await db
				.selectFrom('return')
				.select(['mapping', ({ fn }) => fn.countAll<number>().as('count')])
				.where('mapping', 'is not', null)
				.where('sequence', '<=', asOf)
				.groupBy('mapping')
				.execute()
		).map(({ mapping, count }) => [mapping, count]),
	);
	const known = ({ id, title, of, layout }: CollectionMapping) => ({
		...{ id, title },
		of: { id: of, title: catalogue.collections.get(of)?.title ?? of },
		layout,
		returns: counts.get(id) ?? 0,
	});
	const fromFiles = [...catalogue.collections.values()].flatMap((collection) =>
		collection.of === undefined
			? []
			: { ...known(collection as CollectionMapping), added: null, retired: null },
	);
	const kept = (await keptMappings(db, asOf))
		.filter(({ mapping }) => !catalogue.collections.has(mapping.id))
		.map(({ mapping, sequence, retired }) => ({
			...known(mapping),
			added: changes.get(sequence)!,
			retired: retired === null ? null : changes.get(retired)!,
		}));
	const order = [...catalogue.collections.keys()];
	return [
		...[...fromFiles, ...kept.filter(({ retired }) => retired === null)].sort(
			(one, other) => order.indexOf(one.of.id) - order.indexOf(other.of.id),
		),
		...kept
			.filter(({ retired }) => retired !== null)
			.sort((one, other) => other.retired!.sequence - one.retired!.sequence),
	];
}
