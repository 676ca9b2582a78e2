import { expect, test } from 'vitest';
import { addressNow, choicesIn, momentIn, withMoment } from './moment.ts';

const at = (path: string) => new URL(path, 'http://localhost');

test.each([
	['/', '/?asOf=20', '/?asOf=20'],
	['/returns', '/?on=2019-01-12&theme=workforce', '/returns?on=2019-01-12'],
	['/?theme=workforce#all', '/?asOf=20', '/?theme=workforce&asOf=20#all'],
	['/indicators/contacts?area=E1', '/compare', '/indicators/contacts?area=E1'],
	['/?area=E1#all', '/returns?on=', '/?area=E1#all'],
])('a link to %s on %s leads to %s', (href, here, address) => {
	expect(withMoment(href, at(here))).toBe(address);
});

test('the way back to now keeps the choices of the page and nothing that has passed', () => {
	const url = at('/returns?on=2019-01-12&collection=surrey-monthly&page=2&accepted=68');
	expect(choicesIn(url)).toEqual([['collection', 'surrey-monthly']]);
	expect(addressNow(url)).toBe('/returns?collection=surrey-monthly');
	expect(addressNow(at('/?asOf=20'))).toBe('/');
});

test('an empty field asks for no moment', () => {
	expect(momentIn(at('/?on=&asOf='))).toEqual({ asOf: null, on: null });
});
