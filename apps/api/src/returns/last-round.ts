import { monthsIn, periodName } from '@sightline/metrics/periods';
import type { View } from '../access/views.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { PeriodRef } from '../contract/index.ts';
import type { Database } from '../db/database.ts';
import { periodRef } from '../indicators/figure.ts';
import { latestPeriodOf } from './queries.ts';

/** What was known just before the last round of returns. */
export interface BeforeRound {
	asOf: number;
	/** How far the council's figures went then, after "since": "February", or with its year where that is a year ago or more. */
	since: string;
}

/**
 * The moment before the last round of returns in a view. A round is the council's own returns for its newest periods:
 * those that end in the same month, of whatever collection. It begins with the first of them that was accepted, even if
 * that was replaced since; one that was accepted by mistake and withdrawn before its period came again begins none, nor
 * does a correction of an earlier period.
 *
 * @returns null while nothing was known before the round
 */
export async function beforeLastRound(
	db: Database,
	catalogue: Catalogue,
	view: View,
): Promise<BeforeRound | null> {
	const round = await newestPeriods(db, catalogue, view);
	if (round.length === 0) return null;
	const starts = await Promise.all(
		round.map(({ collection, period }) => standingSince(db, view, collection, period.index)),
	);
	const first = Math.min(...starts);
	const asOf = first - 1;
	const [earlier] = await newestPeriods(db, catalogue, { ...view, asOf });
	return earlier ? { asOf, since: sinceWords(earlier.period, round[0]!.period) } : null;
}

/** How far the council's own returns go in a view: of each collection that goes as far as any, the last period, the shortest first. */
export async function newestPeriods(
	db: Database,
	catalogue: Catalogue,
	view: View,
): Promise<{ collection: number; period: PeriodRef }[]> {
	const found = await Promise.all(
		[...catalogue.collectionByKey.values()]
			.filter(({ scope }) => scope === 'local')
			.map(async ({ key, periodType }) => {
				const period = await latestPeriodOf(db, view, key);
				return period === null ? [] : [{ collection: key, period: periodRef(periodType, period) }];
			}),
	);
	const latest = found.flat();
	const newest = Math.max(...latest.map(({ period }) => period.month));
	return latest
		.filter(({ period }) => period.month === newest)
		.sort((a, b) => (monthsIn[a.period.type] ?? 0) - (monthsIn[b.period.type] ?? 0));
}

/** The sequence number from which there has been a return of a period in a view without a gap. There is one now. */
async function standingSince(
	db: Database,
	{ asOf }: View,
	collection: number,
	period: number,
): Promise<number> {
	const lives = await db
		.selectFrom('return_life')
		.innerJoin('return', 'return.sequence', 'return_life.return')
		.select(['live_from', 'live_to'])
		.where('collection', '=', collection)
		.where('period', '=', period)
		.where('live_from', '<=', asOf)
		.orderBy('live_from', 'desc')
		.execute();
	return lives.find(({ live_from }, place) => lives[place + 1]?.live_to !== live_from)!.live_from;
}

/** A period is over in its last month; a week has a name of its own. */
function sinceWords({ type, name, month }: PeriodRef, newest: PeriodRef): string {
	if (type === 'iso-week') return name;
	const words = periodName({ type: 'month', index: month });
	return newest.month - month < 12 ? words.replace(/ \d+$/, '') : words;
}
