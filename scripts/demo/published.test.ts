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

	/** Surrey's figures as published: LAIT's file carries binary remainders such as 66.400000000000006. */
	const surrey = (measure: string, years: string[], digits = 1) =>
		years.map((year) => {
			const found = lait.find(
				(row) => row.measure_short === measure && row.years === year && row.la_number === '936',
			);
			return Number(Number(found?.value).toFixed(digits));
		});

	it.each(Object.entries(published.lait))('agree with LAIT: %s', (measure, values) => {
		expect(surrey(measure, ['2017', '2018', '2019'])).toEqual(values);
	});

	it.each(Object.entries(published.laitFrom2018))(
		'agree with LAIT, which has none before: %s',
		(measure, values) => {
			expect(surrey(measure, ['2018', '2019'])).toEqual(values);
			expect(surrey(measure, ['2017'])).toEqual([NaN]);
		},
	);

	it.each([
		...Object.entries(published.census),
		['SEN_EHC_Excpt_20wks', published.plansWithin20Weeks] as const,
	])('agree with the census or the calendar year in LAIT: %s', (measure, values) => {
		expect(surrey(measure, ['2016', '2017', '2018', '2019'])).toEqual(values);
	});

	it('agree with the school years in LAIT', () => {
		const years = ['2015/16', '2016/17', '2017/18', '2018/19'];
		const { TotPermEx, TotFixedEx, TotPerAbNew } = published.schoolYears;
		expect(surrey('TotPermEx', years, 5)).toEqual(TotPermEx);
		expect(surrey('TotFixedEx', years, 5)).toEqual(TotFixedEx);
		expect(surrey('TotPerAbNew', ['2016', '2017', '2018', '2019'], 2)).toEqual(TotPerAbNew);
		expect(surrey('LAC_Pers_Abs', ['2017', '2018', '2019'])).toEqual(
			published.lookedAfterPersistentAbsence,
		);
	});

	it('agree with LAIT on those out of education and work', () => {
		const [notKnown, known] = ['16-17_not known', '16-17 NEET'].map(
			(measure) => surrey(measure, ['2018'], 6)[0]!,
		);
		const [before, latest] = published.notInEducationOrWork;
		expect(Number((notKnown! + known!).toFixed(1))).toBe(before);
		expect(surrey('16-17_not known_NEET', ['2019'])).toEqual([latest]);
	});

	it('agree with the published referrals, children in need and population', () => {
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
		const closed = ofSurrey(referrals, 'no_further_action_count');
		const notInNeed = ofSurrey(referrals, 'not_in_need_count');
		expect(years.map((year) => closed[year])).toEqual(published.noFurtherAction);
		expect(years.map((year) => notInNeed[year])).toEqual(published.notInNeed);
		const inNeed = ofSurrey(real('b1_children_in_need_2013_to_2025'), 'At31_episodes');
		expect(['2016', ...years].map((year) => inNeed[year])).toEqual(published.childrenInNeed);
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
