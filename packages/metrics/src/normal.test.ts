import fc from 'fast-check';
import { describe, it } from 'vitest';
import { expectClose } from '../tests/oracle.ts';
import { normalQuantile, normalTail, zOf } from './normal.ts';

describe('normalQuantile', () => {
	it.each([
		[0.975, 1.959963984540054],
		[0.999, 3.090232306167813],
		[0.995, 2.575829303548901],
		[0.75, 0.6744897501960817],
		[0.025, -1.959963984540054],
		[1e-10, -6.361340902404056],
	])('of %d is known to 1e-12', (p, z) => expectClose(normalQuantile(p), z, 1e-12));

	it('is the inverse of the tail', () => {
		fc.assert(
			fc.property(fc.double({ min: 1e-15, max: 0.49, noNaN: true }), (p) =>
				expectClose(normalTail(-normalQuantile(p)), p, 1e-12),
			),
		);
	});
});

describe('normalTail', () => {
	it.each([
		[0, 0.5],
		[1, 0.15865525393145705],
		[-1, 0.8413447460685429],
		[5, 2.866515718791939e-7],
		[10, 7.619853024160527e-24],
	])('beyond %d is known', (z, p) => expectClose(normalTail(z), p, 1e-12));
});

describe('zOf', () => {
	it('is never the rounded 1.96', () => expectClose(zOf(0.95), 1.959963984540054, 1e-12));
});
