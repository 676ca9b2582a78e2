import { figureName, type CheckedRow } from './checked-row.ts';
import type { Finding } from './findings.ts';

/** A figure that a file gives again, and the finding that says so. */
export interface Duplicate {
	figure: CheckedRow;
	finding: Finding;
}

/**
 * Adds to the finding of each duplicate whether it says the same as the figure that came first. The file is read once more
 * for that, so that figures need not be kept while millions are read.
 *
 * @param readAgain  reads the file and hands over every figure in it
 */
export async function compareDuplicates(
	duplicates: readonly Duplicate[],
	readAgain: (onFigure: (figure: CheckedRow) => void) => Promise<unknown>,
): Promise<void> {
	if (duplicates.length === 0) return;
	const firsts = new Map<string, string | null>(
		duplicates.map(({ figure }) => [figureName(figure), null]),
	);
	await readAgain((figure) => {
		const name = figureName(figure);
		if (firsts.get(name) === null) firsts.set(name, figuresIn(figure));
	});
	for (const { figure, finding } of duplicates)
		finding.message += alikeWords(firsts.get(figureName(figure))!, figuresIn(figure));
}

/** Whether two readings of one figure agree, as a sentence to follow another. */
export function alikeWords(first: string | number, second: string | number): string {
	return first === second
		? ' Both give the same figures.'
		: ` They differ: ${first} and ${second}.`;
}

/** @example '12 of 40, value 30' */
function figuresIn(figure: CheckedRow): string {
	const { numeratorSymbol, denominatorSymbol, valueSymbol } = figure;
	const numerator = figure.numerator ?? numeratorSymbol;
	const denominator = figure.denominator ?? denominatorSymbol;
	const value = figure.value ?? valueSymbol;
	const parts = denominator === null ? numerator : `${numerator ?? 'blank'} of ${denominator}`;
	if (value === null || parts === null) return String(parts ?? value);
	return `${parts}, value ${value}`;
}
