import {
	eesContext,
	eesHeader,
	ownWordsContext,
	tidyContext,
	tidyHeader,
	wideContext,
} from './testing/example.ts';
import { testFindings, type FindingCase } from './testing/finding-cases.ts';
import type { FindingCodeOf } from './findings.ts';

const cases: Record<Exclude<FindingCodeOf<'layout'>, `personal-${string}`>, FindingCase[]> = {
	'no-layout': [
		{
			file: ['<!doctype html>', '<p>Dear colleague, here it is</p>'],
			at: ['error', null, null, null, null],
			message:
				'None of the first 10 lines is the header of a tidy file (one row for each figure) or of a wide file (one row for each series, one column for each period): no line has any of its columns.',
			hint: 'Give the file one header row with period, indicator, area, numerator and denominator; or with indicator, area and columns for each period such as "2018-12 numerator" and "2018-12 denominator". Or choose "Our file has other headings" on the returns page, and say once what they mean.',
		},
		{
			file: ['month,indicator,area', '2018-04,FD04,Surrey'],
			at: ['error', 1, null, null, null],
			message:
				'None of the first 10 lines is the header of a tidy file (one row for each figure): the nearest, line 1, lacks period, numerator and denominator.',
			hint: 'Give the file one header row with period, indicator, area, numerator and denominator; or with indicator, area and columns for each period such as "2018-12 numerator" and "2018-12 denominator". Or choose "Our file has other headings" on the returns page, and say once what they mean.',
		},
		{
			file: ['KPI,area,2018-04,2018-05', 'FD01,Surrey,3,4'],
			at: ['error', 1, null, null, null],
			message:
				'None of the first 10 lines is the header of a wide file (one row for each series, one column for each period): the nearest, line 1, lacks indicator.',
			hint: 'Give the file one header row with period, indicator, area, numerator and denominator; or with indicator, area and columns for each period such as "2018-12 numerator" and "2018-12 denominator". Or choose "Our file has other headings" on the returns page, and say once what they mean.',
		},
		{
			file: ['indicator,area,breakdown', 'FD01,Surrey,'],
			context: wideContext,
			at: ['error', 1, null, null, null],
			message:
				'None of the first 10 lines is the header of a wide file (one row for each series, one column for each period): the nearest, line 1, lacks a column for each period.',
			hint: 'Give the file one header row with indicator, area and columns for each period such as "2018-12 numerator" and "2018-12 denominator". Or choose "Our file has other headings" on the returns page, and say once what they mean.',
		},
		{
			file: [tidyHeader, '2018-04,FD04,East,,3,10,30,,'],
			context: wideContext,
			at: ['error', null, null, null, null],
			message:
				'This looks like a tidy file (one row for each figure), but "Monthly return" takes a wide file (one row for each series, one column for each period).',
			hint: 'Choose the collection that the file belongs to, or give the file one header row with indicator, area and columns for each period such as "2018-12 numerator" and "2018-12 denominator".',
		},
		{
			file: [
				eesHeader,
				'2018,Reporting year,Local authority,E92000001,England,E12000008,South East,936,E10000030,Surrey,Referrals and Re-referrals,13626,3724,27.3',
			],
			at: ['error', null, null, null, null],
			message:
				'This looks like a DfE open-data file (time_period, geographic_level and so on), but "Monthly return" takes a tidy file (one row for each figure) or a wide file (one row for each series, one column for each period).',
			hint: 'Choose the collection that the file belongs to, or give the file one header row with period, indicator, area, numerator and denominator; or with indicator, area and columns for each period such as "2018-12 numerator" and "2018-12 denominator".',
		},
		{
			file: ['Measure,Team,Month,Month end,Yes', 'Came back,East,Apr-18,30/04/2018,12'],
			context: wideContext,
			at: ['error', null, null, null, null],
			message:
				'None of the first 10 lines is the header of a wide file (one row for each series, one column for each period): no line has any of its columns.',
			hint: 'Give the file one header row with indicator, area and columns for each period such as "2018-12 numerator" and "2018-12 denominator". Or choose "Our file has other headings" on the returns page, and say once what they mean.',
		},
		{
			file: ['Measure,Team,Month,Month end,Numerator', 'Came back,East,Apr-18,01/05/2018,12'],
			at: ['error', 1, null, null, null],
			message:
				'None of the first 10 lines is the header of a tidy file (one row for each figure): the nearest, line 1, lacks period, indicator, area and denominator.',
			hint: 'Give the file one header row with period, indicator, area, numerator and denominator; or with indicator, area and columns for each period such as "2018-12 numerator" and "2018-12 denominator". Or choose "Our file has other headings" on the returns page, and say once what they mean.',
		},
		{
			file: ['Made in May', 'KPI,Team,Lead,Apr-18,out of Apr-18', 'Came back,Epsom,AB,3,10'],
			context: { ...tidyContext, mappings: [ownWordsContext.collection] },
			at: ['error', null, null, null, null],
			message: 'The headings are not those of "Monthly return".',
			hint: 'Choose the collection "Team workbook" (team-workbook): its headings are those of this file.',
		},
		{
			file: ['Month,indicator,area,numerator,denominator', 'Apr-18,FD04,East,3,10'],
			context: {
				...tidyContext,
				mappings: [
					ownWordsContext.collection,
					{
						...tidyContext.collection,
						id: 'other-sheet',
						title: 'Other sheet',
						layout: { kind: 'tidy', indicators: ['re-referrals'], columns: { period: 'Month' } },
					},
				],
			},
			at: ['error', null, null, null, null],
			message: 'The headings are not those of "Monthly return".',
			hint: 'Choose the collection "Other sheet" (other-sheet): its headings are those of this file.',
		},
		{
			file: ['KPI,Team,Lead,Apr-18,out of Apr-18,RAG', 'Came back,Epsom,AB,3,10,red'],
			context: { ...tidyContext, mappings: [ownWordsContext.collection] },
			at: ['error', null, null, null, null],
			message:
				'None of the first 10 lines is the header of a tidy file (one row for each figure) or of a wide file (one row for each series, one column for each period): no line has any of its columns.',
			hint: 'Give the file one header row with period, indicator, area, numerator and denominator; or with indicator, area and columns for each period such as "2018-12 numerator" and "2018-12 denominator". Or choose "Our file has other headings" on the returns page, and say once what they mean.',
		},
	],
	'missing-column': [
		{
			file: ['indicator,2018-04', 'FD01,3'],
			context: { ...tidyContext, councilArea: null },
			at: ['error', 1, null, 'area', null],
			message: 'The column area is missing.',
			hint: 'Add a column called area.',
		},
		{
			file: ['period,indicator,area,numerater,denominator', '2018-04,FD04,East,3,10'],
			at: ['error', 1, null, 'numerator', null],
			message: 'The column numerator is missing.',
			hint: 'If "numerater" is that column, rename it to numerator.',
		},
		{
			file: ['period,indicator,area,numerator', '2018-04,FD04,East,3'],
			at: ['error', 1, null, 'denominator', null],
			message: 'The column denominator is missing.',
			hint: 'Add a column called denominator.',
		},
		{
			file: [eesHeader.replace(',rereferral_percent', ''), '2018'],
			context: eesContext,
			at: ['error', 1, null, 'rereferral_percent', null],
			message: 'The column rereferral_percent is missing.',
			hint: 'Add a column called rereferral_percent.',
		},
	],
	'duplicate-column': [
		{
			file: ['period,indicator,area,numerator,denominator,Numerator', '2018-04,FD04,East,3,10,3'],
			at: ['error', 1, 'F1', 'Numerator', 'Numerator'],
			message: 'The column "Numerator" stands in D1 and again in F1.',
			hint: 'Keep one of the two.',
		},
		{
			file: ['indicator,area,Apr-18,2018-05,2018-04', 'FD01,East,3,4,3'],
			at: ['error', 1, 'E1', '2018-04', '2018-04'],
			message: 'The columns "Apr-18" in C1 and "2018-04" in E1 are both the value of April 2018.',
			hint: 'Keep one of the two.',
		},
		{
			file: ['indicator,area,Apr-18 numerator,apr 18 Numerator', 'FD01,East,3,3'],
			at: ['error', 1, 'D1', 'apr 18 Numerator', 'apr 18 Numerator'],
			message: 'The column "apr 18 Numerator" stands in C1 and again in D1.',
			hint: 'Keep one of the two.',
		},
	],
	'two-row-header': [
		{
			file: [tidyHeader, ',,,,in time,all of them,,,', '2018-04,FD04,East,,3,10,30,,'],
			at: ['error', 1, null, null, null],
			message: 'The header on line 1 is spread over two rows.',
			hint: 'Give the file one header row, with one row below it for each figure.',
		},
		{
			file: [tidyHeader, ',,,,number,number,%,,', '2018-04,FD04,East,,3,10,30,,'],
			at: ['error', 1, null, null, null],
			message: 'The header on line 1 is spread over two rows.',
			hint: 'Give the file one header row, with one row below it for each figure.',
		},
		{
			file: [
				'period,indicator,area,Apr-18,,May-18,',
				',,,numerator,denominator,numerator,denominator',
				'2018-04,FD04,East,3,10,4,11',
			],
			at: ['error', 1, null, null, null],
			message: 'The header on line 1 is spread over two rows.',
			hint: 'Write period and part in one heading, such as "2018-12 numerator" and "2018-12 denominator", and take the other row out.',
		},
		{
			file: [
				'indicator,area,Apr-18,,May-18,',
				',,numerator,denominator,numerator,denominator',
				'FD04,East,3,10,4,11',
			],
			at: ['error', 1, null, null, null],
			message: 'The header on line 1 is spread over two rows.',
			hint: 'Write period and part in one heading, such as "2018-12 numerator" and "2018-12 denominator", and take the other row out.',
		},
		{
			file: [',,Apr-18,', 'indicator,area,numerator,denominator', 'FD04,East,3,10'],
			at: ['error', 2, null, null, null],
			message: 'The header on line 2 is spread over two rows.',
			hint: 'Write period and part in one heading, such as "2018-12 numerator" and "2018-12 denominator", and take the other row out.',
		},
		{
			file: [
				',,,Apr-18,,May-18,',
				'period,indicator,area,numerator,denominator,numerator,denominator',
				'2018-04,FD04,East,3,10,4,11',
			],
			at: ['error', 2, null, null, null],
			message: 'The header on line 2 is spread over two rows.',
			hint: 'Write period and part in one heading, such as "2018-12 numerator" and "2018-12 denominator", and take the other row out.',
		},
	],
	'mangled-period-heading': [
		{
			file: ['indicator,area,43191 numerator,2018-05 denominator', 'FD04,East,3,10'],
			at: ['error', 1, 'C1', '43191 numerator', '43191 numerator'],
			message: '"43191" is Excel\'s number for 1 April 2018, not a period.',
			hint: 'If that is the period, write it as 2018-04.',
		},
		{
			file: ['indicator,area,01-Apr-18', 'FD01,East,3'],
			at: ['error', 1, 'C1', '01-Apr-18', '01-Apr-18'],
			message: '"01-Apr-18" is ambiguous, or Excel has changed it: it is not clearly one period.',
			hint: 'Write the period that is meant, as 2018-04 is for April 2018. Format the column as text first, so that Excel leaves it alone.',
		},
	],
	'unknown-period-heading': [
		{
			file: ['indicator,area,2018-03,2017/18', 'FD01,East,3,40'],
			at: ['error', 1, 'D1', '2017/18', '2017/18'],
			message: '"2017/18" is a year to March, but this return is by month.',
			hint: 'Write the period that is meant, as 2018-12 is for December 2018.',
		},
		{
			file: ['indicator,area,2018-03 numerator,2018-13 numerator', 'FD01,East,3,40'],
			at: ['error', 1, 'D1', '2018-13 numerator', '2018-13 numerator'],
			message: '"2018-13" is not a month.',
			hint: 'Write the period that is meant, as 2018-12 is for December 2018.',
		},
	],
	'no-data-rows': [
		{
			file: [tidyHeader, 'Total,,,,3,10,,,'],
			at: ['error', null, null, null, null],
			message: 'The file has a header but no row with a figure below it.',
			hint: 'Check that the export finished, and upload the file again.',
		},
		{
			file: [tidyHeader, '', ''],
			at: ['error', null, null, null, null],
			message: 'The file has a header but no rows below it.',
			hint: 'Check that the export finished, and upload the file again.',
		},
	],
	'unknown-column': [
		{
			file: ['indicator,area,2018-04,Year total', 'FD01,East,3,40'],
			at: ['warning', 1, 'D1', 'Year total', 'Year total'],
			message: 'The column "Year total" is not one of this return\'s and is ignored.',
			hint: 'Delete the column, or acknowledge that it is not needed.',
		},
		{
			file: ['period,indicator,area,numerator,denominator,valeu', '2018-04,FD04,East,3,10,30'],
			at: ['warning', 1, 'F1', 'valeu', 'valeu'],
			message: 'The column "valeu" is not one of this return\'s and is ignored.',
			hint: 'If you meant value, rename the column; otherwise acknowledge that it is not needed.',
		},
		{
			file: ['period,indicator,area,numerator,denominator,Team leader', '2018-04,FD04,East,3,10,B'],
			at: ['warning', 1, 'F1', 'Team leader', 'Team leader'],
			message: 'The column "Team leader" is not one of this return\'s and is ignored.',
			hint: 'Delete the column, or acknowledge that it is not needed.',
		},
	],
	'blank-column': [
		{
			file: ['period,indicator,area,numerator,denominator,', '2018-04,FD04,East,3,10,'],
			at: ['warning', 1, 'F1', null, ''],
			message: 'The column at F1 has no name and is ignored.',
			hint: 'Delete the column, or acknowledge that it is not needed.',
		},
	],
	'title-rows-skipped': [
		{
			file: ['Monthly return', tidyHeader, '2018-04,FD04,East,,3,10,30,,'],
			at: ['notice', 1, null, null, null],
			message: 'Line 1, above the header on line 2, was skipped.',
			hint: 'Nothing needs doing; leaving titles out keeps the file simple.',
		},
		{
			file: ['"Monthly', 'return"', '', tidyHeader, '2018-04,FD04,East,,3,10,30,,'],
			at: ['notice', 1, null, null, null],
			message: 'Lines 1 to 3, above the header on line 4, were skipped.',
			hint: 'Nothing needs doing; leaving titles out keeps the file simple.',
		},
	],
};

testFindings('layout', cases);
