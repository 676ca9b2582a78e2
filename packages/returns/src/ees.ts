import { lastMonthOf } from '@sightline/metrics/periods';
import type { AreaLevel } from '@sightline/metrics/vocabulary';
import { areaReader } from './areas.ts';
import { cellOf, quoted, type SheetRow } from './cells.ts';
import {
	holdingsOf,
	isHeld,
	type Collection,
	type EesLayout,
	type EesMapping,
	type Holding,
} from './collection.ts';
import { denominatorRows } from './denominator-rows.ts';
import { mappingFinder, unknownFilter } from './ees-filters.ts';
import { exceptionReader } from './exceptions.ts';
import { figureOf, figuresOf } from './figures.ts';
import { finding } from './findings.ts';
import { periodReader } from './key-cells.ts';
import type { FigureColumns, Layout, Reading } from './layout.ts';
import { listed, nameKey, remembered } from './names.ts';

const signature = ['time_period', 'time_identifier', 'geographic_level'];

/** How each level is called in the file, and where its area stands: the first column that knows it decides. */
const levels: Partial<Record<AreaLevel, { name: string; columns: [code: string, ...string[]] }>> = {
	country: { name: 'National', columns: ['country_code', 'country_name'] },
	region: { name: 'Regional', columns: ['region_code', 'region_name'] },
	'local-authority': {
		name: 'Local authority',
		columns: ['new_la_code', 'old_la_code', 'la_name'],
	},
};

/** DfE's open-data standard. */
export const ees: Layout = {
	name: 'a DfE open-data file (time_period, geographic_level and so on)',
	signature,
	complete: false,
	columns({ collection }) {
		const { filters, mappings, unused } = eesLayoutOf(collection);
		const codes = collection.areaLevels.flatMap((level) => levels[level]?.columns[0] ?? []);
		const mapped = mappings.flatMap(({ numerator, denominator, value }) =>
			[numerator, denominator, value].filter((name) => name !== undefined),
		);
		return {
			required: [...new Set([...signature, ...codes, ...filters, ...mapped])],
			optional: [...Object.values(levels).flatMap(({ columns }) => columns), ...unused],
		};
	},
	wanted: (context) => ees.columns(context).required,
	reader({ context, column, findings, onReading }) {
		const { collection } = context;
		const layout = eesLayoutOf(collection);
		const identifier = column('time_identifier');
		const levelColumn = column('geographic_level');
		const period = column('time_period');
		const periodOf = periodReader(context, findings);
		const areaOf = areaReader(context, findings);
		const indicators = new Map(context.indicators.map((indicator) => [indicator.id, indicator]));
		const areaPlaces = new Map(
			Object.entries(levels).map(([level, { name, columns }]) => [
				nameKey(name),
				{ level: level as AreaLevel, columns: columns.map(column).filter((index) => index >= 0) },
			]),
		);
		const levelOf = remembered((text) => areaPlaces.get(nameKey(text)) ?? null);
		const isIdentifier = remembered((text) => nameKey(text) === nameKey(layout.timeIdentifier));
		const mappingsOf = mappingFinder(layout, column);
		const isException = exceptionReader(context, findings);
		const separate = denominatorRows(context, findings, onReading);
		const mapped = mappedColumns(collection, column);

		function read(row: SheetRow): void {
			const { cells } = row;
			const found = mappingsOf(row);
			const isUnknown = 'unknown' in found;
			if (!isUnknown && found.mappings.length + found.denominators.length === 0) return;
			const index = periodOf(row, period);
			const held = (numbers: number[]): Mapped[] =>
				numbers
					.map((number) => mapped[number]!)
					.filter(({ holding }) => index === null || isHeld(holding, index));
			const figures = isUnknown ? [] : held(found.mappings);
			const denominators = isUnknown ? [] : held(found.denominators);
			if (!isUnknown && figures.length + denominators.length === 0) return;
			const identified = isIdentifier(cells[identifier]!);
			if (!identified)
				findings.push(
					finding(
						'wrong-time-identifier',
						cellOf(row, identifier),
						`The time identifier is ${quoted(cells[identifier]!)}, but ${quoted(collection.title)} takes ${quoted(layout.timeIdentifier)}.`,
						'Take out the rows for other kinds of period.',
					),
				);
			const place = levelOf(cells[levelColumn]!);
			if (!place)
				findings.push(
					finding(
						'unknown-geographic-level',
						cellOf(row, levelColumn),
						`${quoted(cells[levelColumn]!)} is not a geographic level that is read.`,
						`Take the row out: the levels are ${listed(Object.values(levels).map(({ name }) => name))}.`,
					),
				);
			const month = index === null ? null : lastMonthOf({ type: collection.periodType, index });
			const numbers = [
				...figures.flatMap(({ inRow }) => inRow),
				...denominators.map(({ denominator }) => denominator),
			];
			const area =
				place && areaOf(row, place.columns, month, place.level, isUnknown ? undefined : numbers);
			if (isUnknown) findings.push(unknownFilter(row, found));
			for (const { mapping, columns, inRow } of figures) {
				const indicator = indicators.get(mapping.indicator)!;
				if (area && isException(mapping, { area, indicator, row }, inRow[0]!)) continue;
				const read = figuresOf(row, columns, indicator, collection, findings);
				if (!read || index === null || !area || !identified) continue;
				const reading: Reading = {
					observation: {
						line: row.line,
						indicator: indicator.key,
						area: area.key,
						breakdown: context.totalBreakdown,
						period: index,
						...read.figures,
						status: 'final',
						note: null,
					},
					indicator,
					area,
					row,
					columns,
					valueDecimals: read.valueDecimals,
				};
				if (mapping.denominatorRow) separate.figure(mapping, reading);
				else onReading(reading);
			}
			for (const { mapping, denominator } of denominators) {
				const indicator = indicators.get(mapping.indicator)!;
				const figure = figureOf(
					row,
					denominator,
					'denominator',
					true,
					indicator,
					collection,
					findings,
				);
				if (index === null || !area || !identified) continue;
				separate.denominator({ mapping, area, indicator, period: index }, figure, row, period);
			}
		}

		return { read, end: separate.end };
	},
};

interface Mapped {
	mapping: EesMapping;
	holding: Holding;
	/** Of a row with figures. */
	columns: FigureColumns;
	/** The columns of numbers in such a row. */
	inRow: number[];
	/** Where the denominator stands, in that row or in one of its own. */
	denominator: number;
}

function mappedColumns(collection: Collection, column: (name: string) => number): Mapped[] {
	const holdings = holdingsOf(collection);
	const indexOf = (name: string | undefined): number => (name === undefined ? -1 : column(name));
	return eesLayoutOf(collection).mappings.map((mapping, number) => {
		const denominator = indexOf(mapping.denominator);
		const columns = {
			period: column('time_period'),
			numerator: indexOf(mapping.numerator),
			denominator: mapping.denominatorRow ? -1 : denominator,
			value: indexOf(mapping.value),
		};
		return {
			mapping,
			holding: holdings[number]!,
			columns,
			inRow: [columns.value, columns.numerator, columns.denominator].filter((at) => at >= 0),
			denominator,
		};
	});
}

function eesLayoutOf({ layout }: Collection): EesLayout {
	if (layout.kind !== 'ees') throw new TypeError('The layout of this collection is not ees');
	return layout;
}
