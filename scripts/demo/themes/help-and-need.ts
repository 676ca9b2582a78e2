import { perYear } from '../calendar.ts';
import { teams } from '../parts.ts';
import * as published from '../published.ts';
import type { Theme } from './theme.ts';
import { marches, mildSeason, nearest, threeTimes } from './years.ts';

const { lait } = published;
const assessments = [9_860, 11_240, 10_120];
const [atStart, ...atMarch] = published.childrenInNeed;
/** Schools make most of them: few in August and December, many in autumn and spring. */
const schoolSeason = [0.94, 1.07, 1.08, 0.98, 0.58, 1.04, 1.17, 1.16, 0.68, 1.06, 1.1, 1.12];
/** Usual until August 2018, then below it for seven months. */
const visitsOnTime = [...Array<number>(29).fill(77.5), ...[72.5, 71.5, 71, 70.5, 71, 70.5, 70.5]];

export const helpAndNeed: Theme = {
	counts: {
		assessments: {
			kind: 'flow',
			totals: assessments,
			shape: mildSeason,
			noise: 0.04,
			seeds: ['assessments 1', 'assessments 1 parts'],
			areas: teams,
		},
		// About three in four on time throughout: ups and downs, but no news.
		'assessments on time': {
			kind: 'flow-share',
			of: 'assessments',
			totals: nearest(assessments, lait.Continue_Assess_Comp),
			levels: perYear(lait.Continue_Assess_Comp),
			extra: 1.8,
			seeds: ['assessments 1', 'assessments 1 parts too'],
			lean: [1.02, 0.98, 1.01, 0.99, 1.0],
		},
		// Invented.
		'early help assessments': {
			kind: 'flow',
			totals: [2_990, 3_060, 3_110],
			shape: threeTimes(schoolSeason),
			noise: 0.04,
		},
		'children in need': {
			kind: 'stock',
			line: { through: marches(atStart, atMarch), wobble: 22 },
		},
		'in need for two years': {
			kind: 'stock-share',
			of: 'children in need',
			percents: { through: marches(25.8, lait.CINTime2more), wobble: 0.12 },
			lean: [1.04, 0.98, 1.0, 0.97],
		},
		// Invented.
		'visits due in need': {
			kind: 'flow',
			totals: [27_600, 29_800, 28_400],
			shape: mildSeason,
			noise: 0.03,
			areas: teams,
		},
		'visits on time in need': {
			kind: 'flow-share',
			of: 'visits due in need',
			draw: 1,
			levels: visitsOnTime,
			extra: 1.4,
			lean: [1.02, 0.97, 1.01, 1.01, 0.98],
		},
	},
	indicators: {
		'assessments-on-time': { numerator: 'assessments on time', denominator: 'assessments' },
		'early-help-assessments': { numerator: 'early help assessments' },
		'children-in-need-rate': { numerator: 'children in need', denominator: 'children' },
		'child-in-need-visits-on-time': {
			numerator: 'visits on time in need',
			denominator: 'visits due in need',
		},
		'children-in-need-two-years': {
			numerator: 'in need for two years',
			denominator: 'children in need',
		},
	},
};
