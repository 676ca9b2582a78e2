import { judgementOf } from '../comparison.ts';
import { changeVariation, type SeriesReading } from '../series-reading.ts';
import type { Comparison, Polarity } from '../vocabulary.ts';
import { dataSentence } from './data-condition.ts';
import {
	figure,
	fullFigure,
	midSentence,
	movementPhrase,
	numberWord,
	rounded,
	sentenceCase,
	targetPhrase,
	whenPhrase,
} from './figures.ts';
import type { Finding } from './finding.ts';
import { seasonPhrase } from './outlook.ts';
import { rangeShown } from './usual-range.ts';
import { judgements, periodNouns } from './verdict.ts';

/**
 * What a series says, in full sentences that can be read out: the latest figure, what is usual, a year ago, whether that
 * is good, the target, another area, and what is wrong with the data. It follows the sentence of `findingSentence`, and
 * names the indicator no more.
 *
 * @example "In March 2019 the figure for Surrey was 25.2 %. It lies within the usual range of 20.6 % to 31.3 %: no change."
 */
export function findingParagraph(finding: Finding): string {
	const { reading, data = [] } = finding;
	const conditions = data.map((condition) => dataSentence(condition, finding));
	if (reading.latest === null)
		return [`There are no figures for ${finding.area} yet.`, ...conditions].join(' ');
	const yearAgo = yearAgoSentence(finding, reading.latest);
	return [
		latestSentence(finding, reading.latest),
		usualSentence(finding, reading.latest),
		seasonSentence(finding),
		yearAgo,
		judgementSentence(finding),
		targetSentence(finding, reading.latest),
		comparatorSentence(finding, yearAgo.endsWith(unknownChance(finding))),
		...conditions,
	]
		.filter(Boolean)
		.join(' ');
}

type Latest = NonNullable<SeriesReading['latest']>;

function latestSentence(finding: Finding, { index, value }: Latest): string {
	const when = whenPhrase({ type: finding.periodType, index }, finding.kind);
	const rate = finding.annualised ? ', as if for a whole year,' : '';
	return `${sentenceCase(when)} the figure for ${finding.area}${rate} was ${fullFigure(value, finding)}.`;
}

function usualSentence(finding: Finding, latest: Latest): string {
	const { status, signal, variation, smallNumbers } = finding.reading;
	const noun = periodNouns[finding.periodType];
	if (status === 'small-numbers') {
		const numbers = [smallNumbers?.numerator, smallNumbers?.denominator].filter((n) => n != null);
		const shown = numbers.length === 2 ? ` (${numbers.join(' of ')})` : '';
		return `The numbers behind it are small${shown}, so one more or fewer would move it far, and no verdict is given.`;
	}
	if (status === 'trial') {
		const since = finding.reading.groups.length > 1 ? ' since the limits started again' : '';
		return `There are fewer than 13 ${noun}s to judge by${since}, so it is too early to say what is usual.`;
	}
	const usual = rangeShown(finding, latest.index);
	if (finding.seriesReading === 'yearly' || status !== 'given' || usual === null) return '';

	const { range } = usual;
	if (variation === 'common-cause' || signal === null)
		return usual.width === 0
			? 'That is the usual figure: no change.'
			: `It lies within the usual range of ${range}, around an average of ${usual.average}: no change, up and down as usual.`;
	const high = signal.side === 'high';
	const lasting = `for ${numberWord(signal.length)} ${noun}s in a row`;
	switch (signal.rule) {
		case 'outside':
			return `It lies ${high ? 'above' : 'below'} the usual range of ${range}, where chance alone seldom puts it.`;
		case 'two-in-three':
			return `${signal.length === 3 ? 'All' : 'Two'} of the last three ${noun}s were near the ${high ? 'top' : 'bottom'} of the usual range of ${range} or ${high ? 'above' : 'below'} it, which chance alone seldom does.`;
		case 'trend':
			return `It has ${signal.direction === 'rising' ? 'risen' : 'fallen'} ${lasting}, which chance alone seldom does. By itself a ${noun} usually lies within ${range}.`;
		case 'shift':
			return `It has been ${high ? 'above' : 'below'} the average of ${usual.average} ${lasting}, which chance alone seldom does. By itself a ${noun} usually lies within ${range}.`;
	}
}

function seasonSentence({ season = null, reading }: Finding): string {
	const phrase = reading.status === 'given' && seasonPhrase(season);
	return phrase ? `It is ${midSentence(phrase)}.` : '';
}

