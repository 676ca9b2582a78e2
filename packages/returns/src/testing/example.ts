import { monthIndex } from '@sightline/metrics/periods';
import { checkReturn, type CheckOptions, type CheckResult } from '../check.ts';
import type { ContextArea, ContextIndicator, ReturnContext } from '../context.ts';
import type { Collection } from '../collection.ts';

// A small catalogue for tests: a council in two quadrants, one of which replaced an older team.

function area(key: number, code: string, name: string, rest: Partial<ContextArea>): ContextArea {
	return {
		key,
		code,
		name,
		level: 'quadrant',
		otherCodes: [],
		partOf: null,
		validFrom: null,
		validTo: null,
		successor: null,
		...rest,
	};
}

const areas = [
	area(1, 'E10000030', 'Surrey', { level: 'local-authority', otherCodes: ['936'] }),
	area(2, 'Q-E', 'East', { partOf: 1, validFrom: monthIndex(2018, 1) }),
	area(3, 'Q-W', 'West', { partOf: 1 }),
	area(4, 'T-OLD', 'East team', { validTo: monthIndex(2017, 12), successor: 'East' }),
	area(5, 'M-1', 'Moor', {}),
	area(6, 'M-2', 'Moor', {}),
	area(7, 'E92000001', 'England', { level: 'country', otherCodes: ['970'] }),
	area(8, 'E12000008', 'South East', { level: 'region', otherCodes: ['989'] }),
	area(10, 'E10000016', 'Kent', { level: 'local-authority', otherCodes: ['886'] }),
	area(9, 'E10000006', 'Cumbria', {
		level: 'local-authority',
		otherCodes: ['909'],
		validTo: monthIndex(2023, 3),
		successor: 'Cumberland',
	}),
];

function indicator(
	key: number,
	reference: string,
	title: string,
	unit: ContextIndicator['unit'],
	rest: Partial<ContextIndicator> = {},
): ContextIndicator {
	return {
		key,
		id: title.toLowerCase().replaceAll(' ', '-'),
		reference,
		title,
		unit,
		hasDenominator: unit.kind !== 'count',
		populationElsewhere: unit.kind === 'rate',
		fractionalCounts: reference.startsWith('WF'),
		numeratorAddsOverAreas: true,
		denominatorAddsOverAreas: unit.kind !== 'count',
		annualised: false,
		decimals: 1,
		...rest,
	};
}

const indicators = [
	indicator(1, 'FD04', 'Re-referrals', { kind: 'percent' }),
	indicator(2, 'FD01', 'Referrals', { kind: 'count', of: 'referrals' }),
	indicator(
		3,
		'FD02',
		'Referral rate',
		{ kind: 'rate', per: 10_000, of: 'children' },
		{ annualised: true },
	),
	indicator(4, 'WF01', 'Social workers', { kind: 'count', of: 'full-time equivalents' }),
	indicator(5, 'WF02', 'Caseload', { kind: 'mean', of: 'children' }),
	indicator(6, 'ZZ01', 'Adoptions', { kind: 'count', of: 'adoptions' }),
];

const monthly: Collection = {
	id: 'monthly',
	title: 'Monthly return',
	owner: 'Surrey County Council',
	scope: 'local',
	periodType: 'month',
	dueDays: 15,
	source: 'Case management system',
	licence: 'Open Government Licence v3.0',
	areaLevels: ['local-authority', 'quadrant'],
	layout: {
		kind: 'tidy',
		indicators: indicators.slice(0, 5).map(({ id }) => id),
	},
};

/** The council's monthly return. */
export const tidyContext: ReturnContext = {
	collection: monthly,
	indicators,
	areas,
	mappings: [],
	councilArea: 1,
	breakdowns: [
		{ key: 11, dimension: 'age band', member: '10 to 15' },
		{ key: 12, dimension: 'sex', member: 'girls' },
		{ key: 13, dimension: 'sex', member: 'unknown' },
		{ key: 14, dimension: 'ethnicity', member: 'unknown' },
	],
	totalBreakdown: 10,
	lastEndedMonth: monthIndex(2018, 12),
};

