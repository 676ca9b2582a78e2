import type { Frequency } from './calendar.ts';
import { bookOf, type Count } from './counts.ts';
import { county } from './parts.ts';
import { childProtection } from './themes/child-protection.ts';
import { frontDoor } from './themes/front-door.ts';
import { healthAndSchooling } from './themes/health-and-schooling.ts';
import { helpAndNeed } from './themes/help-and-need.ts';
import { leavingCare } from './themes/leaving-care.ts';
import { lookedAfter } from './themes/looked-after.ts';
import { reviewsAndCourts } from './themes/reviews-and-courts.ts';
import { schoolAndLaw } from './themes/school-and-law.ts';
import type { Figure } from './themes/theme.ts';
import { workforce } from './themes/workforce.ts';

/** One period of one area. Both are whole numbers. */
export interface Point {
	numerator: number;
	denominator: number | null;
}

/** An indicator as it is finally known. */
export interface Series {
	figure: Figure;
	/** Points by area, one per period from the first; the county is one of the areas. */
	areas: Map<string, Point[]>;
}

const themes = [
	...[frontDoor, helpAndNeed, childProtection, lookedAfter, healthAndSchooling],
	...[reviewsAndCourts, leavingCare, workforce, schoolAndLaw],
];
const counts: Record<string, Count> = Object.fromEntries(
	themes.flatMap((theme) => Object.entries(theme.counts)),
);
const figures = themes.flatMap(({ indicators }) => Object.entries(indicators));

/** Every indicator of a frequency, by id. */
export function seriesBy(frequency: Frequency): Map<string, Series> {
	const book = bookOf(counts);
	return new Map(
		figures
			.filter(([, { numerator }]) => book(numerator).every === frequency)
			.map(([id, figure]) => {
				const numerator = book(figure.numerator);
				const denominator = figure.denominator === undefined ? null : book(figure.denominator);
				const pointsOf = (above: number[], below: number[] | undefined): Point[] =>
					above.map((count, at) => ({ numerator: count, denominator: below?.[at] ?? null }));
				const areas: [string, Point[]][] = [...numerator.byArea].map(([area, above]) => [
					area,
					pointsOf(above, denominator?.byArea.get(area)),
				]);
				const whole = pointsOf(numerator.county, denominator?.county);
				return [id, { figure, areas: new Map([[county, whole], ...areas]) }];
			}),
	);
}

/** Ids of the indicators whose numerator is counted on in another one. */
export function countedOn(): Set<string> {
	const used = new Set([
		...figures.map(([, { denominator }]) => denominator),
		...Object.values(counts).flatMap((count) => [
			...('of' in count ? [count.of] : []),
			...(count.kind === 'balance' ? [...count.plus, ...(count.minus ?? [])] : []),
		]),
	]);
	return new Set(figures.filter(([, { numerator }]) => used.has(numerator)).map(([id]) => id));
}
