import type { Figure } from '@sightline/api/contract';
import { expect, test } from 'vitest';
import { beforeAndAfter } from './before-and-after.ts';

const share = { unit: { kind: 'percent' }, decimals: 1 } as const;
const figure = (numerator: number, more: Partial<Figure> = {}): Figure => ({
	value: (100 * numerator) / 1211,
	valueSymbol: null,
	numerator,
	numeratorSymbol: null,
	denominator: 1211,
	denominatorSymbol: null,
	status: 'final',
	note: null,
	...more,
});
const words = (before: Figure | null, after: Figure | null) =>
	beforeAndAfter(before, after, share, 'not there').map((text) => text.replaceAll('\u00a0', ' '));

test('a figure before and after is its value, and its parts where the values look alike', () => {
	expect(words(figure(159), figure(190))).toEqual(['13.1 %', '15.7 %']);
	expect(words(figure(159), figure(158.9))).toEqual([
		'13.1 % (159 of 1,211)',
		'13.1 % (158.9 of 1,211)',
	]);
});

test('a status is told unless it is final, and where it has become final', () => {
	const provisional = figure(159, { status: 'provisional' });
	expect(words(provisional, figure(190, { status: 'provisional' }))).toEqual([
		'13.1 %, provisional',
		'15.7 %, provisional',
	]);
	expect(words(provisional, figure(159))).toEqual(['13.1 %, provisional', '13.1 %, final']);
	expect(words(null, figure(159))).toEqual(['not there', '13.1 %']);
});

test('a symbol stands for what it stands for', () => {
	const withheld = figure(0, { value: null, valueSymbol: 'c', numerator: null });
	expect(words(figure(159), withheld)).toEqual(['13.1 %', '[c]']);
	expect(words(withheld, { ...withheld, numeratorSymbol: 'c' })).toEqual([
		'[c] (nothing of 1,211)',
		'[c] ([c] of 1,211)',
	]);
});
