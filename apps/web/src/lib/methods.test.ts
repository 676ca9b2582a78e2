import { assurances, variations } from '@sightline/metrics/vocabulary';
import { describe, expect, it, test } from 'vitest';
import { methodTexts } from '../routes/methods/document.ts';
import { methods, variationMethod } from './methods.ts';

const textOf = (wanted: string) => {
	const { member, analyst } = methodTexts.find(({ id }) => id === wanted)!;
	return member + analyst;
};

describe('a link to a method', () => {
	it.each(Object.entries(methods))('%s has a heading', (_name, { id }) => {
		expect(methodTexts.map((text) => text.id)).toContain(id);
	});

	it('is called something of its own', () => {
		const names = Object.values(methods).map(({ link }) => link);
		expect(new Set(names).size).toBe(names.length);
	});

	test.each(variations)('the place of variation speaks of %s', (variation) => {
		const words = new RegExp(`\\b${variation.replace('-', '[ -]')}\\b`);
		expect(textOf(methods.variation.id)).toMatch(words);
	});

	test.each(assurances)('the place of assurance speaks of %s', (assurance) => {
		expect(textOf(methods.assurance.id)).toMatch(new RegExp(`\\b${assurance}\\b`));
	});

	test.each([
		['given', 'process', 'variation'],
		['given', 'yearly', 'change'],
		['trial', 'process', 'trial'],
		['small-numbers', 'yearly', 'smallNumbers'],
		['no-comparison', 'yearly', 'change'],
		['no-values', 'process', 'missing'],
	] as const)(
		'a verdict that is %s in a %s reading is explained by %s',
		(status, reading, method) => {
			expect(variationMethod(status, reading)).toBe(method);
		},
	);
});
