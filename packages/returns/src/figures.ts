import type { MissingSymbol } from '@sightline/metrics/vocabulary';
import type { CheckedRow } from './checked-row.ts';
import { cellOf, quoted, type SheetRow } from './cells.ts';
import { isOwnLayout, type Collection } from './collection.ts';
import type { ContextIndicator } from './context.ts';
import { finding, type Fault, type Finding, type FindingCode } from './findings.ts';
import type { FigureColumns } from './layout.ts';
import { numberCell, type Mark } from './numbers.ts';

type Part = 'numerator' | 'denominator' | 'value';
type Figures = Pick<CheckedRow, Part | `${Part}Symbol`>;

/** What one cell says. */
export interface Figure {
	number: number | null;
	symbol: MissingSymbol | null;
	decimals: number;
}

const absent: Figure = { number: null, symbol: null, decimals: 0 };

const marks: Record<Mark, Fault> = {
	spaces: {
		code: 'spaces-trimmed',
		message: 'has spaces around it, which were left out',
		hint: 'Nothing needs doing.',
	},
	thousands: {
		code: 'thousands-separator',
		message: 'has a thousands separator and was read as',
		hint: 'Nothing needs doing if the number is right; a comma is never read as a decimal point.',
	},
	percent: {
		code: 'percent-sign',
		message: 'has a percent sign and was read as',
		hint: 'Nothing needs doing if the number is right.',
	},
	scientific: {
		code: 'scientific-notation',
		message: 'is in scientific notation, which may have lost digits, and was read as',
		hint: 'Format the column as a number with enough digits and save the file again.',
	},
};

/**
 * The numbers of one observation, or null when a cell holds no number where one is due.
 *
 * A local collection must give the numerator, and the denominator where the indicator has one. A
 * national one may give the value in their place, or leave a denominator out that is a population of
 * another collection. In a mapped file every mapped cell is due.
 */
export function figuresOf(
	row: SheetRow,
	columns: FigureColumns,
	indicator: ContextIndicator,
	collection: Collection,
	findings: Finding[],
): { figures: Figures; valueDecimals: number } | null {
	const hasValue = columns.value >= 0 && (row.cells[columns.value] ?? '').trim() !== '';
	const isLocal = collection.scope === 'local';
	const partsDue = isLocal || !hasValue;
	const mapped = !isOwnLayout(collection.layout);
	const due = {
		numerator: partsDue,
		denominator:
			partsDue && indicator.hasDenominator && (isLocal || !indicator.populationElsewhere),
		value: false,
	};
	let failed = false;
	const read = (part: Part): Figure => {
		if (columns[part] < 0) return absent;
		const isDue = mapped || due[part];
		const figure = figureOf(row, columns[part], part, isDue, indicator, collection, findings);
		failed ||= figure === null;
		return figure ?? absent;
	};
	const [numerator, denominator, value] = [read('numerator'), read('denominator'), read('value')];
	if (failed) return null;
	return {
		figures: {
			numerator: numerator.number,
			denominator: denominator.number,
			value: value.number,
			numeratorSymbol: numerator.symbol,
			denominatorSymbol: denominator.symbol,
			valueSymbol: value.symbol,
		},
		valueDecimals: value.decimals,
	};
}

/** One number, or null after a finding that is an error. */
export function figureOf(
	row: SheetRow,
	column: number,
	part: Part,
	due: boolean,
	indicator: ContextIndicator,
	collection: Collection,
	findings: Finding[],
): Figure | null {
	const text = row.cells[column] ?? '';
	const cell = numberCell(text, collection);
	const add = (code: FindingCode, message: string, hint: string): void => {
		findings.push(finding(code, cellOf(row, column), message, hint));
	};
	if (cell.kind === 'fault') {
		add(cell.code, cell.message, cell.hint);
		return null;
	}
	if (cell.kind === 'blank') {
		if (!due) return absent;
		add(
			'blank-number',
			`The ${part} of ${indicator.title} is blank.`,
			'Write the number, 0 for none, or c, z, x, u or low where there is no number.',
		);
		return null;
	}
	const isPercentage = part === 'value' && indicator.unit.kind === 'percent';
	if (cell.marks.includes('percent') && !isPercentage) {
		add(
			'not-a-number',
			`${quoted(text)} is a percentage, but the ${part} of ${indicator.title} is not.`,
			'Write how many it is; the percentage is worked out from that.',
		);
		return null;
	}
	const number = cell.kind === 'number' ? cell.number : null;
	for (const mark of cell.marks) {
		const { code, message, hint } = marks[mark];
		add(code, `${quoted(text)} ${message}${mark === 'spaces' ? '' : ` ${number}`}.`, hint);
	}
	if (number === null) return { ...absent, symbol: cell.kind === 'symbol' ? cell.symbol : null };
	const isCount = countsThings(part, indicator);
	if (number < 0 && isCount) {
		add(
			'negative-count',
			`The ${part} of ${indicator.title} is ${number}, but a count cannot be negative.`,
			'Correct the figure in its source.',
		);
		return null;
	}
	if (!Number.isInteger(number) && isCount && !indicator.fractionalCounts)
		add(
			'fraction-in-count',
			`The ${part} of ${indicator.title} is ${number}, but a count is a whole number.`,
			indicator.unit.kind === 'percent'
				? 'If it is a percentage, write how many it is; otherwise say why it is not whole.'
				: 'Correct the figure, or say why it is not whole.',
		);
	return { number, symbol: null, decimals: cell.kind === 'number' ? cell.decimals : 0 };
}

/** Numerators and denominators count something, except the sum that a mean is made of; a value only does in a count. */
function countsThings(part: Part, { unit }: ContextIndicator): boolean {
	if (part === 'value') return unit.kind === 'count';
	return part === 'denominator' || unit.kind !== 'mean';
}
