import { estimateYear, periodCodes, positionOf, type Frequency } from './calendar.ts';
import { countFlow, shareFlow, stock, type YearTotal } from './county.ts';
import * as parts from './parts.ts';

// What the county's books hold, period by period, described as data: see the tables in ./themes.

/** A straight line through values at periods, with noise in between. */
export interface Line {
	/** Period code → value; the first and the last period among them. */
	through: Record<string, number>;
	/** Size of the noise, in the unit of the values. */
	wobble: number;
	/** Factor for each period of a year, April first. */
	season?: number[];
	/** From its first period on, the count made in another way. */
	recounted?: Line;
}

interface Flow {
	kind: 'flow';
	/** For each year the sum of its periods. */
	totals: number[];
	/** Codes of the periods that the years end with; March when absent. */
	yearsEnd?: string[];
	/** Weight of each period; alike when absent. */
	shape?: number[];
	/** Standard deviation as a share of what is usual. */
	noise: number;
}

/** So many of each period's flow. */
interface FlowShare {
	kind: 'flow-share';
	of: string;
	/** For each year the sum of its periods; when absent each period is at its level. */
	totals?: number[];
	yearsEnd?: string[];
	/** Per cent for each period, or for all; when absent the same through each year. */
	levels?: number | number[];
	/** Standard deviation beyond what chance alone gives, in percentage points. */
	extra?: number;
	/** The count whose parts it is spread over, where that is another than it is a share of. */
	within?: string;
}

interface Stock {
	kind: 'stock';
	line: Line;
}

/** So many of a stock, or of those whom twelve months up to a day are about. */
interface StockShare {
	kind: 'stock-share';
	of: string;
	percents: Line;
	/** The count whose parts it is spread over, where that is another than it is a share of. */
	within?: string;
}

/** A sum of scores, cases or days over a stock. */
interface SumOver {
	kind: 'sum-over';
	of: string;
	averages: Line;
}

/** Another count of the county, spread over the parts in a way of its own. */
interface SpreadAgain {
	kind: 'spread-again';
	of: string;
}

/** Counts added up, and others taken off. */
interface Balance {
	kind: 'balance';
	plus: string[];
	minus?: string[];
}

/** Those who live in the county: the latest mid-year estimate. */
interface People {
	kind: 'people';
	at: Record<number, number>;
}

export type Count = (
	Flow | FlowShare | Stock | StockShare | SumOver | SpreadAgain | Balance | People
) & {
	/** Months when absent. */
	every?: Frequency;
	/** Of the county's chance and of the parts'; from the count's name and `draw` when absent. */
	seeds?: [county: string, parts: string];
	/** Which draw of chance: another one, another series. */
	draw?: number;
	/** Where it is counted; the areas of what it is a share of when absent. */
	areas?: string[];
	/** Usual share of each area; that of the work when absent. */
	shares?: number[];
	/** How far each area's own level lies from the county's, as a factor. */
	lean?: number[];
	/** How far a stock's areas drift from one period to the next, as a share of what is usual. */
	drift?: number;
};

/** A count as made: whole numbers, one per period. */
export interface Made {
	every: Frequency;
	/** A stock, which drifts slowly; a flow jumps about. */
	steady: boolean;
	county: number[];
	byArea: Map<string, number[]>;
}

/**
 * Makes the counts of a table, each once, whoever asks for it.
 *
 * @throws when a count is asked for that the table does not have
 */
export function bookOf(counts: Record<string, Count>): (name: string) => Made {
	const made = new Map<string, Made>();
	const count = (name: string): Made => {
		const known = made.get(name);
		if (known) return known;
		if (!counts[name]) throw new Error(`there is no count “${name}”`);
		const fresh = make(name, counts[name], count);
		made.set(name, fresh);
		return fresh;
	};
	return count;
}

