import { teams } from '../parts.ts';
import { lait } from '../published.ts';
import type { Theme } from './theme.ts';
import { marches, percentsOf, quartersToMarch } from './years.ts';

// Adoption and other lasting homes, and young people who have left care.

/** Many of them live where the countywide team for care leavers looks after them. */
const leaverShares = [200, 232, 212, 186, 170];

export const leavingCare: Theme = {
	counts: {
		'left care in twelve months': {
			kind: 'stock',
			every: 'quarter',
			line: { through: quartersToMarch(408, lait.LACceased), wobble: 3 },
		},
		adopted: {
			kind: 'stock-share',
			of: 'left care in twelve months',
			percents: {
				through: quartersToMarch(12.5, percentsOf(lait['No_of LAC Adopted'], lait.LACceased)),
				wobble: 0.25,
			},
			lean: [1.05, 0.95, 1.1, 0.9],
		},
		// Invented, as are the days to a match: published only as averages of three years.
		'days to a family': {
			kind: 'sum-over',
			of: 'adopted',
			averages: { through: quartersToMarch(566, [561, 543, 528]), wobble: 6 },
			lean: [1.03, 0.98, 0.97, 1.02],
		},
		'adopted with a placement order': {
			kind: 'stock-share',
			of: 'adopted',
			percents: { through: quartersToMarch(92, [92, 91, 92]), wobble: 1 },
		},
		'days to a match': {
			kind: 'sum-over',
			of: 'adopted with a placement order',
			averages: { through: quartersToMarch(208, [204, 213, 196]), wobble: 5 },
			lean: [1.05, 0.96, 1.0, 1.0],
		},
		'special guardianship': {
			kind: 'stock-share',
			of: 'left care in twelve months',
			percents: {
				through: quartersToMarch(10.4, percentsOf(lait.LAC_ceased_SGO, lait.LACceased)),
				wobble: 0.3,
			},
			lean: [0.96, 1.06, 1.0, 0.97],
		},
		'care leavers': {
			kind: 'stock',
			line: { through: marches(362, [372, 394, 412]), wobble: 1.5 },
			seeds: ['care leavers 1', 'care leavers 1 parts'],
			areas: teams,
			shares: leaverShares,
		},
		'in a suitable home': {
			kind: 'stock-share',
			of: 'care leavers',
			percents: { through: marches(92.6, lait.CareLeaverAcc), wobble: 0.3 },
			seeds: ['care leavers 1 homes', 'care leavers 1 parts too'],
			lean: [1.01, 1.0, 1.01, 1.02, 0.94],
		},
		'not known in a suitable home': {
			kind: 'balance',
			plus: ['care leavers'],
			minus: ['in a suitable home'],
		},
		// Whoever is not in touch cannot be known to be in a suitable home.
		'not in touch': {
			kind: 'stock-share',
			of: 'care leavers',
			percents: { through: marches(5.6, lait.CareLeavers_LA_NotInTouch), wobble: 0.12 },
			within: 'not known in a suitable home',
		},
		'in work or study': {
			kind: 'stock-share',
			of: 'care leavers',
			percents: { through: marches(52.5, lait.CareLeaverEET), wobble: 0.35 },
			lean: [1.02, 0.98, 1.02, 1.02, 0.95],
		},
		// Invented.
		'with foster carers at 18': {
			kind: 'stock',
			every: 'quarter',
			line: { through: quartersToMarch(112, [116, 121, 124]), wobble: 1 },
			areas: teams,
			shares: leaverShares,
		},
		'staying put': {
			kind: 'stock-share',
			of: 'with foster carers at 18',
			percents: { through: quartersToMarch(39, lait.StayingPut), wobble: 0.6 },
			lean: [1.05, 1.0, 1.0, 1.05, 0.9],
		},
		// Invented, as is how many are up to date.
		'entitled to a pathway plan': {
			kind: 'stock',
			line: { through: marches(668, [684, 716, 748]), wobble: 3 },
			areas: teams,
			shares: leaverShares,
		},
		'pathway plans up to date': {
			kind: 'stock-share',
			of: 'entitled to a pathway plan',
			percents: { through: marches(74, [76, 78, 80]), wobble: 0.4 },
			lean: [1.01, 0.99, 1.01, 1.01, 0.97],
		},
	},
	indicators: {
		'adopted-share': { numerator: 'adopted', denominator: 'left care in twelve months' },
		'days-to-adoptive-family': { numerator: 'days to a family', denominator: 'adopted' },
		'days-to-match': {
			numerator: 'days to a match',
			denominator: 'adopted with a placement order',
		},
		'special-guardianship': {
			numerator: 'special guardianship',
			denominator: 'left care in twelve months',
		},
		'care-leavers-not-in-touch': { numerator: 'not in touch', denominator: 'care leavers' },
		'care-leavers-suitable-accommodation': {
			numerator: 'in a suitable home',
			denominator: 'care leavers',
		},
		'care-leavers-in-work-or-study': {
			numerator: 'in work or study',
			denominator: 'care leavers',
		},
		'staying-put': { numerator: 'staying put', denominator: 'with foster carers at 18' },
		'pathway-plans': {
			numerator: 'pathway plans up to date',
			denominator: 'entitled to a pathway plan',
		},
	},
};