/** Whether a difference from a year ago is real is told where the verdict rests on it: two verdicts would confuse. */
function yearAgoSentence(finding: Finding, latest: Latest): string {
	const { reading, polarity, seriesReading } = finding;
	const { status, variation, yearAgo, change, countedDifferently } = reading;
	if (countedDifferently)
		return 'A year ago it was counted differently, so the two cannot be compared.';
	if (yearAgo === null || change === null)
		return 'There is no figure from a year ago to compare with.';
	const movement = movementPhrase(yearAgo.value, latest.value, finding);
	if (movement === null) return 'A year ago it was the same.';
	const before = `A year ago it was ${figure(yearAgo.value, finding)}`;
	if (status === 'small-numbers' || (seriesReading === 'process' && variation === 'common-cause'))
		return `${before}.`;
	if (seriesReading === 'process') return `${before}: ${movement}.`;
	const verdict = changeVariation(change, polarity);
	if (verdict === 'common-cause') return `${before}: no clear change.`;
	if (verdict !== null) return `${before}: ${movement}, more than chance alone is likely to make.`;
	return `${before}: ${movement}; ${unknownChance(finding)}`;
}

/** The end of a sentence that tells a difference. */
function unknownChance({ unit }: Finding): string {
	const unknown =
		unit.kind === 'mean'
			? 'an average does not show how far single cases lie apart'
			: 'the numbers behind it are not known';
	return `whether by chance cannot be said, because ${unknown}.`;
}

function judgementSentence({ reading, polarity, seriesReading }: Finding): string {
	const { variation, signal } = reading;
	if (variation === null || variation === 'common-cause') return '';
	const judgement = judgements[variation];
	if (!judgement) return 'Neither higher nor lower is better in itself.';
	const side = polarity === 'higher-is-better' ? 'Higher' : 'Lower';
	if (signal?.rule === 'trend') return `${side} is better, so it is getting ${judgement}.`;
	const than = seriesReading === 'yearly' ? 'a year ago' : 'usual';
	return `${side} is better, so this is ${judgement} than ${than}.`;
}

function targetSentence(finding: Finding, { value }: Latest): string {
	const { reading, target, polarity, decimals, seriesReading } = finding;
	if (target === null) return '';
	const aim = `the target of ${targetPhrase(target, finding, polarity)}`;
	const whole = seriesReading === 'process' ? 'The whole usual range' : 'The latest figure';
	const clearly =
		seriesReading === 'process' ? '' : ' by more than chance alone is likely to explain';
	switch (reading.assurance) {
		case 'passing':
			return `${whole} meets ${aim}${clearly}: it is expected to be met.`;
		case 'failing':
			return `${whole} misses ${aim}${clearly}: it is not expected to be met unless something changes.`;
		case 'hit-or-miss':
			return seriesReading === 'process'
				? `${sentenceCase(aim)} lies within the usual range: it may or may not be met.`
				: `The latest figure is too near ${aim} to be sure: it may or may not be met.`;
		case null:
			if (polarity === 'neutral')
				return `The target is ${targetPhrase(target, finding, polarity)}.`;
			return meets(rounded(value, decimals), target, polarity)
				? `The latest figure meets ${aim}; whether that will last cannot be said.`
				: `The latest figure does not meet ${aim}; whether it will be met cannot be said.`;
	}
}

/** @param toldWhy  whether it has been said why chance cannot be judged */
function comparatorSentence(finding: Finding, toldWhy: boolean): string {
	const { comparator, area, polarity } = finding;
	if (!comparator) return '';
	const { period, own, value, name } = comparator;
	const stated = `${sentenceCase(whenPhrase(period))} it was ${figure(own, finding)} in ${area} and ${figure(value, finding)} in ${name}`;
	if (comparator.comparison !== null)
		return `${stated}${comparisonClause(comparator.comparison, polarity)}.`;
	const difference = rounded(own, finding.decimals) - rounded(value, finding.decimals);
	if (difference === 0) return `${stated}.`;
	const unknown = toldWhy ? 'whether by chance cannot be said either.' : unknownChance(finding);
	return `${stated}: ${difference > 0 ? 'higher' : 'lower'}; ${unknown}`;
}

function comparisonClause(comparison: Comparison, polarity: Polarity): string {
	if (comparison === 'similar') return ', about the same';
	const judgement = judgementOf(comparison, polarity);
	return `: ${comparison}${judgement === null ? '' : `, which is ${judgement}`}`;
}

function meets(value: number, target: number, polarity: Polarity): boolean {
	return polarity === 'higher-is-better' ? value >= target : value <= target;
}
