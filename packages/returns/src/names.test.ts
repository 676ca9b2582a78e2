import { describe, expect, it } from 'vitest';
import { cellName } from './cells.ts';
import { editDistance, listed, nameKey, suggester } from './names.ts';

describe('names', () => {
	it('are the same without case, spaces, byte order marks, hyphens and underscores', () => {
		expect(nameKey('\uFEFFRe-referrals _ Percent\u00A0')).toBe(nameKey('rereferralspercent'));
		expect(nameKey('Kingston–upon–Thames')).toBe(nameKey('Kingston upon Thames'));
	});

	it('are compared by the letters to change', () => {
		expect(editDistance('kitten', 'sitting')).toBe(3);
		expect(editDistance('surrye', 'surrey')).toBe(1);
		expect(editDistance('', 'abc')).toBe(3);
		expect(editDistance('abcdef', 'uvwxyz', 2)).toBe(2);
	});

	it('are suggested when close', () => {
		const nearest = suggester(['Surrey', 'Sussex'].map((name) => [name, name]));
		expect(nearest('Surry')).toBe('Surrey');
		expect(nearest('Kent')).toBeNull();
	});

	it('are listed', () => {
		expect([listed([]), listed(['a']), listed(['a', 'b', 'c'])]).toEqual(['', 'a', 'a, b and c']);
	});
});

describe('a cell', () => {
	it('is named as in a spreadsheet', () => {
		expect([0, 25, 26, 701, 702].map((column) => cellName(column, 17))).toEqual([
			'A17',
			'Z17',
			'AA17',
			'ZZ17',
			'AAA17',
		]);
	});
});
