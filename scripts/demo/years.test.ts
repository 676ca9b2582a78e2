import { describe, expect, it } from 'vitest';
import { indicators, percent, rounded, rowsAt, sum, years, type Row } from './accepted.ts';
import { periodCodes } from './calendar.ts';
import * as published from './published.ts';

const { lait, laitFrom2018, census, schoolYears } = published;
const marches = ['2017-03', '2018-03', '2019-03'];
const quarters = ['2017-Q1', '2018-Q1', '2019-Q1'];
const septembers = ['2016-09', '2017-09', '2018-09'];
const average = ({ numerator, denominator }: Row) => numerator / denominator!;
const ofChildren = (row: Row, year: number) =>
	(10_000 * row.numerator) / published.childrenAt[2016 + year]!;

type Held = [indicator: string, published: number[]];

const yearlyNumbers: Held[] = [
	['referral-rate', published.referrals],
	['re-referrals', published.reReferrals],
	['referrals-no-further-action', published.noFurtherAction],
	['assessed-not-in-need', published.notInNeed],
	['repeat-child-protection-plans', lait.ReRegCPR],
	['plans-ended-after-two-years', lait.CPRDuration],
	['starting-care-rate', lait.LACnum_Start],
];
const yearlyPercents: Held[] = [
	['re-referrals', lait.ReReferral],
	['referrals-no-further-action', lait.CIN_Refferals_NFA],
	['assessed-not-in-need', lait.Referrals_AssessedNotNeed],
	['assessments-on-time', lait.Continue_Assess_Comp],
	['initial-conferences-on-time', lait.CP_conf_15days],
	['repeat-child-protection-plans', lait.PrevRegCPR],
	['plans-ended-after-two-years', lait.CPPlans2yrs],
];
const yearlyRates: Held[] = [
	['referral-rate', lait['CPP_Total_Rateper10,000']],
	['section-47-rate', lait.Section_47],
	['initial-conference-rate', lait.ISCP_Conf],
	['care-applications-rate', lait.CareApplications],
];
const numbersAtMarch: Held[] = [
	['children-in-need-rate', published.childrenInNeed.slice(1)],
	['child-protection-plan-rate', lait.CPP_Num],
	['plan-reviews-on-time', lait.CPP_Reviewed_InReqTimeScl],
	['looked-after-rate', lait.LACnum],
	['unaccompanied-children', lait.Unacc_Asylmn_Seek_Childn],
	['long-term-stability', laitFrom2018.LAC_LongStableNum],
];
const ratesAtMarch: [...Held, decimals: number][] = [
	['children-in-need-rate', lait.CIN, 1],
	['child-protection-plan-rate', lait.CPP_rate, 1],
	['looked-after-rate', lait.LAC, 0],
];
const percentsAtMarch: [...Held, decimals: number][] = [
	['children-in-need-two-years', lait.CINTime2more, 1],
	['plans-open-two-years', lait.CPPlans2yrsActive, 1],
	['plan-reviews-on-time', lait.RevCP, 1],
	['three-or-more-placements', lait.LACStable_2016on, 0],
	['long-term-stability', laitFrom2018['LAC_LongStable%'], 0],
	['placed-far-from-home', lait.LACDistance, 0],
	['health-assessments', laitFrom2018['LACHealth%'], 0],
	['dental-checks', laitFrom2018['LACDental%'], 0],
	['immunisations', laitFrom2018['LACVaccinations%'], 0],
	['looked-after-missing', lait.Children_missing, 0],
	['care-leavers-not-in-touch', lait.CareLeavers_LA_NotInTouch, 0],
	['care-leavers-suitable-accommodation', lait.CareLeaverAcc, 0],
	['care-leavers-in-work-or-study', lait.CareLeaverEET, 0],
];
const percentsAtQuarter: Held[] = [
	['convicted-or-cautioned', lait.LAC_Convictions],
	['adopted-share', lait['%_of LAC Adopted']],
	['staying-put', lait.StayingPut],
];
const staff: Held[] = [
	['social-worker-vacancies', census.Work_Force_Vac_Rate],
	['agency-social-workers', census.Work_Force_Agecy_Rate],
	['social-worker-turnover', census.Work_Force_TO_Rate],
	['social-worker-absence', census.Work_Force_SWAbsence],
];

