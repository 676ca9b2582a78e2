import type { Figure } from '@sightline/api/contract';
import type { Unit } from '@sightline/metrics/vocabulary';
import { number, shortValue, symbolMark } from './format.ts';

type Held = Figure | null;

/**
 * A figure before and after something: with its status where that is not final or has become so, and with its parts where
 * the values alone look alike.
 *
 * @param none  what is said where there is no figure
 * @example beforeAndAfter(march, corrected, { unit: { kind: 'percent' }, decimals: 1 }, 'not there') // ['13.1 % (159 of 1,211)', '13.1 % (160 of 1,220)']
 */
export function beforeAndAfter(
	before: Held,
	after: Held,
	{ unit, decimals }: { unit: Unit; decimals: number },
	none: string,
): [string, string] {
	const changed = before !== null && after !== null && before.status !== after.status;
	const words = (figure: Held) => {
		if (figure === null) return none;
		const status = figure.status === 'final' && !changed ? '' : `, ${figure.status}`;
		if (figure.value !== null) return shortValue(figure.value, unit, decimals) + status;
		return (figure.valueSymbol ? symbolMark(figure.valueSymbol) : 'no value') + status;
	};
	const values: [string, string] = [words(before), words(after)];
	if (!before || !after || values[0] !== values[1]) return values;
	return [`${values[0]} (${partsOf(before)})`, `${values[1]} (${partsOf(after)})`];
}

function partsOf({ numerator, numeratorSymbol, denominator, denominatorSymbol }: Figure): string {
	const part = (of: number | null, symbol: Figure['valueSymbol']) => {
		if (of !== null) return number(of, Number.isInteger(of) ? 0 : 1);
		return symbol ? symbolMark(symbol) : 'nothing';
	};
	const top = part(numerator, numeratorSymbol);
	return denominator === null && denominatorSymbol === null
		? top
		: `${top} of ${part(denominator, denominatorSymbol)}`;
}
