import type { Actor } from '../access/views.ts';
import { thisMonth, type Clock } from '../clock.ts';
import type {
	CatalogueChanged,
	DefinitionBody,
	RebaseBody,
	TargetBody,
	WordField,
} from '../contract/index.ts';
import type { WritableDatabase } from '../db/database.ts';
import { nextSequence } from '../db/sequence.ts';
import { AppError } from '../errors.ts';
import { reasonIn } from '../reasons.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { fieldsOf, IndicatorBody } from '../catalogue/files.ts';
import { monthName, monthNamed, nothingChanged, type Moment } from './moment.ts';
import { sidesNote, sidesOf } from './rebase-sides.ts';
import { removeTarget, setTarget } from './target.ts';
import { changedFields, withWords } from '../catalogue/words.ts';

/** What an officer may change of an indicator, as the routes and the command line say it. */
export type CatalogueChange =
	| ({ of: 'target' } & TargetBody)
	| ({ of: 'rebase' } & RebaseBody)
	| ({ of: 'definition' } & DefinitionBody);

/**
 * Changes the catalogue in one transaction, under the next sequence number: all of it or nothing.
 *
 * @throws AppError when it cannot be, saying what to do
 */
export async function changeCatalogue(
	{ db }: WritableDatabase,
	catalogue: Catalogue,
	clock: Clock,
	id: string,
	change: CatalogueChange,
	actor: Actor,
): Promise<CatalogueChanged> {
	const reason = reasonIn(change.reason);
	return db.transaction().execute(async (transaction) => {
		// Writing first takes the lock that keeps other writers out until the end.
		const sequence = await nextSequence(transaction, {
			kind: 'catalogue',
			at: clock.now().toISOString(),
			actor: actor.name,
			reason,
		});
		const known = await catalogue.indicatorsAt(transaction, sequence - 1);
		const indicator = known.find((candidate) => candidate.id === id);
		if (!indicator)
			throw new AppError(
				404,
				'not-found',
				`There is no indicator “${id}”. Take the id from the address of its page.`,
			);
		const moment = { db: transaction, indicator, sequence, now: thisMonth(clock) };
		const note = await made(moment, { ...change, reason }, catalogue);
		const title = (change.of === 'definition' && change.words.title) || indicator.title;
		return { sequence, indicator: { id, title }, note };
	});
}

async function made(
	moment: Moment,
	change: CatalogueChange,
	catalogue: Catalogue,
): Promise<string | null> {
	if (change.of === 'definition') await setDefinition(moment, change);
	else if (change.of === 'target')
		await (change.removed ? removeTarget(moment, change) : setTarget(moment, change));
	else if (change.removed) await removeRebase(moment, change);
	else return setRebase(moment, change, catalogue);
	return null;
}

/** @returns on how many values the limits of both sides rest */
async function setRebase(
	{ db, indicator, sequence, now }: Moment,
	{ from, reason }: RebaseBody,
	catalogue: Catalogue,
): Promise<string> {
	if (indicator.reading === 'yearly')
		throw new AppError(
			422,
			'not-acceptable',
			'This indicator is compared with a year ago and has no limits, so there is nothing to rebase.',
		);
	const fromMonth = monthNamed(from, now);
	const standing = indicator.rebases.find((rebase) => rebase.fromMonth === fromMonth);
	if (standing?.reason === reason)
		throw nothingChanged(
			`The limits start again in ${monthName(fromMonth)} for that reason already`,
		);
	await db
		.insertInto('rebase')
		.values({ indicator: indicator.key, from_month: fromMonth, sequence, reason })
		.execute();
	const view = { kind: 'working', asOf: sequence } as const;
	return sidesNote(await sidesOf(db, catalogue, view, indicator, fromMonth));
}

async function removeRebase(
	{ db, indicator, sequence, now }: Moment,
	{ from }: RebaseBody,
): Promise<void> {
	const fromMonth = monthNamed(from, now);
	const standing = indicator.rebases.find((rebase) => rebase.fromMonth === fromMonth);
	if (!standing) throw nothingChanged(`There is no rebase from ${monthName(fromMonth)}`);
	await db
		.insertInto('rebase')
		.values({
			indicator: indicator.key,
			from_month: fromMonth,
			sequence,
			reason: standing.reason,
			removed: 1,
		})
		.execute();
}

/**
 * New words hold from their month until the next change of the same field. Without a month, or with one that words
 * stand from already, they take the place of those: the same thing, better said.
 */
async function setDefinition(
	{ db, indicator, sequence, now }: Moment,
	{ from, words, was = {}, reason }: DefinitionBody,
): Promise<void> {
	const { key, definitions } = indicator;
	const body = fieldsOf(IndicatorBody, indicator);
	const fromMonth = from === null ? null : monthNamed(from, now);
	const place =
		fromMonth === null
			? definitions.length - 1
			: definitions.findLastIndex((definition) => (definition.fromMonth ?? 0) <= fromMonth);
	const present = definitions[place];
	if (!present)
		throw new AppError(
			422,
			'bad-month',
			`The indicator is defined from ${monthName(definitions[0]!.fromMonth!)} only. Give that month or a later one.`,
		);
	const stands = definitions.at(-1)!.words;
	if ((Object.keys(was) as WordField[]).some((field) => was[field] !== stands[field]))
		throw new AppError(
			409,
			'not-acceptable',
			'Somebody else has changed these words since you opened the page, so nothing was changed. Open it again to see what they say now.',
		);
	const changed = { ...present.words, ...trimmed(words) };
	if (body.denominator === null && changed.denominatorLabel !== null)
		throw new AppError(422, 'bad-text', 'This indicator has no denominator to name.');
	const fields = changedFields(present.words, changed);
	if (fields.length === 0) throw nothingChanged('The indicator says that already');

	const write = (validFrom: number | null, why: string | null, its: typeof changed) =>
		db
			.insertInto('definition')
			.values({
				indicator: key,
				valid_from: validFrom ?? 0,
				sequence,
				reason: why,
				body: JSON.stringify(withWords(body, its)),
			})
			.execute();
	if (fromMonth === null || fromMonth === present.fromMonth)
		await write(present.fromMonth, present.reason, changed);
	else await write(fromMonth, reason, changed);

	let following = fields;
	for (const later of definitions.slice(place + 1)) {
		following = following.filter((field) => later.words[field] === present.words[field]);
		if (following.length === 0) return;
		const same = Object.fromEntries(following.map((field) => [field, changed[field]]));
		await write(later.fromMonth, later.reason, { ...later.words, ...same });
	}
}

function trimmed(words: DefinitionBody['words']): DefinitionBody['words'] {
	const given = Object.entries(words).flatMap(([field, text]) =>
		text === null ? [] : [[field, text.trim()] as const],
	);
	if (given.some(([, text]) => text === ''))
		throw new AppError(422, 'bad-text', 'Write what it says from now on: it cannot be empty.');
	return Object.fromEntries(given);
}
