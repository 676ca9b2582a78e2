import { monthIndex } from '@sightline/metrics/periods';
import { symbols, type MissingSymbol } from '@sightline/metrics/vocabulary';
import fc from 'fast-check';
import type { CheckedRow } from '../checked-row.ts';
import { personalText } from '../personal-text.ts';
import { tidyContext } from './example.ts';

// Arbitrary rows that a file of the example's catalogue may hold.

export type Row = Omit<CheckedRow, 'line'>;
type Figure = number | MissingSymbol | null;
const symbol = fc.constantFrom(...symbols);
export const count: fc.Arbitrary<Figure> = fc.oneof(fc.nat({ max: 5000 }), symbol);
export const decimal: fc.Arbitrary<Figure> = fc.oneof(
	fc.integer({ min: -999, max: 9999 }).map((tenths) => tenths / 10),
	symbol,
);
export const note = fc
	.array(
		fc.oneof(
			fc.constantFrom('"', ',', ';', '\t', '\n', '\r\n', '\r', ' ', 'é', '€', '–', 'low'),
			fc.string({ unit: 'grapheme-ascii', maxLength: 5 }),
			fc.string({ unit: 'grapheme', maxLength: 3 }),
		),
		{ maxLength: 5 },
	)
	// A file with NUL bytes is not text.
	.map((parts) => parts.join('').replaceAll('\0', ''))
	// Chance may write what looks like an e-mail address, which no note may hold.
	.filter((text) =>
		[text, narrow(text)].every(
			(written) => personalText(written, tidyContext.lastEndedMonth + 1) === null,
		),
	);

/** What Windows-1252 can write of a text. */
export function narrow(text: string): string {
	return text.replaceAll(/[^\x20-\x7E\n\r\t\u00A0-\u00FF€–]/g, '');
}

export const published = {
	breakdown: tidyContext.totalBreakdown,
	status: 'final',
	note: null,
} as const;

/** Rows that differ in what they are about, with figures that go together. */
export function rowsOf(row: fc.Arbitrary<Omit<Row, keyof ReturnType<typeof figuresOf>> & Figures>) {
	return fc.uniqueArray(
		row.map(({ figures, ...rest }): Row => ({ ...rest, ...figuresOf(figures) })),
		{
			minLength: 1,
			maxLength: 12,
			selector: ({ indicator, area, breakdown, period }) =>
				[indicator, area, breakdown, period].join(' '),
		},
	);
}

interface Figures {
	figures: [numerator: Figure, denominator: Figure, value: Figure];
}

function figuresOf([numerator, denominator, value]: Figures['figures']) {
	const number = (figure: Figure) => (typeof figure === 'number' ? figure : null);
	const sign = (figure: Figure) => (typeof figure === 'string' ? figure : null);
	return {
		numerator: number(numerator),
		denominator: number(denominator),
		value: number(value),
		numeratorSymbol: sign(numerator),
		denominatorSymbol: sign(denominator),
		valueSymbol: sign(value),
	};
}

/** An indicator of the council's return with what belongs to it: a count has no denominator, and a share is not above it. */
export const local = (indicators: number[]): fc.Arbitrary<Figures & Pick<Row, 'indicator'>> =>
	fc
		.record({
			indicator: fc.constantFrom(...indicators),
			counts: fc.tuple(count, count),
			value: fc.option(decimal),
			half: fc.boolean(),
		})
		.map(({ indicator, counts, value, half }) => {
			const isCount = indicator === 2 || indicator === 4;
			const [one, other] = counts;
			const isAbove = typeof one === 'number' && typeof other === 'number' && one > other;
			const [numerator, denominator] = isAbove ? [other, one] : [one, other];
			return {
				indicator,
				figures: [
					indicator === 4 && half && typeof numerator === 'number' ? numerator + 0.5 : numerator,
					isCount ? null : denominator,
					isCount && typeof value === 'number' ? Math.abs(value) : value,
				],
			};
		});

export const localKey = {
	area: fc.constantFrom(1, 2, 3),
	breakdown: fc.constantFrom(10, 11, 12),
	period: fc.integer({ min: monthIndex(2018, 1), max: monthIndex(2018, 12) }),
};
