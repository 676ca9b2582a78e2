import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { csvRows } from './csv-rows.ts';
import * as published from './published.ts';

const root = join(import.meta.dirname, '../..');
const folder = join(root, '../shared/data/dfe');
const there = existsSync(folder);
const committed = (name: string) => csvRows(readFileSync(join(root, 'data', name), 'utf8'));
const real = (name: string) => csvRows(readFileSync(join(folder, `${name}.csv`), 'utf8'));

it.runIf(process.env.CI)('finds the published files in ../shared/data/dfe', () => {
	expect(there).toBe(true);
});

const why = there ? '' : ' (skipped: ../shared/data/dfe is not here)';

describe.skipIf(!there)(`figures in the repository${why}`, () => {
	const lait = there ? real('lait_surrey_sn_se_england_long') : [];
	const referrals = there ? real('c1_children_in_need_referrals_and_rereferrals_2013_to_2025') : [];
	const areas = committed('areas.csv');
	const codesOf = (area: Record<string, string>) => [area.code!, ...area.other_codes!.split(';')];

	/** A figure of LAIT as published: that file carries binary remainders such as 66.400000000000006. */
	const laitValue = (measure: string, year: string, number: string) => {
		const found = lait.find(
			(row) => row.measure_short === measure && row.years === year && row.la_number === number,
		);
		return found?.value === '-' ? 'x' : String(Number(Number(found?.value).toFixed(1)));
	};
	const surrey = (measure: string) =>
		['2017', '2018', '2019'].map((year) => Number(laitValue(measure, year, '936')));

	it.each([
		['Continue_Assess_Comp', published.assessmentsOnTime],
		['ISCP_Conf', published.conferenceRate],
		['CP_conf_15days', published.conferencesOnTime],
		['LAC', published.lookedAfterRate],
		['LACStable_2016on', published.threeOrMorePlacements],
		['CareLeaverAcc', published.careLeaversSuitablyHoused],
		['Emotional_LAC', published.emotionalScore],
		['FirstYJS', published.firstTimeEntrantRate],
	])('agree with LAIT: %s', (measure, values) => {
		expect(surrey(measure)).toEqual(values);
	});

	it('agree with the workforce census in LAIT', () => {
		const census = (measure: string) =>
			['2016', '2017', '2018', '2019'].map((year) => Number(laitValue(measure, year, '936')));
		expect(census('Work_Force_Agecy_Rate')).toEqual([
			...published.agencyRate,
			published.agencyRateNext,
		]);
		expect(census('Work_Force_AvgNumCase_SW').slice(0, 3)).toEqual(published.caseload);
	});

	it('agree with the published referrals and population', () => {
		const ofSurrey = (rows: Record<string, string>[], column: string) =>
			Object.fromEntries(
				rows
					.filter((row) => row.new_la_code === 'E10000030')
					.map((row) => [row.time_period!, Number(row[column])]),
			);
		const years = ['2017', '2018', '2019'];
		const counts = ofSurrey(referrals, 'referral_count');
		const again = ofSurrey(referrals, 'rereferral_count');
		expect(years.map((year) => counts[year])).toEqual(published.referrals);
		expect(years.map((year) => again[year])).toEqual(published.reReferrals);
		const people = ofSurrey(
			real('ons_mid-year_population_estimates_2012_to_2024'),
			'population_estimate',
		);
		expect(people).toMatchObject(published.childrenAt);
	});

	it('stand for areas that resolve to exactly one entry of areas.csv in their year', () => {
		const unresolved = new Set<string>();
		for (const row of referrals) {
			const month = `${row.time_period}-03`;
			const codes = row.la_name
				? [row.new_la_code!, row.old_la_code!]
				: [row.region_code === '' ? row.country_code! : row.region_code!];
			for (const code of codes) {
				const found = areas.filter(
					(area) =>
						codesOf(area).includes(code) &&
						area.valid_from! <= month &&
						(area.valid_to === '' || month <= area.valid_to!),
				);
				if (found.length !== 1) unresolved.add(`${code} in ${month}`);
			}
		}
		expect([...unresolved]).toEqual([]);
	});

	it('name the ten neighbours of the 2025 model, nearest first', () => {
		const model = real('sn_model_2025_wide').find((row) => row.la_name === 'Surrey')!;
		const numbers = Array.from({ length: 10 }, (_, at) => model[`SN_${at + 1}`]);
		const rows = committed('neighbours.csv');
		expect(rows.map(({ model_year }) => model_year)).toEqual(Array(10).fill('2025'));
		expect(
			rows.map(({ neighbour }) =>
				codesOf(areas.find(({ code }) => code === neighbour)!).find((code) => /^\d{3}$/.test(code)),
			),
		).toEqual(numbers);
	});
});
