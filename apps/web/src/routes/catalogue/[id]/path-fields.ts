/** The rows in which a path is entered; one with more points comes by the command line. */
export const pathFields = Array.from({ length: 6 }, (_, place) => ({
	month: `path-month-${place + 1}` as const,
	value: `path-value-${place + 1}` as const,
}));
