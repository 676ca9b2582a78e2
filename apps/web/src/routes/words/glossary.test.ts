import { expect, it } from 'vitest';
import { glossary } from './glossary.ts';

it('holds every row of the table, without its header', () => {
	expect(glossary[0]).toEqual({
		word: 'indicator',
		meaning:
			'something that is measured again and again, such as the share of referrals that are repeats',
	});
	expect(glossary.at(-1)?.word).toBe('synthetic');
	expect(glossary.every(({ word, meaning }) => word && meaning)).toBe(true);
});
