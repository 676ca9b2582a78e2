import { finite } from './finite.ts';
import { gammaQuantile } from './gamma.ts';
import { zOf } from './normal.ts';

/** A value and the range that chance alone would leave it in, all in one unit. */
export interface Interval {
	value: number;
	lower: number;
	upper: number;
}

/**
 * Wilson's interval of a proportion: (2x + z² ∓ z·√(z² + 4x(1 − x/n))) / (2(n + z²)).
 * Unlike the textbook p ± z·se it stays between 0 and 1 and holds for small n.
 *
 * @param numerator    x, those with the property, 0 ≤ x ≤ n
 * @param denominator  n, all of them, n > 0
 * @returns proportions from 0 to 1, not percentages
 * Errors: RangeError naming the argument that is out of range.
 * @see Wilson 1927; PHEindicatormethods phe_proportion
 * @example wilsonInterval(0, 5) // { value: 0, lower: 0, upper: 0.4345 }
 */
export function wilsonInterval(
	numerator: number,
	denominator: number,
	confidence = 0.95,
): Interval {
	finite('numerator', numerator);
	if (finite('denominator', denominator) <= 0)
		throw new RangeError('denominator must be greater than 0');
	if (numerator < 0) throw new RangeError('numerator must not be less than 0');
	if (numerator > denominator)
		throw new RangeError('numerator must not be greater than denominator');
	const z = zOf(confidence);
	const value = numerator / denominator;
	// The formula halved above and below, so that no count is too large to double.
	const middle = numerator + (z * z) / 2;
	const reach = z * Math.sqrt((z * z) / 4 + numerator * (1 - value));
	const whole = denominator + z * z;
	return {
		value,
		// At the ends, where rounding would leave a little more or less than 0 or 1.
		lower: numerator === 0 ? 0 : Math.max(0, (middle - reach) / whole),
		upper: numerator === denominator ? 1 : Math.min(1, (middle + reach) / whole),
	};
}

/**
 * The interval of a count of events, or of a rate: exact Poisson below 10 events, Byar's approximation from 10,
 * x(1 − 1/(9x) − z/(3√x))³ and (x+1)(1 − 1/(9(x+1)) + z/(3√(x+1)))³, each over the exposure.
 *
 * @param count     events, ≥ 0
 * @param exposure  what they happened among, usually a population, > 0; 1 for the interval of the count itself
 * @param options   `per` is the size of population that the rate is told for (10,000), > 0
 * Errors: RangeError naming the argument that is out of range, or when the rate is too large to express.
 * @see Breslow & Day 1987; PHEindicatormethods phe_rate
 * @example poissonInterval(10, 450, { per: 10_000 }) // { value: 222.2, lower: 106.4, upper: 408.7, method: 'byar' }
 */
export function poissonInterval(
	count: number,
	exposure: number,
	{ per = 1, confidence = 0.95 }: { per?: number; confidence?: number } = {},
): Interval & { method: 'exact' | 'byar' } {
	if (finite('count', count) < 0) throw new RangeError('count must not be less than 0');
	if (finite('exposure', exposure) <= 0) throw new RangeError('exposure must be greater than 0');
	if (finite('per', per) <= 0) throw new RangeError('per must be greater than 0');
	const method = count < 10 ? 'exact' : 'byar';
	const [lower, upper] = (method === 'exact' ? exactPoisson : byar)(count, confidence);
	const rate = (events: number) =>
		finite('the rate, count over exposure,', (events / exposure) * per);
	return { value: rate(count), lower: rate(lower), upper: rate(upper), method };
}

/** The expected counts at which `count` or more, and `count` or fewer, become as unlikely as the confidence asks. */
export function exactPoisson(count: number, confidence: number): [lower: number, upper: number] {
	zOf(confidence);
	const tail = (1 - confidence) / 2;
	return [
		count === 0 ? 0 : gammaQuantile(count, tail, 'lower'),
		gammaQuantile(count + 1, tail, 'upper'),
	];
}

/** As `exactPoisson`, by Byar's approximation: good from ten events on. */
export function byar(count: number, confidence: number): [lower: number, upper: number] {
	const z = zOf(confidence);
	const limit = (x: number, reach: number) =>
		x * (1 - 1 / (9 * x) + reach / (3 * Math.sqrt(x))) ** 3;
	return [limit(count, -z), limit(count + 1, z)];
}

/**
 * How far a value has moved, and the range that chance leaves for it. It is a change when the range leaves out 0.
 * With d = v₁ − v₀: d − √((v₁−l₁)² + (u₀−v₀)²) to d + √((u₁−v₁)² + (v₀−l₀)²). In the unit of the values.
 *
 * Errors: RangeError when a number is not finite or the two lie too far apart to express.
 * @see Newcombe 1998, method 10, for proportions; the same form for rates
 * @example changeBetween(wilsonInterval(56, 70), wilsonInterval(48, 80)) // { difference: 0.2, lower: 0.052, upper: 0.334 }
 */
export function changeBetween(
	now: Interval,
	before: Interval,
): { difference: number; lower: number; upper: number } {
	const difference = now.value - before.value;
	const down = Math.hypot(now.value - now.lower, before.upper - before.value);
	const up = Math.hypot(now.upper - now.value, before.value - before.lower);
	return {
		difference: finite('the change from before to now', difference),
		lower: finite('the change from before to now', difference - down),
		upper: finite('the change from before to now', difference + up),
	};
}
