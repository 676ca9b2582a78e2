import type { Figure, FigureHistory } from '@sightline/api/contract';
import { fullValue, number, symbolMark } from '#lib/format.ts';
import { statusLabels, symbolMeanings } from '#lib/words.ts';

type Measured = FigureHistory['indicator'];

/** A figure as it stands in a sentence: `27.3 %, provisional`, `[c], confidential: …`, `no value`. */
export function figureWords(figure: Figure, { unit, decimals }: Measured): string {
	const status = statusLabels[figure.status];
	const value =
		figure.value !== null
			? fullValue(figure.value, unit, decimals)
			: figure.valueSymbol
				? `${symbolMark(figure.valueSymbol)}, ${symbolMeanings[figure.valueSymbol]}`
				: 'no value';
	return status ? `${value}, ${status}` : value;
}

/** The parts that a value is made of: `278 out of 1,104`; empty where it has no two numbers. */
export function partsWords({ numerator, denominator }: Figure, { unit }: Measured): string {
	if (unit.kind === 'count' || numerator === null || denominator === null) return '';
	return `${part(numerator)} out of ${part(denominator)}`;
}

/** A part, or the symbol that stands for it; null where there is neither. */
export function partWords(value: number | null, symbol: Figure['valueSymbol']): string | null {
	return value !== null ? part(value) : symbol && symbolMark(symbol);
}

/** Whether two versions say the same to a reader, notes aside. */
export function sameFigure({ note: _, ...one }: Figure, { note: __, ...other }: Figure): boolean {
	return JSON.stringify(one) === JSON.stringify(other);
}

/** A part of a value is a whole number unless its data says otherwise. */
function part(value: number): string {
	return number(value, Number.isInteger(value) ? 0 : 1);
}
