import { lastMonthOf, periodCode, type Period } from '@sightline/metrics/periods';
import Papa from 'papaparse';
import { isValidIn } from './areas.ts';
import { tidyColumns, type TidyColumn } from './collection.ts';
import type { ContextArea, ReturnContext } from './context.ts';
import { headingOf, ownLayoutOf } from './own-words.ts';
import { partHeadings } from './period-headings.ts';

/** Optional columns that a template of the standard has. */
const offered: readonly TidyColumn[] = ['status', 'note'];

/**
 * A file of a local collection with everything but its numbers: the header, and a row for each indicator and for the
 * council and each of its parts that exists in the period. A mapping has its own headings and names.
 *
 * @param period  its number within the collection's period type
 * @returns CSV, with a byte order mark where spreadsheets would else misread it
 * @throws TypeError when the collection comes as its publisher has it
 */
export function template(context: ReturnContext, layout: 'tidy' | 'wide', period: number): string {
	const { periodType } = context.collection;
	const when = { type: periodType, index: period };
	const rows = layout === 'tidy' ? tidyRows(context, when) : wideRows(context, when);
	const csv = `${Papa.unparse(rows, { newline: '\r\n' })}\r\n`;
	return /[^\0-\x7F]/.test(csv) ? `\uFEFF${csv}` : csv;
}

function tidyRows(context: ReturnContext, period: Period): string[][] {
	const { collection } = context;
	const { columns, area } = ownLayoutOf(collection);
	const isIn = (column: TidyColumn): boolean => {
		if (columns?.[column] !== undefined) return true;
		if (column === 'area') return area === undefined;
		if (column === 'breakdown' || column === 'value') return false;
		return columns === undefined || !offered.includes(column);
	};
	const present = tidyColumns.filter(isIn);
	return [
		present.map((column) => headingOf(collection, column)),
		...seriesOf(context, period, present.includes('area')).map((series) =>
			present.map((column) =>
				column === 'period'
					? periodCode(period)
					: column === 'indicator' || column === 'area'
						? series[column]
						: '',
			),
		),
	];
}

function wideRows(context: ReturnContext, period: Period): string[][] {
	const { collection } = context;
	const { columns, area, indicators } = ownLayoutOf(collection);
	const hasArea = area === undefined || columns?.area !== undefined;
	const held = new Set(indicators);
	const [numerator, denominator] = partHeadings(collection, period);
	const parts = context.indicators.some(({ id, hasDenominator }) => hasDenominator && held.has(id))
		? [numerator, denominator]
		: [numerator];
	const keys = ['indicator', ...(hasArea ? (['area'] as const) : [])] as const;
	return [
		[...keys.map((column) => headingOf(collection, column)), ...parts],
		...seriesOf(context, period, hasArea).map((series) => [
			...keys.map((column) => series[column]),
			...parts.map(() => ''),
		]),
	];
}

/** Every indicator in each area, as the file calls them. */
function seriesOf(
	context: ReturnContext,
	period: Period,
	hasArea: boolean,
): { indicator: string; area: string }[] {
	const { indicators, names = {} } = ownLayoutOf(context.collection);
	const nameOf = (names: Record<string, string | null> = {}) => {
		const own = new Map(Object.entries(names).map(([name, meant]) => [meant, name]));
		return (meant: string) => own.get(meant) ?? meant;
	};
	const indicatorName = nameOf(names.indicators);
	const areaName = nameOf(names.areas);
	const areas = hasArea ? areasIn(context, lastMonthOf(period)).map(({ code }) => code) : [''];
	return indicators.flatMap((indicator) =>
		areas.map((area) => ({ indicator: indicatorName(indicator), area: areaName(area) })),
	);
}

/** The council and its parts, as far as the collection holds them and they exist in a month. */
function areasIn({ areas, collection, councilArea }: ReturnContext, month: number): ContextArea[] {
	const held = areas.filter(
		(area) => collection.areaLevels.includes(area.level) && isValidIn(area, month),
	);
	return [
		...held.filter(({ key }) => key === councilArea),
		...held.filter(({ partOf }) => partOf !== null && partOf === councilArea),
	];
}
