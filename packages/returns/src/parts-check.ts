import { lastMonthOf, periodName } from '@sightline/metrics/periods';
import { isValidIn } from './areas.ts';
import { cellOf } from './cells.ts';
import type { ReturnContext } from './context.ts';
import { finding, type Finding, type Place } from './findings.ts';
import type { Reading } from './layout.ts';

const sums = ['numerator', 'denominator'] as const;

/** The parts of an area in one indicator, breakdown and period, while some have not been read. */
interface Family {
	partsLeft: number;
	/** Of the parts read; NaN when one has no number. */
	numerator: number;
	denominator: number;
	whole: { numerator: number | null; denominator: number | null; places: Place[] } | null;
}

/**
 * Checks that the parts of an area make up the area, wherever a file has the area and all of its parts.
 *
 * @returns a function of a reading and of a number for its indicator, breakdown and period, the next
 * of which is further away than there are areas
 */
export function partsCheck(
	{ collection, areas }: ReturnContext,
	findings: Finding[],
): (reading: Reading, series: number) => void {
	const partsOf = Map.groupBy(
		areas.filter(({ partOf }) => partOf !== null),
		({ partOf }) => partOf!,
	);
	const wholes = new Map(areas.map((area, index) => [area.key, { area, index }]));
	const families = new Map<number, Family>();

	return (reading, series) => {
		const { area, observation, row, columns } = reading;
		for (const key of [area.partOf, area.key]) {
			const parts = key === null ? undefined : partsOf.get(key);
			const whole = key === null ? undefined : wholes.get(key);
			if (!parts || !whole) continue;
			const number = series + whole.index;
			let family = families.get(number);
			if (!family) {
				const month = lastMonthOf({ type: collection.periodType, index: observation.period });
				const partsLeft = parts.filter((part) => isValidIn(part, month)).length;
				family = { partsLeft, numerator: 0, denominator: 0, whole: null };
				families.set(number, family);
			}
			if (area.key === key) {
				const { numerator, denominator } = observation;
				const places = sums.map((sum) => cellOf(row, columns[sum]));
				family.whole = { numerator, denominator, places };
			} else {
				family.partsLeft -= 1;
				// What does not apply to a part adds nothing; what is not known leaves the sum unknown.
				for (const sum of sums)
					family[sum] += observation[sum] ?? (observation[`${sum}Symbol`] === 'z' ? 0 : NaN);
			}
			if (family.partsLeft > 0 || !family.whole) continue;
			findings.push(...differences(family, whole.area.name, reading, collection.periodType));
			families.delete(number);
		}
	};
}

function differences(
	family: Family,
	wholeName: string,
	{ indicator, observation }: Reading,
	type: ReturnContext['collection']['periodType'],
): Finding[] {
	const { numeratorAddsOverAreas, denominatorAddsOverAreas, title } = indicator;
	const adds = { numerator: numeratorAddsOverAreas, denominator: denominatorAddsOverAreas };
	return sums.flatMap((sum, index) => {
		const all = family.whole?.[sum] ?? null;
		if (all === null || !adds[sum]) return [];
		const difference = family[sum] - all;
		// Sums of decimals are off by a hair, and a sum with a symbol in it is NaN.
		if (!(Math.abs(difference) > 1e-9 * Math.max(1, Math.abs(all)))) return [];
		const period = periodName({ type, index: observation.period });
		return finding(
			'parts-not-summing',
			family.whole!.places[index]!,
			`The ${sum}s of the parts of ${wholeName} add up to ${tidied(family[sum])}, not ${all}: ${tidied(Math.abs(difference))} too ${difference > 0 ? 'many' : 'few'} for ${title} in ${period}.`,
			'Correct the parts or the total.',
		);
	});
}

function tidied(sum: number): number {
	return Number(sum.toFixed(6));
}
