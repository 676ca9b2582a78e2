import { gammaTails } from './gamma.ts';

/** P(Z > z) of a standard normal variable: half the upper tail of χ² with one degree of freedom at z². */
export function normalTail(z: number): number {
	const tail = gammaTails(0.5, (z * z) / 2).upper / 2;
	return z < 0 ? 1 - tail : tail;
}

/**
 * The z that a standard normal variable stays below with probability `p`, 0 < p < 1, to about 1e-15.
 * Source: Abramowitz & Stegun 26.2.23 as a first guess, then Halley's method.
 *
 * @example normalQuantile(0.975) // 1.959963984540054
 */
export function normalQuantile(p: number): number {
	const tail = Math.min(p, 1 - p);
	const t = Math.sqrt(-2 * Math.log(tail));
	let z =
		t -
		(2.515517 + t * (0.802853 + t * 0.010328)) /
			(1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
	for (let i = 0; i < 3; i++) {
		const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
		const error = (normalTail(z) - tail) / density;
		z += error / (1 - (error * z) / 2);
	}
	return p < 0.5 ? -z : z;
}

/**
 * How many standard errors a two-sided interval reaches each way: z = Φ⁻¹(1 − α/2).
 * Errors: RangeError unless 0 < confidence < 1.
 */
export function zOf(confidence: number): number {
	if (!(confidence > 0 && confidence < 1))
		throw new RangeError('confidence must lie between 0 and 1');
	return -normalQuantile((1 - confidence) / 2);
}
