import { lastMonthOf } from '@sightline/metrics/periods';
import { areaReader, oneAreaReader } from './areas.ts';
import type { SheetRow } from './cells.ts';
import { tidyColumns, type TidyColumn } from './collection.ts';
import { figuresOf } from './figures.ts';
import { breakdownReader, indicatorReader, periodReader, statusReader } from './key-cells.ts';
import type { Layout } from './layout.ts';
import { headingOf, ownWords } from './own-words.ts';
import { totalRows } from './total-rows.ts';
import { unusedRows } from './unused-rows.ts';

const required = ['period', 'indicator', 'area', 'numerator', 'denominator'] as const;

/** One row an observation. */
export const tidy: Layout = {
	name: 'a tidy file (one row for each figure)',
	signature: required,
	complete: true,
	columns({ collection }) {
		const { area, unused = [] } = ownWords(collection);
		const isNeeded = (name: TidyColumn) =>
			required.some((one) => one === name) && !(name === 'area' && area !== undefined);
		const named = (names: TidyColumn[]) => names.map((name) => headingOf(collection, name));
		return {
			required: named(required.filter(isNeeded)),
			optional: [...named(tidyColumns.filter((name) => !isNeeded(name))), ...unused],
		};
	},
	wanted: (context) => tidy.columns(context).required,
	reader({ context, column: columnNamed, findings, onReading }) {
		const { collection, totalBreakdown } = context;
		const column = (name: TidyColumn) => columnNamed(headingOf(collection, name));
		const at = {
			indicator: column('indicator'),
			area: column('area'),
			breakdown: column('breakdown'),
			status: column('status'),
			note: column('note'),
		};
		const columns = {
			period: column('period'),
			numerator: column('numerator'),
			denominator: column('denominator'),
			value: column('value'),
		};
		const areaColumns = [at.area];
		const oneArea = at.area < 0 ? oneAreaReader(context, findings) : null;
		const periodOf = periodReader(context, findings);
		const indicatorOf = indicatorReader(context, findings);
		const areaOf = areaReader(context, findings);
		const breakdownOf = breakdownReader(context, findings);
		const statusOf = statusReader(findings);
		const isUnused = unusedRows(collection, at, findings);
		const isTotal = totalRows(
			[{ column: columns.period }, { column: at.area, names: ownWords(collection).names?.areas }],
			findings,
		);

		const readRow = (row: SheetRow): void => {
			const { cells } = row;
			if (isUnused(row) || isTotal(row)) return;
			const period = periodOf(row, columns.period);
			const indicator = indicatorOf(row, at.indicator);
			const month =
				period === null ? null : lastMonthOf({ type: collection.periodType, index: period });
			const area = oneArea
				? oneArea(row, columns.period, month)
				: areaOf(row, areaColumns, month, null);
			const breakdown = at.breakdown < 0 ? totalBreakdown : breakdownOf(row, at.breakdown);
			const status = at.status < 0 ? 'final' : statusOf(row, at.status);
			if (!indicator) return;
			const read = figuresOf(row, columns, indicator, collection, findings);
			if (period === null || !area || breakdown === null || !status || !read) return;
			onReading({
				observation: {
					line: row.line,
					indicator: indicator.key,
					area: area.key,
					breakdown,
					period,
					...read.figures,
					status,
					note: at.note < 0 ? null : cells[at.note]!.trim() || null,
				},
				indicator,
				area,
				row,
				columns,
				valueDecimals: read.valueDecimals,
			});
		};
		return { read: readRow };
	},
};
