import { eesContext, eesHeader, tidyHeader } from './testing/example.ts';
import { testFindings, type FindingCase, type NumberCode } from './testing/finding-cases.ts';

const cases: Record<NumberCode, FindingCase[]> = {
	'blank-number': [
		{
			file: [tidyHeader, '2018-04,FD04,East,,3,,30,,'],
			at: ['error', 2, 'F2', 'denominator', ''],
			message: 'The denominator of Re-referrals is blank.',
			hint: 'Write the number, 0 for none, or c, z, x, u or low where there is no number.',
		},
		{
			file: [
				eesHeader,
				'2018,Reporting year,Local authority,E92000001,England,E12000008,South East,936,E10000030,Surrey,Referrals and Re-referrals,,3724,27.3',
			],
			context: eesContext,
			at: ['error', 2, 'L2', 'referral_count', ''],
			message: 'The denominator of Re-referrals is blank.',
			hint: 'Write the number, 0 for none, or c, z, x, u or low where there is no number.',
		},
	],
	'not-a-number': [
		{
			file: [tidyHeader, '2018-04,FD04,East,,three,10,,,'],
			at: ['error', 2, 'E2', 'numerator', 'three'],
			message: '"three" is not a number.',
			hint: 'Write digits with a decimal point, or c, z, x, u or low where there is no number.',
		},
		{
			file: [tidyHeader, '2018-04,FD04,East,,3,10,"27,3",,'],
			at: ['error', 2, 'G2', 'value', '27,3'],
			message: '"27,3" is not a number.',
			hint: 'If the comma is a decimal point, write 27.3.',
		},
		{
			file: [tidyHeader, '2018-04,FD04,East,,30%,10,,,'],
			at: ['error', 2, 'E2', 'numerator', '30%'],
			message: '"30%" is a percentage, but the numerator of Re-referrals is not.',
			hint: 'Write how many it is; the percentage is worked out from that.',
		},
	],
	'negative-count': [
		{
			file: [tidyHeader, '2018-04,FD01,East,,-3,,,,'],
			at: ['error', 2, 'E2', 'numerator', '-3'],
			message: 'The numerator of Referrals is -3, but a count cannot be negative.',
			hint: 'Correct the figure in its source.',
		},
	],
	'date-for-number': [
		{
			file: [tidyHeader, '2018-04,FD01,East,,01-Feb,,,,'],
			at: ['error', 2, 'E2', 'numerator', '01-Feb'],
			message: '"01-Feb" is a date where a number is due.',
			hint: 'Excel turns entries such as 1-2 into dates: format the column as a number and type the figure again.',
		},
	],
	'excel-error': [
		{
			file: [tidyHeader, '2018-04,FD04,East,,3,#REF!,,,'],
			at: ['error', 2, 'F2', 'denominator', '#REF!'],
			message: '"#REF!" is an error that Excel shows where a formula failed.',
			hint: 'Correct the formula, or write a symbol such as x (not available), and save the file again.',
		},
		{
			file: [tidyHeader, '2018-04,FD04,East,,3,####,,,'],
			at: ['error', 2, 'F2', 'denominator', '####'],
			message:
				'"####" is an error that Excel shows where a formula failed or a column is too narrow.',
			hint: 'Correct the formula, or write a symbol such as x (not available), and save the file again.',
		},
	],
	'symbol-not-allowed': [
		{
			file: [tidyHeader, '2018-04,FD04,East,,:,10,,,'],
			at: ['error', 2, 'E2', 'numerator', ':'],
			message: 'The symbol ":" is not one this standard has.',
			hint: 'Write x (not available).',
		},
		{
			file: [tidyHeader, '2018-04,FD04,East,,N/A,10,,,'],
			at: ['error', 2, 'E2', 'numerator', 'N/A'],
			message: 'The symbol "N/A" is not one this standard has.',
			hint: 'Write z (not applicable) where there can be no such figure, or x (not available) where it is not known.',
		},
		{
			file: [tidyHeader, '2018-04,FD04,East,,~,10,,,'],
			at: ['error', 2, 'E2', 'numerator', '~'],
			message: 'The symbol "~" is not one this standard has.',
			hint: 'Write low (rounds to zero).',
		},
		{
			file: [tidyHeader, '2018-04,FD04,East,,[c],10,,,'],
			at: ['error', 2, 'E2', 'numerator', '[c]'],
			message: 'The symbol "[c]" is not one this standard has.',
			hint: 'Write c.',
		},
	],
	'fraction-for-percentage': [
		{
			file: [tidyHeader, '2018-04,FD04,East,,273,1000,0.273,,'],
			at: ['warning', 2, 'G2', 'value', '0.273'],
			message: 'The value 0.273 is a fraction, but Re-referrals is a percentage: 27.3 is meant.',
			hint: 'Write percentages out of a hundred: 27.3, not 0.273.',
		},
		{
			file: [
				eesHeader,
				'2018,Reporting year,Local authority,E92000001,England,E12000008,South East,936,E10000030,Surrey,Referrals and Re-referrals,c,c,0.273',
			],
			context: eesContext,
			at: ['warning', 2, 'N2', 'rereferral_percent', '0.273'],
			message: 'No value of Re-referrals is above 1, but it is a percentage.',
			hint: 'Write percentages out of a hundred: 27.3, not 0.273.',
		},
	],
	'fraction-in-count': [
		{
			file: [tidyHeader, '2018-04,FD01,East,,3.5,,,,'],
			at: ['warning', 2, 'E2', 'numerator', '3.5'],
			message: 'The numerator of Referrals is 3.5, but a count is a whole number.',
			hint: 'Correct the figure, or say why it is not whole.',
		},
		{
			file: [tidyHeader, '2018-04,FD04,East,,25.6,100,,,'],
			at: ['warning', 2, 'E2', 'numerator', '25.6'],
			message: 'The numerator of Re-referrals is 25.6, but a count is a whole number.',
			hint: 'If it is a percentage, write how many it is; otherwise say why it is not whole.',
		},
	],
	'scientific-notation': [
		{
			file: [tidyHeader, '2018-04,FD01,East,,1.5E+3,,,,'],
			at: ['warning', 2, 'E2', 'numerator', '1.5E+3'],
			message:
				'"1.5E+3" is in scientific notation, which may have lost digits, and was read as 1500.',
			hint: 'Format the column as a number with enough digits and save the file again.',
		},
	],
	'thousands-separator': [
		{
			file: [tidyHeader, '2018-04,FD01,East,,"1,500",,,,'],
			at: ['notice', 2, 'E2', 'numerator', '1,500'],
			message: '"1,500" has a thousands separator and was read as 1500.',
			hint: 'Nothing needs doing if the number is right; a comma is never read as a decimal point.',
		},
	],
	'percent-sign': [
		{
			file: [tidyHeader, '2018-04,FD04,East,,3,10,30%,,'],
			at: ['notice', 2, 'G2', 'value', '30%'],
			message: '"30%" has a percent sign and was read as 30.',
			hint: 'Nothing needs doing if the number is right.',
		},
	],
	'spaces-trimmed': [
		{
			file: [tidyHeader, '2018-04,FD01,East,, 15,,,,'],
			at: ['notice', 2, 'E2', 'numerator', ' 15'],
			message: '"15" has spaces around it, which were left out.',
			hint: 'Nothing needs doing.',
		},
	],
};

testFindings('cells', cases);
