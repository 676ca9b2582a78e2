import { teams } from '../parts.ts';
import { childrenAt, lait } from '../published.ts';
import type { Theme } from './theme.ts';
import { marches, mildSeason, ofChildren, quartersToMarch } from './years.ts';

export const reviewsAndCourts: Theme = {
	counts: {
		// Those looked after at the end of March and those who left in the year.
		'looked after in twelve months': {
			kind: 'stock',
			line: {
				through: marches(
					1_272,
					lait.LACnum.map((atMarch, year) => atMarch + lait.LACceased[year]!),
				),
				wobble: 4,
			},
			areas: teams,
		},
		'missing in twelve months': {
			kind: 'stock-share',
			of: 'looked after in twelve months',
			percents: { through: marches(12.4, lait.Children_missing), wobble: 0.15 },
			lean: [1.0, 1.08, 0.95, 0.95, 1.1],
		},
		// Invented, and so are the reviews.
		'times missing': {
			kind: 'flow',
			totals: [1_420, 1_560, 1_610],
			noise: 0.09,
			areas: teams,
		},
		'return interviews in time': {
			kind: 'flow-share',
			of: 'times missing',
			draw: 3,
			levels: 67,
			extra: 2,
			lean: [1.02, 0.97, 1.02, 1.0, 0.97],
		},
		'reviews due': {
			kind: 'flow',
			totals: [2_190, 2_280, 2_370],
			shape: mildSeason,
			noise: 0.06,
			areas: teams,
		},
		'reviews on time': {
			kind: 'flow-share',
			of: 'reviews due',
			levels: 89,
			extra: 0.8,
			lean: [1.01, 0.99, 1.0, 1.01, 0.98],
		},
		// Invented: no figure of Surrey's is published for these years.
		'three or more social workers': {
			kind: 'stock-share',
			of: 'looked after by team',
			percents: { through: marches(25, [26, 27, 28]), wobble: 0.25 },
			lean: [1.05, 1.08, 0.96, 0.92, 0.9],
		},
		// Invented: about seven in ten of those in care for a year.
		'aged 10 and in care for a year': {
			kind: 'stock',
			every: 'quarter',
			line: { through: quartersToMarch(406, [412, 430, 448]), wobble: 2 },
			areas: teams,
		},
		'convicted or cautioned': {
			kind: 'stock-share',
			of: 'aged 10 and in care for a year',
			percents: { through: quartersToMarch(3.2, lait.LAC_Convictions), wobble: 0.15 },
			lean: [0.9, 1.2, 0.9, 0.8, 1.4],
		},
		'children by quarter': { kind: 'people', at: childrenAt, every: 'quarter' },
		'care applications': {
			kind: 'flow',
			every: 'quarter',
			totals: ofChildren(lait.CareApplications),
			noise: 0.1,
		},
	},
	indicators: {
		'looked-after-missing': {
			numerator: 'missing in twelve months',
			denominator: 'looked after in twelve months',
		},
		'return-interviews-on-time': {
			numerator: 'return interviews in time',
			denominator: 'times missing',
		},
		'care-reviews-on-time': { numerator: 'reviews on time', denominator: 'reviews due' },
		'three-or-more-social-workers': {
			numerator: 'three or more social workers',
			denominator: 'looked after by team',
		},
		'convicted-or-cautioned': {
			numerator: 'convicted or cautioned',
			denominator: 'aged 10 and in care for a year',
		},
		'care-applications-rate': {
			numerator: 'care applications',
			denominator: 'children by quarter',
		},
	},
};
