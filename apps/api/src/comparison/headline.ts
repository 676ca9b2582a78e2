import type { ComparisonRow } from '../contract/index.ts';

/**
 * The comparison in one sentence: "Surrey is in the best quarter on 6 of 41 indicators and in the worst quarter on
 * 9". Only indicators with a good and a bad end are counted.
 */
export function headline(area: string, rows: ComparisonRow[]): string {
	if (rows.length === 0) return `There are no published figures to compare ${area} by yet`;
	const placed = rows
		.filter(({ polarity }) => polarity !== 'neutral')
		.flatMap(({ rank }) => rank.quarter ?? []);
	if (placed.length === 0) return `${area} cannot be ranked by the figures held here`;
	const counted = (name: string) => {
		const count = placed.filter((quarter) => quarter.name === name).length;
		return count === 0 ? 'none' : String(count);
	};
	const [only] = placed;
	if (placed.length === 1 && only)
		return `${area} is in the ${only.phrase.toLowerCase()} on the one indicator that has quarters`;
	return `${area} is in the best quarter on ${counted('best')} of ${placed.length} indicators and in the worst quarter on ${counted('worst')}`;
}
