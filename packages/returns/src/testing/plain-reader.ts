import type { CheckedRow } from '../checked-row.ts';
import type { ReturnContext } from '../context.ts';
import { nameKey } from '../names.ts';
import { headingOf, ownWords } from '../own-words.ts';
import { isOneOf, plainRecords, type PlainRow } from './plain-csv.ts';
import {
	areaIn,
	breakdownIn,
	figuresIn,
	headingIn,
	indicatorIn,
	isTotal,
	monthIn,
	statusIn,
	Unreadable,
	unreadable,
	yearIn,
	type Part,
} from './plain-words.ts';

// What the rows of a file of the example's catalogue say, told a second time and as plainly as possible, for tests to
// compare with. Nothing is checked.

/** The rows of a file as a context reads them; null when a cell that matters says nothing. */
export function plainReading(rows: PlainRow[], context: ReturnContext): CheckedRow[] | null {
	try {
		return readers[context.collection.layout.kind](rows, context);
	} catch (error) {
		if (error instanceof Unreadable) return null;
		throw error;
	}
}

const readers = { tidy: own, wide: own, ees, long };
const tidyNames = ['period', 'indicator', 'area', 'numerator', 'denominator'];
const isTidyColumn = isOneOf([...tidyNames, 'breakdown', 'value', 'status', 'note']);

/** A council's own file is tidy when it has the columns of one. */
function own(rows: PlainRow[], context: ReturnContext): CheckedRow[] {
	return plainRecords(rows, tidyNames, isTidyColumn) ? tidy(rows, context) : wide(rows, context);
}

function cellIn(header: string[], cells: string[]): (name: string) => string {
	const keys = header.map(nameKey);
	return (name) => cells[keys.indexOf(nameKey(name))] ?? '';
}

function tidy(rows: PlainRow[], context: ReturnContext): CheckedRow[] {
	const { header, records } = plainRecords(rows, tidyNames, isTidyColumn) ?? unreadable();
	return records.flatMap(({ cells, line }) => {
		const cell = cellIn(header, cells);
		if (isTotal(cell('period')) || isTotal(cell('area'))) return [];
		const indicator = indicatorIn(cell('indicator'), context);
		const [numerator, denominator, value] = [cell('numerator'), cell('denominator'), cell('value')];
		return [
			{
				line,
				indicator,
				area: areaIn(cell('area'), context),
				breakdown: breakdownIn(cell('breakdown'), context),
				period: monthIn(cell('period')),
				...figuresIn({ numerator, denominator, value }, indicator === 1),
				status: statusIn(cell('status')),
				note: cell('note').trim() || null,
			},
		];
	});
}

function wide(rows: PlainRow[], context: ReturnContext): CheckedRow[] {
	const { collection } = context;
	const [indicatorName, areaName] = (['indicator', 'area'] as const).map((name) =>
		headingOf(collection, name),
	) as [string, string];
	const { unused = [] } = ownWords(collection);
	const isNamed = isOneOf([indicatorName, areaName, 'breakdown', ...unused]);
	const periodIn = (heading: string) => (isNamed(heading) ? null : headingIn(heading, context));
	const isKnown = (heading: string) => isNamed(heading) || periodIn(heading) !== null;
	const foreign = ['period', 'numerator', 'denominator'];
	const { header, records } = plainRecords(rows, [indicatorName], isKnown, foreign) ?? unreadable();
	const columns = header.map(periodIn);
	const periods = new Set(columns.flatMap((column) => column?.period ?? []));
	const hasArea = header.map(nameKey).includes(nameKey(areaName));
	return records.flatMap(({ cells, line }) => {
		const cell = cellIn(header, cells);
		if (isTotal(cell(indicatorName)) || isTotal(cell(areaName))) return [];
		const indicator = indicatorIn(cell(indicatorName), context);
		const area = hasArea ? areaIn(cell(areaName), context) : context.councilArea!;
		const breakdown = breakdownIn(cell('breakdown'), context);
		return [...periods].flatMap((period) => {
			const at = (part: Part) =>
				cells[columns.findIndex((one) => one?.period === period && one.part === part)] ?? '';
			const parts = {
				numerator: at('numerator'),
				denominator: at('denominator'),
				value: at('value'),
			};
			if (Object.values(parts).every((text) => text.trim() === '')) return [];
			const isCount = context.indicators.some(
				({ key, hasDenominator }) => key === indicator && !hasDenominator,
			);
			// The value of what is only counted is its count.
			const given =
				isCount && parts.numerator.trim() === '' && parts.value.trim() !== ''
					? { ...parts, numerator: parts.value, value: '' }
					: parts;
			const figures = figuresIn(given, indicator === 1);
			const rest = { status: 'final', note: null } as const;
			return [{ line, indicator, area, breakdown, period, ...figures, ...rest }];
		});
	});
}

