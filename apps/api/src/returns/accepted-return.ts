import type { Moment, View } from '../access/views.ts';
import type { Catalogue, StoredCollection } from '../catalogue/catalogue.ts';
import { mappingTitles, type MappingTitles } from '../catalogue/kept-mappings.ts';
import type {
	BroughtIndicator,
	IndicatorName,
	ReturnDetail,
	ReturnLife,
	ReturnSummary,
} from '../contract/index.ts';
import type { Database } from '../db/database.ts';
import { lastSequence } from '../db/sequence.ts';
import { AppError, notFound } from '../errors.ts';
import { periodRef } from '../indicators/figure.ts';
import { changesWith } from '../indicators/queries.ts';
import type { Installation } from '../installation.ts';
import { livesOf, withdrawnBy } from './accepted-queries.ts';
import { acknowledgementsIn } from '../db/kept-acknowledgements.ts';
import { lateness } from './calendar.ts';
import { dueDate } from './due-dates.ts';
import { acceptedReturns, indicatorsIn, type StoredReturn } from './queries.ts';

/**
 * A return as it stands in the table, in the state that it had in a view.
 *
 * @throws AppError when nothing with that number is a return, or it had not been accepted yet
 */
export async function acceptedReturn(
	db: Database,
	view: View,
	sequence: number,
): Promise<StoredReturn> {
	const at = async (asOf: number) =>
		(await acceptedReturns(db, { kind: 'working', asOf }, { collection: null, sequence }))[0];
	const found = await at(view.asOf);
	if (found) return found;
	if (await at(await lastSequence(db)))
		throw new AppError(
			404,
			'not-yet',
			`Return ${sequence} had not been accepted yet as of change ${view.asOf}.`,
		);
	return notFound('return', sequence);
}

/**
 * One line of the list of returns; nothing for a collection that is no longer kept.
 *
 * @param mappingOf  what people call the mapping of an id
 * @param mostWarnings  of the warnings acknowledged with one reason, how many stand in it
 */
export function returnSummary(
	{ collectionByKey }: Catalogue,
	row: StoredReturn,
	mappingOf: MappingTitles,
	mostWarnings = Infinity,
): ReturnSummary[] {
	const collection = collectionByKey.get(row.collection);
	if (!collection) return [];
	const withdrawal =
		row.withdrawal_sequence === null
			? null
			: {
					sequence: row.withdrawal_sequence,
					at: row.withdrawal_at!,
					actor: row.withdrawal_actor!,
					reason: row.withdrawal_reason ?? '',
				};
	return [
		{
			sequence: row.sequence,
			collection: { id: collection.id, title: collection.title },
			mapping: mappingOf(row.mapping),
			period: periodRef(row.period_type, row.period),
			fileName: row.file_name,
			state: withdrawal ? 'withdrawn' : row.live_from !== null ? 'live' : 'superseded',
			observations: row.observations,
			created: row.created,
			changed: row.changed,
			removed: row.removed,
			acceptedAt: row.at,
			actor: row.actor,
			reason: row.reason,
			acknowledgements: acknowledgementsIn(row.acknowledgements, mostWarnings),
			daysLate: lateness(collection, row),
			supersedes: row.supersedes,
			withdrawal,
		},
	];
}

/**
 * Everything that is known of one return at a moment.
 *
 * @param brought  the indicators in it: a question whose answer never changes, so that the caller may keep it
 * @throws AppError when it had not been accepted then
 */
export async function returnDetail(
	{ db, catalogue }: Installation,
	moment: Moment,
	sequence: number,
	brought: (collection: StoredCollection, row: StoredReturn) => Promise<BroughtIndicator[]>,
): Promise<ReturnDetail> {
	const row = await acceptedReturn(db, moment, sequence);
	const mappingOf = await mappingTitles(db, catalogue);
	const summary = returnSummary(catalogue, row, mappingOf)[0] ?? notFound('return', sequence);
	const collection = catalogue.collectionByKey.get(row.collection)!;
	const { dueDays } = collection;
	const lives = await livesIn(db, moment, sequence);
	const replaced =
		row.supersedes === null ? null : await acceptedReturn(db, moment, row.supersedes);
	const end = lives.at(-1)?.to;
	return {
		...summary,
		bytes: row.bytes,
		sha256: row.sha256,
		due: dueDays === null ? null : dueDate(row.period_type, row.period, dueDays),
		lives,
		supersededBy: summary.state === 'superseded' ? (end?.other ?? null) : null,
		replaced: replaced && {
			sequence: replaced.sequence,
			fileName: replaced.file_name,
			acceptedAt: replaced.at,
			actor: replaced.actor,
			observations: replaced.observations,
		},
		indicators: await brought(collection, row),
	};
}

/** The indicators that a return holds, by the names that they had when it was accepted. */
export async function indicatorNames(
	{ db, catalogue }: Pick<Installation, 'db' | 'catalogue'>,
	sequence: number,
): Promise<IndicatorName[]> {
	const held = await indicatorsIn(db, sequence);
	const indicators = await catalogue.indicatorsAt(db, sequence);
	return indicators.filter(({ key }) => held.has(key)).map(({ id, title }) => ({ id, title }));
}

/** When a return was live, up to a moment, and what began and ended it each time. */
async function livesIn(db: Database, { asOf }: View, sequence: number): Promise<ReturnLife[]> {
	const lives = (await livesOf(db, sequence)).filter(({ live_from }) => live_from <= asOf);
	const known = lives.map(({ live_from, live_to }) => ({
		from: live_from,
		to: live_to !== null && live_to <= asOf ? live_to : null,
	}));
	const turns = known.flatMap(({ from, to }) => (to === null ? [from] : [from, to]));
	const changes = new Map((await changesWith(db, turns)).map((row) => [row.sequence, row]));
	const withdrawn = await withdrawnBy(db, turns);
	const turn = (at: number) => {
		const { kind: _, ...change } = changes.get(at)!;
		const about = withdrawn.get(at) ?? at;
		return { ...change, other: about === sequence ? null : about };
	};
	return known.map(({ from, to }) => ({
		from: {
			...turn(from),
			how: from === sequence ? ('accepted' as const) : ('revived' as const),
		},
		to:
			to === null
				? null
				: {
						...turn(to),
						how: withdrawn.has(to) ? ('withdrawn' as const) : ('superseded' as const),
					},
	}));
}
