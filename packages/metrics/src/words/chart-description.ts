import { lastMonthOf, shortPeriodName } from '../periods.ts';
import type { SeriesReading } from '../series-reading.ts';
import { trajectoryAt } from '../trajectory.ts';
import type { Polarity, Variation } from '../vocabulary.ts';
import { dataSentence } from './data-condition.ts';
import {
	figure,
	fullFigure,
	listPhrase,
	numberWord,
	sentenceCase,
	targetPhrase,
} from './figures.ts';
import type { Finding } from './finding.ts';
import { rangeShown } from './usual-range.ts';
import { periodNouns } from './verdict.ts';

/** More runs of marked points than this are counted, not told. */
const mostRuns = 3;

/**
 * What the chart of a series shows, for whoever does not see it: its span, how high and low it goes, the average, the
 * limits, the target line, the points that stand out and the last value. It does not repeat the title, which stands above the
 * chart.
 *
 * @example "Line chart of 36 months, Apr 2016 to Mar 2019. Highest 30.3 % in Jul 2017, lowest 21.5 % in Sep 2016, last 25.2 %. …"
 */
export function chartDescription(finding: Finding): string {
	const { reading, periodType, polarity, data = [] } = finding;
	const { points, latest } = reading;
	const named = (index: number) => shortPeriodName({ type: periodType, index });
	if (latest === null) return 'An empty chart: there are no figures yet.';
	const known = points.filter(({ value }) => value !== null);
	const missing = points.length - known.length;
	const by = (a: { value: number | null }, b: { value: number | null }) => a.value! - b.value!;
	const [lowest, highest] = [known.toSorted(by)[0]!, known.toSorted(by).at(-1)!];
	const at = ({ value, index }: { value: number | null; index: number }) =>
		`${figure(value!, finding)} in ${named(index)}`;
	const noun = periodNouns[periodType];
	const span =
		points.length === 1
			? `One ${noun}, ${named(latest.index)}`
			: `Line chart of ${points.length} ${noun}s, ${named(points[0]!.index)} to ${named(points.at(-1)!.index)}`;
	const gaps = missing === 0 ? '' : `, ${numberWord(missing)} of them without a figure`;
	const last = `${fullFigure(latest.value, finding)} in ${named(latest.index)}`;
	const extremes =
		known.length === 1
			? `The figure is ${fullFigure(latest.value, finding)}.`
			: lowest.value === highest.value
				? `Every figure is ${fullFigure(latest.value, finding)}.`
				: latest.value === highest.value
					? `The last, ${last}, is the highest; the lowest is ${at(lowest)}.`
					: latest.value === lowest.value
						? `The last, ${last}, is the lowest; the highest is ${at(highest)}.`
						: `Highest ${at(highest)}, lowest ${at(lowest)}, last ${last}.`;
	return [
		`${span}${gaps}.`,
		extremes,
		yearAgoSentence(finding),
		limitsSentence(finding, named),
		targetSentence(finding, latest.index),
		signalsSentence(reading, polarity, named),
		...data
			.filter(({ kind }) => kind === 'incomplete' || kind === 'provisional')
			.map((condition) => dataSentence(condition, finding)),
	]
		.filter(Boolean)
		.join(' ');
}

/** A yearly reading compares with it, and no limits tell what is usual. */
function yearAgoSentence(finding: Finding): string {
	const { yearAgo, countedDifferently } = finding.reading;
	if (finding.seriesReading === 'process' || yearAgo === null || countedDifferently) return '';
	return `A year before the last it was ${figure(yearAgo.value, finding)}.`;
}

function limitsSentence(finding: Finding, named: (index: number) => string): string {
	const { groups, status, latest } = finding.reading;
	const group = groups.at(-1);
	const usual = rangeShown(finding, latest!.index);
	if (usual === null || !group) return 'No limits are drawn.';
	const { periodType } = finding;
	const since = groups.length === 1 ? '' : `Since ${named(group.start)} the`;
	const trial =
		status === 'trial' ? `, on trial with fewer than 13 ${periodNouns[periodType]}s` : '';
	const band =
		usual.width === 0
			? `${since || 'The'} average and limits lie on ${usual.average}${trial}.`
			: `${since || 'The'} average is ${usual.average} and the limits are ${usual.range}${trial}.`;
	const before = groups.length > 1 ? rangeShown(finding, groups.at(-2)!.start) : null;
	return before === null ? band : `${band} Before, the average was ${before.average}.`;
}

/** A path is told as far as it is drawn, and where it leads. */
function targetSentence(finding: Finding, latest: number): string {
	const { target, polarity, periodType, path } = finding;
	if (target === null) return '';
	const aimed = (value: number) => targetPhrase(value, finding, polarity).replace(/^at \w+ /, '');
	const aim = aimed(target);
	const [first, end] = [path?.[0], path?.at(-1)];
	if (!path || !first || !end) return `The target line is at ${aim}.`;
	const month = lastMonthOf({ type: periodType, index: latest });
	const named = (index: number) => shortPeriodName({ type: 'month', index });
	const start = `${aimed(first.value)} in ${named(first.month)}`;
	if (month >= end.month)
		return `The target line goes from ${start} to ${aim} in ${named(end.month)}.`;
	const drawn =
		month <= first.month
			? `begins at ${start}`
			: `goes from ${start} to ${aimed(trajectoryAt(path, month)!)} in ${named(month)}`;
	return `The target line ${drawn}, on its path to ${aim} by ${named(end.month)}.`;
}

/** Points next to each other that stand out the same way are told as one. */
function signalsSentence(
	{ points, groups }: SeriesReading,
	polarity: Polarity,
	named: (index: number) => string,
): string {
	if (groups.length === 0 || points.every(({ variation }) => variation === null)) return '';
	const runs: { words: string; from: number; to: number; count: number }[] = [];
	for (const { index, value, rules, variation } of points) {
		if (value === null || rules.length === 0 || variation === null) continue;
		const up = isHigh(variation, polarity);
		const words = rules[0] === 'trend' ? (up ? 'rising' : 'falling') : up ? 'high' : 'low';
		const run = runs.at(-1);
		if (run?.words === words && run.to === index - 1) {
			run.to = index;
			run.count += 1;
		} else runs.push({ words, from: index, to: index, count: 1 });
	}
	if (runs.length === 0) return 'No point stands out.';
	const total = runs.reduce((sum, { count }) => sum + count, 0);
	const told = runs
		.slice(-mostRuns)
		.map(({ words, from, to }) =>
			from === to ? `${words} in ${named(from)}` : `${words} from ${named(from)} to ${named(to)}`,
		);
	const lead = runs.length > mostRuns ? ', lately ' : ': ';
	return `${sentenceCase(numberWord(total))} ${total === 1 ? 'point stands' : 'points stand'} out${lead}${listPhrase(told)}.`;
}

/** Whether a point stands out upwards; of a trend, whether it rises. */
function isHigh(variation: Variation, polarity: Polarity): boolean {
	if (polarity === 'neutral') return variation === 'neutral-high';
	return (variation === 'improvement') === (polarity === 'higher-is-better');
}
