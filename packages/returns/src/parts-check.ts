import { lastMonthOf, periodName } from '@sightline/metrics/periods';
import { isValidIn } from './areas.ts';
import { cellName, cellOf } from './cells.ts';
import type { ReturnContext } from './context.ts';
import { finding, type Finding, type Place } from './findings.ts';
import type { Reading } from './layout.ts';
import { listed } from './names.ts';
import { isSlip } from './slips.ts';

const sums = ['numerator', 'denominator'] as const;

/** The numbers of one area, and where they stand: no more of the row, as many may wait for their families to be whole. */
interface Member {
	name: string;
	line: number;
	row: number;
	numerator: number | null;
	denominator: number | null;
	value: number | null;
}

/** The parts of an area in one indicator, breakdown and period, while some have not been read. */
interface Family {
	partsLeft: number;
	/** Of the parts read; NaN when one has no number. */
	numerator: number;
	denominator: number;
	parts: Member[];
	whole: (Member & { places: Place[] }) | null;
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
				family = { partsLeft, numerator: 0, denominator: 0, parts: [], whole: null };
				families.set(number, family);
			}
			const { numerator, denominator, value } = observation;
			const { line, row: sheetRow } = row;
			const member = { name: area.name, line, row: sheetRow, numerator, denominator, value };
			if (area.key === key) {
				const places = sums.map((sum) => cellOf(row, columns[sum]));
				family.whole = { ...member, places };
			} else {
				family.partsLeft -= 1;
				family.parts.push(member);
				// What does not apply to a part adds nothing; what is not known leaves the sum unknown.
				for (const sum of sums)
					family[sum] += observation[sum] ?? (observation[`${sum}Symbol`] === 'z' ? 0 : NaN);
			}
			if (family.partsLeft > 0 || !family.whole) continue;
			findings.push(...differences(family, family.whole, reading, collection.periodType));
			families.delete(number);
		}
	};
}

function differences(
	{ parts, ...added }: Family,
	whole: NonNullable<Family['whole']>,
	{ indicator, observation, columns }: Reading,
	type: ReturnContext['collection']['periodType'],
): Finding[] {
	const { numeratorAddsOverAreas, denominatorAddsOverAreas, title } = indicator;
	const adds = { numerator: numeratorAddsOverAreas, denominator: denominatorAddsOverAreas };
	return sums.flatMap((sum, index) => {
		const all = whole[sum];
		if (all === null || !adds[sum]) return [];
		const difference = added[sum] - all;
		// Sums of decimals are off by a hair, and a sum with a symbol in it is NaN.
		if (!(Math.abs(difference) > 1e-9 * Math.max(1, Math.abs(all)))) return [];
		const period = periodName({ type, index: observation.period });
		// Any other symbol, and a blank, would have left the sum unknown.
		const without = parts.filter((part) => part[sum] === null);
		const said = without.map(({ name, line }) => `${name} (line ${line})`);
		const notApplicable =
			said.length === 0 ? '' : ` ${listed(said)} ${said.length === 1 ? 'is' : 'are'} z.`;
		return finding(
			'parts-not-summing',
			whole.places[index]!,
			`The ${sum}s of the parts of ${whole.name} add up to ${tidied(added[sum])}, not ${all}: ${tidied(Math.abs(difference))} too ${difference > 0 ? 'many' : 'few'} for ${title} in ${period}.${notApplicable}`,
			// One period stands in the same columns in every row.
			likelyCells(parts, whole, sum, difference, columns[sum]) ?? 'Correct the parts or the total.',
		);
	});
}

/**
 * The one or two cells in which a usual slip would make the whole difference: digits of it mistaken, or another figure of
 * its row typed in its place. Null where there is none or more than two, as any of many would be a guess.
 */
function likelyCells(
	parts: readonly Member[],
	whole: Member,
	sum: (typeof sums)[number],
	difference: number,
	column: number,
): string | null {
	const candidates = [
		...parts.map((member) => ({ member, by: -difference })),
		{ member: whole, by: difference },
	].flatMap(({ member, by }) => {
		const typed = member[sum];
		if (typed === null) return [];
		const meant = tidied(typed + by);
		const { numerator, denominator, value } = member;
		const isLikely = isSlip(typed, meant) || [numerator, denominator, value].includes(meant);
		if (!isLikely) return [];
		return {
			cell: `${member.name} on line ${member.line} (cell ${cellName(column, member.row)})`,
			change: `if it were ${meant} rather than ${typed}`,
		};
	});
	const [one, other] = candidates;
	if (!one || candidates.length > 2) return null;
	return other
		? `Either of two would make it right: ${one.cell} ${one.change}, or ${other.cell} ${other.change}. Check them first, then the other parts and the total.`
		: `${one.cell} would make it right ${one.change}. Check it first, then the other parts and the total.`;
}

function tidied(sum: number): number {
	return Number(sum.toFixed(6));
}
