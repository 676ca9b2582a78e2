import {
	indicatorsOf,
	isOwnLayout,
	mappedCollection,
	personalText,
	type CollectionMapping,
	type OwnWords,
} from '@sightline/returns';
import type { Actor } from '../access/views.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { problemsOf } from '../catalogue/collection-problems.ts';
import { thisMonth, type Clock } from '../clock.ts';
import type {
	MappingAdded,
	MappingBody,
	MappingLayout,
	MappingRetired,
} from '../contract/index.ts';
import type { Database, WritableDatabase } from '../db/database.ts';
import { nextSequence } from '../db/sequence.ts';
import { AppError, notFound } from '../errors.ts';
import { reasonIn } from '../reasons.ts';

/**
 * Keeps a new mapping, under the next sequence number. Its id is made of its title, and no id is used twice.
 *
 * @throws AppError when it lacks a title or a reason, another in use has the title, its layout cannot be, or one of its
 * words is about a person
 */
export async function addMapping(
	{ db }: WritableDatabase,
	catalogue: Catalogue,
	clock: Clock,
	{ of, title, layout, excelFloats, reason }: MappingBody,
	actor: Actor,
): Promise<MappingAdded> {
	const name = title.trim();
	if (name === '')
		throw new AppError(422, 'bad-text', 'Give the mapping a name, for example Team workbook.');
	refusePersons('The name of the mapping', [name], clock);
	refusePersons('A heading of the mapping', headingsIn(layout), clock);
	refusePersons('A name that the mapping explains', namesIn(layout), clock);
	return db.transaction().execute(async (transaction) => {
		// Writing first takes the lock that keeps other writers out until the end.
		const sequence = await changed(transaction, clock, actor, reason);
		await refuseTitle(transaction, catalogue, of, name);
		const id = await freeId(transaction, catalogue, name);
		const mapping: CollectionMapping = {
			id,
			of,
			title: name,
			...(excelFloats && { excelFloats }),
			layout,
		};
		await refuseFaults(transaction, catalogue, mapping, sequence - 1);
		await transaction
			.insertInto('mapping')
			.values({ id, sequence, body: JSON.stringify(mapping), retired_sequence: null })
			.execute();
		const base = catalogue.collections.get(of)!;
		return { id, title: name, of: { id: of, title: base.title }, sequence };
	});
}

/**
 * Takes a mapping out of use. Returns that came in by it are not touched.
 *
 * @throws AppError when there is none of that id, it is out of use, or it stands in the catalogue's files
 */
export async function retireMapping(
	{ db }: WritableDatabase,
	catalogue: Catalogue,
	clock: Clock,
	id: string,
	reason: string,
	actor: Actor,
): Promise<MappingRetired> {
	return db.transaction().execute(async (transaction) => {
		const sequence = await changed(transaction, clock, actor, reason);
		if (catalogue.collections.get(id)?.of !== undefined)
			throw new AppError(
				409,
				'not-acceptable',
				`The mapping “${id}” stands in the file collections.json. Take it out there, and start the server again.`,
			);
		const row = await transaction
			.selectFrom('mapping')
			.selectAll()
			.where('id', '=', id)
			.executeTakeFirst();
		if (!row) return notFound('mapping', id);
		if (row.retired_sequence !== null)
			throw new AppError(409, 'nothing-changed', 'This mapping is out of use already.');
		await transaction
			.updateTable('mapping')
			.set({ retired_sequence: sequence })
			.where('id', '=', id)
			.execute();
		return { id, sequence };
	});
}

/**
 * A layout as the collection that it would make, to be tried on a file before it is kept.
 *
 * @throws AppError when it cannot be, saying what is wrong
 */
export async function tryMapping(
	db: Database,
	catalogue: Catalogue,
	of: string,
	layout: MappingLayout,
	asOf: number,
): Promise<ReturnType<typeof mappedCollection>> {
	const mapping = {
		...{ id: of, of, title: 'This mapping' },
		layout,
	};
	await refuseFaults(db, catalogue, mapping, asOf);
	return mappedCollection(catalogue.collections.get(of)!, mapping);
}

function changed(db: Database, clock: Clock, actor: Actor, reason: string): Promise<number> {
	const why = reasonIn(reason);
	refusePersons('The reason', [why], clock, 'bad-reason');
	return nextSequence(db, {
		kind: 'catalogue',
		at: clock.now().toISOString(),
		actor: actor.name,
		reason: why,
	});
}

function headingsIn({
	columns = {},
	unused = [],
	suffixes = {},
	unusedSuffixes = [],
}: OwnWords): string[] {
	return [...Object.values(columns), ...unused, ...Object.values(suffixes), ...unusedSuffixes];
}

function namesIn({ names = {} }: OwnWords): string[] {
	return [...Object.keys(names.indicators ?? {}), ...Object.keys(names.areas ?? {})];
}

/** What is kept for good and shown to every reader is about nobody. Nothing of what is refused is repeated. */
function refusePersons(
	what: string,
	texts: string[],
	clock: Clock,
	code: 'bad-text' | 'bad-reason' = 'bad-text',
): void {
	const month = thisMonth(clock);
	for (const text of texts) {
		const held = personalText(text, month);
		if (held !== null)
			throw new AppError(
				422,
				code,
				`${what} holds what looks like ${held}. Everyone can read it, so write it without anything about a single person. Nothing was stored.`,
			);
	}
}

async function refuseFaults(
	db: Database,
	catalogue: Catalogue,
	mapping: CollectionMapping,
	asOf: number,
): Promise<void> {
	const base = catalogue.collections.get(mapping.of);
	if (!base || base.of !== undefined || !isOwnLayout(base.layout))
		throw new AppError(
			422,
			'not-acceptable',
			`“${mapping.of}” is not a local collection with returns of its own, so its files cannot be mapped.`,
		);
	const held = new Set(indicatorsOf(base));
	const foreign = mapping.layout.indicators.filter((id) => !held.has(id));
	const problems = [
		...foreign.map((id) => `layout names “${id}”, which “${base.title}” does not hold`),
		...problemsOf(mappedCollection(base, mapping), await catalogue.indicatorsAt(db, asOf), [
			...catalogue.areas.values(),
		]),
	];
	if (problems.length > 0)
		throw new AppError(
			422,
			'bad-mapping',
			`The mapping cannot be used: ${[...new Set(problems)].join('; ')}.`,
		);
}

async function refuseTitle(
	db: Database,
	catalogue: Catalogue,
	of: string,
	title: string,
): Promise<void> {
	const kept = await db
		.selectFrom('mapping')
		.select('body')
		.where('retired_sequence', 'is', null)
		.execute();
	const mappings = [
		...[...catalogue.collections.values()].filter((collection) => collection.of !== undefined),
		...kept.map(({ body }) => JSON.parse(body) as CollectionMapping),
	];
	const alike = (other: string) => other.toLowerCase() === title.toLowerCase();
	if (mappings.some((mapping) => mapping.of === of && alike(mapping.title)))
		throw new AppError(
			422,
			'bad-text',
			`A mapping called “${title}” is in use already. Give this one another name, or take that one out of use first.`,
		);
}

/** An id of small letters, digits and hyphens that nothing has or ever had. */
async function freeId(db: Database, catalogue: Catalogue, title: string): Promise<string> {
	const plain = title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
	const stem = plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'mapping';
	const rows = await db.selectFrom('mapping').select('id').execute();
	const taken = new Set([...catalogue.collections.keys(), ...rows.map(({ id }) => id)]);
	let id = stem;
	for (let number = 2; taken.has(id); number += 1) id = `${stem}-${number}`;
	return id;
}
