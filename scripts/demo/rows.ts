import { periodCodes, type Frequency } from './calendar.ts';
import { teams } from './parts.ts';
import { seriesBy, type Series } from './series.ts';

/** One line of a return: an indicator in an area and period. */
export interface Row {
	period: string;
	indicator: string;
	area: string;
	/** Null where the area has none; see `symbol`. */
	numerator: number | null;
	denominator: number | null;
	/** Stands for numerator and denominator alike: z is "not applicable". */
	symbol: 'z' | null;
	status: 'final' | 'provisional';
	note: string;
}

/** Contacts could not be counted in this month: a gap that stays. */
const missing = { period: '2017-08', indicators: ['contacts', 'contacts-to-referral'] };
const newCount = { period: '2017-04', indicator: 'average-caseload' };

/** Rows as they are finally known, by period code. */
export function rowsByPeriod(frequency: Frequency): Map<string, Row[]> {
	const series = [...seriesBy(frequency)];
	const periods = periodCodes(frequency);
	return new Map(
		periods.map((period, at) => [
			period,
			series
				.filter(([id]) => period !== missing.period || !missing.indicators.includes(id))
				.flatMap(([id, one]) => rowsOf(id, one, period, at))
				.map((row) => ({ ...row, status: at < periods.length - 1 ? 'final' : 'provisional' })),
		]),
	);
}

/** A tidy file. No value column: values are worked out from numerator and denominator. */
export function tidyCsv(rows: Row[]): string {
	const lines = rows.map(({ symbol, note, ...row }) => {
		const numbers = symbol ? [symbol, symbol] : [row.numerator, row.denominator ?? ''];
		return [row.period, row.indicator, row.area, ...numbers, row.status, quoted(note)].join(',');
	});
	return ['period,indicator,area,numerator,denominator,status,note', ...lines, ''].join('\n');
}

/** A row for each area, also for a team that the indicator does not apply to: nobody need wonder whether it was forgotten. */
function rowsOf(
	indicator: string,
	{ figure, areas }: Series,
	period: string,
	at: number,
): Omit<Row, 'status'>[] {
	const place = { period, indicator };
	const rows = [...areas].map(([area, points]) => ({
		...place,
		area,
		...points[at]!,
		symbol: null,
		note: noteOn(period, indicator),
	}));
	const others = teams
		.filter((area) => !areas.has(area))
		.map((area) => ({
			...place,
			area,
			numerator: null,
			denominator: null,
			symbol: 'z' as const,
			note: figure.countywide ?? 'Counted in the quadrant of the family home',
		}));
	return [...rows, ...others];
}

function noteOn(period: string, indicator: string): string {
	return period === newCount.period && indicator === newCount.indicator
		? 'From this month agency workers who hold cases count among the workers'
		: '';
}

function quoted(text: string): string {
	return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
