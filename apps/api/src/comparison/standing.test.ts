import { describe, expect, test } from 'vitest';
import { monthIndex } from '@sightline/metrics/periods';
import { leadingYear } from './standing.ts';

describe('the year that a reader is led with', () => {
	const year = (index: number) => ({ type: 'year-to-march', index }) as const;
	const years = [year(2025), year(2019), year(2018)];

	test('is the latest that had ended before the month', () => {
		expect(leadingYear(years, monthIndex(2019, 4))).toEqual(year(2019));
		expect(leadingYear(years, monthIndex(2019, 3))).toEqual(year(2018));
		expect(leadingYear(years, monthIndex(2026, 1))).toEqual(year(2025));
	});

	test('is the latest of all where none had ended', () => {
		expect(leadingYear(years, monthIndex(2010, 1))).toEqual(year(2025));
		expect(leadingYear([], monthIndex(2019, 4))).toBeUndefined();
	});
});
