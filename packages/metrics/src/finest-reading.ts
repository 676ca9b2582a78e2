import {
	atGrain,
	makesUp,
	type GrainOptions,
	type GrainSeries,
	type StatusPoint,
} from './grains.ts';
import { firstMonthOf, monthsIn, periodOfMonth, type PeriodType } from './periods.ts';
import { seriesReading, type SeriesOptions, type SeriesReading } from './series-reading.ts';

export interface FinestReading extends GrainSeries {
	reading: SeriesReading;
	/** The verdict is of coarser periods than the points given, because these hold too few: `grainPhrase` says so. */
	coarser: boolean;
}

/**
 * The reading of a series at the finest grain that supports a verdict: its own periods, else quarters, else years.
 * A grain does when its numbers are not small (`seriesReading`). Where none does, the reading is of the series' own
 * periods, values without a verdict. Stocks and rolling figures grow no larger with the period, so they stay at theirs.
 *
 * Points that are incomplete keep their value and are not judged. Rebases, definition breaks and the baseline are moved
 * to the coarser periods; a target of a count belongs to its own periods alone.
 *
 * @param points   in any order, one a period
 * @param options  as for `seriesReading` and `atGrain`, in the periods of the points
 * Errors: RangeError as those two.
 */
export function finestReading(
	points: StatusPoint[],
	options: SeriesOptions & GrainOptions,
): FinestReading {
	const fine = options.periodType;
	const at = (grain: PeriodType): FinestReading => {
		const series = atGrain(points, grain, options);
		const judged = series.points.map((point) =>
			point.status === 'incomplete' ? { ...point, value: null } : point,
		);
		const { annualised } = series;
		const how = grain === fine ? options : coarserOptions(options, grain);
		const reading = seriesReading(judged, { ...how, annualised });
		return { ...series, reading, coarser: grain !== fine };
	};
	const own = at(fine);
	if (own.reading.status !== 'small-numbers' || options.kind !== 'flow') return own;
	const year = (['year-to-march', 'academic-year'] as const).filter((type) => makesUp(fine, type));
	const grains: PeriodType[] = makesUp(fine, 'quarter') ? ['quarter'] : [];
	for (const grain of [...grains, ...year.slice(0, 1)]) {
		const found = at(grain);
		if (!['small-numbers', 'no-values'].includes(found.reading.status)) return found;
	}
	return own;
}

function coarserOptions(options: SeriesOptions, grain: PeriodType): SeriesOptions {
	const { periodType, unit, target = null, baseline = null } = options;
	const { rebases = [], definitionBreaks = [] } = options;
	const periodAt = (index: number) => {
		const month = firstMonthOf({ type: periodType, index });
		const period = periodOfMonth(grain, month);
		return { holds: period.index, after: period.index + Number(firstMonthOf(period) < month) };
	};
	const values = baseline === null ? 0 : baseline / (monthsIn[grain]! / monthsIn[periodType]!);
	return {
		...options,
		periodType: grain,
		target: unit.kind === 'count' ? null : target,
		rebases: rebases.map((index) => periodAt(index).after),
		// A period that holds a break is like neither those before it nor those after it.
		definitionBreaks: definitionBreaks.flatMap((index) => {
			const { holds, after } = periodAt(index);
			return [holds, after];
		}),
		baseline: values >= 12 ? Math.floor(values) : null,
	};
}
