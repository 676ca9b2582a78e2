import { estimateYear, monthAt, monthCount, quarterCount } from './calendar.ts';
import { countFlow, shareFlow, shareStock, stock, type Point } from './county.ts';
import * as parts from './parts.ts';
import * as published from './published.ts';

// The story of each indicator: county first, then its parts.

/** Points by area, one per period from the first; the county is one of the areas. */
export type AreaSeries = Map<string, Point[]>;

const allMonths = Array.from({ length: monthCount }, (_, at) => at);
/** Quieter in August and December, busier in March and in autumn. April is first. */
const season = [0.98, 1.03, 1.02, 1.0, 0.92, 1.0, 1.04, 1.03, 0.93, 1.01, 1.0, 1.04];
const mildSeason = allMonths.map((at) => season[at % 12]!);

/** The ten monthly indicators, as they are finally known. */
export function monthlySeries(): Map<string, AreaSeries> {
	const { rate, reReferrals } = referrals();
	const { lookedAfterRate, placements } = childrenInCare();
	return new Map([
		['contacts', contacts()],
		['referral-rate', rate],
		['re-referrals', reReferrals],
		['assessments-on-time', assessments()],
		['initial-conferences-on-time', conferences()],
		['looked-after-rate', lookedAfterRate],
		['three-or-more-placements', placements],
		['care-leavers-suitable-accommodation', careLeavers()],
		['agency-social-workers', agency()],
		['average-caseload', caseload()],
	]);
}

/** The two quarterly indicators. */
export function quarterlySeries(): Map<string, AreaSeries> {
	return new Map([
		['emotional-wellbeing-score', emotionalScore()],
		['first-time-entrants', firstTimeEntrants()],
	]);
}

/** No published figure: a steady flow with everyday noise, so that nothing about it is news. */
function contacts(): AreaSeries {
	const seed = 'contacts 2';
	const counts = countFlow(seed, [61_900, 62_700, 62_300], mildSeason, 0.035);
	const areas = { areas: parts.teams, shares: parts.workByTeam, steady: false };
	const byArea = parts.countsByArea(seed, counts, areas);
	return named(
		parts.teams,
		counts.map(alone),
		byArea.map((series) => series.map(alone)),
	);
}

/** Busy in 2017/18, quieter in 2018/19 and back near the average by its end, as the published years have it. */
function referrals(): { rate: AreaSeries; reReferrals: AreaSeries } {
	const seed = 'referrals 35';
	const busier = [
		...[97, 98, 98, 97, 96, 97, 98, 99, 98, 99, 100, 101],
		...[106, 110, 112, 114, 115, 117, 118, 118, 116, 114, 112, 109],
		...[88, 86, 85, 84, 83, 83, 84, 86, 91, 97, 98, 99],
	];
	const shape = busier.map((level, at) => level * mildSeason[at]! * mildSeason[at]!);
	const counts = countFlow(seed, published.referrals, shape, 0.06);
	const spread = { areas: parts.quadrants, shares: parts.workByTeam.slice(0, 4), steady: false };
	const byArea = parts.countsByArea(seed, counts, spread);
	const levels = allMonths.map((at) => [24.8, 27.2, 25.6][Math.floor(at / 12)]!);
	const again = shareFlow(`${seed} again`, counts, published.reReferrals, levels, 0.8);
	const againByArea = parts.pointsByArea(`${seed} again`, numerators(again), byArea, {
		...spread,
		lean: [0.98, 1.06, 1.0, 0.94],
	});
	return {
		rate: named(
			parts.quadrants,
			over(counts, childrenByMonth(null)),
			byArea.map((series, area) => over(series, childrenByMonth(area))),
		),
		reReferrals: named(parts.quadrants, again, againByArea),
	};
}

/** About three in four on time throughout: ups and downs, but no news. */
function assessments(): AreaSeries {
	const seed = 'assessments 1';
	const totals = [9_860, 11_240, 10_120];
	const counts = countFlow(seed, totals, mildSeason, 0.04);
	const levels = allMonths.map((at) => published.assessmentsOnTime[Math.floor(at / 12)]!);
	const onTime = shareFlow(
		seed,
		counts,
		numeratorsFor(totals, published.assessmentsOnTime),
		levels,
		1.8,
	);
	return overTeams(seed, onTime, { lean: [1.02, 0.98, 1.01, 0.99, 1.0], steady: false });
}

