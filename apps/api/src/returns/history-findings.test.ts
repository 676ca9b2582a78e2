import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { monthIndex, periodCode } from '@sightline/metrics/periods';
import type { Finding, FindingCodeOf } from '@sightline/returns';
import type { Workbench } from '../installation.ts';
import { acceptText, handInText, testWorkbench } from '../testing.ts';

const header = 'period,indicator,area,numerator,denominator';
const file = (...lines: string[]) => `${[header, ...lines].join('\n')}\n`;

/** Contacts month by month from January 2017; null is a month without a row. */
const contacts = (...values: (number | null)[]) =>
	values.flatMap((value, at) =>
		value === null ? [] : [`${month(at)},contacts,E10000030,${value},`],
	);
const month = (at: number) => periodCode({ type: 'month', index: monthIndex(2017, 1) + at });
/** Fourteen months around 105: limits from 78.4 to 131.6. */
const usual = [100, 110, 100, 110, 100, 110, 100, 110, 100, 110, 100, 110, 100, 110];

interface HistoryCase {
	/** Files that are accepted before. */
	before: string[];
	file: string;
	/** Which findings of the stage it gives: severity and stage go without saying. */
	gives: Pick<Finding, 'line' | 'cell' | 'column' | 'value' | 'message' | 'hint'>[];
}

