import {
	longContext,
	longHeader,
	ownWordsContext,
	tidyHeader,
	wideContext,
} from './testing/example.ts';
import { testFindings, type FindingCase } from './testing/finding-cases.ts';
import type { FindingCodeOf } from './findings.ts';

const rule =
	'A return holds counts and sums, nothing about a single person. Nothing of the file has been kept, and nothing else in it has been checked yet.';
const columnHint = `Take the column out and check the file again. ${rule}`;
const itHint = `Take it out, or write it otherwise where nobody is meant, and check the file again. ${rule}`;
const themHint = itHint.replace('Take it', 'Take them');
const good = '2018-04,FD04,East,,3,10,30,,';

const cases: Record<Extract<FindingCodeOf<'layout'>, `personal-${string}`>, FindingCase[]> = {
	'personal-data-column': [
		{
			file: [`${tidyHeader},Child name`, `${good},x`],
			at: ['error', 1, 'J1', 'Child name', null],
			message: 'The column "Child name" is for names of people.',
			hint: columnHint,
		},
		{
			file: ['Return of April', `${tidyHeader},date_of_birth`, `${good},`],
			at: ['error', 2, 'J2', 'date_of_birth', null],
			message: 'The column "date_of_birth" is for dates of birth.',
			hint: columnHint,
		},
		{
			file: ['indicator,area,LCS ID,2018-04', 'Referrals,East,17,3'],
			context: wideContext,
			at: ['error', 1, 'C1', 'LCS ID', null],
			message: 'The column "LCS ID" is for numbers of single people or cases.',
			hint: columnHint,
		},
		// A file of cases, with no heading of ours in any row.
		{
			file: ['Postcode;Status', ';open'],
			at: ['error', 1, 'A1', 'Postcode', null],
			message: 'The column "Postcode" is for full postcodes.',
			hint: columnHint,
		},
		{
			file: ['Open cases', '', 'Team,Address', 'North,'],
			at: ['error', 3, 'B3', 'Address', null],
			message: 'The column "Address" is for addresses.',
			hint: columnHint,
		},
	],
	'personal-data-values': [
		{
			// In a column that nobody knows, and in one without a heading.
			file: [`${tidyHeader},Comments`, `${good},seen`, '2018-05,FD04,East,,3,10,30,,,Oliver Smith'],
			at: ['error', 3, 'J3', 'Comments', null],
			message: 'Cell J3 holds what looks like the name of a person.',
			hint: itHint,
		},
		{
			file: [`${tidyHeader},`, `${good},12/03/2012`, '2018-05,FD04,East,,3,10,30,,,13/04/2011'],
			at: ['error', 2, 'J2', null, null],
			message:
				'2 cells of the column J hold what looks like dates of birth, the first of them J2 on line 2.',
			hint: themHint,
		},
		// Once for a column with several kinds.
		{
			file: [
				`${tidyHeader},Remark`,
				`${good},9434765919`,
				'2018-05,FD04,East,,3,10,30,,,H801200001001',
				'2018-06,FD04,East,,3,10,30,,,AB123456C KT1 1AA',
			],
			at: ['error', 2, 'J2', 'Remark', null],
			message:
				'3 cells of the column "Remark" hold what looks like NHS numbers, UPNs, National Insurance numbers and full postcodes, the first of them J2 on line 2.',
			hint: themHint,
		},
		// In a note.
		{
			file: [tidyHeader, `${good}ask o.smith@example.org or 07700 900123`],
			at: ['error', 2, 'I2', 'note', null],
			message: 'Cell I2 holds what looks like an e-mail address and a telephone number.',
			hint: itHint,
		},
		{
			file: [longHeader, 'Cases,"Khan, Aisha",2018/19,Surrey,936,3'],
			context: longContext,
			at: ['error', 2, 'B2', 'data_item', null],
			message: 'Cell B2 holds what looks like the name of a person.',
			hint: itHint,
		},
		// Where another finding would repeat it.
		{
			file: [tidyHeader, '2018-04,FD04,Aisha Khan,,3,10,30,,'],
			at: ['error', 2, 'C2', 'area', null],
			message: 'Cell C2 holds what looks like the name of a person.',
			hint: itHint,
		},
		{
			file: [tidyHeader, '2018-04,FD04,East,,943 476 5919,10,30,,'],
			at: ['error', 2, 'E2', 'numerator', null],
			message: 'Cell E2 holds what looks like an NHS number.',
			hint: itHint,
		},
		{
			file: [tidyHeader, `${good},H801200001001`],
			at: ['error', 2, 'J2', null, null],
			message: 'Cell J2 holds what looks like a UPN.',
			hint: itHint,
		},
		// In a heading, which is not repeated either.
		{
			file: ['indicator,area,Oliver Smith,2018-04', 'Referrals,East,,3'],
			context: wideContext,
			at: ['error', 1, 'C1', null, null],
			message: 'Cell C1 holds what looks like the name of a person.',
			hint: itHint,
		},
		// Above the header.
		{
			file: ['Cases of Oliver Smith', tidyHeader, good],
			at: ['error', 1, 'A1', 'period', null],
			message: 'Cell A1 holds what looks like the name of a person.',
			hint: itHint,
		},
		// In a file that lacks a column, or every heading.
		{
			file: ['period,indicator,area,numerator', '2018-04,FD04,East,Oliver Smith'],
			at: ['error', 2, 'D2', 'numerator', null],
			message: 'Cell D2 holds what looks like the name of a person.',
			hint: itHint,
		},
		{
			file: ['open\tOliver Smith', 'open\tAisha Khan'],
			at: ['error', 1, 'B1', null, null],
			message:
				'2 cells of the column B hold what looks like names of people, the first of them B1 on line 1.',
			hint: themHint,
		},
		// A column that a mapping leaves alone may say who leads, but nothing that only a child has.
		{
			file: ['KPI,Team,Lead,2018-04', 'New ones,Epsom,H801200001001,3'],
			context: ownWordsContext,
			at: ['error', 2, 'C2', 'Lead', null],
			message: 'Cell C2 holds what looks like a UPN.',
			hint: itHint,
		},
		// Counts of ten digits are not: two different ones that pass, and hardly another.
		{
			file: [
				tidyHeader,
				'2018-04,FD01,East,,9434765919,,,,',
				'2018-05,FD01,East,,3,,,,',
				'2018-06,FD01,East,,4010232137,,,,',
				'2018-07,FD01,East,,9000000009,,,,',
			],
			at: ['error', 2, 'E2', 'numerator', null],
			message:
				'3 cells of the column "numerator" hold what looks like NHS numbers, the first of them E2 on line 2.',
			hint: themHint,
		},
		{
			file: [tidyHeader, good],
			options: { fileName: 'H801200001001 Oliver Smith.csv' },
			at: ['error', null, null, null, null],
			message: 'The name of the file holds what looks like a UPN and the name of a person.',
			hint: `Give the file another name, such as its collection and period, and check it again. ${rule}`,
		},
	],
};

testFindings('layout', cases);