function make(name: string, spec: Count, count: (name: string) => Made): Made {
	const usual = spec.draw ? `${name} ${spec.draw}` : name;
	const [seed, partsSeed] = spec.seeds ?? [usual, `${usual} parts`];
	const of = 'of' in spec ? count(spec.of) : null;
	const every = spec.every ?? of?.every ?? 'month';
	const whole = 'within' in spec && spec.within ? count(spec.within) : of;

	const spread = (county: number[], steady: boolean): Made => {
		const areas = spec.areas ?? parts.quadrants;
		const shares = spec.shares ?? parts.workByTeam.slice(0, areas.length);
		const { drift } = spec;
		const byArea = parts.countsByArea(partsSeed, county, { areas, shares, steady, drift });
		return { every, steady, county, byArea: new Map(areas.map((area, at) => [area, byArea[at]!])) };
	};
	const spreadOverWhole = (county: number[], steady: boolean): Made => {
		const areas = [...whole!.byArea.keys()];
		const leaning = { areas, lean: spec.lean, steady, drift: spec.drift };
		const byArea = parts.numeratorsByArea(partsSeed, county, [...whole!.byArea.values()], leaning);
		return { every, steady, county, byArea: new Map(areas.map((area, at) => [area, byArea[at]!])) };
	};
	const timesLine = (line: Line, per: number) =>
		lineValues(seed, line, every).map((value, at) => Math.round((value / per) * of!.county[at]!));

	switch (spec.kind) {
		case 'flow': {
			const years = yearsOf(spec.totals, spec.yearsEnd, every);
			const shape = spec.shape ?? periodCodes(every).map(() => 1);
			return spread(countFlow(seed, years, shape, spec.noise), false);
		}
		case 'flow-share': {
			const years = spec.totals ? yearsOf(spec.totals, spec.yearsEnd, every) : null;
			const { levels = sameThroughEachYear(years!, of!.county) } = spec;
			const perPeriod = typeof levels === 'number' ? of!.county.map(() => levels) : levels;
			const county = shareFlow(seed, of!.county, years, perPeriod, spec.extra);
			return spreadOverWhole(county, false);
		}
		case 'stock':
			return spread(lineValues(seed, spec.line, every).map(Math.round), true);
		case 'stock-share':
			return spreadOverWhole(timesLine(spec.percents, 100), true);
		case 'sum-over':
			return spreadOverWhole(timesLine(spec.averages, 1), true);
		case 'spread-again':
			return spread(of!.county, of!.steady);
		case 'balance':
			return balance(spec.plus.map(count), (spec.minus ?? []).map(count));
		case 'people':
			return people(spec.at, every);
	}
}

/** The totals of the years with the positions that each covers. */
function yearsOf(totals: number[], yearsEnd: string[] | undefined, every: Frequency): YearTotal[] {
	const ends = yearsEnd
		? yearsEnd.map((code) => positionOf(every, code) + 1)
		: totals.map((_, year) => ((year + 1) * periodCodes(every).length) / totals.length);
	return totals.map((total, year) => ({ total, from: ends[year - 1] ?? 0, until: ends[year]! }));
}

function sameThroughEachYear(years: YearTotal[], denominators: number[]): number[] {
	return years.flatMap(({ total, from, until }) => {
		const all = denominators.slice(from, until).reduce((sum, next) => sum + next, 0);
		return Array<number>(until - from).fill((100 * total) / all);
	});
}

function lineValues(seed: string, line: Line, every: Frequency): number[] {
	if (line.recounted) {
		const { recounted, ...before } = line;
		return [
			...lineValues(`${seed} before`, before, every),
			...lineValues(`${seed} after`, recounted, every),
		];
	}
	const first = positionOf(every, Object.keys(line.through)[0]!);
	const anchors = Object.fromEntries(
		Object.entries(line.through).map(([code, value]) => [positionOf(every, code) - first, value]),
	);
	const { season } = line;
	return stock(seed, anchors, line.wobble).map((value, at) =>
		season ? value * season[(first + at) % season.length]! : value,
	);
}

function balance(plus: Made[], minus: Made[]): Made {
	const added = (series: (made: Made) => number[]) =>
		series(plus[0]!).map(
			(_, at) =>
				plus.reduce((sum, made) => sum + series(made)[at]!, 0) -
				minus.reduce((sum, made) => sum + series(made)[at]!, 0),
		);
	return {
		...plus[0]!,
		county: added(({ county }) => county),
		byArea: new Map(
			[...plus[0]!.byArea.keys()].map((area) => [area, added(({ byArea }) => byArea.get(area)!)]),
		),
	};
}

function people(at: Record<number, number>, every: Frequency): Made {
	const county = periodCodes(every).map((_, position) => at[estimateYear(every, position)]!);
	const byQuadrant = county.map(parts.peopleByQuadrant);
	return {
		every,
		steady: true,
		county,
		byArea: new Map(
			parts.quadrants.map((area, place) => [area, byQuadrant.map((shares) => shares[place]!)]),
		),
	};
}