/** Steady, then falling through 2017/18; a new scheduling team in March 2018, and better by the summer. */
function conferences(): AreaSeries {
	const seed = 'conferences 1';
	const totals = published.conferenceRate.map((rate, year) =>
		Math.round((rate * published.childrenAt[2016 + year]!) / 10_000),
	);
	const counts = countFlow(seed, totals, mildSeason, 0.06);
	const levels = [
		...[70, 69, 70, 68, 68, 69, 68, 69, 67, 68, 67, 67],
		...[62, 60, 58, 55, 54, 52, 50, 48, 46, 45, 44, 48],
		...[54, 62, 74, 79, 80, 82, 82, 83, 82, 84, 84, 85],
	];
	const wanted = numeratorsFor(totals, published.conferencesOnTime);
	return overTeams(seed, shareFlow(seed, counts, wanted, levels), {
		lean: [1.03, 0.97, 1.0, 1.02, 0.95],
		steady: false,
	});
}

/** Slowly more children in care; about one in eleven with three or more placements all along. */
function childrenInCare(): { lookedAfterRate: AreaSeries; placements: AreaSeries } {
	const seed = 'looked after 1';
	const [one, two, three] = published.lookedAfter;
	const counts = stock(seed, atYearEnds(867, [one, two, three]), 3).map(Math.round);
	const homes = { areas: parts.quadrants, shares: parts.workByTeam.slice(0, 4), steady: true };
	const homeCounts = parts.countsByArea(`${seed} homes`, counts, homes);
	const percents = stock(
		`${seed} placements`,
		atYearEnds(9.6, published.threeOrMorePlacements),
		0.12,
	);
	return {
		lookedAfterRate: named(
			parts.quadrants,
			over(counts, childrenByMonth(null)),
			homeCounts.map((series, area) => over(series, childrenByMonth(area))),
		),
		placements: overTeams(`${seed} placements`, shareStock(percents, counts), {
			lean: [1.0, 1.1, 0.9, 0.95, 1.1],
			steady: true,
		}),
	};
}

function careLeavers(): AreaSeries {
	const seed = 'care leavers 1';
	const counts = stock(seed, atYearEnds(362, [372, 394, 412]), 1.5).map(Math.round);
	const percents = stock(
		`${seed} homes`,
		atYearEnds(92.6, published.careLeaversSuitablyHoused),
		0.3,
	);
	return overTeams(seed, shareStock(percents, counts), {
		shares: [200, 232, 212, 186, 170],
		lean: [1.01, 1.0, 1.01, 1.02, 0.94],
		steady: true,
	});
}

/** Passes each census, then goes on rising to the level of the next one. */
function agency(): AreaSeries {
	const seed = 'agency 1';
	const [one, two, three] = published.agencyRate;
	const posts = stock(seed, atCensuses(478, [482, 497, 509], 518), 1.5).map(Math.round);
	const percents = stock(
		`${seed} share`,
		atCensuses(13.1, [one, two, three], published.agencyRateNext),
		0.15,
	);
	return overTeams(seed, shareStock(percents, posts), {
		shares: [205, 240, 220, 190, 145],
		lean: [1.15, 1.1, 0.95, 0.9, 0.8],
		steady: true,
	});
}

/** Two ways of counting: from April 2017 agency workers who hold cases count among the workers. */
function caseload(): AreaSeries {
	const seed = 'caseload 1';
	const [one, two, three] = published.caseload;
	const before = stock(`${seed} before`, { 0: 26.9, 5: one, 11: 25.8 }, 0.15);
	const after = stock(`${seed} after`, { 0: 18.3, 5: two, 17: three, 23: 14 }, 0.12);
	const workers = [
		...stock(`${seed} workers before`, { 0: 252, 5: 250, 11: 256 }, 0.8),
		...stock(`${seed} workers after`, { 0: 392, 5: 400, 17: 400, 23: 420 }, 1.2),
	].map(Math.round);
	const cases = [...before, ...after].map((average, at) => Math.round(average * workers[at]!));
	return overTeams(seed, over(cases, workers), {
		shares: [222, 262, 238, 198, 80],
		lean: [1.04, 1.06, 0.98, 0.96, 0.82],
		steady: true,
	});
}

