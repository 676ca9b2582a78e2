import { describe, expect, it } from 'vitest';
import { local, rowsOf, type Row } from './accepted.ts';
import { county } from './parts.ts';

const files = [...local.map(({ file }) => file), 'next/surrey-monthly-2019-04.csv'];

/** Calls back with every area and period of a file that has a number for each of some indicators. */
function together(
	names: string[],
	say: (rows: Row[], where: string, area: string) => void,
): number {
	let found = 0;
	for (const file of files)
		for (const [place, rows] of Map.groupBy(rowsOf(file), (row) => `${row.area} ${row.period}`)) {
			const of = names.map((name) => rows.find(({ indicator }) => indicator === name));
			if (!of.every((row) => row !== undefined)) continue;
			found += 1;
			say(of, `${file} ${place}`, of[0]!.area);
		}
	// A name that no file holds any more must not pass for agreement.
	expect(found, names.join(' and ')).toBeGreaterThan(0);
	return found;
}

describe('one count is the same wherever it stands', () => {
	it.each([
		['contacts', 'contacts-to-referral'],
		['referral-rate', 're-referrals'],
		['referral-rate', 'referrals-no-further-action'],
		['referral-rate', 'assessed-not-in-need'],
		['children-in-need-rate', 'children-in-need-two-years'],
		['child-protection-plan-rate', 'plans-open-two-years'],
		['adopted-share', 'days-to-adoptive-family'],
	])('what %s counts is the denominator of %s', (counted, over) => {
		const found = together([counted, over], ([one, other], where) => {
			expect(other!.denominator, where).toBe(one!.numerator);
		});
		expect(found).toBeGreaterThan(50);
	});

	it.each([
		['three-or-more-placements', 'unaccompanied-children'],
		['three-or-more-placements', 'placed-far-from-home'],
		['three-or-more-placements', 'three-or-more-social-workers'],
		['health-assessments', 'dental-checks'],
		['health-assessments', 'immunisations'],
		['adopted-share', 'special-guardianship'],
		['care-leavers-suitable-accommodation', 'care-leavers-not-in-touch'],
		['care-leavers-suitable-accommodation', 'care-leavers-in-work-or-study'],
		['permanent-exclusions', 'suspensions'],
		['referral-rate', 'looked-after-rate'],
		['referral-rate', 'section-47-rate'],
	])('%s and %s have the same denominator', (one, other) => {
		const found = together([one, other], ([here, there], where) => {
			expect(there!.denominator, where).toBe(here!.denominator);
		});
		expect(found).toBeGreaterThan(30);
	});

	it('of the whole county, where the parts are counted by home here and by team there', () => {
		together(['looked-after-rate', 'placed-far-from-home'], ([home, team], where, area) => {
			if (area === county) expect(team!.denominator, where).toBe(home!.numerator);
		});
		together(
			['initial-conference-rate', 'initial-conferences-on-time'],
			([home, team], where, area) => {
				if (area === county) expect(team!.denominator, where).toBe(home!.numerator);
			},
		);
	});

	it('of social workers: whoever is not from an agency is in post', () => {
		const staff = ['agency-social-workers', 'social-worker-turnover', 'social-worker-vacancies'];
		const found = together(staff, ([agency, turnover, vacancies], where) => {
			const inPost = agency!.denominator! - agency!.numerator;
			expect(turnover!.denominator, where).toBe(inPost);
			expect(vacancies!.denominator! - vacancies!.numerator, where).toBe(inPost);
		});
		expect(found).toBe(files.filter((file) => file.includes('monthly')).length * 6);
	});
});

describe('no count holds more than what it is a part of', () => {
	it('most referrals begin as a contact, and none of these as two', () => {
		together(['contacts-to-referral', 'referral-rate'], ([contacts, referrals], where, area) => {
			if (area !== county || where.startsWith('next')) return;
			const share = contacts!.numerator / referrals!.numerator;
			expect(share, where).toBeGreaterThan(0.93);
			expect(share, where).toBeLessThanOrEqual(1);
		});
	});

	it.each([
		// [the part, its numerator or denominator, the whole, its numerator or denominator]
		['repeat-child-protection-plans', 'denominator', 'initial-conference-rate', 'numerator'],
		['plan-reviews-on-time', 'denominator', 'child-protection-plan-rate', 'numerator'],
		['long-term-stability', 'denominator', 'placed-far-from-home', 'denominator'],
		['health-assessments', 'denominator', 'placed-far-from-home', 'denominator'],
		['placed-far-from-home', 'denominator', 'looked-after-missing', 'denominator'],
		['days-to-match', 'denominator', 'days-to-adoptive-family', 'denominator'],
		['child-protection-plan-rate', 'numerator', 'children-in-need-rate', 'numerator'],
		['looked-after-rate', 'numerator', 'children-in-need-rate', 'numerator'],
	] as const)('%s (%s) lies within %s (%s)', (part, partSide, whole, wholeSide) => {
		const found = together([part, whole], ([inside, all], where) => {
			expect(inside![partSide], where).toBeLessThanOrEqual(all![wholeSide]!);
		});
		expect(found).toBeGreaterThan(50);
	});

	it('nobody is out of touch and known to be well housed, nor adopted and under guardianship', () => {
		const apart = [
			['care-leavers-suitable-accommodation', 'care-leavers-not-in-touch'],
			['adopted-share', 'special-guardianship'],
			['referrals-no-further-action', 'assessed-not-in-need'],
		];
		for (const names of apart)
			together(names, ([one, other], where) => {
				if (where.startsWith('next')) return;
				expect(one!.numerator + other!.numerator, where).toBeLessThanOrEqual(one!.denominator!);
			});
	});
});
