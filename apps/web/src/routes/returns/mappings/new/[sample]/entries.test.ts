import { describe, expect, it } from 'vitest';
import type { MappingSample, SampleNames } from '@sightline/api/contract';
import {
	columnFaults,
	firstEntries,
	guessedNames,
	layoutOf,
	nameFaults,
	type Entered,
} from './entries.ts';

const wide: MappingSample = {
	id: 'a-sample',
	collection: { id: 'monthly', title: 'Monthly return' },
	fileName: 'team.csv',
	layout: 'wide',
	line: 1,
	headings: ['KPI', 'Team', 'Lead', 'Apr-18 n', 'Apr-18 of', 'Apr-18', 'Apr-18 RAG'],
	marks: [
		{ mark: ' n', headings: ['Apr-18 n'] },
		{ mark: ' of', headings: ['Apr-18 of'] },
		{ mark: '', headings: ['Apr-18'] },
		{ mark: ' RAG', headings: ['Apr-18 RAG'] },
	],
	guesses: { indicator: 'KPI', area: 'Team' },
	indicators: [
		{ id: 're-referrals', reference: 'FD04', title: 'Re-referrals' },
		{ id: 'referrals', reference: 'FD01', title: 'Referrals' },
	],
	areas: [
		{ code: 'E10000030', name: 'Surrey' },
		{ code: 'Q-E', name: 'East' },
	],
	expiresAt: '2019-05-09T10:00:00.000Z',
};
const tidy: MappingSample = {
	...wide,
	layout: 'tidy',
	headings: ['Month', 'KPI', 'Count', 'Out of', 'status', '-'],
	marks: [],
	guesses: {
		period: 'Month',
		indicator: 'KPI',
		numerator: 'Count',
		denominator: 'Out of',
		status: 'status',
	},
};
const names: SampleNames = {
	indicators: [
		{ name: 'New ones', guess: 'referrals' },
		{ name: 'Meetings', guess: null },
	],
	areas: [{ name: 'East', guess: 'Q-E' }],
};
const fieldsOf = (faults: { field: string }[]) => faults.map(({ field }) => field);

describe('the first step', () => {
	it('begins with what is clear', () => {
		expect(firstEntries(wide)).toEqual({
			'column-indicator': 'KPI',
			'column-area': 'Team',
			'column-breakdown': '',
			area: 'E10000030',
			numerator: '0',
			denominator: '1',
		});
		const partsOf = (...marks: string[]) => {
			const headings = (mark: string) => [`Apr-18${mark}`];
			const { numerator, denominator } = firstEntries({
				...wide,
				marks: marks.map((mark) => ({ mark, headings: headings(mark) })),
			});
			return [numerator, denominator];
		};
		expect(partsOf('')).toEqual(['0', '-']);
		expect(partsOf(' RAG', ' (total)', ' in time')).toEqual(['2', '1']);
		expect(partsOf(' RAG', ' in time')).toEqual(['', '']);
	});

	const wideEntries = firstEntries(wide);
	const tidyEntries = firstEntries(tidy);

	it.each([
		['nothing that is needed', wide, {}, []],
		['the indicators', wide, { 'column-indicator': '' }, ['column-indicator']],
		['a heading that is there', wide, { 'column-area': 'Place' }, ['column-area']],
		['two headings', wide, { 'column-area': 'KPI' }, ['column-area']],
		['an area', wide, { 'column-area': '', area: 'E99' }, ['area']],
		['the numerators', wide, { numerator: '' }, ['numerator']],
		['a mark that is there', wide, { denominator: '4' }, ['denominator']],
		['different parts', wide, { denominator: '0' }, ['denominator']],
		['what a tidy file needs', tidy, {}, []],
		['its periods', tidy, { 'column-period': '' }, ['column-period']],
		['its denominators', tidy, { 'column-denominator': '' }, ['column-denominator']],
		['a heading that says something', tidy, { 'column-note': '-' }, ['column-note']],
		['a column of the standard’s own name', tidy, { 'column-status': '' }, ['column-status']],
	] as [string, MappingSample, Entered, string[]][])(
		'lacks %s',
		(_what, sample, changed, fields) => {
			const entries = sample === wide ? wideEntries : tidyEntries;
			expect(fieldsOf(columnFaults(sample, { ...entries, ...changed }))).toEqual(fields);
		},
	);
});

describe('the second step', () => {
	it('asks what every name means, and for one that is used', () => {
		const guessed = guessedNames(names);
		expect(guessed).toEqual({ 'indicator-0': 'referrals', 'indicator-1': '', 'place-0': 'Q-E' });
		expect(fieldsOf(nameFaults(names, guessed))).toEqual(['indicator-1']);
		expect(nameFaults(names, { ...guessed, 'indicator-1': '-' })).toEqual([]);
		expect(
			fieldsOf(nameFaults(names, { 'indicator-0': '-', 'indicator-1': '-', 'place-0': '-' })),
		).toEqual(['indicator-0', 'place-0']);
	});
});

describe('the layout', () => {
	it('of a wide file leaves other headings alone, but for the value', () => {
		const entered = {
			...{ 'column-indicator': 'KPI', 'column-area': 'Team', area: 'E10000030' },
			...{ numerator: '0', denominator: '1' },
			...{ 'indicator-0': 'referrals', 'indicator-1': '-', 'place-0': 'Q-E' },
		};
		expect(layoutOf(wide, names, entered)).toEqual({
			kind: 'wide',
			indicators: ['referrals'],
			columns: { indicator: 'KPI', area: 'Team' },
			names: { indicators: { 'New ones': 'referrals', Meetings: null }, areas: { East: 'Q-E' } },
			unused: ['Lead'],
			suffixes: { numerator: ' n', denominator: ' of' },
			unusedSuffixes: [' RAG'],
		});
	});

	it('of a tidy file without areas names the one that every row is about', () => {
		const entered = {
			...firstEntries(tidy),
			...{ area: 'Q-E', 'indicator-0': 'referrals', 'indicator-1': 're-referrals' },
		};
		expect(layoutOf(tidy, { ...names, areas: [] }, entered)).toEqual({
			kind: 'tidy',
			indicators: ['re-referrals', 'referrals'],
			columns: {
				period: 'Month',
				indicator: 'KPI',
				numerator: 'Count',
				denominator: 'Out of',
				status: 'status',
			},
			names: { indicators: { 'New ones': 'referrals', Meetings: 're-referrals' } },
			area: 'Q-E',
		});
	});
});
