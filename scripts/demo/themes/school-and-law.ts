import { childrenByQuadrant } from '../parts.ts';
import * as published from '../published.ts';
import type { Theme } from './theme.ts';
import { marches, nearest, threeTimes } from './years.ts';

const newPlans = [790, 1_060, 1_140, 330];
const calendarYears = ['2016-12', '2017-12', '2018-12', '2019-03'];
/** Better year by year until summer 2018, then falling. */
const plansInTime = [
	...[22, 23, 25, 26, 27, 28, 30, 31, 32],
	...[46, 50, 53, 56, 58, 59, 60, 61, 62, 63, 63, 64],
	...[67, 69, 71, 72, 72, 71, 70, 68, 66, 63, 61, 59],
	...[60, 54, 49],
];
const [permanent, suspended] = [published.schoolYears.TotPermEx, published.schoolYears.TotFixedEx];
const [before2018, before2019] = published.notInEducationOrWork;
/** Of a quadrant's pupils and young people few come or go in a term. */
const settled = 0.001;
const bySchool = 'Counted in the quadrant of the school';

export const schoolAndLaw: Theme = {
	counts: {
		// Invented numbers at published shares.
		'new plans': {
			kind: 'flow',
			totals: newPlans,
			yearsEnd: calendarYears,
			shape: threeTimes([0.98, 1.04, 1.06, 1.08, 0.82, 0.96, 1.04, 1.04, 0.92, 0.98, 1.0, 1.08]),
			noise: 0.07,
		},
		'new plans in time': {
			kind: 'flow-share',
			of: 'new plans',
			draw: 7,
			totals: nearest(newPlans, published.plansWithin20Weeks),
			yearsEnd: calendarYears,
			levels: plansInTime,
			lean: [1.02, 0.97, 1.0, 1.02],
		},
		// In the summer terms the numbers of pupils that make both published rates of exclusion come out whole.
		pupils: {
			kind: 'stock',
			every: 'term',
			line: {
				through: {
					...{ '2015/16-T3': 155_829, '2016/17-T3': 156_580, '2017/18-T3': 157_237 },
					'2018/19-T1': 157_420,
				},
				wobble: 40,
			},
			shares: childrenByQuadrant,
			drift: settled,
		},
		'permanent exclusions': {
			kind: 'stock-share',
			of: 'pupils',
			percents: { through: summers(permanent, 0.0432), wobble: 0.0012 },
			lean: [1.15, 0.95, 1.05, 0.85],
		},
		suspensions: {
			kind: 'stock-share',
			of: 'pupils',
			percents: { through: summers(suspended, 3.45), wobble: 0.02 },
			lean: [1.04, 1.06, 0.96, 0.94],
		},
		// Invented; the terms of a school year make the published year on average.
		'pupils on the roll': {
			kind: 'stock',
			every: 'term',
			line: { through: { '2015/16-T3': 139_800, '2018/19-T1': 142_900 }, wobble: 60 },
			shares: childrenByQuadrant,
			drift: settled,
		},
		'pupils often absent': {
			kind: 'stock-share',
			of: 'pupils on the roll',
			percents: {
				through: {
					...{ '2015/16-T3': 8.2, '2016/17-T1': 9.0, '2016/17-T2': 10.4, '2016/17-T3': 8.4 },
					...{ '2017/18-T1': 9.3, '2017/18-T2': 10.9, '2017/18-T3': 8.7, '2018/19-T1': 9.0 },
				},
				wobble: 0,
			},
			lean: [1.02, 1.03, 0.99, 0.96],
		},
		'in care and at school': {
			kind: 'stock',
			every: 'term',
			line: { through: { '2015/16-T3': 372, '2018/19-T1': 398 }, wobble: 2 },
		},
		'in care and often absent': {
			kind: 'stock-share',
			of: 'in care and at school',
			percents: {
				through: {
					...{ '2015/16-T3': 9.7, '2016/17-T1': 9.8, '2016/17-T2': 11.2, '2016/17-T3': 9.6 },
					...{ '2017/18-T1': 11.0, '2017/18-T2': 12.6, '2017/18-T3': 10.9, '2018/19-T1': 13.0 },
				},
				wobble: 0,
			},
			lean: [1.0, 1.08, 0.98, 0.93],
		},
		// Invented.
		'aged 16 and 17': {
			kind: 'stock',
			line: { through: marches(25_400, [25_480, 25_600, 25_720]), wobble: 12 },
			shares: childrenByQuadrant,
			drift: settled,
		},
		// In September nobody knows yet who has started a course. December to February make the published average.
		'not in education or work': {
			kind: 'stock-share',
			of: 'aged 16 and 17',
			percents: {
				through: {
					...{ '2016-04': 4.8, '2017-01': 4.6, '2018-02': before2018, '2018-05': 4.1 },
					...{ '2019-01': before2019, '2019-03': 4.0 },
				},
				wobble: 0.03,
				season: [0.98, 1.0, 1.02, 1.06, 1.15, 2.1, 1.6, 1.2, 1.03, 1.0, 0.97, 0.97],
			},
			lean: [1.04, 1.02, 1.0, 0.94],
		},
		'young people by quarter': { kind: 'people', at: published.youngPeopleAt, every: 'quarter' },
		// About 27 young people a quarter: small numbers, so the quadrants jump about.
		'first-time entrants': {
			kind: 'flow',
			every: 'quarter',
			totals: published.lait.FirstYJS.map((rate, year) =>
				Math.round((rate * published.youngPeopleAt[2016 + year]!) / 100_000),
			),
			noise: 0.15,
			seeds: ['first-time entrants 1', 'first-time entrants 1'],
			shares: [24, 29, 26, 21],
		},
	},
	indicators: {
		'education-health-care-plans-on-time': {
			numerator: 'new plans in time',
			denominator: 'new plans',
		},
		'permanent-exclusions': {
			numerator: 'permanent exclusions',
			denominator: 'pupils',
			countywide: bySchool,
		},
		suspensions: { numerator: 'suspensions', denominator: 'pupils', countywide: bySchool },
		'persistent-absence': {
			numerator: 'pupils often absent',
			denominator: 'pupils on the roll',
			countywide: bySchool,
		},
		'looked-after-persistent-absence': {
			numerator: 'in care and often absent',
			denominator: 'in care and at school',
		},
		'not-in-education-or-work': {
			numerator: 'not in education or work',
			denominator: 'aged 16 and 17',
		},
		'first-time-entrants': {
			numerator: 'first-time entrants',
			denominator: 'young people by quarter',
		},
	},
};

/** Published school years in their summer terms, and the autumn after. */
function summers([one, two, three]: number[], after: number): Record<string, number> {
	return { '2015/16-T3': one!, '2016/17-T3': two!, '2017/18-T3': three!, '2018/19-T1': after };
}
