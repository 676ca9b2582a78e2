import { periodName, type PeriodType } from '@sightline/metrics/periods';
import type { MissingSymbol } from '@sightline/metrics/vocabulary';
import type { Area } from '../catalogue/catalogue.ts';
import type { Indicator } from '../catalogue/indicators.ts';
import type { Figure } from '../contract/index.ts';
import type { BeyondLimits } from './beyond-limits.ts';
import type { ScaleChange } from './scale-change.ts';

/** Which figure a finding is about. */
export interface Subject {
	indicator: Indicator;
	area: Area;
	/** Null for the total. */
	breakdown: string | null;
	periodType: PeriodType;
	period: number;
}

/** What is found and what to do about it, in a sentence each. */
export interface Words {
	message: string;
	hint: string;
}

const symbolWords: Record<MissingSymbol, string> = {
	c: 'c (confidential)',
	z: 'z (not applicable)',
	x: 'x (not available)',
	u: 'u (unreliable)',
	low: 'low (rounds to zero)',
};

const plurals: Record<PeriodType, string> = {
	month: 'months',
	quarter: 'quarters',
	'year-to-march': 'years',
	'year-to-september': 'years',
	'calendar-year': 'years',
	'academic-year': 'school years',
	term: 'terms',
	'iso-week': 'weeks',
};

export function beyondLimitsWords(subject: Subject, found: BeyondLimits): Words {
	const { indicator, periodType } = subject;
	const value = valueWords(indicator, found.value);
	const before = `the ${found.length} ${plurals[periodType]} before it`;
	return {
		message: `${nameOf(subject)} is ${value}, ${found.value > found.upper ? 'above' : 'below'} the limits of ${before}, ${valueWords(indicator, found.lower)} to ${valueWords(indicator, found.upper)}.`,
		hint: 'Check it in its source. If it is right, say what happened: readers will ask the same.',
	};
}

export function scaleChangeWords(subject: Subject, found: ScaleChange): Words {
	const { indicator } = subject;
	const values = found.count === 1 ? 'value' : `${found.count} values`;
	const median = `the median of its last ${values}, ${valueWords(indicator, found.median)}`;
	const value = exactWords(indicator, found.value);
	if (found.kind === 'sign')
		return {
			message: `${nameOf(subject)} is ${value}, but all of its last ${values} were ${found.value < 0 ? 'above' : 'below'} 0.`,
			hint: 'Check the sign. If it is right, say why it changed.',
		};
	if (found.kind === 'fraction')
		return {
			message: `${nameOf(subject)} is ${value}, which looks like a fraction of one beside ${median}.`,
			hint: 'Write percentages out of a hundred: 27.3, not 0.273. If it is right, say why it is so small.',
		};
	const times = {
		'ten-times': 'about ten times',
		'hundred-times': 'about a hundred times',
		tenth: 'about a tenth of',
		hundredth: 'about a hundredth of',
	}[found.kind];
	return {
		message: `${nameOf(subject)} is ${value}, ${times} ${median}.`,
		hint: 'Check for a digit too many or too few, or another unit. If it is right, say what happened.',
	};
}

export function restatementWords(subject: Subject, before: Figure, after: Figure): Words {
	return {
		message: `Restates ${nameOf(subject)}: ${figureChange(subject.indicator, before, after)}.`,
		hint: 'If it is meant, say why it was corrected. If not, take the row out.',
	};
}

/** The file leaves out a correction that the return it replaces had made. */
export function reversionWords(
	subject: Subject,
	before: Figure,
	after: Figure,
	superseded: number,
): Words {
	return {
		message: `${nameOf(subject)} goes back: ${figureChange(subject.indicator, before, after)}, as the file leaves out the correction that return ${superseded} made.`,
		hint: 'Add the row again to keep the correction, or say why it no longer holds.',
	};
}

export function removalWords(subject: Subject, before: Figure, after: Figure | null): Words {
	const { indicator } = subject;
	if (!after)
		return {
			message: `Removes ${nameOf(subject)}, which was ${figureWords(indicator, before)}: the file has no row for it.`,
			hint: 'Add the row, or say why the figure no longer counts.',
		};
	return {
		message: `Removes the number of ${nameOf(subject)}: ${figureChange(indicator, before, after)}.`,
		hint: 'Write the number again, or say why it is no longer shown.',
	};
}

/** Many findings of a kind on one indicator as one, which names the first. */
export function manyWords(
	code: string,
	{ indicator }: Pick<Subject, 'indicator'>,
	count: number,
	first: Words,
): Words {
	const figures = `${count.toLocaleString('en-GB')} figures of ${indicator.title}`;
	const what =
		{
			'change-beyond-limits': `${figures} lie outside the limits of their own series.`,
			'scale-change': `${figures} have another scale than the values before them.`,
			'restates-earlier-period': `Restates ${figures} that earlier returns gave.`,
			'removes-value': `Removes ${figures}.`,
		}[code] ?? `${figures}:`;
	return {
		message: `${what} The first: ${first.message}`,
		hint: `All of them are in the list of what the file changes. ${first.hint}`,
	};
}

function nameOf({ indicator, area, breakdown, periodType, period }: Subject): string {
	const group = breakdown === null ? '' : ` (${breakdown})`;
	return `${indicator.title} for ${area.name}${group} in ${periodName({ type: periodType, index: period })}`;
}

/** Old → new; with the parts where the values alone look alike. */
function figureChange(indicator: Indicator, before: Figure, after: Figure): string {
	const [old, now] = [figureWords(indicator, before), figureWords(indicator, after)];
	if (old !== now) return `${old} → ${now}`;
	return `${old} with ${partsWords(before)} → ${now} with ${partsWords(after)}`;
}

function figureWords(indicator: Indicator, figure: Figure): string {
	if (figure.value !== null) return valueWords(indicator, figure.value);
	if (figure.valueSymbol !== null) return symbolWords[figure.valueSymbol];
	return figure.numerator === null ? 'no number' : exactNumber(figure.numerator);
}

function partsWords(figure: Figure): string {
	const part = (number: number | null, symbol: MissingSymbol | null) =>
		number === null ? (symbol ?? 'nothing') : exactNumber(number);
	return `${part(figure.numerator, figure.numeratorSymbol)} of ${part(figure.denominator, figure.denominatorSymbol)}`;
}

function valueWords({ unit, decimals }: Indicator, value: number): string {
	const number = value.toLocaleString('en-GB', {
		minimumFractionDigits: decimals,
		maximumFractionDigits: decimals,
	});
	return unit.kind === 'percent' ? `${number} %` : number;
}

/** With enough digits to see a wrong scale. */
function exactWords({ unit }: Indicator, value: number): string {
	return unit.kind === 'percent' ? `${exactNumber(value)} %` : exactNumber(value);
}

const exactNumber = (value: number) =>
	value.toLocaleString('en-GB', { maximumSignificantDigits: 12, maximumFractionDigits: 4 });
