import { lastMonthOf, periodName, type PeriodType } from '@sightline/metrics/periods';
import { cellOf, type SheetRow } from './cells.ts';
import type { ContextArea, ContextIndicator, ReturnContext } from './context.ts';
import { finding, type Finding, type Place } from './findings.ts';
import type { FigureColumns } from './layout.ts';
import { listed } from './names.ts';
import { partHeadings, type PeriodColumns } from './period-headings.ts';

/** A period of the header, with what is known of it. */
export interface Slot {
	columns: PeriodColumns;
	/** The same, where a value alone is the numerator. */
	bare: FigureColumns;
	/** Those that there are. */
	places: number[];
	/** Its last. */
	month: number;
	heading: Place;
	/** Whether it has been looked at, what then was found, and whether the lack of columns has been told. */
	begun: boolean;
	readable: boolean;
	area: ContextArea | null;
	told: boolean;
}

/** A period before any row has been read. */
export function slotOf(columns: PeriodColumns, header: SheetRow, type: PeriodType): Slot {
	const { numerator, denominator, value, first, period } = columns;
	return {
		columns,
		bare: { period: first, numerator: value, denominator, value: -1 },
		places: [value, numerator, denominator].filter((place) => place >= 0),
		month: lastMonthOf({ type, index: period }),
		heading: cellOf(header, first),
		begun: false,
		readable: false,
		area: null,
		told: false,
	};
}

/** Whether a cell that there may be holds anything. */
export function isFilled(cell: string | undefined): boolean {
	return cell !== undefined && cell !== '' && cell.trim() !== '';
}

/** Where the figures of a row stand: the value of an indicator without a denominator is its numerator. */
export function columnsFor(
	{ columns, bare }: Slot,
	indicator: ContextIndicator,
	cells: string[],
	isLocal: boolean,
): FigureColumns {
	const isBare =
		isLocal &&
		!indicator.hasDenominator &&
		!isFilled(cells[columns.numerator]) &&
		isFilled(cells[columns.value]);
	return isBare ? bare : { ...columns, period: columns.first };
}

/** Tells whether a period has the columns that an indicator needs; that it has not is found once for each period. */
export function partsFinder(
	{ collection }: ReturnContext,
	findings: Finding[],
): (row: SheetRow, slot: Slot, indicator: ContextIndicator) => boolean {
	const isLocal = collection.scope === 'local';
	return (row, slot, indicator) => {
		const { columns } = slot;
		const hasValue = isFilled(row.cells[columns.value]);
		if (hasValue && !(isLocal && indicator.hasDenominator)) return true;
		const needsDenominator =
			indicator.hasDenominator && (isLocal || !indicator.populationElsewhere);
		const lacking = [
			...(columns.numerator < 0 ? (['numerator'] as const) : []),
			...(needsDenominator && columns.denominator < 0 ? (['denominator'] as const) : []),
		];
		if (lacking.length === 0) return true;
		if (slot.told) return false;
		slot.told = true;
		const period = { type: collection.periodType, index: columns.period };
		const names = partHeadings(collection, period).filter((_name, part) =>
			lacking.includes(part === 0 ? 'numerator' : 'denominator'),
		);
		const place = slot.places.find((at) => isFilled(row.cells[at]))!;
		findings.push(
			finding(
				'period-without-parts',
				cellOf(row, place),
				`${indicator.title} is worked out from its parts, but ${periodName(period)} has no column for the ${listed(lacking)}.`,
				`Add the ${names.length === 1 ? 'column' : 'columns'} ${listed(names.map((name) => `"${name}"`))}.`,
			),
		);
		return false;
	};
}
