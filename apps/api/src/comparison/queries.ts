import type { Database } from '../db/database.ts';

export interface NeighbourModel {
	modelYear: number;
	/** Keys of areas, nearest first. */
	neighbours: number[];
}

/** An area's statistical neighbours in the model of each year that is held, oldest first. */
export async function neighbourModelsOf(db: Database, area: number): Promise<NeighbourModel[]> {
	const rows = await db
		.selectFrom('area_neighbour')
		.select(['model_year', 'neighbour'])
		.where('area', '=', area)
		.orderBy('model_year')
		.orderBy('rank')
		.execute();
	return [...Map.groupBy(rows, ({ model_year }) => model_year)].map(([modelYear, ofYear]) => ({
		modelYear,
		neighbours: ofYear.map(({ neighbour }) => neighbour),
	}));
}
