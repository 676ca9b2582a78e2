import { describe, expect, it } from 'vitest';
import { chanceSentences } from './chance.ts';

describe('chanceSentences', () => {
	it('sets what is found beside what chance would do', () => {
		expect(chanceSentences(280, 21, 6.2, 'in Surrey and its five parts')).toBe(
			'Of 280 series with a verdict in Surrey and its five parts, 21 show a signal, good, bad or neither. Chance alone would raise about six.',
		);
		expect(chanceSentences(60, 1, 1.3, 'in Surrey')).toBe(
			'Of 60 series with a verdict in Surrey, one shows a signal, good, bad or neither. Chance alone would raise about one.',
		);
		expect(chanceSentences(5, 0, 0.1, 'in Surrey')).toBe(
			'Of five series with a verdict in Surrey, none shows a signal. Chance alone would seldom raise one.',
		);
		expect(chanceSentences(0, 0, 0, 'in Surrey')).toBe('No series in Surrey has a verdict yet.');
	});
});
