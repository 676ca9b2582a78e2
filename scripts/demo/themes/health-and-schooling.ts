import { teams } from '../parts.ts';
import { lait, laitFrom2018 } from '../published.ts';
import type { Theme } from './theme.ts';
import { marches, quartersToMarch } from './years.ts';

// Of children in care. Years to March 2017 are invented where LAIT has none.

export const healthAndSchooling: Theme = {
	counts: {
		// Invented: about two in three of those looked after.
		'in care for a year': {
			kind: 'stock',
			line: { through: marches(586, [592, 618, 644]), wobble: 2 },
			areas: teams,
		},
		'health assessments up to date': {
			kind: 'stock-share',
			of: 'in care for a year',
			percents: { through: marches(86, [88, ...laitFrom2018['LACHealth%']]), wobble: 0.4 },
			lean: [1.01, 0.99, 1.0, 1.01, 0.98],
		},
		'teeth checked': {
			kind: 'stock-share',
			of: 'in care for a year',
			percents: { through: marches(82, [83, ...laitFrom2018['LACDental%']]), wobble: 0.4 },
			lean: [1.0, 0.99, 1.02, 1.0, 0.96],
		},
		immunised: {
			kind: 'stock-share',
			of: 'in care for a year',
			percents: {
				through: marches(80.6, [80, ...laitFrom2018['LACVaccinations%']]),
				wobble: 0.4,
			},
			lean: [1.02, 1.0, 1.02, 1.01, 0.85],
		},
		// Invented. Most unaccompanied children come to a countywide team.
		'first health assessments due': {
			kind: 'flow',
			draw: 4,
			totals: [372, 414, 398],
			noise: 0.14,
			areas: teams,
			shares: [190, 225, 200, 170, 215],
		},
		'first health assessments in time': {
			kind: 'flow-share',
			of: 'first health assessments due',
			levels: 58,
			lean: [1.05, 1.0, 1.03, 1.0, 0.92],
		},
		'children with a score': {
			kind: 'stock',
			every: 'quarter',
			line: { through: quartersToMarch(446, [452, 470, 488]), wobble: 1.5 },
			seeds: ['score 1', 'score 1 parts'],
			areas: teams,
		},
		scores: {
			kind: 'sum-over',
			of: 'children with a score',
			averages: { through: quartersToMarch(13.9, lait.Emotional_LAC), wobble: 0.05 },
			seeds: ['score 1 average', 'score 1 parts too'],
			lean: [1.02, 0.98, 1.01, 0.99, 1.0],
		},
		// Invented.
		'of school age in care': {
			kind: 'stock',
			every: 'term',
			line: { through: { '2015/16-T3': 556, '2018/19-T1': 612 }, wobble: 3 },
			areas: teams,
		},
		'education plans of the term': {
			kind: 'stock-share',
			of: 'of school age in care',
			percents: {
				through: {
					...{ '2015/16-T3': 71, '2016/17-T1': 69, '2016/17-T2': 73, '2016/17-T3': 74 },
					...{ '2017/18-T1': 74, '2017/18-T2': 78, '2017/18-T3': 81, '2018/19-T1': 84 },
				},
				wobble: 0,
			},
			lean: [1.01, 0.98, 1.02, 1.01, 0.94],
		},
	},
	indicators: {
		'health-assessments': {
			numerator: 'health assessments up to date',
			denominator: 'in care for a year',
		},
		'initial-health-assessments-on-time': {
			numerator: 'first health assessments in time',
			denominator: 'first health assessments due',
		},
		'dental-checks': { numerator: 'teeth checked', denominator: 'in care for a year' },
		immunisations: { numerator: 'immunised', denominator: 'in care for a year' },
		'emotional-wellbeing-score': {
			numerator: 'scores',
			denominator: 'children with a score',
		},
		'personal-education-plans': {
			numerator: 'education plans of the term',
			denominator: 'of school age in care',
		},
	},
};
