import { scaleLinear } from 'd3-scale';
import type { IndicatorPage, Target } from '@sightline/api/contract';

export interface ChartTarget {
	/** Joined by straight lines: two of one value where it holds at once, more along a path. */
	points: { at: number; value: number }[];
	/** True for the stretch over which the first target is shown after a later one replaced it. */
	lapsed: boolean;
	/** What its end is called, and the value that is told there: of a path that leads on, where it is at the latest figure. */
	name: string;
	told: number;
}

/**
 * Each target until the next one of its scope; the first goes on, marked as lapsed, so that it is never lost.
 *
 * @param latest  the place of the latest figure
 */
export function chartTargets(
	{ targets }: IndicatorPage,
	{ from, to, latest }: Record<'from' | 'to' | 'latest', number>,
): ChartTarget[] {
	const scopes = new Set(targets.map(({ scope }) => scope));
	return (['local', 'national'] as const).flatMap((scope) => {
		const own = targets
			.filter((target) => target.scope === scope)
			.sort((a, b) => a.from.month - b.from.month);
		return own.flatMap((target, index) => {
			const { from: since, original, current, path } = target;
			// A path is at its first value in its first month, and nowhere before.
			const start = Math.max(path ? since.month : since.month - 0.5, from);
			const next = own[index + 1]?.from.month;
			const end = Math.min(next === undefined ? to : next - 0.5, to);
			const valueAt = heightsOf(target);
			const leadsOn = path !== null && path.at(-1)!.month.month > latest;
			const line = (first: number, last: number, lapsed: boolean): ChartTarget => ({
				points: placesOf(target, first, last).map((at) => ({ at, value: valueAt(at) })),
				lapsed,
				name: `${lapsed ? 'First ' : ''}${leadsOn ? 'path' : 'target'}${scopes.size > 1 && !lapsed ? `, ${scope}` : ''}`,
				told: leadsOn ? valueAt(latest) : target.value,
			});
			return [
				...(start < end ? [line(start, end, false)] : []),
				...(original && !current && end < to && end > from ? [line(end, to, true)] : []),
			];
		});
	});
}

/** Both ends, and the points of a path between them. */
function placesOf({ path }: Target, first: number, last: number): number[] {
	const between = (path ?? []).map(({ month }) => month.month);
	return [first, ...between.filter((at) => first < at && at < last), last];
}

/** Straight lines between the points of a path, level from the last on. */
function heightsOf({ value, path }: Target): (at: number) => number {
	if (!path) return () => value;
	return scaleLinear()
		.domain(path.map(({ month }) => month.month))
		.range(path.map((point) => point.value))
		.clamp(true);
}