describe('the demonstration years', () => {
	it.each(yearlyNumbers)('sum to the published number: %s', (indicator, numbers) => {
		expect(years(indicator).map(({ numerator }) => numerator)).toEqual(numbers);
	});

	it.each(yearlyPercents)('round to the published percentage: %s', (indicator, percents) => {
		expect(rounded(years(indicator).map(percent), 1)).toEqual(percents);
	});

	it.each(yearlyRates)('round to the published rate: %s', (indicator, rates) => {
		const frequency = indicator === 'care-applications-rate' ? 'quarter' : 'month';
		expect(rounded(years(indicator, frequency).map(ofChildren), 1)).toEqual(rates);
	});

	it('round to the published rate of children coming into care', () => {
		const rates = rounded(years('starting-care-rate').map(ofChildren), 0);
		expect(rates.slice(1)).toEqual(laitFrom2018.LAC_Start_Rate);
	});

	it.each(numbersAtMarch)('end with the published number: %s', (indicator, numbers) => {
		const ends = rowsAt(indicator, ...marches.slice(-numbers.length));
		expect(ends.map(({ numerator }) => numerator)).toEqual(numbers);
	});

	it.each(ratesAtMarch)('end with the published rate: %s', (indicator, rates, decimals) => {
		const ends = rowsAt(indicator, ...marches).map((end) => 100 * percent(end));
		expect(rounded(ends, decimals)).toEqual(rates);
	});

	it.each(percentsAtMarch)('end with the published share: %s', (indicator, percents, decimals) => {
		const ends = rowsAt(indicator, ...marches.slice(-percents.length));
		expect(rounded(ends.map(percent), decimals)).toEqual(percents);
	});

	it.each(percentsAtQuarter)(
		'end with the published share, by quarter: %s',
		(indicator, percents) => {
			expect(rounded(rowsAt(indicator, ...quarters).map(percent), 0)).toEqual(percents);
		},
	);

	it('end with the published numbers of children with a plan for three months, of those who left care', () => {
		const reviewed = rowsAt('plan-reviews-on-time', ...marches);
		expect(reviewed.map(({ denominator }) => denominator)).toEqual(lait.CPP_31March_3MnthorMore);
		const adopted = rowsAt('adopted-share', ...quarters);
		expect(adopted.map(({ denominator }) => denominator)).toEqual(lait.LACceased);
		expect(adopted.map(({ numerator }) => numerator)).toEqual(lait['No_of LAC Adopted']);
		const guardians = rowsAt('special-guardianship', ...quarters);
		expect(guardians.map(({ numerator }) => numerator)).toEqual(lait.LAC_ceased_SGO);
		const ended = years('plans-ended-after-two-years').map(({ denominator }, year) =>
			ofChildren({ numerator: denominator! } as Row, year),
		);
		expect(rounded(ended, 1)).toEqual(lait.DeRegCPR);
	});

	it.each(staff)('pass each census as near as whole posts can: %s', (indicator, percents) => {
		rowsAt(indicator, ...septembers).forEach(({ numerator, denominator }, at) => {
			const published = (percents[at]! / 100) * denominator!;
			expect(Math.abs(numerator - published), septembers[at]).toBeLessThanOrEqual(0.5);
		});
	});

	it('end where the next census will find the agency rate, half way there for the others', () => {
		const [vacancies, agency, turnover] = staff.map(([id]) => percent(rowsAt(id, '2019-03')[0]!));
		expect(rounded([agency!], 1)).toEqual([census.Work_Force_Agecy_Rate[3]]);
		expect(vacancies).toBeCloseTo((21.9 + 18.8) / 2, 0);
		expect(turnover).toBeCloseTo((19.2 + 29.4) / 2, 0);
	});

	it('pass the average caseload of each census', () => {
		const cases = rowsAt('average-caseload', ...septembers, '2019-03').map(average);
		expect(rounded(cases, 1)).toEqual([...census.Work_Force_AvgNumCase_SW.slice(0, 3), 14]);
	});

	it('end with the published average difficulties score', () => {
		const ends = rowsAt('emotional-wellbeing-score', ...quarters);
		expect(rounded(ends.map(average), 1)).toEqual(lait.Emotional_LAC);
	});

	it('have about the published rate of first-time entrants', () => {
		years('first-time-entrants', 'quarter').forEach(({ numerator }, year) => {
			const rate = (100_000 * numerator) / published.youngPeopleAt[2016 + year]!;
			expect(Math.abs(rate - lait.FirstYJS[year]!)).toBeLessThan(1);
		});
	});

	it('have the published share of plans within 20 weeks, by calendar year or what there is of it', () => {
		const months = periodCodes('month');
		const shares = ['2016', '2017', '2018', '2019'].map((year) => {
			const within = months.filter((month) => month.startsWith(year));
			return percent(sum(rowsAt('education-health-care-plans-on-time', ...within)));
		});
		expect(rounded(shares, 1)).toEqual(published.plansWithin20Weeks);
	});

	it('pass the published school years of exclusions in the summer term', () => {
		const summers = ['2015/16-T3', '2016/17-T3', '2017/18-T3'];
		const permanent = rowsAt('permanent-exclusions', ...summers).map(percent);
		expect(rounded(permanent, 5)).toEqual(schoolYears.TotPermEx.slice(0, 3));
		const suspended = rowsAt('suspensions', ...summers).map(percent);
		expect(rounded(suspended, 3)).toEqual(rounded(schoolYears.TotFixedEx.slice(0, 3), 3));
	});

	it('have terms that make the published school year of persistent absence on average', () => {
		const absence = (indicator: string) =>
			['2016/17', '2017/18'].map((year) =>
				percent(sum(rowsAt(indicator, ...['T1', 'T2', 'T3'].map((term) => `${year}-${term}`)))),
			);
		expect(rounded(absence('persistent-absence'), 1)).toEqual(
			rounded(schoolYears.TotPerAbNew.slice(1, 3), 1),
		);
		expect(rounded(absence('looked-after-persistent-absence'), 1)).toEqual(
			published.lookedAfterPersistentAbsence.slice(0, 2),
		);
	});

	it('have the published average of December to February out of education and work', () => {
		const winters = ['2018', '2019'].map((year) =>
			percent(
				sum(
					rowsAt('not-in-education-or-work', `${Number(year) - 1}-12`, `${year}-01`, `${year}-02`),
				),
			),
		);
		expect(rounded(winters, 1)).toEqual(published.notInEducationOrWork);
	});

	it('leave out no indicator that has a published definition and a figure of Surrey', () => {
		const tables = [
			...[yearlyNumbers, yearlyPercents, yearlyRates, numbersAtMarch, ratesAtMarch],
			...[percentsAtMarch, percentsAtQuarter, staff],
		];
		const held = new Set([
			...tables.flatMap((table) => table.map(([id]) => id)),
			...['special-guardianship', 'average-caseload', 'emotional-wellbeing-score'],
			...['first-time-entrants', 'education-health-care-plans-on-time', 'permanent-exclusions'],
			...['suspensions', 'persistent-absence', 'looked-after-persistent-absence'],
			'not-in-education-or-work',
		]);
		const open = indicators.filter(({ sourced, supporting }) => sourced && !supporting);
		expect(open.map(({ id }) => id).filter((id) => !held.has(id))).toEqual([
			'three-or-more-social-workers',
			'days-to-adoptive-family',
			'days-to-match',
		]);
	});
});
