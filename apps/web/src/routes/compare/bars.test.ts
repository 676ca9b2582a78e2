import { describe, expect, it } from 'vitest';
import { along, scaleOf, shortList } from './bars.ts';

describe('a scale', () => {
	it('starts at 0 and ends at the largest value', () => {
		expect(scaleOf([20, 35])).toEqual({ min: 0, max: 35 });
		expect(scaleOf([-5, 10])).toEqual({ min: -5, max: 10 });
		expect(scaleOf([0, 0])).toEqual({ min: 0, max: 1 });
	});

	it('places a value along it, and one beyond at its end', () => {
		expect(along({ min: 0, max: 40 }, 10)).toBe(25);
		expect(along({ min: -10, max: 10 }, 0)).toBe(50);
		expect(along({ min: 0, max: 40 }, 50)).toBe(100);
	});
});

describe('a ranked list', () => {
	const list = (length: number, own: number, neighbours: number[] = []) =>
		Array.from({ length }, (_, place) => ({
			place,
			own: place === own,
			neighbour: neighbours.includes(place),
		}));
	const places = (rows: ReturnType<typeof shortList<ReturnType<typeof list>[number]>>) =>
		rows.map((row) => ('left' in row ? `${row.left} left out` : row.place));

	it('of twenty is shown whole', () => {
		expect(places(shortList(list(20, 5)))).toEqual(Array.from({ length: 20 }, (_, i) => i));
	});

	it('of 150 shows both ends, the own area and its neighbours, and counts what it leaves out', () => {
		expect(places(shortList(list(150, 136, [40, 41])))).toEqual([
			0,
			1,
			2,
			'37 left out',
			40,
			41,
			'94 left out',
			136,
			'10 left out',
			147,
			148,
			149,
		]);
	});
});
