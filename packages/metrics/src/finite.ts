/** Errors: RangeError when the argument called `name` is NaN or infinite. */
export function finite(name: string, value: number): number {
	if (!Number.isFinite(value)) throw new RangeError(`${name} must be a finite number`);
	return value;
}

/** A number too large to express cannot be said: null. */
export function finiteOrNull(value: number): number | null {
	return Number.isFinite(value) ? value : null;
}

/**
 * Errors: RangeError when the number called `name` cannot count periods: not whole, or so far from 0 that the calendar
 * has no such period.
 */
export function periodNumber(name: string, value: number): number {
	if (!Number.isInteger(value) || Math.abs(value) >= 1e6)
		throw new RangeError(`${name} must be a whole number of less than a million`);
	return value;
}