function ees(rows: PlainRow[], context: ReturnContext): CheckedRow[] {
	const keys = ['time_period', 'time_identifier', 'geographic_level', 'category'];
	const codes = ['country_code', 'region_code', 'new_la_code'];
	const figures = ['rereferral_count', 'referral_count', 'rereferral_percent'];
	const names = [...keys, ...codes, ...figures];
	const { header, records } = plainRecords(rows, names, isOneOf(names)) ?? unreadable();
	return records.flatMap(({ cells, line }) => {
		const cell = cellIn(header, cells);
		const category = nameKey(cell('category'));
		if (category === 'children') return [];
		if (category !== 'referralsandrereferrals') unreadable();
		if (nameKey(cell('time_identifier')) !== 'reportingyear') unreadable();
		const level = ['national', 'regional', 'localauthority'].indexOf(
			nameKey(cell('geographic_level')),
		);
		const area = areaIn(cell(codes[level] ?? unreadable()), context);
		const [numerator, denominator, value] = figures.map(cell) as [string, string, string];
		const read = figuresIn({ numerator, denominator, value }, true);
		const row = { line, indicator: 1, area, period: yearIn(cell('time_period')), ...read };
		return published(row, context);
	});
}

function long(rows: PlainRow[], context: ReturnContext): CheckedRow[] {
	const names = ['measure_short', 'years', 'la_number', 'value'];
	const { header, records } =
		plainRecords(rows, names, isOneOf([...names, 'area', 'data_item'])) ?? unreadable();
	return records.flatMap(({ cells, line }) => {
		const cell = cellIn(header, cells);
		const measures = new Map([
			['rereferral', 1],
			['referralrate', 3],
			['cases', 5],
		]);
		const indicator = measures.get(nameKey(cell('measure_short')));
		if (indicator === undefined) return [];
		const [, years = cell('years'), mark = 'final'] =
			/^(.*)\(([^()]*)\)\s*$/.exec(cell('years')) ?? [];
		const status =
			({ final: 'final', prov: 'provisional' } as const)[nameKey(mark)] ?? unreadable();
		const period = yearIn(years);
		if (indicator === 1 && period > 2020) return [];
		const area = firstArea([cell('la_number'), cell('area')], context);
		// The example leaves England's rate out.
		if (indicator === 3 && area === 7) return [];
		const value = cell('value').trim() === '-' ? 'x' : cell('value');
		const read = figuresIn({ numerator: '', denominator: '', value }, indicator === 1, 15);
		const note = cell('data_item').trim() || null;
		return published({ line, indicator, area, period, ...read, status, note }, context);
	});
}

/** The first of some texts that is an area. */
function firstArea(texts: string[], context: ReturnContext): number {
	for (const text of texts)
		try {
			return areaIn(text, context);
		} catch (error) {
			if (!(error instanceof Unreadable)) throw error;
		}
	return unreadable();
}

/** A published row: none where its area was no longer there, for which publishers write symbols. */
function published(
	row: Omit<CheckedRow, 'breakdown' | 'status' | 'note'> & Partial<CheckedRow>,
	{ areas, totalBreakdown }: ReturnContext,
): CheckedRow[] {
	const { validTo } = areas.find(({ key }) => key === row.area)!;
	const isGone = validTo !== null && row.period * 12 + 2 > validTo;
	return isGone ? [] : [{ breakdown: totalBreakdown, status: 'final', note: null, ...row }];
}
