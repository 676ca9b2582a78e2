import { monthIndex } from '@sightline/metrics/periods';
import { describe, expect, it, test } from 'vitest';
import { personalFileName } from './personal-file-name.ts';
import { personalHeading } from './personal-headings.ts';
import { isNhsNumber, isUpn, personalKinds } from './personal-values.ts';
import { cpuTime } from './testing/cpu-time.ts';

const all = { names: true, dates: true };
const now = monthIndex(2019, 5);
const kindsOf = (text: string, sought = all) => personalKinds(text, sought, now);

describe('a UPN', () => {
	it('has the check letter of its digits, by the example of its guide', () => {
		expect(isUpn('H801200001001')).toBe(true);
		expect(isUpn('h801200001001')).toBe(true);
		expect(isUpn('A801200001001')).toBe(false);
		expect(isUpn('H801200001002')).toBe(false);
		expect(isUpn('H80120000100')).toBe(false);
	});

	it('is temporary with a letter at its end', () => {
		// 53 - 13 × 1 for the last digit + 13 × 1 for B is 53, and 53 mod 23 is 7, which is H.
		expect(isUpn('H80120000100B')).toBe(true);
		expect(isUpn('H80120000100C')).toBe(false);
		expect(isUpn('H80120000100I')).toBe(false);
	});
});

describe('an NHS number', () => {
	it('has the check digit of the other nine', () => {
		expect(['9434765919', '4010232137', '9000000009'].map(isNhsNumber)).toEqual([true, true, true]);
		expect(isNhsNumber('9434765918')).toBe(false);
		expect(isNhsNumber('1714992345')).toBe(false);
	});

	it('is never given where the check digit would be ten', () => {
		expect([...'0123456789'].filter((last) => isNhsNumber(`400000090${last}`))).toEqual([]);
	});
});

describe('a text about a person', () => {
	test.each([
		['Oliver Smith', 'name'],
		['OLIVER SMITH', 'name'],
		['Aisha O’Brien-Khan', 'name'],
		["Siân O'Brien", 'name'],
		['Zoë Smith-Jones', 'name'],
		['Mohammed Abdul Rahman', 'name'],
		['Oluwaseun T. Adeyemi', 'name'],
		['Maria de la Cruz', 'name'],
		['Fatima el-Amin', 'name'],
		['Grace Smith', 'name'],
		['Mary-Ann Featherstone', 'name'],
		['Smith, Oliver', 'name'],
		['SMITH, Oliver James', 'name'],
		['Late: SMITH, Oliver was counted twice', 'name'],
		['Includes Chloe Featherstone, who moved in March', 'name'],
		['As agreed with Mrs Featherstone', 'name'],
		['Leah Ward', null],
		['H801200001001', 'upn'],
		['pupil H801200001001 moved', 'upn'],
		['943 476 5919', 'nhs-number'],
		['943-476-5919', 'nhs-number'],
		['NHS 9434765919.', 'nhs-number'],
		['ID-9434765919', 'nhs-number'],
		['AB123456C', 'insurance-number'],
		['ab 12 34 56 c', 'insurance-number'],
		['KT1 1AA', 'postcode'],
		['kt11aa', 'postcode'],
		['moved to GU21 6YL in May', 'postcode'],
		['o.smith@example.org', 'email'],
		['07700 900123', 'phone'],
		['+44 (0)1483 496 000', 'phone'],
		['020 7946 0018', 'phone'],
		['12/03/2012', 'birth-date'],
		['2012-03-12', 'birth-date'],
		['2012-03-12 00:00:00', 'birth-date'],
		['12 March 2012', 'birth-date'],
		['12th Mar 2012', 'birth-date'],
		['12.3.12', 'birth-date'],
		['12-Mar-12', 'birth-date'],
		['DOB 01/03/2012', 'birth-date'],
		['child born on 31 March 2019', 'birth-date'],
	])('%s: %s', (text, kind) => {
		expect(kindsOf(text)).toEqual(kind === null ? [] : [kind]);
	});
});

describe('a text about nobody', () => {
	test.each([
		'Counted in the quadrant of the family home',
		'Recording changed in April 2018; earlier months are not comparable',
		'Restated after the audit of 12 March 2019',
		'as at 31/03/2019',
		'31/03/2019',
		'2019-03-01',
		'12/03/1985',
		'12/03/2031',
		'31/02/2012',
		'St Thomas More',
		'St. Helens',
		'Queen Elizabeth Hospital',
		'Charlotte Street',
		'Victoria Park Children’s Centre',
		'Ellen Wilkinson Primary School',
		'Martin Luther King House',
		'David Livingstone Academy',
		'Oliver Cromwell school',
		'Amber Rating',
		'Grace Period',
		'May Half Term',
		'April Figures',
		'Will Follow',
		'Mark Complete',
		'Max Value',
		'Summer Term',
		'Paris Agreement',
		'Chelsea Quadrant',
		'Kingston upon Hull, City of',
		'Herefordshire, County of',
		'Bristol, City of',
		'Bournemouth, Christchurch and Poole',
		'Kensington and Chelsea',
		'Adam Referrals',
		'South East',
		'Miss Target',
		'E10000030',
		'E01030324',
		'H801200001002',
		'9434765918',
		'1,234,567,890',
		'£9434765919',
		'0.9434765919',
		'66.400000000000006',
		'20190312',
		'2018/19-T1',
		'2018-04-01',
		'FD04 and FD05',
		'KT1',
		'GU21 6',
		'E1 2ND',
		'SC1 2AB',
		'QQ123456C',
		'Version 12.3.12 of the guide',
		'@surrey',
		'0',
		'',
	])('%s', (text) => {
		expect(kindsOf(text)).toEqual([]);
	});

	it('is a date in a note, or a name in a column that is left alone', () => {
		expect(kindsOf('12/03/2012', { names: true, dates: false })).toEqual([]);
		expect(kindsOf('Oliver Smith', { names: false, dates: false })).toEqual([]);
		expect(kindsOf('H801200001001', { names: false, dates: false })).toEqual(['upn']);
	});

	it('takes little time when it is long', async () => {
		const spent = await cpuTime(() => {
			for (const part of ['A', 'Oliver ', '1', 'AB-', "O'", 'a@', '12-', 'Ab Ba ', 'A, '])
				kindsOf(part.repeat(20_000));
		});
		expect(spent).toBeLessThan(2000);
	});
});

