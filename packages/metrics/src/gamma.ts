const lanczos = [
	676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
	-0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
];

/** ln Γ(a + 1) for a ≥ 0, to about 1e-15. Source: Lanczos's approximation with g = 7 and nine terms. */
export function lnFactorial(a: number): number {
	const t = a + 7.5;
	const sum = lanczos.reduce((total, c, i) => total + c / (a + i + 1), 0.9999999999998099);
	return Math.log(2 * Math.PI) / 2 + (a + 0.5) * Math.log(t) - t + Math.log(sum);
}

/**
 * The two tails of a gamma distribution with this shape and scale 1: P(X < x) and P(X > x).
 * They hold the other tests' probabilities: χ² with k degrees above s is the upper tail of shape k/2 at s/2,
 * and k or more Poisson events when λ are expected is the lower tail of shape k at λ.
 *
 * Whichever tail is small is computed directly, so it keeps its relative accuracy (about 1e-13).
 * Source: Abramowitz & Stegun 6.5.29 (series) and 6.5.31 (continued fraction, by Lentz's method).
 */
export function gammaTails(shape: number, x: number): { lower: number; upper: number } {
	if (x <= 0) return { lower: 0, upper: 1 };
	const scale = Math.exp(shape * Math.log(x) - x - lnFactorial(shape));
	if (x < shape + 1) {
		let term = 1;
		let sum = 1;
		for (let n = 1; term > sum * 1e-17; n++) {
			term *= x / (shape + n);
			sum += term;
		}
		return { lower: scale * sum, upper: 1 - scale * sum };
	}
	let b = x + 1 - shape;
	let c = Infinity;
	let d = 1 / b;
	let h = d;
	for (let n = 1, step = 0; Math.abs(step - 1) > 1e-16 && n < 1e5; n++) {
		const a = n * (shape - n);
		b += 2;
		d = 1 / (b + a * d);
		c = b + a / c;
		step = c * d;
		h *= step;
	}
	return { lower: 1 - scale * shape * h, upper: scale * shape * h };
}

/**
 * The x below (`side` lower) or above (upper) which a gamma variable of this shape lies with probability `tail`.
 * Bisection down to neighbouring doubles: slower than Newton's method, but it cannot miss.
 *
 * @example gammaQuantile(1, 0.025, 'lower') // 0.02531780798428987, which is −ln 0.975
 */
export function gammaQuantile(shape: number, tail: number, side: 'lower' | 'upper'): number {
	const tooFarOut = (x: number) => gammaTails(shape, x)[side] < tail;
	let near = side === 'lower' ? 0 : shape + 1;
	let far = side === 'lower' ? shape + 1 : 0;
	if (side === 'lower') while (tooFarOut(far)) far *= 2;
	else while (!tooFarOut(near)) near *= 2;
	for (;;) {
		const middle = (near + far) / 2;
		if (middle === near || middle === far) return middle;
		if (tooFarOut(middle)) near = middle;
		else far = middle;
	}
}
