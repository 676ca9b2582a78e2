import { teams } from '../parts.ts';
import { lait } from '../published.ts';
import type { Theme } from './theme.ts';
import { marches, mildSeason, nearest, ofChildren, percentsOf } from './years.ts';

const conferences = ofChildren(lait.ISCP_Conf);
/** Steady, then falling through 2017/18; a new scheduling team in March 2018, and better by the summer. */
const conferencesOnTime = [
	...[70, 69, 70, 68, 68, 69, 68, 69, 67, 68, 67, 67],
	...[62, 60, 58, 55, 54, 52, 50, 48, 46, 45, 44, 48],
	...[54, 62, 74, 79, 80, 82, 82, 83, 82, 84, 84, 85],
];
/** Usual until July 2018, then better. */
const visitsOnTime = [...Array<number>(28).fill(83.5), ...[86, 88, 88.5, 89, 89, 89.5, 89.5, 90]];

export const childProtection: Theme = {
	counts: {
		enquiries: {
			kind: 'flow',
			totals: ofChildren(lait.Section_47),
			shape: mildSeason,
			noise: 0.05,
		},
		conferences: {
			kind: 'flow',
			totals: conferences,
			shape: mildSeason,
			noise: 0.06,
			seeds: ['conferences 1', 'conferences 1 parts'],
			areas: teams,
		},
		'conferences on time': {
			kind: 'flow-share',
			of: 'conferences',
			totals: nearest(conferences, lait.CP_conf_15days),
			levels: conferencesOnTime,
			seeds: ['conferences 1', 'conferences 1 parts too'],
			lean: [1.03, 0.97, 1.0, 1.02, 0.95],
		},
		'conferences by home': { kind: 'spread-again', of: 'conferences' },
		'plans open': { kind: 'stock', line: { through: marches(878, lait.CPP_Num), wobble: 6 } },
		'plans started': {
			kind: 'flow-share',
			of: 'conferences by home',
			totals: lait.ReRegCPR.map((again, year) =>
				Math.round((100 * again) / lait.PrevRegCPR[year]!),
			),
		},
		'plans started again': {
			kind: 'flow-share',
			of: 'plans started',
			totals: lait.ReRegCPR,
			lean: [1.0, 1.05, 0.95, 1.0],
		},
		'plans open for two years': {
			kind: 'stock-share',
			of: 'plans open',
			percents: { through: marches(2.8, lait.CPPlans2yrsActive), wobble: 0.12 },
			lean: [1.1, 0.9, 1.2, 0.8],
		},
		// The numbers that make both the published rate and the published share.
		'plans ended': {
			kind: 'flow',
			totals: [1_076, 991, 1_173],
			shape: mildSeason,
			noise: 0.1,
		},
		'plans ended after two years': {
			kind: 'flow-share',
			of: 'plans ended',
			totals: lait.CPRDuration,
		},
		'plans for three months': {
			kind: 'stock-share',
			of: 'plans open',
			percents: {
				through: marches(71.4, percentsOf(lait.CPP_31March_3MnthorMore, lait.CPP_Num)),
				wobble: 0.5,
			},
		},
		'plans reviewed on time': {
			kind: 'stock-share',
			of: 'plans for three months',
			percents: {
				through: marches(
					97.4,
					percentsOf(lait.CPP_Reviewed_InReqTimeScl, lait.CPP_31March_3MnthorMore),
				),
				wobble: 0.25,
			},
			lean: [1.0, 0.98, 1.01, 1.01],
		},
		// Invented.
		'visits due with a plan': {
			kind: 'flow',
			totals: [22_300, 24_400, 25_900],
			shape: mildSeason,
			noise: 0.03,
		},
		'visits on time with a plan': {
			kind: 'flow-share',
			of: 'visits due with a plan',
			draw: 5,
			levels: visitsOnTime,
			extra: 1.2,
			lean: [1.01, 0.99, 1.0, 1.01],
		},
	},
	indicators: {
		'section-47-rate': { numerator: 'enquiries', denominator: 'children' },
		'initial-conferences-on-time': {
			numerator: 'conferences on time',
			denominator: 'conferences',
		},
		'initial-conference-rate': { numerator: 'conferences by home', denominator: 'children' },
		'child-protection-plan-rate': { numerator: 'plans open', denominator: 'children' },
		'repeat-child-protection-plans': {
			numerator: 'plans started again',
			denominator: 'plans started',
		},
		'plans-open-two-years': {
			numerator: 'plans open for two years',
			denominator: 'plans open',
		},
		'plans-ended-after-two-years': {
			numerator: 'plans ended after two years',
			denominator: 'plans ended',
		},
		'plan-reviews-on-time': {
			numerator: 'plans reviewed on time',
			denominator: 'plans for three months',
		},
		'plan-visits-on-time': {
			numerator: 'visits on time with a plan',
			denominator: 'visits due with a plan',
		},
	},
};
