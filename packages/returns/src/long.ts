import { lastMonthOf } from '@sightline/metrics/periods';
import type { Status } from '@sightline/metrics/vocabulary';
import { areaReader } from './areas.ts';
import { cellOf, exactly, quoted, type SheetRow } from './cells.ts';
import {
	holdingsOf,
	isHeld,
	type Collection,
	type Holding,
	type LongLayout,
	type LongMapping,
} from './collection.ts';
import { exceptionReader } from './exceptions.ts';
import { figuresOf } from './figures.ts';
import { finding } from './findings.ts';
import { periodReader } from './key-cells.ts';
import type { Layout } from './layout.ts';
import { nameKey, remembered, suggester } from './names.ts';

/** One row a value of one measure. */
export const long: Layout = {
	name: 'a long file (one row for each value of a measure)',
	// A collection may call its columns otherwise: these are LAIT's, the long file that most will have.
	signature: ['measure_short', 'years', 'la_number', 'value'],
	complete: false,
	columns({ collection }) {
		const { columns, unused } = longLayoutOf(collection);
		const { measure, period, area, value, note } = columns;
		const [code, ...names] = area;
		return {
			required: [measure, period, code, value],
			optional: [...names, ...(note === undefined ? [] : [note]), ...unused],
		};
	},
	wanted: (context) => long.columns(context).required,
	reader({ context, column, findings, onReading }) {
		const { collection } = context;
		const layout = longLayoutOf(collection);
		const measure = column(layout.columns.measure);
		const columns = {
			period: column(layout.columns.period),
			numerator: -1,
			denominator: -1,
			value: column(layout.columns.value),
		};
		const areaColumns = layout.columns.area.map(column).filter((index) => index >= 0);
		const note = layout.columns.note === undefined ? -1 : column(layout.columns.note);
		const indicators = new Map(context.indicators.map((indicator) => [indicator.id, indicator]));
		const mappingsOf = mappingFinder(collection, layout.mappings);
		const nearest = suggester(layout.mappings.map((mapping) => [mapping.measure, mapping.measure]));
		const markedPeriod = markReader(layout);
		const periodOf = periodReader(context, findings, (cell) => markedPeriod(cell).code);
		const areaOf = areaReader(context, findings);
		const isException = exceptionReader(context, findings);

		function read(row: SheetRow): void {
			const { cells } = row;
			const mappings = mappingsOf(cells[measure]!);
			if (mappings.length === 0) {
				if (layout.unusedMeasures) return;
				const near = nearest(cells[measure]!);
				findings.push(
					finding(
						'unknown-indicator',
						cellOf(row, measure),
						`No indicator is made of the measure ${quoted(cells[measure]!)}.`,
						near ? `Did you mean ${exactly(near)}?` : 'Take the row out.',
					),
				);
				return;
			}
			const index = periodOf(row, columns.period);
			const held = mappings.filter(({ holding }) => index === null || isHeld(holding, index));
			if (held.length === 0) return;
			const month = index === null ? null : lastMonthOf({ type: collection.periodType, index });
			const area = areaOf(row, areaColumns, month, null, [columns.value]);
			for (const { mapping } of held) {
				const indicator = indicators.get(mapping.indicator)!;
				if (area && isException(mapping, { area, indicator, row }, columns.value)) continue;
				const figures = figuresOf(row, columns, indicator, collection, findings);
				if (!figures || index === null || !area) continue;
				onReading({
					observation: {
						line: row.line,
						indicator: indicator.key,
						area: area.key,
						breakdown: context.totalBreakdown,
						period: index,
						...figures.figures,
						status: markedPeriod(cells[columns.period]!).status,
						note: note < 0 ? null : cells[note]!.trim() || null,
					},
					indicator,
					area,
					row,
					columns,
					valueDecimals: figures.valueDecimals,
				});
			}
		}

		return { read };
	},
};

/** A function that tells the mappings of a measure. */
function mappingFinder(
	collection: Collection,
	mappings: LongMapping[],
): (measure: string) => { mapping: LongMapping; holding: Holding }[] {
	const holdings = holdingsOf(collection);
	const byMeasure = Map.groupBy(
		mappings.map((mapping, number) => ({ mapping, holding: holdings[number]! })),
		({ mapping }) => nameKey(mapping.measure),
	);
	return remembered((measure) => byMeasure.get(nameKey(measure)) ?? []);
}

/** A function that parts a period from the word in brackets after it, when that word stands for a status. */
function markReader({ statuses = {} }: LongLayout): (cell: string) => {
	code: string;
	status: Status;
} {
	const statusOf = new Map(
		Object.entries(statuses).map(([word, status]) => [nameKey(word), status]),
	);
	return remembered((cell) => {
		const [, code = '', word = ''] = /^(.*?)\s*\(([^()]+)\)\s*$/.exec(cell) ?? [];
		const status = statusOf.get(nameKey(word));
		return status ? { code, status } : { code: cell, status: 'final' };
	});
}

function longLayoutOf({ layout }: Collection): LongLayout {
	if (layout.kind !== 'long') throw new TypeError('The layout of this collection is not long');
	return layout;
}
