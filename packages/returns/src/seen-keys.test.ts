import fc from 'fast-check';
import { expect, it } from 'vitest';
import { seenKeys } from './seen-keys.ts';

it('gives the line on which each key stood first, like a plain map', () => {
	const key = fc.record({ series: fc.nat(3_000_000), area: fc.nat(1500) });
	fc.assert(
		fc.property(
			fc.array(key, { minLength: 1, maxLength: 50 }),
			fc.array(fc.nat(49)),
			(keys, order) => {
				const firstLineOf = seenKeys();
				const plain = new Map<string, number>();
				order.forEach((place, index) => {
					const { series, area } = keys[place % keys.length]!;
					const line = index + 2;
					const name = `${series} ${area}`;
					expect(firstLineOf(series, area, line)).toBe(plain.get(name) ?? 0);
					if (!plain.has(name)) plain.set(name, line);
				});
			},
		),
	);
});

it('keeps more keys than a block has pages apart', () => {
	const firstLineOf = seenKeys();
	for (let series = 0; series < 3000; series++) expect(firstLineOf(series, 3, series + 2)).toBe(0);
	for (let series = 0; series < 3000; series++)
		expect(firstLineOf(series, 3, 9999)).toBe(series + 2);
});