/** The same from a spreadsheet with the periods side by side. */
export const wideContext: ReturnContext = {
	...tidyContext,
	collection: {
		...monthly,
		layout: { kind: 'wide', indicators: indicators.slice(0, 5).map(({ id }) => id) },
	},
};

/** The same from a spreadsheet with words of its own. */
export const ownWordsContext: ReturnContext = {
	...tidyContext,
	collection: {
		...monthly,
		id: 'team-workbook',
		of: 'monthly',
		title: 'Team workbook',
		layout: {
			kind: 'wide',
			indicators: ['re-referrals', 'referrals'],
			columns: { indicator: 'KPI', area: 'Team' },
			names: {
				indicators: { 'Came back': 're-referrals', 'New ones': 'referrals' },
				areas: { Epsom: 'Q-E', County: 'E10000030' },
			},
			unused: ['Lead', '2018'],
			suffixes: { numerator: '', denominator: 'out of ' },
		},
	},
};

/** Published re-referrals by year. */
export const eesContext: ReturnContext = {
	...tidyContext,
	collection: {
		...monthly,
		id: 'dfe-referrals',
		title: 'Referrals in England',
		owner: 'Department for Education',
		scope: 'national',
		periodType: 'year-to-march',
		rounding: { country: 10, region: 10 },
		areaLevels: ['country', 'region', 'local-authority'],
		layout: {
			kind: 'ees',
			timeIdentifier: 'Reporting year',
			filters: ['category'],
			mappings: [
				{
					indicator: 're-referrals',
					where: { category: 'Referrals and Re-referrals' },
					numerator: 'rereferral_count',
					denominator: 'referral_count',
					value: 'rereferral_percent',
				},
			],
			unused: [],
			unusedRows: [{ category: 'Children' }],
		},
	},
};

/** Published stability of placements, with denominators in rows of their own. */
export const stabilityContext: ReturnContext = {
	...eesContext,
	collection: {
		...eesContext.collection,
		id: 'stability',
		title: 'Stability of placements',
		layout: {
			kind: 'ees',
			timeIdentifier: 'Reporting year',
			filters: ['group', 'stability'],
			mappings: [
				{
					indicator: 're-referrals',
					where: { group: 'In care', stability: 'Three or more' },
					from: '2020/21',
					numerator: 'children',
					denominator: 'children',
					denominatorRow: { stability: 'Total' },
					value: 'percent',
				},
			],
			unused: [],
			unusedRows: [{ group: 'Two years in care' }],
		},
	},
};

/** Published years of several measures in one column. */
export const longContext: ReturnContext = {
	...eesContext,
	collection: {
		...eesContext.collection,
		id: 'long',
		title: 'Published years',
		excelFloats: true,
		symbols: { '-': 'x' },
		layout: {
			kind: 'long',
			columns: {
				measure: 'measure_short',
				period: 'years',
				area: ['la_number', 'area'],
				value: 'value',
				note: 'data_item',
			},
			mappings: [
				{ indicator: 're-referrals', measure: 'ReReferral', to: '2019/20' },
				{
					indicator: 'referral-rate',
					measure: 'Referral_Rate',
					except: [{ area: 'E92000001', reason: 'It is a sum of rates.' }],
				},
				{ indicator: 'caseload', measure: 'Cases' },
			],
			unusedMeasures: true,
			statuses: { Final: 'final', prov: 'provisional' },
			unused: [],
		},
	},
};

export const tidyHeader = 'period,indicator,area,breakdown,numerator,denominator,value,status,note';
export const eesHeader =
	'time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name,category,referral_count,rereferral_count,rereferral_percent';

export const stabilityHeader =
	'time_period,time_identifier,geographic_level,country_code,region_code,new_la_code,group,stability,children,percent';
export const longHeader = 'measure_short,data_item,years,area,la_number,value';

/** The result of a file given as text, which is taken as UTF-8, or as bytes. */
export function checked(
	file: string | Uint8Array,
	context: ReturnContext = tidyContext,
	options: Partial<CheckOptions> = {},
): Promise<CheckResult> {
	const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
	return checkReturn(() => [bytes], context, { period: null, ...options });
}
