import { eesContext, eesHeader, tidyHeader } from './testing/example.ts';
import { testFindings, type FindingCase, type NumberCode } from './testing/finding-cases.ts';
import type { FindingCodeOf } from './findings.ts';

const cases: Record<Exclude<FindingCodeOf<'cells'>, NumberCode>, FindingCase[]> = {
	'mangled-period': [
		{
			file: [tidyHeader, '01-Feb,FD04,East,,3,10,,,'],
			at: ['error', 2, 'A2', 'period', '01-Feb'],
			message: '"01-Feb" is ambiguous, or Excel has changed it: it is not clearly one period.',
			hint: 'Write the period that is meant, as 2018-02 is for February 2018. Format the column as text first, so that Excel leaves it alone.',
		},
		{
			file: [tidyHeader, '43191,FD04,East,,3,10,,,'],
			at: ['error', 2, 'A2', 'period', '43191'],
			message: '"43191" is Excel\'s number for 1 April 2018, not a period.',
			hint: 'If that is the period, write it as 2018-04.',
		},
		{
			file: [tidyHeader, '04-18,FD04,East,,3,10,,,'],
			at: ['error', 2, 'A2', 'period', '04-18'],
			message: '"04-18" is ambiguous, or Excel has changed it: it is not clearly one period.',
			hint: 'Write the period that is meant, as 2018-12 is for December 2018. Format the column as text first, so that Excel leaves it alone.',
		},
	],
	'unknown-period': [
		{
			file: [tidyHeader, 'spring,FD04,East,,3,10,,,'],
			at: ['error', 2, 'A2', 'period', 'spring'],
			message: '"spring" is not a month.',
			hint: 'Write the period that is meant, as 2018-12 is for December 2018.',
		},
		{
			file: [tidyHeader, '2018/19,FD04,East,,3,10,,,'],
			at: ['error', 2, 'A2', 'period', '2018/19'],
			message: '"2018/19" is a year to March, but this return is by month.',
			hint: 'Write the period that is meant, as 2018-12 is for December 2018.',
		},
		{
			file: [tidyHeader, ',FD04,East,,3,10,,,'],
			at: ['error', 2, 'A2', 'period', ''],
			message: 'The period is blank.',
			hint: 'Write the period that is meant, as 2018-12 is for December 2018.',
		},
	],
	'period-not-begun': [
		{
			file: [tidyHeader, '2019-02,FD04,East,,3,10,,,'],
			at: ['error', 2, 'A2', 'period', '2019-02'],
			message: 'The period February 2019 has not begun: by the clock here it is January 2019.',
			hint: 'Check the period: its figures cannot be known yet.',
		},
		{
			file: [
				'indicator,area,2018-04,2019-02,2019-03',
				'FD01,East,3,,',
				'FD01,West,3,4,',
				'FD01,936,6,4,',
			],
			at: ['error', 1, 'D1', '2019-02', '2019-02'],
			message: 'The period February 2019 has not begun: by the clock here it is January 2019.',
			hint: 'Check the period: its figures cannot be known yet.',
		},
	],
	'period-without-parts': [
		{
			file: [
				'indicator,area,2018-04,Apr 2018 denominator,2018-05',
				'FD04,East,30,10,',
				'FD04,West,30,10,',
			],
			at: ['error', 2, 'C2', '2018-04', '30'],
			message:
				'Re-referrals is worked out from its parts, but April 2018 has no column for the numerator.',
			hint: 'Add the column "2018-04 numerator".',
		},
		{
			file: ['indicator,area,Apr-18', 'FD01,East,30', 'FD04,East,30', 'FD02,East,30'],
			at: ['error', 3, 'C3', 'Apr-18', '30'],
			message:
				'Re-referrals is worked out from its parts, but April 2018 has no column for the numerator and denominator.',
			hint: 'Add the columns "2018-04 numerator" and "2018-04 denominator".',
		},
	],
	'wrong-time-identifier': [
		{
			file: [
				eesHeader,
				'2018,Calendar year,Local authority,E92000001,England,E12000008,South East,936,E10000030,Surrey,Referrals and Re-referrals,13626,3724,27.3',
			],
			context: eesContext,
			at: ['error', 2, 'B2', 'time_identifier', 'Calendar year'],
			message:
				'The time identifier is "Calendar year", but "Referrals in England" takes "Reporting year".',
			hint: 'Take out the rows for other kinds of period.',
		},
	],
	'unknown-indicator': [
		{
			file: [tidyHeader, '2018-04,Re-referals,East,,3,10,,,'],
			at: ['error', 2, 'B2', 'indicator', 'Re-referals'],
			message: 'No indicator is called "Re-referals".',
			hint: 'Did you mean "Re-referrals" (FD04)?',
		},
		{
			file: [tidyHeader, '2018-04,FD004,East,,3,10,,,'],
			at: ['error', 2, 'B2', 'indicator', 'FD004'],
			message: 'No indicator is called "FD004".',
			hint: 'Did you mean "FD04" (Re-referrals)?',
		},
		{
			file: [tidyHeader, '2018-04,refferal-rate,East,,3,10,,,'],
			at: ['error', 2, 'B2', 'indicator', 'refferal-rate'],
			message: 'No indicator is called "refferal-rate".',
			hint: 'Did you mean "Referral rate" (FD02)?',
		},
		{
			file: [tidyHeader, '2018-04,ZZ01,East,,3,10,,,'],
			at: ['error', 2, 'B2', 'indicator', 'ZZ01'],
			message: 'Adoptions is not one of the indicators of "Monthly return".',
			hint: 'Take the row out, or upload it with the collection that it belongs to.',
		},
		{
			file: [tidyHeader, '2018-04,something else,East,,3,10,,,'],
			at: ['error', 2, 'B2', 'indicator', 'something else'],
			message: 'No indicator is called "something else".',
			hint: 'Write the id, the reference or the title of an indicator of this return.',
		},
	],
	'unknown-area': [
		{
			file: [tidyHeader, '2018-04,FD04,Surey,,3,10,,,'],
			at: ['error', 2, 'C2', 'area', 'Surey'],
			message: 'No area is called "Surey".',
			hint: 'Did you mean "Surrey" (E10000030)?',
		},
		{
			file: [tidyHeader, '2018-04,FD04,E1000030,,3,10,,,'],
			at: ['error', 2, 'C2', 'area', 'E1000030'],
			message: 'No area is called "E1000030".',
			hint: 'Did you mean "E10000030" (Surrey)?',
		},
		{
			file: [tidyHeader, '2018-04,FD04,Moors,,3,10,,,'],
			at: ['error', 2, 'C2', 'area', 'Moors'],
			message: 'No area is called "Moors".',
			hint: 'Did you mean "M-1" (Moor)?',
		},
		{
			file: [tidyHeader, '2018-04,FD04,Atlantis,,3,10,,,'],
			at: ['error', 2, 'C2', 'area', 'Atlantis'],
			message: 'No area is called "Atlantis".',
			hint: 'Write the name or, better, the code of the area.',
		},
		{
			file: [
				eesHeader,
				'2018,Reporting year,Local authority,E92000001,England,E12000008,South East,,,Surry,Referrals and Re-referrals,13626,3724,27.3',
			],
			context: eesContext,
			at: ['error', 2, 'J2', 'la_name', 'Surry'],
			message: 'No area is called "Surry".',
			hint: 'Did you mean "Surrey" (E10000030)?',
		},
	],
	'ambiguous-area': [
		{
			file: [tidyHeader, '2018-04,FD04,Moor,,3,10,,,'],
			at: ['error', 2, 'C2', 'area', 'Moor'],
			message: '"Moor" may be any of Moor (M-1) and Moor (M-2).',
			hint: 'Write the code of the one you mean: M-1 or M-2.',
		},
	],
	'area-not-valid': [
		{
			file: [tidyHeader, '2018-04,FD04,East team,,3,10,,,'],
			at: ['error', 2, 'C2', 'area', 'East team'],
			message: 'East team (T-OLD) did not exist in this period.',
			hint: 'Use the area that replaced it, East, or correct the period.',
		},
	],
	'area-level-not-held': [
		{
			file: [tidyHeader, '2018-04,FD04,England,,3,10,,,'],
			at: ['error', 2, 'C2', 'area', 'England'],
			message: 'England is a country, which "Monthly return" does not hold.',
			hint: 'Take the row out: this return is for each local authority and quadrant.',
		},
	],
	'unknown-geographic-level': [
		{
			file: [
				eesHeader,
				'2018,Reporting year,Ward,E92000001,England,E12000008,South East,936,E10000030,Surrey,Referrals and Re-referrals,13626,3724,27.3',
			],
			context: eesContext,
			at: ['error', 2, 'C2', 'geographic_level', 'Ward'],
			message: '"Ward" is not a geographic level that is read.',
			hint: 'Take the row out: the levels are National, Regional and Local authority.',
		},
	],
	'unknown-breakdown': [
		{
			file: [tidyHeader, '2018-04,FD04,East,girl,3,10,,,'],
			at: ['error', 2, 'D2', 'breakdown', 'girl'],
			message: 'No breakdown is called "girl".',
			hint: 'Did you mean "sex: girls"?',
		},
		{
			file: [tidyHeader, '2018-04,FD04,East,"age band: 10 to 15, sex: girls",3,10,,,'],
			at: ['error', 2, 'D2', 'breakdown', 'age band: 10 to 15, sex: girls'],
			message: 'No breakdown is called "age band: 10 to 15, sex: girls".',
			hint: 'Leave the cell blank for the total, or write a single dimension and member such as "age band: 10 to 15".',
		},
	],
	'ambiguous-breakdown': [
		{
			file: [tidyHeader, '2018-04,FD04,East,unknown,3,10,,,'],
			at: ['error', 2, 'D2', 'breakdown', 'unknown'],
			message: '"unknown" is a member of more than one dimension.',
			hint: 'Write "sex: unknown" or "ethnicity: unknown".',
		},
	],
	'unknown-filter': [
		{
			file: [
				eesHeader,
				'2018,Reporting year,Local authority,E92000001,England,E12000008,South East,936,E10000030,Surrey,Referrals and Rereferals,13626,3724,27.3',
			],
			context: eesContext,
			at: ['error', 2, 'K2', 'category', 'Referrals and Rereferals'],
			message:
				'"Referrals and Rereferals" is not a member of the filter category that this return knows.',
			hint: 'Did you mean "Referrals and Re-referrals"?',
		},
		{
			file: [
				eesHeader,
				'2018,Reporting year,Local authority,E92000001,England,E12000008,South East,936,E10000030,Surrey,Assessments,13626,3724,27.3',
			],
			context: eesContext,
			at: ['error', 2, 'K2', 'category', 'Assessments'],
			message: '"Assessments" is not a member of the filter category that this return knows.',
			hint: 'Take the row out: the known members are "Referrals and Re-referrals" and "Children".',
		},
	],
	'unknown-status': [
		{
			file: [tidyHeader, '2018-04,FD04,East,,3,10,,draft,'],
			at: ['error', 2, 'H2', 'status', 'draft'],
			message: '"draft" is not a status.',
			hint: 'Write final, provisional or incomplete, or leave the cell blank for final.',
		},
	],
};

testFindings('cells', cases);
