import { describe, expect, it } from 'vitest';
import { monthIndex } from './periods.ts';
import { publishedBeside, type PublishedYear } from './published-beside.ts';

const year = (
	index: number,
	value: number,
	interval: PublishedYear['interval'] = { lower: value - 1, upper: value + 1 },
): PublishedYear => ({ period: { type: 'year-to-march', index }, value, interval });

const surrey = [year(2016, 20), year(2018, 27), year(2017, 24)];
const england = [year(2017, 21.8), year(2018, 21.9), year(2016, 22)];
const how = { name: 'England', latestMonth: monthIndex(2019, 3), breaks: [] as number[] };
const to = (index: number) => ({ type: 'year-to-march', index });

describe('publishedBeside', () => {
	it('sets the other area beside this one in the latest year that both have', () => {
		expect(publishedBeside(surrey, england, how).compared).toEqual({
			name: 'England',
			period: to(2018),
			own: 27,
			value: 21.9,
			comparison: 'higher',
		});
		expect(publishedBeside(surrey, england.slice(0, 1), how).compared).toMatchObject({
			period: to(2017),
			own: 24,
		});
		expect(publishedBeside([year(2018, 27, null)], england, how).compared!.comparison).toBeNull();
		expect(publishedBeside(surrey, [], how)).toEqual({ compared: null, movement: null });
	});

	it('refuses a value that is no number', () => {
		const none = [year(2018, Number.NaN, null)];
		expect(() => publishedBeside(none, england, how)).toThrow('value must be a finite number');
		expect(() => publishedBeside(surrey, none, how)).toThrow('value must be a finite number');
	});

	it('tells the movement from the year before, with what chance leaves open', () => {
		const { movement } = publishedBeside(surrey, england, how);
		expect(movement).toEqual({
			name: 'England',
			from: to(2017),
			to: to(2018),
			own: {
				before: 24,
				after: 27,
				change: {
					lower: expect.closeTo(3 - Math.SQRT2) as number,
					upper: expect.closeTo(3 + Math.SQRT2) as number,
				},
			},
			other: { before: 21.8, after: 21.9 },
		});
		const bare = [year(2017, 24, null), year(2018, 27)];
		expect(publishedBeside(bare, england, how).movement!.own.change).toBeNull();
	});

	it('makes no movement of two years with a gap between them, or of different kinds', () => {
		const gap = [surrey[0]!, surrey[1]!];
		expect(publishedBeside(gap, england, how).movement).toBeNull();
		const calendar: PublishedYear = {
			...year(0, 24),
			period: { type: 'calendar-year', index: 2017 },
		};
		const mixed = publishedBeside([surrey[1]!, calendar], [england[1]!, calendar], how);
		expect(mixed.compared!.period).toEqual(to(2018));
		expect(mixed.movement).toBeNull();
	});

	it('makes none across a change in how it is counted', () => {
		const across = (breaks: number[]) =>
			publishedBeside(surrey, england, { ...how, breaks }).movement;
		expect(across([monthIndex(2016, 4)])).not.toBeNull();
		expect(across([monthIndex(2016, 5)])).toBeNull();
		expect(across([monthIndex(2017, 4)])).toBeNull();
		expect(across([monthIndex(2018, 3)])).toBeNull();
		expect(across([monthIndex(2018, 4)])).not.toBeNull();
	});

	it('leaves out what ended after the latest figure, or more than two years before it', () => {
		const at = (year: number, month: number) =>
			publishedBeside(surrey, england, { ...how, latestMonth: monthIndex(year, month) });
		expect(at(2018, 2).compared!.period).toEqual(to(2017));
		expect(at(2018, 2).movement!.to).toEqual(to(2017));
		expect(at(2020, 3).compared!.period).toEqual(to(2018));
		expect(at(2020, 3).movement!.from).toEqual(to(2017));
		expect(at(2020, 4)).toEqual({ compared: null, movement: null });
		expect(at(2016, 2)).toEqual({ compared: null, movement: null });
		const any = publishedBeside(surrey, england, { ...how, latestMonth: null });
		expect(any.compared!.period).toEqual(to(2018));
	});
});
