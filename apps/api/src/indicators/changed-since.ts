import { changedSinceSentence, verdictChanges } from '@sightline/metrics';
import type { Area, Catalogue } from '../catalogue/catalogue.ts';
import type { ChangedSince } from '../contract/index.ts';
import type { Database } from '../db/database.ts';
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
	const [before] = await reportsOf({ db, catalogue }, view, indicators, [area], null);
	const readingThen = (id: string) =>
		before!.find(({ indicator }) => indicator.id === id)?.finding.reading ?? null;
	const changes = verdictChanges(
		reports.map(({ indicator, finding }) => ({
			...finding,
			id: indicator.id,
			before: readingThen(indicator.id),
			after: finding.reading,
		})),
	);
	return { asOf, since, sentence: changedSinceSentence(since, changes), changes };
}
