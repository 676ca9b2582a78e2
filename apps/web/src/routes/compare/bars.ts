/** A line across the bars: another area's value. */
export interface Line {
	name: string;
	value: number;
	/** Its value in words. */
	text: string;
	/** How it is drawn: solid, dashed or dotted. */
	look: 'country' | 'region' | 'neighbours';
}

/** Where a bar of length 0 starts and the longest ends, in the unit of the values. Bars always start at 0. */
export interface Scale {
	min: number;
	max: number;
}

/** A scale that holds all of some values. */
export function scaleOf(values: readonly number[]): Scale {
	const [min, max] = [Math.min(0, ...values), Math.max(0, ...values)];
	return min === max ? { min: 0, max: 1 } : { min, max };
}

/** How far along a scale a value lies, per cent of its length; a value beyond its ends lies at the end. */
export function along({ min, max }: Scale, value: number): number {
	return Math.min(100, Math.max(0, (100 * (value - min)) / (max - min)));
}

/** So many rows are left out here. */
export interface Gap {
	left: number;
}

/** At most this many authorities are all shown. */
const all = 20;
/** So many of the best and of the worst are shown of a longer list. */
const ends = 3;

/**
 * The rows of a ranked list that a reader looks for: all of a short one, else the first and last few, the own area
 * and its neighbours, with the gaps between them counted.
 */
export function shortList<Row extends { own: boolean; neighbour: boolean }>(
	rows: readonly Row[],
): (Row | Gap)[] {
	if (rows.length <= all) return [...rows];
	const shown: (Row | Gap)[] = [];
	let left = 0;
	for (const [place, row] of rows.entries()) {
		const wanted = row.own || row.neighbour || place < ends || place >= rows.length - ends;
		if (!wanted) {
			left += 1;
			continue;
		}
		if (left > 0) shown.push({ left });
		left = 0;
		shown.push(row);
	}
	return shown;
}
