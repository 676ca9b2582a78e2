import type { ComparisonRow } from '../contract/index.ts';

/**
 * The comparison in one sentence: "Surrey is in the best quarter on six of 41 indicators and in the worst quarter on
 * nine". Only indicators with a good and a bad end are counted.
 */
export function headline(area: string, rows: ComparisonRow[]): string {
	if (rows.length === 0) return `There are no published figures to compare ${area} by yet`;
	const placed = rows
		.filter(({ polarity }) => polarity !== 'neutral')
		.flatMap(({ rank }) => rank.quarter?.name ?? []);
	if (placed.length === 0) return `${area} cannot be ranked by the figures held here`;
	const counted = (name: string) => {
		const count = placed.filter((quarter) => quarter === name).length;
		return count === 0 ? 'none' : String(count);
	};
	const noun = placed.length === 1 ? 'indicator' : 'indicators';
	return `${area} is in the best quarter on ${counted('best')} of ${placed.length} ${noun} and in the worst quarter on ${counted('worst')}`;
}
