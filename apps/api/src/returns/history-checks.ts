import { seriesReading } from '@sightline/metrics';
import { periodsInYear, type PeriodType } from '@sightline/metrics/periods';
import { isAnnualised } from '../catalogue/catalogue.ts';
import type { Indicator } from '../catalogue/indicators.ts';
import type { Figure } from '../contract/index.ts';
import { firstPeriodFrom, isJudged } from '../indicators/report.ts';

/** A figure of a series before a return, in its file and after it; null where there is none. */
export interface Change {
	period: number;
	before: Figure | null;
	inFile: Figure | null;
	after: Figure | null;
}

/** What is strange about a figure, next to those that came before it. */
export type Strange =
	| { code: 'scale-change'; value: number; median: number; kind: ScaleKind }
	| { code: 'change-beyond-limits'; value: number; lower: number; upper: number; length: number }
	| { code: 'change-beyond-limits'; value: number; from: number; most: number; length: number };

export type ScaleKind = 'times-10' | 'times-100' | 'tenth' | 'hundredth' | 'fraction' | 'sign';

/** How many periods of its own a figure is held against: 36 months of a monthly one. */
const windowLength = 36;
/** How many values its size is held against, and how few are enough. */
const sizes = { most: 12, fewest: 3 };
/** Counts below this are a tenth of each other by chance. */
const smallestCount = 3;

const factors: [ScaleKind, number][] = [
	['times-10', 10],
	['times-100', 100],
	['tenth', 0.1],
	['hundredth', 0.01],
];

/** The number that a figure is about: its value, or the count that is to become a rate. */
export function mainNumber(figure: Figure | null): number | null {
	return figure && (figure.value ?? figure.numerator);
}

/**
 * Whether a figure has another size or sign than its last twelve values: it would be among them, give or take a quarter,
 * if it were ten or a hundred times smaller or larger, and is not as it is.
 *
 * @param earlier  the series before the return, up to the period before
 */
export function scaleChange(
	{ unit }: Pick<Indicator, 'unit'>,
	figure: Figure,
	earlier: readonly Figure[],
): Strange | null {
	const value = mainNumber(figure);
	const known = earlier
		.filter((one) => one.status !== 'incomplete' && mainNumber(one) !== null)
		.slice(-sizes.most);
	if (!value || known.length < sizes.fewest) return null;
	const values = known.map((one) => mainNumber(one)!).sort((a, b) => a - b);
	const [lowest, highest] = [values[0]!, values.at(-1)!];
	const median = medianOf(values);
	if (value < 0 ? lowest > 0 : highest < 0)
		return { code: 'scale-change', value, median, kind: 'sign' };
	if (value >= lowest && value <= highest) return null;
	const counts = known.flatMap(({ numerator }) => numerator ?? []).sort((a, b) => a - b);
	for (const [kind, factor] of factors) {
		const scaled = value / factor;
		const [low, high] = [lowest, highest].map((end) => end - Math.sign(end) * 0) as [
			number,
			number,
		];
		if (scaled < low * 0.75 || scaled > high * 1.25) continue;
		const isFraction = unit.kind === 'percent' && kind === 'hundredth' && value <= 1;
		const smallest = Math.min(
			...(figure.numerator === null ? [] : [figure.numerator]),
			...(counts.length > 0 ? [medianOf(counts)] : []),
		);
		if (smallest < smallestCount && !isFraction) continue;
		return { code: 'scale-change', value, median, kind: isFraction ? 'fraction' : kind };
	}
	return null;
}
