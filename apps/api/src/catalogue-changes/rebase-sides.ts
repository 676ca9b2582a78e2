import type { View } from '../access/views.ts';
import type { Database } from '../db/database.ts';
import { observationsOf } from '../indicators/queries.ts';
import { firstPeriodFrom, isJudged, reportOf } from '../indicators/report.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Indicator } from '../catalogue/indicators.ts';

/** Values of the council's series on which the limits before and from a rebase rest. */
export interface Sides {
	before: number;
	after: number;
}

/** Limits that rest on fewer are on trial, and give no verdict. */
const fewest = 13;

/** What a rebase from a month leaves on both sides, up to its neighbours, as a view has the figures. */
export async function sidesOf(
	db: Database,
	catalogue: Catalogue,
	view: View,
	indicator: Indicator,
	fromMonth: number,
): Promise<Sides> {
	const { area } = catalogue.council;
	const rows = await observationsOf(db, view, {
		indicators: [indicator.key],
		areas: [area.key],
		breakdown: catalogue.totalBreakdown,
		periodTypes: [indicator.frequency],
	});
	const others = indicator.rebases.filter((rebase) => rebase.fromMonth !== fromMonth);
	const [start, at, end] = [
		others.findLast((rebase) => rebase.fromMonth < fromMonth)?.fromMonth ?? -Infinity,
		fromMonth,
		others.find((rebase) => rebase.fromMonth > fromMonth)?.fromMonth ?? Infinity,
	].map((month) => (Number.isFinite(month) ? firstPeriodFrom(indicator.frequency, month) : month));
	const values = reportOf(catalogue, indicator, area, rows).points.filter(({ figure }) =>
		isJudged(figure),
	);
	const between = (from: number, to: number) =>
		values.filter(({ index }) => from <= index && index < to).length;
	return { before: between(start!, at!), after: between(at!, end!) };
}

/** Both sides in words, with what follows when they are few. */
export function sidesNote({ before, after }: Sides): string {
	const sides = `The limits before it now rest on ${values(before)}, those from it on ${after}.`;
	return Math.min(before, after) >= fewest
		? sides
		: `${sides} Limits that rest on fewer than ${fewest} are on trial: they are shown and give no verdict.`;
}

function values(count: number): string {
	return `${count} value${count === 1 ? '' : 's'}`;
}
