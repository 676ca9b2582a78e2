import type { Indicator } from '../catalogue/indicators.ts';
import type { View } from '../access/views.ts';
import type { Revision } from '../contract/index.ts';
import type { Database } from '../db/database.ts';
import { figureColumns, figureOf, periodRef } from './figure.ts';
import { changesWith, versionsOf, type StoredVersion } from './queries.ts';

/**
 * Every time that a later return, or a withdrawal, changed a figure of one series, newest first. The first value
 * that a period had is not a revision.
 */
export async function revisionsOf(
	db: Database,
	view: View,
	indicator: Indicator,
	scope: 'local' | 'national',
	area: number,
	breakdown: number,
): Promise<Revision[]> {
	const versions = await versionsOf(db, view, {
		indicators: [indicator.key],
		areas: [area],
		breakdown,
		periodTypes: [indicator.frequency],
	});
	const found = stepsOfSeries(versions);
	const changes = new Map(
		(await changesWith(db, [...new Set(found.map(({ at }) => at))])).map((change) => [
			change.sequence,
			change,
		]),
	);
	return found
		.map(({ at, period, before, after }) => {
			const change = changes.get(at)!;
			return {
				period: periodRef(indicator.frequency, period),
				sequence: at,
				at: change.at,
				actor: change.actor,
				reason: change.reason,
				before: before && figureOf(indicator, scope, before),
				after: after && figureOf(indicator, scope, after),
			};
		})
		.sort((a, b) => b.sequence - a.sequence || b.period.index - a.period.index);
}

/** The sequence numbers at which it can have changed which version of one figure is in force, oldest first. */
export function turnsOf(versions: StoredVersion[]): number[] {
	const turns = versions.flatMap(({ lives }) =>
		lives.flatMap(({ from, to }) => (to === null ? [from] : [from, to])),
	);
	return [...new Set(turns)].sort((a, b) => a - b);
}

/** A change of the figure of one period, after its first. */
export interface Step {
	/** Sequence number. */
	at: number;
	period: number;
	before: StoredVersion | null;
	after: StoredVersion | null;
}

/** The changes of the figures of one series, period by period. */
export function stepsOfSeries(versions: StoredVersion[]): Step[] {
	const periods = Map.groupBy(versions, ({ period }) => period);
	return [...periods.values()].flatMap((ofPeriod) => stepsOf(ofPeriod));
}

function stepsOf(versions: StoredVersion[]): Step[] {
	const turns = turnsOf(versions);
	const steps: Step[] = [];
	let before: StoredVersion | null = null;
	for (const at of turns) {
		const after = inForce(versions, at);
		if (at !== turns[0] && differ(before, after))
			steps.push({ at, period: versions[0]!.period, before, after });
		before = after;
	}
	return steps;
}

/** Of the versions of one figure, the one that counted at a sequence number: of the live ones, the latest. */
export function inForce(versions: StoredVersion[], at: number): StoredVersion | null {
	return (
		versions.findLast(({ lives }) =>
			lives.some(({ from, to }) => from <= at && (to === null || to > at)),
		) ?? null
	);
}

function differ(before: StoredVersion | null, after: StoredVersion | null): boolean {
	if (before === null || after === null) return before !== after;
	return figureColumns.some((field) => before[field] !== after[field]);
}
