import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { periodCode } from '@sightline/metrics/periods';
import type { Database } from '../db/database.ts';
import { lastSequence } from '../db/sequence.ts';
import type { Catalogue } from './catalogue.ts';
import { keptMappings } from './kept-mappings.ts';
import { fieldsOf, IndicatorEntry } from './files.ts';
import type { Definition, Indicator } from './indicators.ts';
import { changedFields } from './words.ts';

/** What officers change in no table, and an export hands on as it stands. */
const untouched = ['council.json', 'areas.csv', 'neighbours.csv'];

/**
 * Writes the catalogue as files that seed an empty database to the same one. Who changed what, and when, stays behind.
 *
 * @param dataFolder  where the files lie that this installation was started with
 * @returns the names of the files
 */
export async function exportCatalogue(
	db: Database,
	catalogue: Catalogue,
	dataFolder: string,
	folder: string,
): Promise<string[]> {
	const indicators = await catalogue.indicatorsAt(db, await lastSequence(db));
	const content = { themes: catalogue.themes, indicators: indicators.map(entryOf) };
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, 'indicators.json'), `${JSON.stringify(content, null, '\t')}\n`);
	const collections = readFileSync(join(dataFolder, 'collections.json'), 'utf8');
	const mappings = (await keptMappings(db)).flatMap(({ mapping, retired }) =>
		retired === null && !catalogue.collections.has(mapping.id) ? mapping : [],
	);
	writeFileSync(join(folder, 'collections.json'), withEntries(collections, mappings));
	for (const name of untouched)
		writeFileSync(join(folder, name), readFileSync(join(dataFolder, name)));
	return ['indicators.json', 'collections.json', ...untouched];
}

/** The text of a list with entries added at its end; what was there stays as it was written. */
function withEntries(list: string, entries: object[]): string {
	if (entries.length === 0) return list;
	const added = JSON.stringify(entries, null, '\t').slice(1, -1).trimEnd();
	return `${list.trimEnd().slice(0, -1).trimEnd()},${added}\n]\n`;
}

function entryOf(indicator: Indicator): IndicatorEntry {
	const { definitions, targets, rebases } = indicator;
	const current = definitions.at(-1)!;
	const earlier = definitions.slice(0, -1).map((definition) => ({
		...dated(definition),
		...Object.fromEntries(
			changedFields(definition.words, current.words).map((field) => [
				field,
				definition.words[field],
			]),
		),
	}));
	return fieldsOf(IndicatorEntry, {
		...indicator,
		...dated(current),
		...(earlier.length > 0 && { earlier }),
		targets: targets.map(({ value, fromMonth, scope, agreedBy, path }) => ({
			value,
			from: monthCode(fromMonth),
			scope,
			agreedBy,
			...(path && {
				path: path.map((point) => ({ month: monthCode(point.month), value: point.value })),
			}),
		})),
		rebases: rebases.map(({ fromMonth, reason }) => ({ from: monthCode(fromMonth), reason })),
	});
}

function dated({ fromMonth, reason }: Definition) {
	return {
		...(fromMonth !== null && { validFrom: monthCode(fromMonth) }),
		...(reason !== null && { changeReason: reason }),
	};
}

function monthCode(index: number): string {
	return periodCode({ type: 'month', index });
}
