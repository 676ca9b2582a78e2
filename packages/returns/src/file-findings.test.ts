import { tidyHeader } from './testing/example.ts';
import { bytesOf, testFindings, type FindingCase } from './testing/finding-cases.ts';
import type { FindingCodeOf } from './findings.ts';

const cases: Record<
	Exclude<FindingCodeOf<'file'>, 'identical-return' | 'withdrawn-return' | 'replaced-return'>,
	FindingCase[]
> = {
	'empty-file': [
		{
			file: ['', '  ', ''],
			at: ['error', null, null, null, null],
			message: 'The file is empty.',
			hint: 'Check that the export finished, and upload the file again.',
		},
	],
	'file-too-large': [
		{
			file: [tidyHeader, '2018-04,FD04,East,,3,10,30,,'],
			options: { maxBytes: 50 },
			at: ['error', null, null, null, null],
			message: 'The file is larger than 50 bytes.',
			hint: 'Upload one return a file, with only the columns that it needs.',
		},
	],
	'not-text': [
		{
			file: ['PK\x03\x04…'],
			at: ['error', null, null, null, null],
			message: 'This is an Excel workbook, not a CSV file.',
			hint: 'In Excel choose File, Save as, CSV UTF-8 (comma delimited), and upload that file.',
		},
		{
			file: ['%PDF-1.4'],
			at: ['error', null, null, null, null],
			message: 'This is a PDF document, not a CSV file.',
			hint: 'Ask for the spreadsheet that the document was made from.',
		},
	],
	'wrong-encoding': [
		{
			file: bytesOf('period,area', '2018-04,Surrey\x81'),
			at: ['error', 2, null, null, null],
			message: 'Line 2 holds bytes that are neither UTF-8 nor Windows-1252.',
			hint: 'In Excel choose File, Save as, CSV UTF-8 (comma delimited), and upload that file.',
		},
		{
			file: bytesOf('\xef\xbb\xbfperiod', 'Surr\xe9y'),
			at: ['error', 2, null, null, null],
			message: 'The file says that it is UTF-8, but line 2 holds bytes that are not.',
			hint: 'In Excel choose File, Save as, CSV UTF-8 (comma delimited), and upload that file.',
		},
	],
	'nul-bytes': [
		{
			file: [tidyHeader, '2018-04,\0'],
			at: ['error', 2, null, null, null],
			message: 'Line 2 holds NUL bytes, which no text file has.',
			hint: 'The file is damaged or not a CSV file. In Excel choose File, Save as, CSV UTF-8 (comma delimited), and upload that file.',
		},
	],
	'unclosed-quote': [
		{
			file: ['period,"indicator,area,numerator,denominator', '2018-04,FD04,East,3,10'],
			at: ['error', 1, null, null, null],
			message: 'A quotation mark opens a cell on line 1 and is not closed properly.',
			hint: 'Put a quotation mark at the end of the cell too, and write one inside a cell twice ("").',
		},
		{
			file: [
				tidyHeader,
				'2018-04,FD04,East,,3,10,30,,',
				'2018-05,FD04,East,,3,10,30,,"late',
				'2018-04,FD04,East,,3,10,30,,',
			],
			at: ['error', 3, null, null, null],
			message: 'A quotation mark opens a cell on line 3 and is not closed properly.',
			hint: 'Put a quotation mark at the end of the cell too, and write one inside a cell twice ("").',
		},
		{
			file: [
				tidyHeader,
				'2018-04,FD04,East,,3,10,30,,',
				'2018-05,FD04,East,,3,10,30,,"two',
				'lines" more',
				'2018-04,FD04,East,,3,10,30,,',
			],
			at: ['error', 3, null, null, null],
			message: 'A quotation mark opens a cell on line 3 and is not closed properly.',
			hint: 'Put a quotation mark at the end of the cell too, and write one inside a cell twice ("").',
		},
	],
	'row-too-long': [
		{
			file: [tidyHeader, 'x'.repeat(1_100_000)],
			at: ['error', 2, null, null, null],
			message: 'Line 2 does not end within a million characters.',
			hint: 'Check that the file is a CSV file with one row a line.',
		},
	],
	'windows-1252-assumed': [
		{
			file: bytesOf(
				'period,indicator,area,numerator,denominator,note',
				'2018-04,FD04,East,3,10,caf\xe9',
			),
			at: ['notice', null, null, null, null],
			message: 'The file is not UTF-8, so it was read as Windows-1252.',
			hint: 'Check that names with accents and dashes look right; saving as CSV UTF-8 avoids the doubt.',
		},
	],
};

testFindings('file', cases);
