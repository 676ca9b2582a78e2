import { expect, test } from 'vitest';
import { compareAddress, seriesAddress, type Chosen } from './addresses.ts';

const nothing: Chosen = {
	area: null,
	theme: null,
	with: null,
	quarter: null,
	asOf: null,
	on: null,
};

test('a link keeps the area and the moment that are being read', () => {
	const chosen = { ...nothing, area: 'E10000016', asOf: '41', theme: 'workforce' };
	expect(seriesAddress('contacts', chosen)).toBe('/indicators/contacts?area=E10000016&asOf=41');
	expect(compareAddress(chosen, { indicator: 'contacts' })).toBe(
		'/compare?indicator=contacts&area=E10000016&asOf=41',
	);
	expect(seriesAddress('contacts', nothing)).toBe('/indicators/contacts');
	expect(compareAddress(nothing)).toBe('/compare');
});
