import { monthIndex } from '@sightline/metrics/periods';
import { mappedCollection, type TidyLayout, type WideLayout } from './collection.ts';
import type { ReturnContext } from './context.ts';
import {
	longContext,
	longHeader,
	ownWordsContext,
	stabilityContext,
	stabilityHeader,
	tidyContext,
	tidyHeader,
} from './testing/example.ts';
import { testFindings, type FindingCase } from './testing/finding-cases.ts';
import type { FindingCodeOf } from './findings.ts';

/** A spreadsheet in which rows of some names are left out. */
const unusedNamesContext: ReturnContext = {
	...ownWordsContext,
	collection: {
		...ownWordsContext.collection,
		layout: {
			...(ownWordsContext.collection.layout as TidyLayout),
			names: {
				indicators: { 'New ones': 'referrals', 'Team meetings': null },
				areas: { Epsom: 'Q-E', 'Old team': null },
			},
		},
	},
};

/** Fifteen figures of an indicator in a month. */
const monthOf = (month: string, reference = 'FD01') =>
	['', 'age band: 10 to 15', 'sex: girls', 'sex: unknown', 'ethnicity: unknown'].flatMap(
		(breakdown) =>
			[3, 4, 7].map(
				(count, at) =>
					`${month},${reference},${['East', 'West', 'Surrey'][at]},${breakdown},${count},,,,`,
			),
	);

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
			file: ['indicator,area,2018-04,2018-05', 'FD01,East,3,', 'Referrals,Q-E,4,5'],
			at: ['error', 3, 'C3', '2018-04', '4'],
			message:
				'Line 3 gives Referrals for East in April 2018 again: line 2 has it already. They differ: 3 and 4.',
			hint: 'Keep line 2 or line 3, not both.',
		},
		{
			file: [
				tidyHeader,
				'2018-04,FD04,East,,3,10,,,"two',
				'lines"',
				'Apr-18,Re-referrals,Q-E,total,4,10,,,',
			],
			at: ['error', 4, 'A3', 'period', 'Apr-18'],
			message:
				'Line 4 gives Re-referrals for East in April 2018 again: line 2 has it already. They differ: 3 of 10 and 4 of 10.',
			hint: 'Keep line 2 or line 4, not both.',
		},
		{
			file: [
				stabilityHeader,
				'2021,Reporting year,Local authority,E92000001,,E10000030,In care,Total,100,100',
				'2021,Reporting year,Local authority,E92000001,,E10000030,In care,Three or more,9,9',
				'2021,Reporting year,Local authority,E92000001,,E10000030,In care,Total,101,100',
			],
			context: stabilityContext,
			at: ['error', 4, 'A4', 'time_period', '2021'],
			message:
				'Line 4 gives the denominator of Re-referrals for Surrey in year to March 2021 again: line 2 has it already. They differ: 100 and 101.',
			hint: 'Keep line 2 or line 4, not both.',
		},
		{
			file: [
				tidyHeader,
				'2018-04,FD04,East,,c,10,30,,one',
				'2018-04,FD04,East,,c,10,30.0,,two',
				'2018-05,FD01,East,,3,,,,',
			],
			at: ['error', 3, 'A3', 'period', '2018-04'],
			message:
				'Line 3 gives Re-referrals for East in April 2018 again: line 2 has it already. Both give the same figures.',
			hint: 'Keep line 2 or line 3, not both.',
		},
		{
			file: [tidyHeader, '2018-04,FD04,East,,3,10,30,,', '2018-04,FD04,East,,z,10,30,,'],
			at: ['error', 3, 'A3', 'period', '2018-04'],
			message:
				'Line 3 gives Re-referrals for East in April 2018 again: line 2 has it already. They differ: 3 of 10, value 30 and z of 10, value 30.',
			hint: 'Keep line 2 or line 3, not both.',
		},
	],
	'denominator-row-missing': [
		{
			file: [
				stabilityHeader,
				'2021,Reporting year,Local authority,E92000001,,E10000030,In care,Three or more,9,9',
			],
			context: stabilityContext,
			at: ['error', 2, 'A2', 'time_period', '2021'],
			message:
				'The denominator of Re-referrals for Surrey in year to March 2021 is missing: no row has "Total".',
			hint: 'Add that row as it was published.',
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
			file: [
				'indicator,area,Apr-18,Apr-18 numerator,Apr-18 denominator',
				'FD04,East,31,3,10',
				'FD04,West,30,3,10',
				'FD01,West,30,30,',
			],
			at: ['warning', 2, 'C2', 'Apr-18', '31'],
			message: 'The value 31 does not match its numerator and denominator, which make 30.',
			hint: 'Correct whichever of the three is wrong.',
		},
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
				'2018-04,FD04,East,,z,10,,,',
				'2018-04,FD04,West,,4,11,,,',
				'2018-04,FD04,Surrey,,7,21,,,',
			],
			at: ['warning', 4, 'E4', 'numerator', '7'],
			message:
				'The numerators of the parts of Surrey add up to 4, not 7: 3 too few for Re-referrals in April 2018. East (line 2) is z.',
			hint: 'Correct the parts or the total.',
		},
		{
			file: [
				tidyHeader,
				'2018-04,FD04,East,,z,10,,,',
				'2018-04,FD04,West,,z,11,,,',
				'2018-04,FD04,Surrey,,7,21,,,',
			],
			at: ['warning', 4, 'E4', 'numerator', '7'],
			message:
				'The numerators of the parts of Surrey add up to 0, not 7: 7 too few for Re-referrals in April 2018. East (line 2) and West (line 3) are z.',
			hint: 'Correct the parts or the total.',
		},
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
		{
			file: [
				tidyHeader,
				'2018-04,FD04,East,,321,400,,,',
				'2018-04,FD04,West,,150,200,,,',
				'2018-04,FD04,Surrey,,462,600,,,',
			],
			at: ['warning', 4, 'E4', 'numerator', '462'],
			message:
				'The numerators of the parts of Surrey add up to 471, not 462: 9 too many for Re-referrals in April 2018.',
			hint: 'East on line 2 (cell E2) would make it right if it were 312 rather than 321. Check it first, then the other parts and the total.',
		},
		{
			file: [
				tidyHeader,
				'2018-04,FD04,Surrey,,548,1000,,,',
				'2018-04,FD04,East,,48,500,,,',
				'2018-04,FD04,West,,50,500,,,',
			],
			at: ['warning', 2, 'E2', 'numerator', '548'],
			message:
				'The numerators of the parts of Surrey add up to 98, not 548: 450 too few for Re-referrals in April 2018.',
			hint: 'West on line 4 (cell E4) would make it right if it were 500 rather than 50. Check it first, then the other parts and the total.',
		},
		{
			file: [
				tidyHeader,
				'2018-04,FD04,East,,60,75,80,,',
				'2018-04,FD04,West,,10,20,,,',
				'2018-04,FD04,Surrey,,70,100,,,',
			],
			at: ['warning', 4, 'F4', 'denominator', '100'],
			message:
				'The denominators of the parts of Surrey add up to 95, not 100: 5 too few for Re-referrals in April 2018.',
			hint: 'East on line 2 (cell F2) would make it right if it were 80 rather than 75. Check it first, then the other parts and the total.',
		},
		{
			file: [
				tidyHeader,
				'2018-04,FD04,East,,100,200,,,',
				'2018-04,FD04,West,,50,100,,,',
				'2018-04,FD04,Surrey,,15,300,,,',
			],
			at: ['warning', 4, 'E4', 'numerator', '15'],
			message:
				'The numerators of the parts of Surrey add up to 150, not 15: 135 too many for Re-referrals in April 2018.',
			hint: 'Surrey on line 4 (cell E4) would make it right if it were 150 rather than 15. Check it first, then the other parts and the total.',
		},
		{
			// Either of the parts would do.
			file: [
				tidyHeader,
				'2018-04,FD04,East,,21,100,,,',
				'2018-04,FD04,West,,32,100,,,',
				'2018-04,FD04,Surrey,,44,200,,,',
			],
			at: ['warning', 4, 'E4', 'numerator', '44'],
			message:
				'The numerators of the parts of Surrey add up to 53, not 44: 9 too many for Re-referrals in April 2018.',
			hint: 'Either of two would make it right: East on line 2 (cell E2) if it were 12 rather than 21, or West on line 3 (cell E3) if it were 23 rather than 32. Check them first, then the other parts and the total.',
		},
		{
			// Any of the three would do.
			file: [
				tidyHeader,
				'2018-04,FD04,East,,21,100,,,',
				'2018-04,FD04,West,,32,100,,,',
				'2018-04,FD04,Surrey,,44,200,53,,',
			],
			at: ['warning', 4, 'E4', 'numerator', '44'],
			message:
				'The numerators of the parts of Surrey add up to 53, not 44: 9 too many for Re-referrals in April 2018.',
			hint: 'Correct the parts or the total.',
		},
	],
	'whole-unlike-parts': [
		{
			file: [
				longHeader,
				'Cases,,2018,England,970,51.5',
				'Cases,,2018,South East,989,17.1',
				'Cases,,2018,Surrey,936,16',
				'Cases,,2018,Cumbria,909,15.2',
			],
			context: longContext,
			at: ['warning', 2, 'F2', 'value', '51.5'],
			message:
				'Caseload for England in year to March 2018 is 51.5, far above the smaller areas in the file, which lie between 15.2 and 17.1.',
			hint: 'Check whether it is a sum or in another unit. A published figure that is wrong can be left out by the collection.',
		},
		{
			file: [
				longHeader,
				'Cases,,2018,Surrey,936,16',
				'Cases,,2018,Cumbria,909,15.2',
				'Cases,,2018,Kent,886,17',
				'Cases,,2018,South East,989,5',
			],
			context: longContext,
			at: ['warning', 5, 'F5', 'value', '5'],
			message:
				'Caseload for South East in year to March 2018 is 5, far below the smaller areas in the file, which lie between 15.2 and 17.',
			hint: 'Check whether it is a sum or in another unit. A published figure that is wrong can be left out by the collection.',
		},
	],
	'check-stopped': [
		{
			file: [tidyHeader, ...Array.from({ length: 60_000 }, () => 'x')],
			at: ['error', null, null, null, null],
			message:
				'The check stopped after 59,999 findings; the rest of the file has been looked through for personal data alone.',
			hint: 'Mend what is listed, or choose the collection that the file belongs to.',
		},
	],
	'period-not-in-file': [
		{
			file: [tidyHeader, '2018-04,FD04,East,,3,10,,,'],
			options: { period: monthIndex(2018, 5) },
			at: ['error', null, null, null, null],
			message: 'The return is to be for May 2018, but the file has no row of that period.',
			hint: 'Give the period that the file is for, or leave it out to take it from the file.',
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
			hint: 'Correct the period if it is a slip, take the row out, or give the period that the return is for.',
		},
		{
			file: ['indicator,area,2018-04,2018-05', 'FD01,East,3,4', 'FD01,West,3,4'],
			options: { period: monthIndex(2018, 4) },
			at: ['warning', 1, 'D1', '2018-05', '2018-05'],
			message: 'May 2018 is later than the period of this return, April 2018.',
			hint: 'Correct the period if it is a slip, take the column out, or give the period that the return is for.',
		},
		{
			file: [
				tidyHeader,
				...['2018-04', '2018-03', '2018-02'].flatMap((month) => monthOf(month)),
				'2018-05,WF01,West,,4,,,,',
			],
			at: ['warning', 47, 'A47', 'period', '2018-05'],
			message: 'This figure is of May 2018, yet 15 are of April 2018, which lacks just this one.',
			hint: 'Correct the period if it is a slip: the return is read as that of April 2018. If it is for a later one, give the period that the return is for.',
		},
		{
			file: [
				tidyHeader,
				...monthOf('2018-04'),
				...monthOf('2018-04', 'WF01'),
				'2018-06,FD04,East,,3,10,,,',
				'2018-05,FD04,West,,4,10,,,',
			],
			at: ['warning', 33, 'A33', 'period', '2018-05'],
			message:
				'This figure and 1 more are of May 2018 or later, yet 30 are of April 2018, which lacks just these.',
			hint: 'Correct the period if it is a slip: the return is read as that of April 2018. If it is for a later one, give the period that the return is for.',
		},
	],
	'part-of-return': [
		{
			file: [
				'KPI,Team,2018-03,out of 2018-03,2018-04,out of 2018-04',
				'Came back,Epsom,3,10,3,10',
				'new ones,county,4,,,',
			],
			context: {
				...ownWordsContext,
				collection: mappedCollection(tidyContext.collection, {
					id: 'team-workbook',
					of: 'monthly',
					title: 'Team workbook',
					layout: ownWordsContext.collection.layout as WideLayout,
				}),
			},
			at: ['warning', null, null, null, null],
			message:
				"This becomes the return for April 2018. 4 of the collection's 5 indicators are not in this spreadsheet.",
			hint: 'Bring in one file that has them all. If these figures are to count alone, say why: the return then counts as here, and a later file for the same period replaces it whole.',
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
			message: 'FD01 Referrals has no figure for West in April 2018.',
			hint: 'Add what is missing, with x (not available) where there is no number.',
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
			message: 'FD01 Referrals has no figure in April 2018.',
			hint: 'Add what is missing, with x (not available) where there is no number.',
		},
	],
	'total-row-skipped': [
		{
			file: ['indicator,area,2018-04', 'FD01,Total,6', 'FD01,East,3', 'FD01,West,3'],
			at: ['notice', 2, 'B2', 'area', 'Total'],
			message: 'Line 2 is a total ("Total") and was skipped.',
			hint: 'Nothing needs doing: totals are worked out from the rows.',
		},
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
	'unused-row-skipped': [
		{
			file: ['KPI,Team,2018-04', 'New ones,Epsom,3', 'Team meetings,Epsom,none'],
			context: unusedNamesContext,
			at: ['notice', 3, 'A3', 'KPI', 'Team meetings'],
			message:
				'Line 3 ("Team meetings") was left out and its figures do not come in: "Team workbook" says to leave out rows of that name.',
			hint: 'Nothing needs doing if the return does not want them. To bring them in, say in the mapping what the name means; one that is kept is replaced by a new one.',
		},
		{
			file: [
				'period,KPI,Team,numerator,denominator',
				'2018-04,New ones,Old team,x,',
				'2018-04,New ones,Epsom,3,',
			],
			context: {
				...unusedNamesContext,
				collection: {
					...unusedNamesContext.collection,
					layout: { ...unusedNamesContext.collection.layout, kind: 'tidy' } as TidyLayout,
				},
			},
			at: ['notice', 2, 'C2', 'Team', 'Old team'],
			message:
				'Line 2 ("Old team") was left out and its figures do not come in: "Team workbook" says to leave out rows of that name.',
			hint: 'Nothing needs doing if the return does not want them. To bring them in, say in the mapping what the name means; one that is kept is replaced by a new one.',
		},
	],
	'blank-periods-left-out': [
		{
			file: [
				'indicator,area,2018-05,Apr-18,2018-06 numerator,2018-06 denominator,2019-03',
				'FD01,East,3,4,5,,',
				'FD01,West,3,,,,',
				'FD04,West,,,3,10,',
			],
			at: ['notice', null, null, null, null],
			message:
				'7 figures are blank and left out: April 2018 in 2 rows, May 2018 in 1 row, June 2018 in 1 row and March 2019 in every row.',
			hint: 'Nothing needs doing if they are not known yet; where there will be no number, write x (not available) or z (not applicable).',
		},
		{
			file: [
				`indicator,area,${Array.from({ length: 9 }, (_, month) => `2018-0${month + 1}`).join(',')}`,
				'FD01,West,3,,,,,,,,',
			],
			at: ['notice', null, null, null, null],
			message:
				'8 figures are blank and left out: February 2018 in every row, March 2018 in every row, April 2018 in every row, May 2018 in every row, June 2018 in every row, July 2018 in every row and 2 other periods.',
			hint: 'Nothing needs doing if they are not known yet; where there will be no number, write x (not available) or z (not applicable).',
		},
	],
	'absent-area-left-out': [
		{
			file: [longHeader, 'Cases,,2024,Cumbria,909,-', 'Cases,,2024,Surrey,936,16'],
			context: longContext,
			at: ['notice', 2, 'E2', 'la_number', '909'],
			message:
				'Cumbria (E10000006) did not exist in this period; the row holds only symbols and was left out.',
			hint: 'Nothing needs doing.',
		},
		{
			file: [
				stabilityHeader,
				'2024,Reporting year,Local authority,E92000001,,E10000006,In care,Total,z,100',
				'2024,Reporting year,Local authority,E92000001,,E10000030,In care,Total,100,100',
				'2024,Reporting year,Local authority,E92000001,,E10000030,In care,Three or more,9,9',
			],
			context: stabilityContext,
			at: ['notice', 2, 'F2', 'new_la_code', 'E10000006'],
			message:
				'Cumbria (E10000006) did not exist in this period; the row holds only symbols and was left out.',
			hint: 'Nothing needs doing.',
		},
	],
	'wrong-figure-left-out': [
		{
			file: [longHeader, 'Referral_Rate,,2018,England,970,83000', 'Cases,,2024,Surrey,936,16'],
			context: longContext,
			at: ['notice', 2, 'F2', 'value', '83000'],
			message: 'Referral rate for England was left out: It is a sum of rates.',
			hint: 'Nothing needs doing: the collection says so.',
		},
	],
};

testFindings('rows', cases);
