import { describe, expect, test } from 'vitest';
import { monthIndex, periodCode } from '@sightline/metrics/periods';
import { checked, tidyContext, tidyHeader, wideContext } from './testing/example.ts';

const areas = ['East', 'West', 'Surrey'];
const groups = ['', 'girls', '10 to 15'];

/** Figures of an indicator in a month, for the council and its parts, all children and two groups of them. */
function figures(month: string, reference = 'FD01', outOf: number[] = []): string[] {
	return groups.flatMap((group) =>
		areas.map(
			(area, at) => `${month},${reference},${area},${group},${[3, 4, 7][at]},${outOf[at] ?? ''},,,`,
		),
	);
}

/** The 27 figures that a return of these tests has in a month. */
function full(month: string): string[] {
	return [...figures(month), ...figures(month, 'WF01'), ...figures(month, 'FD04', [10, 10, 20])];
}

/** The period that a file is taken to be for, and the lines of what is said to be later. */
async function told(rows: string[], options = {}): Promise<{ period: string; later: unknown[] }> {
	const { period, findings } = await checked(
		[tidyHeader, ...rows].join('\n'),
		tidyContext,
		options,
	);
	const later = findings.filter(({ code }) => code === 'period-outside-return');
	return {
		period: periodCode({ type: 'month', index: period! }),
		later: later.map(({ line }) => line),
	};
}

describe('the period that a file is for', () => {
	const slipped = full('2018-04').with(2, '2018-05,FD01,Surrey,,7,,,,');

	test('is that of nearly all figures when one that it lacks is of a later month', async () => {
		expect(await told(slipped)).toEqual({ period: '2018-04', later: [4] });
	});

	test('leaves only what is missing from it to be found missing', async () => {
		const { findings } = await checked([tidyHeader, ...slipped].join('\n'), tidyContext);
		const missing = findings.filter(({ code }) => code === 'indicator-missing');
		expect(missing.map(({ message }) => message)).toEqual([
			'FD02 Referral rate has no figure in April 2018.',
			'WF02 Caseload has no figure in April 2018.',
		]);
	});

	test('does not hang on the order of the rows', async () => {
		expect(await told(slipped.toReversed())).toEqual({ period: '2018-04', later: [26] });
	});

	test('is found behind months that the file holds back to', async () => {
		const before = ['2018-01', '2018-02', '2018-03'].flatMap(full);
		expect(await told([...before, ...slipped])).toEqual({ period: '2018-04', later: [85] });
	});

	test('is not that of a slip into a month that is still running', async () => {
		const file = full('2018-12').with(2, '2019-01,FD01,Surrey,,7,,,,');
		const { findings } = await checked([tidyHeader, ...file].join('\n'), tidyContext);
		expect(findings.filter(({ code }) => code === 'period-not-ended')).toEqual([]);
	});

	test('is found before slips into four months, as a column that was dragged down makes them', async () => {
		const rows = [
			...full('2018-04'),
			...figures('2018-04', 'FD02', [1000, 1000, 2000]),
			...figures('2018-04', 'WF02', [2, 2, 4]),
		];
		const others = ['sex: unknown', 'ethnicity: unknown'].flatMap((group) =>
			rows.flatMap((row) => (row.includes(',girls,') ? [row.replace('girls', group)] : [])),
		);
		const slipped = [...rows, ...others].map((row, at) =>
			at < 4 ? row.replace('2018-04', `2018-0${5 + at}`) : row,
		);
		expect(await told(slipped)).toEqual({ period: '2018-04', later: [2] });
		// One more could as well be a file of corrections.
		const fifth = slipped.with(4, slipped[4]!.replace('2018-04', '2018-09'));
		expect(await told(fifth)).toEqual({ period: '2018-09', later: [] });
	});

	test('is not taken from a few corrections, nor from a figure that two later months have', async () => {
		const few = [...figures('2018-04'), '2018-05,WF01,East,,3,,,,', '2018-06,WF01,West,,4,,,,'];
		expect(await told(few)).toEqual({ period: '2018-06', later: [] });
		const twice = [
			...full('2018-04'),
			...figures('2018-04', 'FD02', [1000, 1000, 2000]),
			'2018-05,WF02,East,,3,1,,,',
			'2018-06,WF02,East,,3,1,,,',
		];
		expect(await told(twice)).toEqual({ period: '2018-06', later: [] });
	});

	test('of a wide file leaves a figure in a column too far to be moved', async () => {
		const rows = full('2018-04')
			.filter((row) => row.includes('FD01') || row.includes('WF01'))
			.map((row) => row.split(',').slice(1, 5).join(','));
		const wide = rows.map((row, at) => (at === 7 ? row.replace(/(\d+)$/, ',$1') : `${row},`));
		const { period, findings } = await checked(
			['indicator,area,breakdown,2018-04,2018-05', ...wide].join('\n'),
			wideContext,
		);
		expect(periodCode({ type: 'month', index: period! })).toBe('2018-04');
		expect(findings.filter(({ code }) => code === 'period-outside-return')).toEqual([
			expect.objectContaining({
				line: 9,
				cell: 'E9',
				message: 'This figure is of May 2018, yet 17 are of April 2018, which lacks just this one.',
				hint: 'Move it to the column of April 2018 if it is a slip: the return is read as that of April 2018. If it is for a later one, give the period that the return is for.',
			}),
		]);
	});

	test.each([
		['whole months', ['2018-01', '2018-02', '2018-03', '2018-04'].flatMap(full), '2018-04'],
		['the first figure of a new month', [...full('2018-04'), figures('2018-05')[0]!], '2018-05'],
		[
			'figures that are more than slips',
			[...full('2018-04'), ...figures('2018-05', 'FD02', [1000, 1000, 2000])],
			'2018-05',
		],
	])('is the latest of %s', async (_what, rows, period) => {
		expect(await told(rows)).toEqual({ period, later: [] });
	});

	test('is what somebody says it is', async () => {
		expect(await told(slipped, { period: monthIndex(2018, 5) })).toEqual({
			period: '2018-05',
			later: [],
		});
	});
});