const cases: Record<FindingCodeOf<'history'>, HistoryCase[]> = {
	'change-beyond-limits': [
		{
			before: [file(...contacts(...usual))],
			file: file('2018-03,contacts,E10000030,140,'),
			gives: [
				{
					...{ line: 2, cell: 'D2', column: 'numerator', value: '140' },
					message:
						'Contacts about a child for Surrey in March 2018 is 140, above the limits of the 14 months before it, 78 to 132.',
					hint: 'Check it in its source. If it is right, say what happened: readers will ask the same.',
				},
			],
		},
		{
			before: [file(...usual.map((value, at) => `${month(at)},re-referrals,SUR-NE,${value},400`))],
			file: 'period;indicator;area;numerator;denominator;value;note\n2018-02;re-referrals;SUR-NE;110;400;27.5;"two\nlines"\n2018-03;re-referrals;SUR-NE;20;400;5.0;\n',
			gives: [
				{
					...{ line: 4, cell: 'F3', column: 'value', value: '5.0' },
					message:
						'Re-referrals within 12 months for North East Surrey in March 2018 is 5.0 %, below the limits of the 14 months before it, 19.6 % to 32.9 %.',
					hint: 'Check it in its source. If it is right, say what happened: readers will ask the same.',
				},
			],
		},
	],
	'scale-change': [
		{
			before: [file(...contacts(100, 110, 120))],
			file: file('2017-04,contacts,E10000030,1100,'),
			gives: [
				{
					...{ line: 2, cell: 'D2', column: 'numerator', value: '1100' },
					message:
						'Contacts about a child for Surrey in April 2017 is 1,100, about ten times the median of its last 3 values, 110.',
					hint: 'Check for a digit too many or too few, or another unit. If it is right, say what happened.',
				},
			],
		},
		{
			before: [file(...contacts(5000, 5400, 5200))],
			file: file('2017-04,contacts,E10000030,53,'),
			gives: [
				{
					...{ line: 2, cell: 'D2', column: 'numerator', value: '53' },
					message:
						'Contacts about a child for Surrey in April 2017 is 53, about a hundredth of the median of its last 3 values, 5,200.',
					hint: 'Check for a digit too many or too few, or another unit. If it is right, say what happened.',
				},
			],
		},
		{
			before: [
				file(
					...[27, 28, 29].map((value, at) => `${month(at)},re-referrals,E10000030,${value},100`),
				),
			],
			file: file('2017-04,re-referrals,E10000030,28,10000'),
			gives: [
				{
					...{ line: 2, cell: 'D2', column: 'numerator', value: '28' },
					message:
						'Re-referrals within 12 months for Surrey in April 2017 is 0.28 %, which looks like a fraction of one beside the median of its last 3 values, 28.0 %.',
					hint: 'Write percentages out of a hundred: 27.3, not 0.273. If it is right, say why it is so small.',
				},
			],
		},
	],
	'restates-earlier-period': [
		{
			before: [file(...contacts(100, 110))],
			file: file(...contacts(101, 110, 120)),
			gives: [
				{
					...{ line: 2, cell: 'D2', column: 'numerator', value: '101' },
					message: 'Restates Contacts about a child for Surrey in January 2017: 100 → 101.',
					hint: 'If it is meant, say why it was corrected. If not, take the row out.',
				},
			],
		},
		{
			before: [file('2017-01,re-referrals,E10000030,100,1000', '2017-01,contacts,E10000030,x,')],
			file: file(
				'2017-01,contacts,E10000030,90,',
				'2017-01,re-referrals,E10000030,200,2000',
				'2017-02,contacts,E10000030,90,',
			),
			gives: [
				{
					...{ line: 2, cell: 'D2', column: 'numerator', value: '90' },
					message:
						'Restates Contacts about a child for Surrey in January 2017: x (not available) → 90.',
					hint: 'If it is meant, say why it was corrected. If not, take the row out.',
				},
				{
					...{ line: 3, cell: 'D3', column: 'numerator', value: '200' },
					message:
						'Restates Re-referrals within 12 months for Surrey in January 2017: 10.0 % with 100 of 1,000 → 10.0 % with 200 of 2,000.',
					hint: 'If it is meant, say why it was corrected. If not, take the row out.',
				},
			],
		},
		{
			before: [file(...contacts(100)), file(...contacts(105, 110))],
			file: file('2017-02,contacts,E10000030,111,'),
			gives: [
				{
					...{ line: null, cell: null, column: null, value: null },
					message:
						'Contacts about a child for Surrey in January 2017 goes back: 105 → 100, as the file leaves out the correction that return 3 made.',
					hint: 'Add the row again to keep the correction, or say why it no longer holds.',
				},
			],
		},
		{
			before: [file(...contacts(...usual))],
			file: file(...contacts(...usual.map((value) => value + 1), 105)),
			gives: [
				{
					...{ line: 2, cell: 'D2', column: 'numerator', value: '101' },
					message:
						'Restates 14 figures of Contacts about a child that earlier returns gave. The first: Restates Contacts about a child for Surrey in January 2017: 100 → 101.',
					hint: 'All of them are in the list of what the file changes. If it is meant, say why it was corrected. If not, take the row out.',
				},
			],
		},
	],
	'removes-value': [
		{
			before: [file('2017-01,contacts,E10000030,100,', '2017-01,re-referrals,E10000030,1,10')],
			file: file('2017-01,contacts,E10000030,100,'),
			gives: [
				{
					...{ line: null, cell: null, column: null, value: null },
					message:
						'Removes Re-referrals within 12 months for Surrey in January 2017, which was 10.0 %: the file has no row for it.',
					hint: 'Add the row, or say why the figure no longer counts.',
				},
			],
		},
		{
			before: [file(...contacts(100))],
			file: file('2017-01,contacts,E10000030,c,', '2017-02,contacts,E10000030,104,'),
			gives: [
				{
					...{ line: 2, cell: 'D2', column: 'numerator', value: 'c' },
					message:
						'Removes the number of Contacts about a child for Surrey in January 2017: 100 → c (confidential).',
					hint: 'Write the number again, or say why it is no longer shown.',
				},
			],
		},
	],
};

