/**
 * Shares a whole number out by weights so that the parts add up to it exactly: whole parts first, what is left
 * to the largest remainders (the earlier part on a tie). No part exceeds its cap.
 *
 * @param total    whole number, 0 or more
 * @param weights  one per part, 0 or more, any scale
 * @param caps     the most each part can take; none when absent
 * @throws when the caps leave no room for the total
 * @example apportion(10, [1, 1, 1]) // [4, 3, 3]
 */
export function apportion(total: number, weights: number[], caps?: number[]): number[] {
	if (!caps) return byLargestRemainder(total, weights);
	if (caps.reduce(add, 0) < total) throw new Error(`no room for ${total} in ${caps.join(', ')}`);
	const parts = byLargestRemainder(total, weights).map((part, at) => Math.min(part, caps[at]!));
	let left = total - parts.reduce(add, 0);
	while (left > 0) {
		const room = parts.map((part, at) => caps[at]! - part);
		const more = byLargestRemainder(left, room);
		more.forEach((part, at) => (parts[at] = Math.min(caps[at]!, parts[at]! + part)));
		left = total - parts.reduce(add, 0);
	}
	return parts;
}

function byLargestRemainder(total: number, weights: number[]): number[] {
	const whole = weights.reduce(add, 0);
	const exact = weights.map((weight) => (total * weight) / whole);
	const parts = exact.map(Math.floor);
	const left = total - parts.reduce(add, 0);
	const byRemainder = exact
		.map((value, at) => ({ at, remainder: value - Math.floor(value) }))
		.sort((one, other) => other.remainder - one.remainder || one.at - other.at);
	for (const { at } of byRemainder.slice(0, left)) parts[at]! += 1;
	return parts;
}

function add(one: number, other: number): number {
	return one + other;
}
