import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../tests/oracle.ts';
import { gammaQuantile, gammaTails, lnFactorial } from './gamma.ts';

describe('lnFactorial', () => {
	it.each([
		[0, 0],
		[5, Math.log(120)],
		[-0.5 + 1, Math.log(Math.sqrt(Math.PI) / 2)],
		[20, Math.log(2432902008176640000)],
	])('of %d is known', (a, value) => expectClose(lnFactorial(a), value, 1e-13));
});

describe('gammaTails', () => {
	it('are those of waiting for the first event', () => {
		fc.assert(
			fc.property(fc.double({ min: 0.01, max: 500, noNaN: true }), (x) => {
				expectClose(gammaTails(1, x).upper, Math.exp(-x), 1e-12);
				expectClose(gammaTails(1, x).lower, -Math.expm1(-x), 1e-12);
			}),
		);
	});

	it('count Poisson events', () => {
		const terms = [0, 1, 2, 3].map((k) => (Math.exp(-4.5) * 4.5 ** k) / [1, 1, 2, 6][k]!);
		expectClose(
			gammaTails(4, 4.5).upper,
			terms.reduce((sum, term) => sum + term, 0),
			1e-13,
		);
	});

	it('hold everything above at 0 and below', () =>
		expect(gammaTails(2, 0)).toEqual({ lower: 0, upper: 1 }));
});

describe('gammaQuantile', () => {
	it('is known for the first event', () => {
		expectClose(gammaQuantile(1, 0.025, 'lower'), -Math.log(0.975), 1e-13);
		expectClose(gammaQuantile(1, 0.001, 'upper'), -Math.log(0.001), 1e-13);
	});

	it('is the inverse of its tail', () => {
		const side = fc.constantFrom('lower' as const, 'upper' as const);
		const tail = fc.double({ min: 1e-9, max: 0.999, noNaN: true });
		fc.assert(
			fc.property(fc.double({ min: 0.1, max: 200, noNaN: true }), tail, side, (shape, p, of) =>
				expectClose(gammaTails(shape, gammaQuantile(shape, p, of))[of], p, 1e-11),
			),
		);
	});
});