describe('the history stage', () => {
	let bench: Workbench & { close: () => Promise<void> };
	beforeEach(async () => {
		bench = await testWorkbench();
	});
	afterEach(() => bench.close());

	async function accepted(...files: string[]): Promise<void> {
		for (const text of files) {
			const { state } = await acceptText(bench, 'surrey-monthly', null, text);
			expect(state).toBe('accepted');
		}
	}

	/** The findings of the stage, which an acceptance gives just as the preview does. */
	async function found(text: string): Promise<Finding[]> {
		const preview = await handInText(bench, 'surrey-monthly', null, text, null);
		const outcome = await acceptText(bench, 'surrey-monthly', null, text);
		if (preview.state !== 'ready' || outcome.state !== 'accepted')
			throw new Error(`${preview.state} ${outcome.state}`);
		expect(outcome.result.findings).toEqual(preview.result.findings);
		return outcome.result.findings.filter(({ stage }) => stage === 'history');
	}

	for (const [code, ofCode] of Object.entries(cases))
		describe(code, () => {
			it.each(ofCode)('says: $gives.0.message', async ({ before, file: text, gives }) => {
				await accepted(...before);
				expect(await found(text)).toEqual(
					gives.map((one) => ({ code, severity: 'warning', stage: 'history', ...one })),
				);
			});
		});

	it.each([
		['a first import', [], file(...contacts(...usual, 5000))],
		[
			'a value just inside its limits',
			[file(...contacts(...usual))],
			file('2018-03,contacts,E10000030,131,'),
		],
		[
			'fewer than 13 months',
			[file(...contacts(...usual.slice(0, 12)))],
			file('2018-01,contacts,E10000030,160,'),
		],
		[
			'an incomplete month',
			[file(...contacts(...usual))],
			`${header},status\n2018-03,contacts,E10000030,20,,incomplete\n`,
		],
		[
			'a stock, which wanders',
			[
				file(
					...usual.map((value, at) => `${month(at)},looked-after-rate,E10000030,${value},200000`),
				),
			],
			file('2018-03,looked-after-rate,E10000030,190,200000'),
		],
		[
			'a count of one where there were twelve',
			[file(...contacts(12, 12, 12))],
			file('2017-04,contacts,E10000030,1,'),
		],
		['the same figures again', [file(...contacts(100, 110))], file(...contacts(100, 110, 120))],
		[
			'another number in the period of the return',
			[file(...contacts(100, 110))],
			file(...contacts(100, 111)),
		],
		[
			'a figure that is final now',
			[`${header},status\n2017-01,contacts,E10000030,100,,provisional\n`],
			file(...contacts(100, 110)),
		],
		[
			'an earlier month that was missing',
			[file(...contacts(null, 110))],
			file(...contacts(100, 110, 120)),
		],
	])('says nothing of %s', async (_what, before, text) => {
		await accepted(...before);
		expect(await found(text)).toEqual([]);
	});

	it('judges by what lies after a rebase alone', async () => {
		await accepted(file(...contacts(...usual)));
		const { changeCatalogue } = await import('../catalogue-changes/change.ts');
		await changeCatalogue(
			bench.writable,
			bench.catalogue,
			bench.clock,
			'contacts',
			{ of: 'rebase', from: '2018-03', reason: 'A new front door', removed: false },
			{ name: 'Tester' },
		);
		expect(await found(file('2018-03,contacts,E10000030,140,'))).toEqual([]);
	});

	it('names six figures of an indicator each, the council first, and counts more as one', async () => {
		const areas = ['SUR-NE', 'SUR-NW', 'SUR-SE', 'SUR-SW', 'SUR-CW', 'E10000030'];
		const rows = (code: string, value: number) =>
			areas.map((area) => `${code},contacts,${area},${value},`);
		await accepted(file(...rows('2017-01', 100), ...rows('2017-02', 100)));
		const six = await found(file(...rows('2017-01', 101), ...rows('2017-03', 100)));
		expect(six.map(({ cell }) => cell)).toEqual(['D2', 'D3', 'D4', 'D5', 'D6', 'D7']);
		const twelve = await found(
			file(...rows('2017-01', 102), ...rows('2017-02', 102), ...rows('2017-04', 100)),
		);
		expect(twelve).toMatchObject([
			{
				cell: 'D7',
				message: expect.stringMatching(
					/^Restates 12 figures of .* The first: .* for Surrey in January 2017: 101 → 102\.$/,
				) as string,
			},
		]);
	});
});
