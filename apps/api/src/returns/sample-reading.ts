import {
	guessedColumns,
	indicatorsOf,
	peopleInSample,
	sampleOf,
	shownFileName,
	type Finding,
	type ReturnContext,
	type Sample,
} from '@sightline/returns';
import {
	contextOf,
	type Area,
	type Catalogue,
	type StoredCollection,
} from '../catalogue/catalogue.ts';
import { thisMonth } from '../clock.ts';
import type { MappingSample } from '../contract/index.ts';
import { lastSequence } from '../db/sequence.ts';
import { AppError } from '../errors.ts';
import type { Installation } from '../installation.ts';
import type { WaitingSample } from './samples.ts';

/** A column with more different names holds neither indicators nor areas. */
export const mostNames = 300;

/** Reads a file for its headings, and for the names in some of its columns. */
export function readSample(
	{ source, collection, maxBytes }: WaitingSample,
	columns: string[] = [],
): Promise<{ sample: Sample | null; findings: Finding[] }> {
	return sampleOf(source, collection, { columns, mostNames: mostNames + 1, maxBytes });
}

/**
 * A sample that could be read when it came.
 *
 * @throws AppError when it has not one of the columns
 */
export async function soundSample(waiting: WaitingSample, columns: string[] = []): Promise<Sample> {
	const { sample } = await readSample(waiting, columns);
	for (const column of columns)
		if (!sample!.headings.includes(column))
			throw new AppError(422, 'bad-column', `The file has no column “${column}”.`);
	return sample!;
}

/** What of a file is about people: it stops here as when it is handed in, whatever its headings are said to mean. */
export async function personalFindings(
	installation: Installation,
	{ source, fileName, collection }: WaitingSample,
	sample: Sample | null,
): Promise<Finding[]> {
	const context = await contextFor(installation, collection);
	return peopleInSample(source, context, fileName, sample);
}

/** What a file is checked against now. */
export async function contextFor(
	{ db, catalogue, clock }: Installation,
	collection: StoredCollection,
): Promise<ReturnContext> {
	return contextOf(db, catalogue, collection, await lastSequence(db), thisMonth(clock));
}

/** The council and what lies in it, as far as a collection holds them. */
export function ownAreas(
	{ areas, council }: Catalogue,
	{ areaLevels }: Pick<StoredCollection, 'areaLevels'>,
): Area[] {
	const { key: top } = council.area;
	const liesIn = ({ key, parent }: Area): boolean =>
		key === top || (parent !== null && liesIn(areas.get(parent)!));
	const held = [...areas.values()].filter(
		(area) => areaLevels.includes(area.level) && liesIn(area),
	);
	return held.sort((one, other) => Number(other.key === top) - Number(one.key === top));
}

/** A sample with what its headings may mean. */
export async function wireSample(
	{ db, catalogue }: Installation,
	{ id, collection, fileName, expiresAt }: WaitingSample,
	{ layout, line, headings, marks }: Sample,
): Promise<MappingSample> {
	const held = new Set(indicatorsOf(collection));
	const indicators = await catalogue.indicatorsAt(db, await lastSequence(db));
	return {
		...{ id, expiresAt, layout, line, headings, marks },
		fileName: shownFileName(fileName),
		collection: { id: collection.id, title: collection.title },
		guesses: guessedColumns(headings),
		indicators: indicators
			.filter((indicator) => held.has(indicator.id))
			.map(({ id, reference, title }) => ({ id, reference, title })),
		areas: ownAreas(catalogue, collection).map(({ code, name }) => ({ code, name })),
	};
}
