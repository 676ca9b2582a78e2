import { apportion } from './apportion.ts';
import { bell, randomFrom, slowNoise } from './random.ts';

// The county's four quadrants and its countywide teams. Whatever the county has, its parts add up to.

export const county = 'E10000030';
export const quadrants = ['SUR-NE', 'SUR-NW', 'SUR-SE', 'SUR-SW'];
export const teams = [...quadrants, 'SUR-CW'];

/** Of every thousand children, how many live in each quadrant: the demonstration's own estimate. */
export const childrenByQuadrant = [232, 268, 262, 238];
/** Of every thousand pieces of work, how many each quadrant and the countywide teams hold. */
export const workByTeam = [221, 262, 238, 199, 80];

/** How a county series is spread over its parts. */
export interface Spread {
	areas: string[];
	/** Usual share of the denominator (or of the count), one per area, any scale. */
	shares: number[];
	/** How far each area's own level lies from the county's, as a factor. */
	lean?: number[] | undefined;
	/** Stocks drift slowly, flows jump about as chance has it. */
	steady: boolean;
	/** How far a stock drifts from one period to the next, as a share of what is usual; 0.02 when absent. */
	drift?: number | undefined;
}

/** Shares a population of the county out over its quadrants. */
export function peopleByQuadrant(people: number): number[] {
	return apportion(people, childrenByQuadrant);
}

/** Shares whole numbers out over areas: `result[area][period]`. */
export function countsByArea(seed: string, totals: number[], spread: Spread): number[][] {
	const whole = sum(spread.shares);
	const noise = noiseByArea(seed, totals.length, spread);
	const parts = totals.map((total, at) =>
		apportion(
			total,
			spread.shares.map((share, area) => {
				const usual = (Math.max(1, total) * share) / whole;
				return (
					share * Math.max(0.1, 1 + noise[area]![at]! * (spread.steady ? 1 : 1 / Math.sqrt(usual)))
				);
			}),
		),
	);
	return spread.areas.map((_, area) => parts.map((part) => part[area]!));
}

/** Shares numerators out over areas whose denominators are known, each area leaning its own way: `result[area][period]`. */
export function numeratorsByArea(
	seed: string,
	totals: number[],
	denominators: number[][],
	spread: Omit<Spread, 'shares'>,
): number[][] {
	const noise = noiseByArea(seed, totals.length, spread);
	const parts = totals.map((total, at) => {
		const caps = denominators.map((series) => series[at]!);
		const level = Math.max(1, total) / sum(caps);
		const weights = caps.map((cap, area) => {
			const chance = spread.steady ? 1 : Math.sqrt(Math.max(0, 1 - level) / (cap * level));
			return cap * (spread.lean?.[area] ?? 1) * Math.max(0.1, 1 + noise[area]![at]! * chance);
		});
		// A sum of scores or of cases has no cap; a number of children does.
		return apportion(total, weights, level <= 1 ? caps : undefined);
	});
	return spread.areas.map((_, area) => parts.map((part) => part[area]!));
}

/** For a stock, a slow drift as a share of what is usual; for a flow, draws to be scaled by how many it has. */
function noiseByArea(seed: string, periods: number, spread: Omit<Spread, 'shares'>): number[][] {
	return spread.areas.map((area) => {
		const random = randomFrom(`${seed} ${area}`);
		if (spread.steady) return slowNoise(random, periods, spread.drift ?? 0.02);
		return Array.from({ length: periods }, () => bell(random));
	});
}

function sum(values: number[]): number {
	return values.reduce((total, value) => total + value, 0);
}
