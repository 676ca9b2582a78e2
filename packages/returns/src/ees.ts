import { lastMonthOf } from '@sightline/metrics/periods';
import type { AreaLevel } from '@sightline/metrics/vocabulary';
import { areaReader } from './areas.ts';
import { cellOf, quoted, type SheetRow } from './cells.ts';
import type { Collection, EesLayout, EesMapping } from './collection.ts';
import { figuresOf } from './figures.ts';
import { finding, type Finding } from './findings.ts';
import { periodReader } from './key-cells.ts';
import type { FigureColumns, Layout } from './layout.ts';
import { listed, nameKey, remembered, suggester } from './names.ts';

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
	columns(collection) {
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

		return (row) => {
			const { cells } = row;
			const found = mappingsOf(row);
			if ('mappings' in found && found.mappings.length === 0) return;
			const index = periodOf(row, period);
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
			const area = place && areaOf(row, place.columns, month, place.level);
			if ('unknown' in found) findings.push(unknownFilter(row, found));
			else
				for (const { mapping, columns } of found.mappings) {
					const indicator = indicators.get(mapping.indicator)!;
					const read = figuresOf(row, columns, indicator, collection, findings);
					if (!read || index === null || !area || !identified) continue;
					onReading({
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
					});
				}
		};
	},
};

interface Mapped {
	mapping: EesMapping;
	columns: FigureColumns;
}

interface UnknownFilter {
	/** The filter column whose member is not known, from 0. */
	unknown: number;
	hint: string;
}

/** A function that picks the mappings of a row by its filters; none for a row that the collection leaves alone. */
function mappingFinder(
	{ filters, mappings, unusedRows = [] }: EesLayout,
	column: (name: string) => number,
): (row: SheetRow) => { mappings: Mapped[] } | UnknownFilter {
	const at = filters.map(column);
	const indexOf = (name: string | undefined): number => (name === undefined ? -1 : column(name));
	const mapped = mappings.map((mapping) => ({
		where: mapping.where,
		mapping,
		columns: {
			period: column('time_period'),
			numerator: indexOf(mapping.numerator),
			denominator: indexOf(mapping.denominator),
			value: indexOf(mapping.value),
		},
	}));
	const find = remembered((joined): { mappings: Mapped[] } | UnknownFilter => {
		const members = joined.split(separator);
		let left: { where: Record<string, string>; mapping?: EesMapping }[] = [
			...mapped,
			...unusedRows.map((where) => ({ where })),
		];
		for (const [index, filter] of filters.entries()) {
			const key = nameKey(members[index]!);
			const fitting = left.filter(
				({ where }) => !(filter in where) || nameKey(where[filter]!) === key,
			);
			if (fitting.length === 0) {
				const known = [...new Set(left.flatMap(({ where }) => where[filter] ?? []))];
				const near = suggester(known.map((member) => [member, member]))(members[index]!);
				return {
					unknown: at[index]!,
					hint: near
						? `Did you mean ${quoted(near)}?`
						: `Take the row out: the known members are ${listed(known.slice(0, 10).map(quoted))}.`,
				};
			}
			left = fitting;
		}
		return { mappings: mapped.filter((one) => left.includes(one)) };
	});
	return ({ cells }) => find(at.map((index) => cells[index]!).join(separator));
}

/** Stands between the filters of a row: no cell holds it. */
const separator = '\0';

function unknownFilter(row: SheetRow, { unknown, hint }: UnknownFilter): Finding {
	return finding(
		'unknown-filter',
		cellOf(row, unknown),
		`${quoted(row.cells[unknown]!)} is not a member of the filter ${row.header[unknown]!} that this return knows.`,
		hint,
	);
}

function eesLayoutOf({ layout }: Collection): EesLayout {
	if (layout.kind !== 'ees') throw new TypeError('The layout of this collection is not ees');
	return layout;
}
