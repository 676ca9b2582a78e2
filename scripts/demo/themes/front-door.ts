import { perYear } from '../calendar.ts';
import { teams } from '../parts.ts';
import * as published from '../published.ts';
import type { Theme } from './theme.ts';
import { mildSeason } from './years.ts';

/** Busy in 2017/18, quieter in 2018/19 and back near the average by its end, as the published years have it. */
const busier = [
	...[97, 98, 98, 97, 96, 97, 98, 99, 98, 99, 100, 101],
	...[106, 110, 112, 114, 115, 117, 118, 118, 116, 114, 112, 109],
	...[88, 86, 85, 84, 83, 83, 84, 86, 91, 97, 98, 99],
];

/** Twice as often in 2018/19 as the year before, and back near the average by its end. */
const closedAtOnce = [
	...perYear([0.9, 0.7]),
	...[1.7, 1.7, 1.6, 1.6, 1.6, 1.5, 1.5, 1.4],
	1.2,
	1,
	0.9,
	0.9,
];

export const frontDoor: Theme = {
	counts: {
		children: { kind: 'people', at: published.childrenAt },
		// Invented: a steady flow with everyday noise, so that nothing about it is news.
		contacts: {
			kind: 'flow',
			totals: [61_900, 62_700, 62_300],
			shape: mildSeason,
			noise: 0.035,
			seeds: ['contacts 2', 'contacts 2'],
			areas: teams,
		},
		// Nearly every referral begins as a contact; a few come from other councils or from a court.
		'contacts that became a referral': {
			kind: 'flow-share',
			of: 'referrals',
			levels: 97,
			extra: 0.6,
			within: 'contacts',
			lean: [0.98, 1.06, 1.0, 0.97, 0.9],
		},
		referrals: {
			kind: 'flow',
			totals: published.referrals,
			shape: busier.map((level, at) => level * mildSeason[at]! * mildSeason[at]!),
			noise: 0.06,
			seeds: ['referrals 35', 'referrals 35'],
		},
		'referrals within a year': {
			kind: 'flow-share',
			of: 'referrals',
			totals: published.reReferrals,
			levels: perYear([24.8, 27.2, 25.6]),
			extra: 0.8,
			seeds: ['referrals 35 again', 'referrals 35 again'],
			lean: [0.98, 1.06, 1.0, 0.94],
		},
		'referrals closed at once': {
			kind: 'flow-share',
			of: 'referrals',
			totals: published.noFurtherAction,
			levels: closedAtOnce,
			lean: [1.1, 0.9, 1.05, 0.95],
		},
		'referrals not in need': {
			kind: 'flow-share',
			of: 'referrals',
			totals: published.notInNeed,
			extra: 0.5,
			lean: [0.95, 1.02, 1.04, 0.98],
		},
	},
	indicators: {
		contacts: { numerator: 'contacts' },
		'contacts-to-referral': {
			numerator: 'contacts that became a referral',
			denominator: 'contacts',
		},
		'referral-rate': { numerator: 'referrals', denominator: 'children' },
		're-referrals': { numerator: 'referrals within a year', denominator: 'referrals' },
		'referrals-no-further-action': {
			numerator: 'referrals closed at once',
			denominator: 'referrals',
		},
		'assessed-not-in-need': { numerator: 'referrals not in need', denominator: 'referrals' },
	},
};
