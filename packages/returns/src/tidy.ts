import { lastMonthOf } from '@sightline/metrics/periods';
import { areaReader } from './areas.ts';
import { cellOf, quoted, type SheetRow } from './cells.ts';
import { figuresOf } from './figures.ts';
import { finding } from './findings.ts';
import { breakdownReader, indicatorReader, periodReader, statusReader } from './key-cells.ts';
import type { Layout } from './layout.ts';

const required = ['period', 'indicator', 'area', 'numerator', 'denominator'];

const total = /^\s*(?:grand\s*)?total\s*$/i;

/** One row an observation. */
export const tidy: Layout = {
	name: 'a tidy file (one row for each figure)',
	signature: required,
	complete: true,
	columns: () => ({ required, optional: ['breakdown', 'value', 'status', 'note'] }),
	reader({ context, column, findings, onReading }) {
		const { collection, totalBreakdown } = context;
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
		const periodOf = periodReader(context, findings);
		const indicatorOf = indicatorReader(context, findings);
		const areaOf = areaReader(context, findings);
		const breakdownOf = breakdownReader(context, findings);
		const statusOf = statusReader(findings);

		const readRow = (row: SheetRow): void => {
			const { cells } = row;
			const totalAt = [columns.period, at.area].find((index) => total.test(cells[index]!));
			if (totalAt !== undefined) {
				findings.push(
					finding(
						'total-row-skipped',
						cellOf(row, totalAt),
						`Line ${row.line} is a total (${quoted(cells[totalAt]!)}) and was skipped.`,
						'Nothing needs doing: totals are worked out from the rows.',
					),
				);
				return;
			}
			const period = periodOf(row, columns.period);
			const indicator = indicatorOf(row, at.indicator);
			const month =
				period === null ? null : lastMonthOf({ type: collection.periodType, index: period });
			const area = areaOf(row, areaColumns, month, null);
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
