export * from './vocabulary.ts';
export * from './periods.ts';
export {
	xmrChart,
	type XmrChart,
	type XmrGroup,
	type XmrOptions,
	type XmrPoint,
} from './xmr-chart.ts';
export { changeBetween, poissonInterval, wilsonInterval, type Interval } from './intervals.ts';
export {
	proportionFunnel,
	proportionFunnelCurve,
	rateFunnel,
	rateFunnelCurve,
	type Funnel,
	type FunnelArea,
	type FunnelLimits,
} from './funnel.ts';
export {
	comparisonWith,
	farFromAverage,
	judgementOf,
	neighbourAverage,
	quarterOf,
	rankOf,
	type Rank,
} from './comparison.ts';
export { mannKendall, sensSlope } from './mann-kendall.ts';
export { quartiles } from './quartiles.ts';
export { seasonality } from './seasonality.ts';
export { valueInterval, type Range } from './value-interval.ts';
export { materialise, seriesValue } from './series.ts';
export {
	seriesReading,
	type SeriesOptions,
	type SeriesPoint,
	type SeriesReading,
} from './series-reading.ts';
export {
	atGrain,
	type Grain,
	type GrainOptions,
	type GrainSeries,
	type StatusPoint,
} from './grains.ts';
export { finestReading, type FinestReading } from './finest-reading.ts';
export { seasonOf, type Season } from './season.ts';
export { projection, senLineAt, type Projection } from './projection.ts';
export { pathReading, trajectoryAt, type PathReading, type TrajectoryPoint } from './trajectory.ts';
export { afterEvent, type AfterEvent } from './after-event.ts';
export { expectedByChance, falseAlarmShares } from './chance.ts';
export { publishedBeside, type Compared, type TwoAreas } from './published-beside.ts';