describe('a heading', () => {
	test.each([
		['Name of child', 'name'],
		['Child name', 'name'],
		['childName', 'name'],
		["Child's name", 'name'],
		['Pupil Full Name', 'name'],
		['FORENAME', 'name'],
		['First name', 'name'],
		['Surname', 'name'],
		['Legal_Surname', 'name'],
		['Initials', 'name'],
		['Social worker', null],
		['Social worker name', 'name'],
		['DOB', 'birth-date'],
		['D.O.B.', 'birth-date'],
		['Child DoB', 'birth-date'],
		['Date of birth', 'birth-date'],
		['date_of_birth', 'birth-date'],
		['UPN', 'upn'],
		['Former UPN', 'upn'],
		['Unique Pupil Number', 'upn'],
		['NHS No.', 'nhs-number'],
		['nhs_number', 'nhs-number'],
		['NI number', 'insurance-number'],
		['Postcode', 'postcode'],
		['Home post code', 'postcode'],
		['Address', 'address'],
		['Address line 1', 'address'],
		['E-mail address', 'email'],
		['Carer email', 'email'],
		['Telephone', 'phone'],
		['Mobile number', 'phone'],
		['Child ID', 'identifier'],
		['ChildID', 'identifier'],
		['person_id', 'identifier'],
		['Case reference', 'identifier'],
		['Case number', 'identifier'],
		['Client no', 'identifier'],
		['LCS ID', 'identifier'],
		['Liquidlogic ID', 'identifier'],
		['Mosaic ID', 'identifier'],
		['Unique ID', 'identifier'],
		['Family ref', 'identifier'],
	])('%s: %s', (heading, kind) => {
		expect(personalHeading(heading)).toBe(kind);
	});

	test.each([
		'indicator name',
		'area_name',
		'la_name',
		'country_name',
		'region_name',
		'Local authority name',
		'ward name',
		'Name',
		'new_la_code',
		'id',
		'row id',
		'Indicator ID',
		'number of children',
		'Pupil numbers',
		'case numbers',
		'Children',
		'child_count',
		'% with a UPN',
		'Number of addresses visited',
		'Number without an NHS number',
		'Contacts by email',
		'Telephone contacts',
		'Postcode district',
		'Year',
		'Comments',
		'numerator',
		'',
	])('%s is nobody’s', (heading) => {
		expect(personalHeading(heading)).toBeNull();
	});
});

describe('the name of a file', () => {
	test.each([
		['Oliver Smith.csv', ['name']],
		['Oliver_Smith-return_2019.csv', ['name']],
		['OliverSmith.csv', ['name']],
		['smith_oliver_2019-03.csv', ['name']],
		['grace-khan.csv', ['name']],
		['H801200001001.csv', ['upn']],
		['export_9434765919_v2.csv', ['nhs-number']],
		['surrey-monthly-2019-03.csv', []],
		['Surrey monthly return March 2019 FINAL v2 (1).csv', []],
		['c1_children_in_need_referrals_and_rereferrals_2013_to_2025.csv', []],
		['1714992345.csv', []],
		['20190312093045.csv', []],
		['export_2019-03-12.csv', []],
		['Adam report.csv', []],
		['KT1 1AA.csv', ['postcode']],
		['GU1_1AA visits.csv', ['postcode']],
		['dob 12-03-2010.csv', ['birth-date']],
		['export_born_12.03.10.csv', ['birth-date']],
		['Child 07911 123456.csv', ['phone', 'identifier']],
		['LCS 1234567.csv', ['identifier']],
		['mosaic_id_987654-v2.csv', ['identifier']],
		['J Smith LAC review.csv', ['name']],
		['khan_a_2019.csv', ['name']],
		['Annex A foster carers.csv', []],
		['List B Young people.csv', []],
		['LCS 20190312.csv', []],
		['case 201903.csv', []],
		['mosaic 12032019.csv', []],
		['DOB checks 2019.csv', []],
		['children 2019-03.csv', []],
	])('%s: %s', (name, kinds) => {
		expect(personalFileName(name)).toEqual(kinds);
	});
});
