import { verdictChanges, type TwoVerdicts } from '@sightline/metrics/words';
import type { Area, Catalogue } from '../catalogue/catalogue.ts';
import { dayInWords } from '../clock.ts';
import type { ChangedSince } from '../contract/index.ts';
import type { Database } from '../db/database.ts';
import { changeAt } from '../db/sequence.ts';
import type { Report } from './report.ts';
import { reportsOf } from './reports.ts';

/**
 * What is said otherwise of an area than at an earlier moment.
 *
 * @param moment   the earlier one, and how far the figures went then: "February"
 * @param reports  what is said now, an indicator each; one that the catalogue had not yet then was not read before
 */
export async function changedSince(
	db: Database,
	catalogue: Catalogue,
	moment: Pick<ChangedSince, 'asOf' | 'since'>,
	area: Area,
	reports: Report[],
): Promise<ChangedSince> {
	const { asOf, since } = moment;
	const indicators = (await catalogue.indicatorsAt(db, asOf)).filter(
		({ supporting }) => !supporting,
	);
	const view = { kind: 'working', asOf } as const;
	const [earlier] = await reportsOf({ db, catalogue }, view, indicators, [area], null);
	const changes = verdictChanges(
		reports.map((now): TwoVerdicts => {
			const { indicator, finding } = now;
			const then = earlier!.find((report) => report.indicator.id === indicator.id);
			return {
				...finding,
				id: indicator.id,
				before: then ? verdictOf(then) : null,
				after: verdictOf(now),
				decided: then ? decidedBetween(then, now) : null,
			};
		}),
	);
	return { asOf, on: dayInWords((await changeAt(db, asOf))!), since, changes };
}

function verdictOf({ finding, target }: Report): TwoVerdicts['after'] {
	return { reading: finding.reading, target };
}

/** What has been decided that bears on the figures of the one report and not of the other: a rebase, or a new definition. */
function decidedBetween(then: Report, now: Report): TwoVerdicts['decided'] {
	const startedAgain = ({ how }: Report) => how.rebases ?? [];
	const countedAnew = ({ how }: Report) => how.definitionBreaks ?? [];
	const isNew = (periodsOf: typeof startedAgain) =>
		within(now, periodsOf).some((from) => !within(then, periodsOf).includes(from));
	if (isNew(startedAgain)) return 'rebase';
	if (startedAgain(then).some((from) => !startedAgain(now).includes(from)))
		return 'rebase-taken-back';
	return isNew(countedAnew) ? 'definition' : null;
}

/** Those with figures before them and from them on. */
function within(report: Report, periodsOf: (report: Report) => number[]): number[] {
	const [first, last] = [report.points[0]?.index ?? 0, report.latest?.index ?? 0];
	return periodsOf(report).filter((from) => first < from && from <= last);
}
