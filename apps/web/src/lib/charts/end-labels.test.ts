import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placed, wrapped } from './end-labels.ts';

describe('labels at the right end', () => {
	it('stay where they are when there is room', () => {
		const labels = [
			{ at: 200, height: 20 },
			{ at: 50, height: 20 },
		];
		expect(placed(labels, 0, 300)).toEqual([200, 50]);
	});
	it('share the place they both want around its middle', () => {
		const labels = [
			{ at: 100, height: 20 },
			{ at: 100, height: 20 },
		];
		expect(placed(labels, 0, 300)).toEqual([90, 110]);
	});
	it('are kept inside', () => {
		expect(placed([{ at: 0, height: 20 }], 0, 300)).toEqual([10]);
		expect(placed([{ at: 300, height: 40 }], 0, 300)).toEqual([280]);
	});
	it('never overlap and keep the order of their lines', () => {
		const label = fc.record({
			at: fc.integer({ min: 0, max: 300 }),
			height: fc.constantFrom(17, 20, 34, 40),
		});
		fc.assert(
			fc.property(fc.array(label, { maxLength: 7 }), (labels) => {
				const middles = placed(labels, 0, 300);
				const boxes = labels
					.map(({ at, height }, index) => ({ at, height, middle: middles[index]! }))
					.sort((a, b) => a.middle - b.middle);
				boxes.forEach((box, index) => {
					expect(box.middle - box.height / 2).toBeGreaterThanOrEqual(-1e-6);
					expect(box.middle + box.height / 2).toBeLessThanOrEqual(300 + 1e-6);
					const next = boxes[index + 1];
					if (!next) return;
					expect(box.middle + box.height / 2).toBeLessThanOrEqual(
						next.middle - next.height / 2 + 1e-6,
					);
					expect(box.at).toBeLessThanOrEqual(next.at);
				});
			}),
		);
	});
	it('break at spaces', () => {
		expect(wrapped('Statistical neighbours 78 %', 16)).toEqual(['Statistical', 'neighbours 78 %']);
		expect(wrapped('Target 75\u00a0%', 11)).toEqual(['Target 75\u00a0%']);
	});
	it('break inside a word that is too long', () => {
		expect(wrapped('Buckinghamshire 15.9 %', 11)).toEqual(['Buckingham-', 'shire 15.9', '%']);
		expect(wrapped('Northumberland', 11)).toEqual(['Northumber-', 'land']);
	});
});
