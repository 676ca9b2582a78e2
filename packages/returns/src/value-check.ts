import { periodsInYear } from '@sightline/metrics/periods';
import { cellOf, type SheetRow } from './cells.ts';
import type { ContextIndicator, ReturnContext } from './context.ts';
import { finding, type Finding } from './findings.ts';
import type { Reading } from './layout.ts';

/**
 * Checks values against numerator ÷ denominator. A value may differ by half of its last digit, and by
 * what the collection's rounding of counts allows.
 */
export function valueCheck(
	{ collection }: ReturnContext,
	findings: Finding[],
): { check: (reading: Reading) => void; finish: () => void } {
	const { rounding = {}, periodType } = collection;
	const timesAYear = periodsInYear[periodType];
	/** By indicator: the first percentage that has no numerator to be checked by, while all so far are at most 1. */
	const smallPercentages = new Map<number, { reading: Reading; fraction: boolean } | null>();

	function check(reading: Reading): void {
		const { observation, indicator, area } = reading;
		const { numerator, denominator, value } = observation;
		if (value === null) return;
		const range =
			numerator === null
				? null
				: expectedRange(
						indicator,
						numerator,
						denominator,
						(rounding[area.level] ?? 0) / 2,
						timesAYear,
					);
		const isPercent = indicator.unit.kind === 'percent';
		if (!range) {
			if (isPercent) noteSmall(reading, value);
			return;
		}
		const half = 0.5 * 10 ** -reading.valueDecimals + 1e-9 * Math.max(1, Math.abs(value));
		if (value >= range.low - half && value <= range.high + half) return;
		const fractionHalf = Math.min(half, 0.05);
		const isFraction =
			isPercent &&
			value !== 0 &&
			value >= range.low / 100 - fractionHalf &&
			value <= range.high / 100 + fractionHalf;
		const expected = rounded(range.expected, Math.max(reading.valueDecimals, indicator.decimals));
		findings.push(
			isFraction
				? fractionFinding(
						reading,
						`The value ${value} is a fraction, but ${indicator.title} is a percentage: ${expected} is meant.`,
					)
				: finding(
						'value-mismatch',
						cellOf(reading.row, reading.columns.value),
						`The value ${value} does not match its numerator and denominator, which make ${expected}.`,
						'Correct whichever of the three is wrong.',
					),
		);
	}

	function noteSmall(reading: Reading, value: number): void {
		const { key, decimals } = reading.indicator;
		// What is shown to a thousandth of a per cent is that small.
		if (decimals > 2) return;
		const known = smallPercentages.get(key);
		if (known === null) return;
		if (Math.abs(value) > 1) smallPercentages.set(key, null);
		else
			smallPercentages.set(key, {
				reading: known?.reading ?? reading,
				fraction: (known?.fraction ?? false) || !Number.isInteger(value),
			});
	}

	function finish(): void {
		for (const found of smallPercentages.values())
			if (found?.fraction)
				findings.push(
					fractionFinding(
						found.reading,
						`No value of ${found.reading.indicator.title} is above 1, but it is a percentage.`,
					),
				);
	}

	return { check, finish };
}

/** The value that numerator and denominator make, and the range it may lie in when each is rounded; null when none can be told. */
function expectedRange(
	indicator: ContextIndicator,
	numerator: number,
	denominator: number | null,
	rounding: number,
	timesAYear: number,
): { low: number; expected: number; high: number } | null {
	const factor = factorOf(indicator, timesAYear);
	if (factor === null)
		return { low: numerator - rounding, expected: numerator, high: numerator + rounding };
	if (denominator === null || denominator - rounding <= 0) return null;
	const expected = (factor * numerator) / denominator;
	if (rounding === 0) return { low: expected, expected, high: expected };
	const corners = [numerator - rounding, numerator + rounding].flatMap((above) =>
		[denominator - rounding, denominator + rounding].map((below) => (factor * above) / below),
	);
	return { low: Math.min(...corners), expected, high: Math.max(...corners) };
}

/** What numerator ÷ denominator is multiplied by; null for a count. */
function factorOf({ unit, annualised }: ContextIndicator, timesAYear: number): number | null {
	switch (unit.kind) {
		case 'count':
			return null;
		case 'percent':
			return 100;
		case 'rate':
			return unit.per * (annualised ? timesAYear : 1);
		case 'mean':
			return 1;
	}
}

function rounded(value: number, decimals: number): number {
	return Number(value.toFixed(Math.min(decimals, 20)));
}

function fractionFinding(
	{ row, columns }: { row: SheetRow; columns: Reading['columns'] },
	message: string,
): Finding {
	return finding(
		'fraction-for-percentage',
		cellOf(row, columns.value),
		message,
		'Write percentages out of a hundred: 27.3, not 0.273.',
	);
}
