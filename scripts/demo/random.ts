// Chance that comes out the same on every machine: whole-number arithmetic only, and a seed in words.

export type Random = () => number;

/**
 * A generator of numbers from 0 up to 1, the same for the same seed. Each series has a seed of its own, so a
 * change to one leaves the others as they were.
 *
 * @see Bob Jenkins, small fast generator (sfc32); the seed is spread by FNV-1a
 */
export function randomFrom(seed: string): Random {
	let hash = 0x811c9dc5;
	for (let at = 0; at < seed.length; at++)
		hash = Math.imul(hash ^ seed.charCodeAt(at), 0x01000193) >>> 0;
	let [a, b, c, count] = [hash, 0x9e3779b9, 0x243f6a88, 1];
	const next = () => {
		const sum = (a + b + count) | 0;
		count = (count + 1) | 0;
		a = b ^ (b >>> 9);
		b = (c + (c << 3)) | 0;
		c = ((c << 21) | (c >>> 11)) + sum;
		return (sum >>> 0) / 4_294_967_296;
	};
	for (let warmUp = 0; warmUp < 12; warmUp++) next();
	return next;
}

/** A draw with mean 0 and standard deviation 1: twelve draws added up, as no two machines add differently. */
export function bell(random: Random): number {
	let sum = -6;
	for (let draw = 0; draw < 12; draw++) sum += random();
	return sum;
}

/** Bell-shaped noise with a memory: each value keeps most of the one before, as a stock of children does. */
export function slowNoise(random: Random, length: number, spread: number): number[] {
	const values: number[] = [];
	for (let at = 0; at < length; at++)
		values.push(0.85 * (values[at - 1] ?? 0) + spread * bell(random));
	return values;
}
