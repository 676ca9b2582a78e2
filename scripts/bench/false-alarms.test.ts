import { fileURLToPath } from 'node:url';
import { falseAlarmShares } from '@sightline/metrics';
import { describe, expect, it } from 'vitest';
import { looksAtNoChange, shareOf, ways } from './false-alarms.ts';
import { sizesOfTheDemonstration } from './no-real-change.ts';

const sizes = sizesOfTheDemonstration(fileURLToPath(new URL('../..', import.meta.url)));

describe('series without any real change', () => {
	it.each(Object.keys(ways) as (keyof typeof ways)[])(
		'raise about as many signals as is stated: %s',
		(way) => {
			const looks = looksAtNoChange(sizes.filter(ways[way]), { copies: 8, until: 42, seed: 7 });
			expect(looks[0]!.judged).toBeGreaterThan(400);
			const share = shareOf(looks);
			expect(share).toBeGreaterThan(falseAlarmShares[way] - 0.008);
			expect(share).toBeLessThan(falseAlarmShares[way] + 0.008);
			expect(share).toBeLessThanOrEqual(way === 'process' ? 0.03 : 0.06);
		},
	);

	it('are the same for the same seed', () => {
		const look = () => looksAtNoChange(sizes.slice(0, 20), { copies: 2, until: 36, seed: 1 });
		expect(look()).toEqual(look());
	});
});
