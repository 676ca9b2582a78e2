import { county } from './parts.ts';
import type { Row } from './rows.ts';

// What was first reported and put right later, in a later month's file or in a second version of the same one.

interface Correction {
	period: string;
	/** The monthly file that puts it right; the same period means a second version of the whole file. */
	putRightIn: string;
	indicator: string;
	/** The part of the county it happened in; the county's own row is off by as much. */
	area: string;
	/** What the first report had too many (or, below nought, too few) of. */
	numerator: number;
	denominator: number;
	note: string;
}

const corrections: Correction[] = [
	{
		period: '2017-03',
		putRightIn: '2017-06',
		indicator: 'initial-conferences-on-time',
		area: 'SUR-NW',
		numerator: -3,
		denominator: -3,
		note: 'Restated: the records of one conference for three children came in late',
	},
	{
		period: '2017-03',
		putRightIn: '2017-06',
		indicator: 'initial-conference-rate',
		area: 'SUR-NW',
		numerator: -3,
		denominator: 0,
		note: 'Restated: the records of one conference for three children came in late',
	},
	{
		period: '2018-01',
		putRightIn: '2018-01',
		indicator: 'assessments-on-time',
		area: 'SUR-NE',
		numerator: 14,
		denominator: 0,
		note: 'Corrected: 14 late assessments had been counted as on time',
	},
	{
		period: '2018-01',
		putRightIn: '2018-01',
		indicator: 're-referrals',
		area: 'SUR-SE',
		numerator: -6,
		denominator: 0,
		note: 'Corrected: six earlier referrals had been missed when records were matched',
	},
	{
		period: '2018-03',
		putRightIn: '2018-06',
		indicator: 'referral-rate',
		area: 'SUR-SE',
		numerator: -9,
		denominator: 0,
		note: 'Restated: nine referrals were recorded after the end of the month',
	},
	{
		period: '2018-03',
		putRightIn: '2018-06',
		indicator: 're-referrals',
		area: 'SUR-SE',
		numerator: -2,
		denominator: -9,
		note: 'Restated: nine referrals were recorded after the end of the month',
	},
	{
		period: '2018-03',
		putRightIn: '2018-06',
		indicator: 'referrals-no-further-action',
		area: 'SUR-SE',
		numerator: 0,
		denominator: -9,
		note: 'Restated: nine referrals were recorded after the end of the month',
	},
	{
		period: '2018-03',
		putRightIn: '2018-06',
		indicator: 'assessed-not-in-need',
		area: 'SUR-SE',
		numerator: -1,
		denominator: -9,
		note: 'Restated: nine referrals were recorded after the end of the month',
	},
	{
		period: '2018-03',
		putRightIn: '2018-06',
		indicator: 'assessments-on-time',
		area: 'SUR-SW',
		numerator: -4,
		denominator: -6,
		note: 'Restated: six assessments were signed off after the end of the month',
	},
];

/** A month's rows as they were first reported. */
export function firstReported(rows: Row[]): Row[] {
	return rows.map((row) => {
		const wrong = corrections.find((correction) =>
			concerns(correction, row, [correction.area, county]),
		);
		if (!wrong) return row;
		return {
			...row,
			numerator: row.numerator === null ? null : row.numerator + wrong.numerator,
			denominator: row.denominator === null ? null : row.denominator + wrong.denominator,
		};
	});
}

/** A month's rows with a note on those that an earlier report had wrong. */
export function corrected(rows: Row[]): Row[] {
	return rows.map((row) => {
		const wrong = corrections.find((correction) =>
			concerns(correction, row, [correction.area, county]),
		);
		return wrong ? { ...row, note: wrong.note } : row;
	});
}

/** Rows of earlier months that a month's file brings again: every area of the indicators concerned. */
export function restatements(month: string, rowsByMonth: Map<string, Row[]>): Row[] {
	const due = corrections.filter(
		({ period, putRightIn }) => putRightIn === month && period !== month,
	);
	const months = [...new Set(due.map(({ period }) => period))];
	return months.flatMap((period) =>
		corrected(rowsByMonth.get(period)!).filter((row) =>
			due.some(
				(correction) => correction.period === period && correction.indicator === row.indicator,
			),
		),
	);
}

/** Months whose whole file was sent again. */
export function resubmitted(): string[] {
	const again = corrections.filter(({ period, putRightIn }) => period === putRightIn);
	return [...new Set(again.map(({ period }) => period))];
}

function concerns(correction: Correction, row: Row, areas: string[]): boolean {
	return (
		correction.period === row.period &&
		correction.indicator === row.indicator &&
		areas.includes(row.area)
	);
}
