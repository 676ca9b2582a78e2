import {
	pathReading,
	type FinestReading,
	type PathReading,
	type SeriesReading,
	type TrajectoryPoint,
} from '@sightline/metrics';
import { pathSentence } from '@sightline/metrics/words';
import type { Indicator, StandingTarget } from '../catalogue/indicators.ts';
import type { PathPoint, PathProgress } from '../contract/index.ts';
import { periodRef } from './figure.ts';

/**
 * Whether a series is on path to a target, and to the one first agreed of that scope where that is another.
 * Assurance is about the value in which a path ends; this is a second statement.
 *
 * @param current    in force at the latest value
 * @param judgement  of coarser periods, where the series' own hold too few: it then says whether it is on path
 */
export function pathProgress(
	{ frequency: periodType, polarity, reading: seriesReading, targets }: Indicator,
	current: StandingTarget | null,
	reading: SeriesReading,
	judgement: Pick<FinestReading, 'reading' | 'periodType'> | null,
): PathProgress {
	const original = targets.find(({ scope }) => scope === current?.scope);
	const readingOn = (path: TrajectoryPoint[] | null | undefined) => {
		const how = { periodType, polarity, seriesReading };
		const own = path ? pathReading(reading, path, how) : null;
		if (!path || !own || !judgement) return own;
		const judged = pathReading(judgement.reading, path, {
			...how,
			periodType: judgement.periodType,
		});
		return { ...own, assurance: judged?.assurance ?? null };
	};
	const progress = {
		current: readingOn(current?.path),
		original: original === current ? null : readingOn(original?.path),
	};
	return {
		current: readingOnWire(progress.current),
		original: readingOnWire(progress.original),
		sentence: pathSentence(progress),
	};
}

function readingOnWire(reading: PathReading | null): PathProgress['current'] {
	return reading && { ...reading, end: pathOnWire([reading.end])[0]! };
}

/** The points of a path, as the wire has them. */
export function pathOnWire(path: TrajectoryPoint[]): PathPoint[] {
	return path.map(({ month, value }) => ({ month: periodRef('month', month), value }));
}