function emotionalScore(): AreaSeries {
	const seed = 'score 1';
	const children = stock(seed, { 0: 446, 3: 452, 7: 470, 11: 488 }, 1.5).map(Math.round);
	const [one, two, three] = published.emotionalScore;
	const averages = stock(`${seed} average`, { 0: 13.9, 3: one, 7: two, 11: three }, 0.05);
	const sums = children.map((count, at) => Math.round(averages[at]! * count));
	return overTeams(seed, over(sums, children), {
		lean: [1.02, 0.98, 1.01, 0.99, 1.0],
		steady: true,
	});
}

/** About 27 young people a quarter: small numbers, so the quadrants jump about. */
function firstTimeEntrants(): AreaSeries {
	const seed = 'first-time entrants 1';
	const totals = published.firstTimeEntrantRate.map((rate, year) =>
		Math.round((rate * published.youngPeopleAt[2016 + year]!) / 100_000),
	);
	const counts = countFlow(seed, totals, Array<number>(quarterCount).fill(1), 0.15);
	const spread = { areas: parts.quadrants, shares: [24, 29, 26, 21], steady: false };
	const byArea = parts.countsByArea(seed, counts, spread);
	return named(
		parts.quadrants,
		over(counts, youngPeopleByQuarter(null)),
		byArea.map((series, area) => over(series, youngPeopleByQuarter(area))),
	);
}

/** County and teams of a share or an average whose parts all have a denominator. */
function overTeams(
	seed: string,
	points: Point[],
	spread: { shares?: number[]; lean: number[]; steady: boolean },
): AreaSeries {
	const full = { areas: parts.teams, shares: parts.workByTeam, ...spread };
	const denominators = parts.countsByArea(`${seed} parts`, points.map(denominatorOf), full);
	return named(
		parts.teams,
		points,
		parts.pointsByArea(`${seed} parts too`, numerators(points), denominators, full),
	);
}

function named(areas: string[], countyPoints: Point[], byArea: Point[][]): AreaSeries {
	return new Map([
		[parts.county, countyPoints],
		...areas.map((area, at): [string, Point[]] => [area, byArea[at]!]),
	]);
}

/** Children of the county, or of one quadrant, month by month: the latest mid-year estimate. */
function childrenByMonth(quadrant: number | null): number[] {
	return allMonths.map((at) => peopleOf(published.childrenAt[estimateYear(at)]!, quadrant));
}

function youngPeopleByQuarter(quadrant: number | null): number[] {
	return Array.from({ length: quarterCount }, (_, at) =>
		peopleOf(published.youngPeopleAt[estimateYear(at * 3 + 2)]!, quadrant),
	);
}

function peopleOf(people: number, quadrant: number | null): number {
	return quadrant === null ? people : parts.peopleByQuadrant(people)[quadrant]!;
}

/** The whole number that gives a published percentage. */
function numeratorsFor(totals: number[], percents: number[]): number[] {
	return totals.map((total, year) => Math.round((percents[year]! / 100) * total));
}

function atYearEnds(start: number, [one, two, three]: [number, number, number]) {
	return {
		0: start,
		[monthAt('2017-03')]: one,
		[monthAt('2018-03')]: two,
		[monthAt('2019-03')]: three,
	};
}

function atCensuses(start: number, [one, two, three]: [number, number, number], end: number) {
	return {
		0: start,
		[monthAt('2016-09')]: one,
		[monthAt('2017-09')]: two,
		[monthAt('2018-09')]: three,
		[monthAt('2019-03')]: end,
	};
}

function over(counts: number[], denominators: number[]): Point[] {
	return counts.map((numerator, at) => ({ numerator, denominator: denominators[at]! }));
}

function alone(numerator: number): Point {
	return { numerator, denominator: null };
}

function numerators(points: Point[]): number[] {
	return points.map((point) => point.numerator);
}

function denominatorOf(point: Point): number {
	return point.denominator ?? 0;
}
