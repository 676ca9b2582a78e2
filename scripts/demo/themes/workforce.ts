import { teams } from '../parts.ts';
import { census } from '../published.ts';
import type { Theme } from './theme.ts';
import { censuses, threeTimes } from './years.ts';

const [agency2016, agency2017, agency2018, agency2019] = census.Work_Force_Agecy_Rate;
const [cases2016, cases2017, cases2018] = census.Work_Force_AvgNumCase_SW;
const [absence2016, absence2017, absence2018, absence2019] = census.Work_Force_SWAbsence;
const [turnover2016, turnover2017, turnover2018, turnover2019] = census.Work_Force_TO_Rate;
const [vacant2016, vacant2017, vacant2018, vacant2019] = census.Work_Force_Vac_Rate;
const staffShares = [205, 240, 220, 190, 145];
/** Fewer audits in August and December. */
const auditSeason = [0.95, 1.05, 1.05, 1.0, 0.75, 1.05, 1.1, 1.1, 0.75, 1.05, 1.05, 1.1];

export const workforce: Theme = {
	counts: {
		// Invented numbers at published rates, in whole posts.
		'social workers': {
			kind: 'stock',
			line: { through: censuses(478, [482, 497, 509], 518), wobble: 1.5 },
			seeds: ['agency 1', 'agency 1 parts'],
			areas: teams,
			shares: staffShares,
		},
		// Passes each census, then goes on rising to the level of the next one.
		'agency workers': {
			kind: 'stock-share',
			of: 'social workers',
			percents: {
				through: censuses(13.1, [agency2016, agency2017, agency2018], agency2019),
				wobble: 0.15,
			},
			seeds: ['agency 1 share', 'agency 1 parts too'],
			lean: [1.15, 1.1, 0.95, 0.9, 0.8],
		},
		'in post': { kind: 'balance', plus: ['social workers'], minus: ['agency workers'] },
		// As far above what is filled as the published share of all posts says; half way to the next census by the end.
		'vacant posts': {
			kind: 'stock-share',
			of: 'in post',
			percents: {
				through: censuses(
					forEach100Filled(16.3),
					[vacant2016, vacant2017, vacant2018].map(forEach100Filled),
					forEach100Filled((vacant2018 + vacant2019) / 2),
				),
				wobble: 0.25,
			},
			lean: [1.12, 1.08, 0.96, 0.92, 0.85],
		},
		posts: { kind: 'balance', plus: ['in post', 'vacant posts'] },
		'left in twelve months': {
			kind: 'stock-share',
			of: 'in post',
			percents: {
				through: censuses(
					15.4,
					[turnover2016, turnover2017, turnover2018],
					(turnover2018 + turnover2019) / 2,
				),
				wobble: 0.2,
			},
			lean: [1.1, 1.06, 0.96, 0.94, 0.9],
		},
		// Two ways of counting: from April 2017 agency workers who hold cases count among the workers.
		'case holders': {
			kind: 'stock',
			line: {
				through: { '2016-04': 252, '2016-09': 250, '2017-03': 256 },
				wobble: 0.8,
				recounted: {
					through: { '2017-04': 392, '2017-09': 400, '2018-09': 400, '2019-03': 420 },
					wobble: 1.2,
				},
			},
			seeds: ['caseload 1 workers', 'caseload 1 parts'],
			areas: teams,
			shares: [222, 262, 238, 198, 80],
		},
		cases: {
			kind: 'sum-over',
			of: 'case holders',
			averages: {
				through: { '2016-04': 26.9, '2016-09': cases2016, '2017-03': 25.8 },
				wobble: 0.15,
				recounted: {
					through: { '2017-04': 18.3, '2017-09': cases2017, '2018-09': cases2018, '2019-03': 14 },
					wobble: 0.12,
				},
			},
			seeds: ['caseload 1', 'caseload 1 parts too'],
			lean: [1.04, 1.06, 0.98, 0.96, 0.82],
		},
		// Five days a week less holidays and training.
		'working days due': {
			kind: 'sum-over',
			of: 'in post',
			averages: { through: { '2016-04': 224, '2019-03': 224 }, wobble: 0.4 },
			drift: 0.003,
		},
		'working days lost': {
			kind: 'stock-share',
			of: 'working days due',
			percents: {
				through: censuses(
					3.8,
					[absence2016, absence2017, absence2018],
					(absence2018 + absence2019) / 2,
				),
				wobble: 0.02,
			},
			lean: [1.04, 1.02, 0.98, 1.0, 0.95],
		},
		// Invented: fixed weekly times in every team from October 2017.
		'supervision due': {
			kind: 'flow',
			totals: [5_650, 5_720, 5_780],
			noise: 0.04,
			areas: teams,
			shares: staffShares,
		},
		'supervision in time': {
			kind: 'flow-share',
			of: 'supervision due',
			levels: [...Array<number>(18).fill(64), ...Array<number>(18).fill(83)],
			extra: 1.8,
			lean: [0.98, 0.98, 1.01, 1.02, 1.03],
		},
		// Invented.
		audits: {
			kind: 'flow',
			totals: [620, 660, 690],
			shape: threeTimes(auditSeason),
			noise: 0.08,
			areas: teams,
			shares: staffShares,
		},
		'audits good': {
			kind: 'flow-share',
			of: 'audits',
			draw: 10,
			levels: 38,
			lean: [1.02, 0.96, 1.02, 1.0, 1.02],
		},
	},
	indicators: {
		'social-worker-vacancies': { numerator: 'vacant posts', denominator: 'posts' },
		'agency-social-workers': { numerator: 'agency workers', denominator: 'social workers' },
		'social-worker-turnover': { numerator: 'left in twelve months', denominator: 'in post' },
		'average-caseload': { numerator: 'cases', denominator: 'case holders' },
		'social-worker-absence': {
			numerator: 'working days lost',
			denominator: 'working days due',
		},
		'supervision-on-time': { numerator: 'supervision in time', denominator: 'supervision due' },
		'audits-good-or-better': { numerator: 'audits good', denominator: 'audits' },
	},
};

/** How many posts are vacant for every 100 filled, when that per cent of all posts is. */
function forEach100Filled(percent: number): number {
	return (100 * percent) / (100 - percent);
}
