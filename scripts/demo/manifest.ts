import { lastMonthOf, periodCode, periodFromCode } from '../../packages/metrics/src/periods.ts';
import { periodCodes, type Frequency } from './calendar.ts';
import { bell, randomFrom, type Random } from './random.ts';

/** One line of returns.json: a file of the demonstration, in the order in which it was accepted. */
export interface DemoReturn {
	/** Path from data/demo. */
	file: string;
	collection: string;
	/** The period the return is for; the file may also restate earlier ones. */
	period: string;
	/** UTC. */
	receivedAt: string;
	by: string;
	reason: string;
	/** Why each kind of warning was accepted. */
	acknowledgements?: { code: string; reason: string }[];
}

const analyst = 'Performance analyst (demonstration)';
/** Five weeks after its due date. */
const late = { period: '2017-10', day: Date.UTC(2017, 11, 15) };
const secondVersions = [{ period: '2018-01', day: Date.UTC(2018, 2, 21) }];

/** Published figures by collection, with the latest period of each file; populations first, as rates are made of them. */
const benchmarks = [
	['ons-population', '2024'],
	['dfe-referrals', '2024/25'],
	['dfe-children-in-need', '2024/25'],
	['dfe-looked-after', '2024/25'],
	['dfe-placement-stability', '2024/25'],
	['lait-march', '2024/25'],
	['lait-september', '2024/25'],
	['lait-calendar', '2024'],
	['lait-academic', '2024/25'],
] as const;
/** The years to March 2019 that the council compares itself with had ended by then. */
const benchmarkDay = Date.UTC(2019, 3, 2);

const reasons: Record<string, string> = {
	'surrey-monthly-2017-06.csv':
		'Monthly return. Restates initial conferences for March 2017: one conference had been recorded late.',
	'surrey-monthly-2017-08.csv':
		'Monthly return. Contacts could not be counted while the telephone system was replaced; the month stays empty.',
	'surrey-monthly-2017-10.csv':
		'Monthly return, five weeks late: the case records were moved to a new system in November.',
	'surrey-monthly-2018-01-v2.csv':
		'Second version: late assessments had been counted as on time, and some earlier referrals had been missed.',
	'surrey-monthly-2018-06.csv':
		'Monthly return. Restates referrals and assessments for March 2018 after the checks for the yearly national return.',
	'surrey-monthly-2019-03.csv': 'Monthly return. Provisional until the year-end checks are done.',
	'surrey-quarterly-2019-Q1.csv':
		'Quarterly return. Provisional until the year-end checks are done.',
	'surrey-termly-2018-19-T1.csv':
		'Termly return. Provisional until the school census has been checked.',
};

/** The local collections: what a return is called, and on which day after its period it is handed in. */
const collections: Record<Frequency, { id: string; usual: string; day: number }> = {
	month: { id: 'surrey-monthly', usual: 'Monthly return.', day: 9 },
	quarter: { id: 'surrey-quarterly', usual: 'Quarterly return.', day: 12 },
	term: { id: 'surrey-termly', usual: 'Termly return.', day: 12 },
};

type Acknowledgements = NonNullable<DemoReturn['acknowledgements']>;

/** Thirteen months make limits, outside which some figure of 282 lies in most months. */
const firstWithLimits = '2017-05';
const outsideLimits: Acknowledgements = [
	{ code: 'change-beyond-limits', reason: 'Checked with the service: the figures are right.' },
];

/** The warnings that one file alone raises. */
const acknowledged: Record<string, Acknowledgements> = {
	'surrey-monthly-2017-06.csv': [
		{
			code: 'restates-earlier-period',
			reason: 'One conference of March 2017 had been recorded late.',
		},
	],
	'surrey-monthly-2017-08.csv': [
		{
			code: 'indicator-missing',
			reason: 'Contacts were not counted in August 2017 and cannot be found out afterwards.',
		},
	],
	'surrey-monthly-2018-06.csv': [
		{
			code: 'restates-earlier-period',
			reason: 'March 2018 was corrected in the checks for the yearly national return.',
		},
	],
};

/** Every file of the demonstration in the order in which it came in. */
export function demoReturns(): DemoReturn[] {
	const random = randomFrom('received');
	const published = benchmarks.map(([collection, period], at) => ({
		...{ file: `../benchmarks/${collection}.csv`, collection, period },
		receivedAt: isoTime(benchmarkDay, 8 * 60 + 30 + at * 5),
		by: analyst,
		reason:
			'Published figures, loaded for the demonstration; those for 2018/19 and later years came out after its day.',
	}));
	const inTime = (frequency: Frequency) => (period: string) => {
		const due = dayAfter(frequency, period, collections[frequency].day);
		const day = frequency === 'month' && period === late.period ? late.day : due;
		return demoReturn(frequency, period, '', day, random);
	};
	const returns = [
		...published,
		...periodCodes('month').map(inTime('month')),
		...secondVersions.map(({ period, day }) => demoReturn('month', period, '-v2', day, random)),
		...periodCodes('quarter').map(inTime('quarter')),
		...periodCodes('term').map(inTime('term')),
	];
	returns.sort((one, other) => (one.receivedAt < other.receivedAt ? -1 : 1));
	return returns;
}

/** Name of a return's file in data/demo. */
export function fileName(frequency: Frequency, period: string, version = ''): string {
	return `${collections[frequency].id}-${period.replace('/', '-')}${version}.csv`;
}

function demoReturn(
	frequency: Frequency,
	period: string,
	version: string,
	day: number,
	random: Random,
): DemoReturn {
	const file = fileName(frequency, period, version);
	const { id, usual } = collections[frequency];
	const acknowledgements = [
		...(acknowledged[file] ?? []),
		...(frequency === 'month' && period >= firstWithLimits ? outsideLimits : []),
	];
	return {
		file,
		collection: id,
		period,
		receivedAt: isoTime(day, 11 * 60 + Math.round(70 * bell(random))),
		by: analyst,
		reason: reasons[file] ?? `${usual} Checked with the service.`,
		...(acknowledgements.length > 0 && { acknowledgements }),
	};
}

/** The last working day on or before the given day of the month that follows a period. */
function dayAfter(type: Frequency, code: string, dayOfMonth: number): number {
	const end = lastMonthOf(periodFromCode(type, code)!);
	const [year, month] = periodCode({ type: 'month', index: end + 1 })
		.split('-')
		.map(Number);
	const day = new Date(Date.UTC(year!, month! - 1, dayOfMonth));
	const back = { 6: 1, 0: 2 }[day.getUTCDay()] ?? 0;
	return day.getTime() - back * 86_400_000;
}

function isoTime(day: number, minutes: number): string {
	return new Date(day + minutes * 60_000).toISOString().replace('.000Z', 'Z');
}
