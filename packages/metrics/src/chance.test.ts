import { describe, expect, it } from 'vitest';
import { expectedByChance } from './chance.ts';

describe('expectedByChance', () => {
	it('adds up the false-alarm shares of what is judged', () => {
		const given = { status: 'given' } as const;
		expect(
			expectedByChance([
				{ reading: 'process', kind: 'flow', ...given },
				{ reading: 'process', kind: 'flow', status: 'trial' },
				{ reading: 'yearly', kind: 'stock', ...given },
				{ reading: 'yearly', kind: 'rolling', ...given },
				{ reading: 'yearly', kind: 'flow', ...given },
				{ reading: 'yearly', kind: 'stock', status: 'small-numbers' },
			]),
		).toBeCloseTo(0.019 + 0.016 + 2 * 0.047, 12);
		expect(expectedByChance([])).toBe(0);
	});
});
