import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Type, type Static, type TSchema } from 'typebox';
import Papa from 'papaparse';
import type { Collection } from '@sightline/returns';
import { collectionProblems } from './collection-problems.ts';
import { collectionsOf, mappingProblems, type CollectionEntry } from './mappings.ts';
import {
	AreaEntry,
	CollectionsFile,
	collectionsSchema,
	CouncilFile,
	IndicatorsFile,
	NeighbourEntry,
	type IndicatorEntry,
} from './files.ts';
import { indicatorProblems, repeated } from './indicator-problems.ts';
import { schemaProblems } from './schema-problems.ts';

export interface CatalogueFiles {
	council: CouncilFile;
	themes: { id: string; title: string }[];
	indicators: IndicatorEntry[];
	collections: Collection[];
	areas: AreaEntry[];
	neighbours: NeighbourEntry[];
}

/**
 * Reads the catalogue from its folder.
 *
 * @throws Error naming file, entry and field of everything that is wrong
 */
export function readCatalogue(folder: string): CatalogueFiles {
	const problems: string[] = [];
	const council = json(folder, 'council.json', CouncilFile, problems) ?? { area: '', name: '' };
	const { themes, indicators } = json(folder, 'indicators.json', IndicatorsFile, problems) ?? {
		themes: [],
		indicators: [],
	};
	const entries = (json(folder, 'collections.json', CollectionsFile, problems, collectionsSchema) ??
		[]) as CollectionEntry[];
	const areas = csv(folder, 'areas.csv', AreaEntry, problems);
	const neighbours = csv(folder, 'neighbours.csv', NeighbourEntry, problems);
	const collections = collectionsOf(entries);
	// What refers to what can only be told from files that are sound in themselves.
	if (problems.length === 0)
		problems.push(
			...indicatorProblems(themes, indicators),
			...repeated(entries, 'id').map(
				(id) => `collections.json: entry “${id}”, field id stands twice`,
			),
			...mappingProblems(entries),
			...collectionProblems(indicators, collections, areas),
			...areaProblems(council, areas, neighbours),
		);
	if (problems.length > 0) throw new Error(`The catalogue cannot be used.\n${problems.join('\n')}`);
	return { council, themes, indicators, collections, areas, neighbours };
}

function json<Schema extends TSchema>(
	folder: string,
	name: string,
	schema: Schema,
	problems: string[],
	schemaFor: (content: unknown) => TSchema = () => schema,
): Static<Schema> | null {
	const text = textOf(folder, name, problems);
	if (text === null) return null;
	let content: unknown;
	try {
		content = JSON.parse(text);
	} catch (error) {
		problems.push(`${name}: ${(error as Error).message}`);
		return null;
	}
	const found = schemaProblems(name, schemaFor(content), content);
	problems.push(...found);
	return found.length === 0 ? (content as Static<Schema>) : null;
}

function csv<Schema extends TSchema>(
	folder: string,
	name: string,
	entry: Schema,
	problems: string[],
): Static<Schema>[] {
	const text = textOf(folder, name, problems);
	if (text === null) return [];
	const { data, errors } = Papa.parse<Static<Schema>>(text, { header: true, skipEmptyLines: true });
	const found = errors.map(({ row, message }) => {
		const { code, area } = (data[row ?? 0] ?? {}) as Record<string, string | undefined>;
		const line = (row ?? 0) + 2;
		return `${name}: entry “${code ?? area ?? ''}”, line ${line}: ${message}`;
	});
	// A row whose cells do not fit the header says nothing more about its fields.
	problems.push(...(found.length > 0 ? found : schemaProblems(name, Type.Array(entry), data)));
	return data;
}

function textOf(folder: string, name: string, problems: string[]): string | null {
	try {
		return readFileSync(join(folder, name), 'utf8');
	} catch (error) {
		const missing = (error as { code?: string }).code === 'ENOENT';
		problems.push(
			missing
				? `${name}: there is no such file in ${folder}`
				: `${name}: ${(error as Error).message}`,
		);
		return null;
	}
}

function areaProblems(
	council: CouncilFile,
	areas: AreaEntry[],
	neighbours: NeighbourEntry[],
): string[] {
	const codes = new Set(areas.map(({ code }) => code));
	const unknown = (file: string, entry: string, field: string, code: string) =>
		code === '' || codes.has(code)
			? []
			: [`${file}: entry “${entry}”, field ${field} names “${code}”, which is not an area`];
	return [
		...unknown('council.json', council.name, 'area', council.area),
		...repeated(areas, 'code').map((code) => `areas.csv: entry “${code}”, field code stands twice`),
		...areas.flatMap(({ code, parent, successor }) => [
			...unknown('areas.csv', code, 'parent', parent),
			...successor
				.split(';')
				.flatMap((next) => unknown('areas.csv', code, 'successor', next.trim())),
		]),
		...neighbours.flatMap(({ area, neighbour }) => [
			...unknown('neighbours.csv', area, 'area', area),
			...unknown('neighbours.csv', area, 'neighbour', neighbour),
		]),
	];
}
