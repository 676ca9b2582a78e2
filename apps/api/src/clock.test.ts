import { expect, test } from 'vitest';
import { isDay, monthOfDay, startOfNextDay } from './clock.ts';

test.each([
	['2019-01-12', '2019-01-13T00:00:00.000Z'],
	['2018-07-01', '2018-07-01T23:00:00.000Z'],
	['2019-03-30', '2019-03-31T00:00:00.000Z'],
	['2019-03-31', '2019-03-31T23:00:00.000Z'],
	['2019-10-26', '2019-10-26T23:00:00.000Z'],
	['2019-10-27', '2019-10-28T00:00:00.000Z'],
	['2018-12-31', '2019-01-01T00:00:00.000Z'],
])('%s is over in England at %s', (day, moment) => {
	expect(startOfNextDay(day)).toBe(moment);
});

test.each([
	['2019-02-28', true],
	['2020-02-29', true],
	['2019-02-29', false],
	['2019-2-28', false],
	['2019-04-15T09:00:00Z', false],
	['', false],
])('whether “%s” is a day of the calendar: %s', (text, is) => {
	expect(isDay(text)).toBe(is);
});

test('a day lies in a month', () => {
	expect(monthOfDay('2019-04-15')).toBe(2019 * 12 + 3);
});
