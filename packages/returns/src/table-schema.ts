import type { PeriodType } from '@sightline/metrics/periods';
import { statuses } from '@sightline/metrics/vocabulary';
import { tidyColumns, type TidyColumn } from './collection.ts';
import type { ReturnContext } from './context.ts';
import { headingOf, ownLayoutOf } from './own-words.ts';

/** A Table Schema, as far as this package writes one. */
export interface TableSchema {
	$schema: string;
	title: string;
	description: string;
	fields: TableField[];
	/** A file may leave out fields, in any order, and has no others. */
	fieldsMatch: 'superset';
	missingValues: string[];
	primaryKey: string[];
}

export interface TableField {
	name: string;
	type: 'string' | 'number';
	title: string;
	description: string;
	constraints?: { required?: true; pattern?: string; enum?: string[]; minimum?: number };
}

/** The codes of each type of period. */
const periodPatterns: Record<PeriodType, string> = {
	month: '[0-9]{4}-(0[1-9]|1[0-2])',
	quarter: '[0-9]{4}-Q[1-4]',
	'year-to-march': '[0-9]{4}/[0-9]{2}',
	'year-to-september': '[0-9]{4}/[0-9]{2}',
	'calendar-year': '[0-9]{4}',
	'academic-year': '[0-9]{4}/[0-9]{2}',
	term: '[0-9]{4}/[0-9]{2}-T[1-3]',
	'iso-week': '[0-9]{4}-W[0-5][0-9]',
};

/**
 * A machine-readable description of a collection's tidy files, by which other tools can validate one before it is sent.
 * It asks for codes and ids, where the check itself also reads names.
 *
 * @throws TypeError when the collection has no tidy files
 * @see https://datapackage.org/standard/table-schema/
 */
export function tableSchema(context: ReturnContext): TableSchema {
	const { collection } = context;
	const layout = ownLayoutOf(collection);
	if (layout.kind !== 'tidy') throw new TypeError('The files of this collection are not tidy');
	const fields = fieldsOf(context);
	const present = tidyColumns.filter((column) => column !== 'area' || hasArea(context));
	const keys = (['period', 'indicator', 'area', 'breakdown'] as const).filter(
		(column) =>
			present.includes(column) && (column !== 'breakdown' || context.breakdowns.length > 0),
	);
	return {
		$schema: 'https://datapackage.org/profiles/2.0/tableschema.json',
		title: collection.title,
		description: `A tidy file of “${collection.title}”: one row for each figure.`,
		fields: present.map((column) => ({
			name: headingOf(collection, column),
			...fields[column],
		})),
		fieldsMatch: 'superset',
		missingValues: ['', 'c', 'z', 'x', 'u', 'low', 'k', ...Object.keys(collection.symbols ?? {})],
		primaryKey: keys.map((column) => headingOf(collection, column)),
	};
}

function hasArea({ collection }: ReturnContext): boolean {
	const { area, columns } = ownLayoutOf(collection);
	return area === undefined || columns?.area !== undefined;
}

function fieldsOf(context: ReturnContext): Record<TidyColumn, Omit<TableField, 'name'>> {
	const { collection, areas, breakdowns } = context;
	const { indicators, names = {}, area } = ownLayoutOf(collection);
	const held = areas.filter(({ level }) => collection.areaLevels.includes(level));
	const rates = context.indicators.filter(({ id }) => indicators.includes(id));
	const mayBeNegative = rates.some(({ unit }) => unit.kind === 'mean');
	return {
		period: {
			type: 'string',
			title: 'Period',
			description: 'The code of the period.',
			constraints: { required: true, pattern: periodPatterns[collection.periodType] },
		},
		indicator: {
			type: 'string',
			title: 'Indicator',
			description: 'The id of the indicator.',
			constraints: {
				required: true,
				enum: [...indicators, ...Object.keys(names.indicators ?? {})],
			},
		},
		area: {
			type: 'string',
			title: 'Area',
			description: 'The code of the area.',
			constraints: {
				...(area === undefined && { required: true as const }),
				enum: [...held.map(({ code }) => code), ...Object.keys(names.areas ?? {})],
			},
		},
		breakdown: {
			type: 'string',
			title: 'Breakdown',
			description: 'A dimension and a member of it; total, or nothing, for everyone.',
			constraints: {
				enum: ['total', ...breakdowns.map(({ dimension, member }) => `${dimension}: ${member}`)],
			},
		},
		numerator: {
			type: 'number',
			title: 'Numerator',
			description: 'What was counted, or a symbol that says why there is no number.',
			...(mayBeNegative ? {} : { constraints: { minimum: 0 } }),
		},
		denominator: {
			type: 'number',
			title: 'Denominator',
			description:
				'Out of how many, or a symbol that says why there is no number; blank for an indicator that has none.',
			constraints: { minimum: 0 },
		},
		value: {
			type: 'number',
			title: 'Value',
			description: 'The figure itself, checked against its numerator and denominator.',
		},
		status: {
			type: 'string',
			title: 'Status',
			description: 'How final the figure is; nothing stands for final.',
			constraints: { enum: [...statuses] },
		},
		note: { type: 'string', title: 'Note', description: 'A sentence for readers of the figure.' },
	};
}
