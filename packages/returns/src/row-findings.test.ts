import { monthIndex } from '@sightline/metrics/periods';
import { tidyHeader } from './example.ts';
import { testFindings, type FindingCase } from './finding-cases.ts';
import type { FindingCodeOf } from './findings.ts';

const cases: Record<FindingCodeOf<'rows'>, FindingCase[]> = {
	'too-few-cells': [
		{
			file: [tidyHeader, '2018-04,FD04,East,,3,10'],
			at: ['error', 2, 'G2', 'value', null],
			message: 'Line 2 has 6 cells, but the header has 9.',
			hint: 'Add the missing cells, blank ones too.',
		},
		{
			file: [tidyHeader, '2018-04,FD04,East,,3,10,,,', '', '2018-05,FD04,East,,3,10,,,'],
			at: ['error', 3, null, null, null],
			message: 'Line 3 is blank, but rows follow.',
			hint: 'Delete the blank lines.',
		},
	],
	'too-many-cells': [
		{
			file: [tidyHeader, '2018-04,FD04,East,,3,10,,,one, two'],
			at: ['error', 2, 'J2', null, ' two'],
			message: 'Line 2 has 10 cells, but the header has 9.',
			hint: 'Put quotation marks around a cell that holds a comma.',
		},
	],
	'duplicate-key': [
		{
			file: [
				tidyHeader,
				'2018-04,FD04,East,,3,10,,,"two',
				'lines"',
				'Apr-18,Re-referrals,Q-E,total,4,10,,,',
			],
			at: ['error', 4, 'A3', 'period', 'Apr-18'],
			message: 'Line 4 gives Re-referrals for East in April 2018 again: line 2 has it already.',
			hint: 'Keep line 2 or line 4, not both.',
		},
	],
	'numerator-above-denominator': [
		{
			file: [tidyHeader, '2018-04,FD04,East,,11,10,,,'],
			at: ['error', 2, 'E2', 'numerator', '11'],
			message:
				'The numerator 11 is above the denominator 10, but Re-referrals is a percentage of it.',
			hint: 'Check whether the two are swapped or one is wrong.',
		},
	],
	'value-mismatch': [
		{
			file: [tidyHeader, '2018-04,FD04,East,,3,10,31,,'],
			at: ['warning', 2, 'G2', 'value', '31'],
			message: 'The value 31 does not match its numerator and denominator, which make 30.',
			hint: 'Correct whichever of the three is wrong.',
		},
		{
			file: [tidyHeader, '2018-04,FD02,East,,25,10000,25,,'],
			at: ['warning', 2, 'G2', 'value', '25'],
			message: 'The value 25 does not match its numerator and denominator, which make 300.',
			hint: 'Correct whichever of the three is wrong.',
		},
	],
	'parts-not-summing': [
		{
			file: [
				tidyHeader,
				'2018-04,FD04,East,,3,10,,,',
				'2018-04,FD04,West,,4,11,,,',
				'2018-04,FD04,Surrey,,6,21,,,',
			],
			at: ['warning', 4, 'E4', 'numerator', '6'],
			message:
				'The numerators of the parts of Surrey add up to 7, not 6: 1 too many for Re-referrals in April 2018.',
			hint: 'Correct the parts or the total.',
		},
	],
	'check-stopped': [
		{
			file: [tidyHeader, ...Array.from({ length: 60_000 }, () => 'x')],
			at: ['error', null, null, null, null],
			message:
				'The check stopped after 59,999 findings; the rest of the file has not been looked at.',
			hint: 'Mend what is listed, or choose the collection that the file belongs to.',
		},
	],
	'period-not-in-file': [
		{
			file: [tidyHeader, '2018-04,FD04,East,,3,10,,,'],
			options: { period: monthIndex(2018, 5) },
			at: ['error', null, null, null, null],
			message: 'The return is to be for May 2018, but the file has no row of that period.',
			hint: 'Give the period that the file is for, or leave it out to take the latest in the file.',
		},
	],
	'period-not-ended': [
		{
			file: [tidyHeader, '2018-12,FD04,East,,3,10,,,', '2019-01,FD04,East,,3,10,,,'],
			at: ['warning', null, null, null, null],
			message: 'January 2019 has not ended yet, so its figures may be incomplete.',
			hint: 'Hand the return in when the period is over, or say why it comes early.',
		},
	],
	'period-outside-return': [
		{
			file: [tidyHeader, '2018-05,FD04,East,,3,10,,,'],
			options: { period: monthIndex(2018, 4) },
			at: ['warning', 2, 'A2', 'period', '2018-05'],
			message: 'May 2018 is later than the period of this return, April 2018.',
			hint: 'Take the row out, or give the period that the return is for.',
		},
	],
	'indicator-missing': [
		{
			file: [
				tidyHeader,
				'2018-04,FD04,East,,0,10,,,',
				'2018-04,FD04,West,,0,10,,,',
				'2018-04,FD04,Surrey,,0,20,,,',
				'2018-04,FD02,East,,0,10,,,',
				'2018-04,FD02,West,,0,10,,,',
				'2018-04,FD02,Surrey,,0,20,,,',
				'2018-04,WF02,East,,0,10,,,',
				'2018-04,WF02,West,,0,10,,,',
				'2018-04,WF02,Surrey,,0,20,,,',
				'2018-04,FD01,East,,3,,,,',
				'2018-04,FD01,Surrey,,6,,,,',
				'2018-04,WF01,East,,3,,,,',
				'2018-04,WF01,West,,3,,,,',
				'2018-04,WF01,Surrey,,6,,,,',
			],
			at: ['warning', null, null, null, null],
			message: 'FD01 Referrals has no row for West in April 2018.',
			hint: 'Add the missing rows, with x (not available) where there is no number.',
		},
		{
			file: [
				tidyHeader,
				'2018-04,FD04,East,,0,10,,,',
				'2018-04,FD04,West,,0,10,,,',
				'2018-04,FD04,Surrey,,0,20,,,',
				'2018-04,FD02,East,,0,10,,,',
				'2018-04,FD02,West,,0,10,,,',
				'2018-04,FD02,Surrey,,0,20,,,',
				'2018-04,WF02,East,,0,10,,,',
				'2018-04,WF02,West,,0,10,,,',
				'2018-04,WF02,Surrey,,0,20,,,',
				'2018-04,WF01,East,,3,,,,',
				'2018-04,WF01,West,,3,,,,',
				'2018-04,WF01,Surrey,,6,,,,',
			],
			at: ['warning', null, null, null, null],
			message: 'FD01 Referrals has no row in April 2018.',
			hint: 'Add the missing rows, with x (not available) where there is no number.',
		},
	],
	'total-row-skipped': [
		{
			file: [tidyHeader, '2018-04,FD04,Grand Total,,3,10,,,', '2018-04,FD04,East,,3,10,,,'],
			at: ['notice', 2, 'C2', 'area', 'Grand Total'],
			message: 'Line 2 is a total ("Grand Total") and was skipped.',
			hint: 'Nothing needs doing: totals are worked out from the rows.',
		},
		{
			file: [tidyHeader, '2018-04,FD04,East,,3,10,30,,', 'Total,,,,3,10,,,'],
			at: ['notice', 3, 'A3', 'period', 'Total'],
			message: 'Line 3 is a total ("Total") and was skipped.',
			hint: 'Nothing needs doing: totals are worked out from the rows.',
		},
	],
};

testFindings('rows', cases);
