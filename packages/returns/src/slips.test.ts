import { describe, expect, it } from 'vitest';
import { isSlip } from './slips.ts';

describe('a slip', () => {
	it.each([
		[321, 312],
		[1402, 1204],
		[12, 21],
		[48, 480],
		[480, 48],
		[0.5, 5],
		[1204, 124],
		[124, 1204],
		[1122, 112],
	])('may have made %s of %s', (typed, meant) => {
		expect(isSlip(typed, meant)).toBe(true);
	});

	it.each([
		[321, 321],
		[321, 322],
		[321, 213],
		[3, 31],
		[31, 3],
		[0, 10],
		[10, 0],
		[12.5, 15.2],
		[12, 1200],
		[100, -100],
		[321, NaN],
	])('has not made %s of %s', (typed, meant) => {
		expect(isSlip(typed, meant)).toBe(false);
	});
});
