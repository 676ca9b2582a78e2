/** So many figures of later periods may be slips, each in a period of its own. */
export const mostSlips = 20;

/**
 * What is known of the latest periods of a file while it is read: the last ones may be slips, and what stands in the
 * return's own before them is wanted then. Earlier ones are let go, so that memory does not grow with their number.
 */
export function latestPeriods<Known>(begin: () => Known): {
	/** Null for a period before those that are kept. */
	of: (period: number) => Known | null;
	/** Earliest first. */
	all: () => [period: number, known: Known][];
} {
	const periods = new Map<number, Known>();
	let earliest = Infinity;
	return {
		of(period) {
			const there = periods.get(period);
			if (there !== undefined) return there;
			if (periods.size > mostSlips) {
				if (period < earliest) return null;
				periods.delete(earliest);
			}
			const known = begin();
			periods.set(period, known);
			earliest = Math.min(...periods.keys());
			return known;
		},
		all: () => [...periods].sort(([one], [other]) => one - other),
	};
}
