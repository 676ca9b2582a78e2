/** How many: those of a slip or two, and the return's own before them. */
const kept = 4;

/**
 * What is known of the latest periods of a file while it is read: the last one may be a slip, and what stands in the
 * others is wanted then. Earlier ones are let go, so that memory does not grow with their number.
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
			if (periods.size === kept) {
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
