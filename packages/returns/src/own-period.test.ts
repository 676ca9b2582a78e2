import { describe, expect, test } from 'vitest';
import { monthIndex, periodCode } from '@sightline/metrics/periods';
import { checked, tidyContext, tidyHeader } from './testing/example.ts';

const areas = ['East', 'West', 'Surrey'];

/** Counts of an indicator for the council and its parts in a month. */
function counts(month: string, reference = 'FD01'): string[] {
	return areas.map((area, at) => `${month},${reference},${area},,${[3, 4, 7][at]},,,,`);
}

/** A month as a return holds it, in so far as the others do. */
function full(month: string): string[] {
	return [...counts(month), ...counts(month, 'WF01')];
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
			'FD04 Re-referrals has no figure in April 2018.',
			'FD01 Referrals has no figure for Surrey in April 2018.',
			'FD02 Referral rate has no figure in April 2018.',
			'WF02 Caseload has no figure in April 2018.',
		]);
	});

	test('does not hang on the order of the rows', async () => {
		expect(await told(slipped.toReversed())).toEqual({ period: '2018-04', later: [5] });
	});

	test('is found behind months that the file holds back to', async () => {
		const before = ['2018-01', '2018-02', '2018-03'].flatMap(full);
		expect(await told([...before, ...slipped])).toEqual({ period: '2018-04', later: [22] });
	});

	test('is not that of a slip into a month that is still running', async () => {
		const file = full('2018-12').with(2, '2019-01,FD01,Surrey,,7,,,,');
		const { findings } = await checked([tidyHeader, ...file].join('\n'), tidyContext);
		expect(findings.filter(({ code }) => code === 'period-not-ended')).toEqual([]);
	});

	test.each([
		['whole months', ['2018-01', '2018-02', '2018-03', '2018-04'].flatMap(full), '2018-04'],
		['the first figure of a new month', [...full('2018-04'), counts('2018-05')[0]!], '2018-05'],
		[
			'as many figures as a small return may have',
			[...counts('2018-04'), ...counts('2018-05', 'WF01')],
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
