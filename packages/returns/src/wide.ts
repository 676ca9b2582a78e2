import { oneAreaReader } from './areas.ts';
import { blankPeriods } from './blank-periods.ts';
import type { SheetRow } from './cells.ts';
import { examplePartHeadings } from './example-part-headings.ts';
import { figuresOf } from './figures.ts';
import { breakdownReader, indicatorReader, periodReader } from './key-cells.ts';
import type { Layout } from './layout.ts';
import { headingOf, ownWords } from './own-words.ts';
import { periodHeadings, periodText } from './period-headings.ts';
import { columnsFor, isFilled, partsFinder, slotOf, type Slot } from './period-slots.ts';
import { rowAreaReader } from './row-areas.ts';
import { totalRows } from './total-rows.ts';
import { unusedRows } from './unused-rows.ts';

/** One row a series, with a column or two for each period. */
export const wide: Layout = {
	name: 'a wide file (one row for each series, one column for each period)',
	signature: ['indicator'],
	complete: true,
	columns({ collection, councilArea }) {
		const { area, unused = [] } = ownWords(collection);
		const [indicatorName, areaName, breakdownName] = (
			['indicator', 'area', 'breakdown'] as const
		).map((name) => headingOf(collection, name)) as [string, string, string];
		return area === undefined && councilArea === null
			? { required: [indicatorName, areaName], optional: [breakdownName, ...unused] }
			: { required: [indicatorName], optional: [areaName, breakdownName, ...unused] };
	},
	wanted: (context) => [
		...new Set([
			...wide.columns(context).required,
			...(ownWords(context.collection).area === undefined
				? [headingOf(context.collection, 'area')]
				: []),
		]),
		`columns for each period such as ${examplePartHeadings(context)
			.map((name) => `"${name}"`)
			.join(' and ')}`,
	],
	periods: (header, { collection, lastEndedMonth }) =>
		periodHeadings(header, collection, lastEndedMonth),
	reader({ context, column, header, findings, onReading }) {
		const { collection, totalBreakdown } = context;
		const { periodType } = collection;
		const at = {
			indicator: column(headingOf(collection, 'indicator')),
			area: column(headingOf(collection, 'area')),
			breakdown: column(headingOf(collection, 'breakdown')),
		};
		const { periods } = periodHeadings(header.cells, collection, context.lastEndedMonth);
		const slots = periods.map((columns) => slotOf(columns, header, periodType));
		const indicatorOf = indicatorReader(context, findings);
		const breakdownOf = breakdownReader(context, findings);
		const areasOf = at.area < 0 ? null : rowAreaReader(context, findings, at.area);
		const oneArea = oneAreaReader(context, findings);
		const periodOf = periodReader(context, findings, periodText(collection));
		const hasParts = partsFinder(context, findings);
		const blanks = blankPeriods(periodType, findings);
		const isUnused = unusedRows(collection, at, findings);
		const { names = {} } = ownWords(collection);
		const isTotal = totalRows(
			[
				{ column: at.indicator, names: names.indicators },
				{ column: at.area, names: names.areas },
			],
			findings,
		);

		/** Looked at when the first figure of the period is, as columns of periods to come stand ready in many spreadsheets. */
		function begin(slot: Slot): void {
			if (slot.begun) return;
			slot.begun = true;
			slot.readable = periodOf(header, slot.columns.first) !== null;
			slot.area = oneArea(header, slot.columns.first, slot.month);
		}

		function read(row: SheetRow): void {
			const { cells } = row;
			if (isUnused(row) || isTotal(row)) return;
			const filled = slots.filter((slot) => slot.places.some((place) => isFilled(cells[place])));
			const indicator = indicatorOf(row, at.indicator);
			const breakdown = at.breakdown < 0 ? totalBreakdown : breakdownOf(row, at.breakdown);
			const areaIn = areasOf?.(row);
			if (filled.length === 0) areaIn?.(null, at.area);
			blanks.note(slots, filled);
			for (const slot of filled) {
				begin(slot);
				const area = areaIn ? areaIn(slot.month, slot.columns.first) : slot.area;
				if (!indicator || !slot.readable || !hasParts(row, slot, indicator)) continue;
				const columns = columnsFor(slot, indicator, cells, collection.scope === 'local');
				const figures = figuresOf(row, columns, indicator, collection, findings);
				if (!figures || !area || breakdown === null) continue;
				onReading({
					observation: {
						line: row.line,
						indicator: indicator.key,
						area: area.key,
						breakdown,
						period: slot.columns.period,
						...figures.figures,
						status: 'final',
						note: null,
					},
					indicator,
					area,
					row,
					columns,
					valueDecimals: figures.valueDecimals,
					heading: slot.heading,
				});
			}
		}

		return { read, end: blanks.finish };
	},
};
