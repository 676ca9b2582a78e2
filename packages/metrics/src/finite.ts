/** Errors: RangeError when the argument called `name` is NaN or infinite. */
export function finite(name: string, value: number): number {
	if (!Number.isFinite(value)) throw new RangeError(`${name} must be a finite number`);
	return value;
}

/** A number too large to express cannot be said: null. */
export function finiteOrNull(value: number): number | null {
	return Number.isFinite(value) ? value : null;
}
