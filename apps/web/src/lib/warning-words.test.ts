import { describe, expect, it } from 'vitest';
import { cellWords, warningTitle } from './warning-words.ts';

describe('the title of a kind of warning', () => {
	it('is in words, and the code where the kind is no longer known', () => {
		expect(warningTitle('scale-change')).toBe(
			'Figures of another scale or sign than those before them',
		);
		expect(warningTitle('of-long-ago')).toBe('of-long-ago');
	});
});

describe('the cells of some warnings', () => {
	it.each([
		[1, ['D2'], 'cell D2'],
		[2, ['D2', 'F7'], 'cells D2 and F7'],
		[3, ['D2', 'F7', 'G9'], 'cells D2, F7 and G9'],
		[2000, ['D2', 'F7', 'G9'], 'cells D2, F7, G9 and 1,997 more'],
		[5, ['D2'], 'cell D2 and 4 more'],
		[47, [], ''],
	])('of %i, %j, are %s', (count, cells, words) => {
		expect(cellWords(count, cells)).toBe(words);
	});
});
