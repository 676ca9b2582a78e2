import { describe, expect, it } from 'vitest';
import { monthIndex, type PeriodType } from '../periods.ts';
import type { Projection } from '../projection.ts';
import type { Season } from '../season.ts';
import { seriesReading } from '../series-reading.ts';
import type { PathReading } from '../trajectory.ts';
import { outcomes, type Assurance } from '../vocabulary.ts';
import {
	afterPhrase,
	grainPhrase,
	pathSentence,
	projectionSentence,
	seasonPhrase,
} from './outlook.ts';

describe('grainPhrase', () => {
	const phrase = (periodType: PeriodType, drawn: PeriodType, values: number) => {
		const points = Array.from({ length: values }, (_, index) => ({
			index,
			value: 10,
			numerator: 10,
			denominator: 100,
		}));
		const reading = seriesReading(points, {
			periodType,
			unit: { kind: 'percent' },
			reading: 'process',
			polarity: 'neutral',
		});
		return grainPhrase({ coarser: periodType !== drawn, periodType, reading }, drawn);
	};

	it('says what the verdict is of, when it is not of what is drawn', () => {
		expect(phrase('quarter', 'month', 13)).toBe('Judged by quarter, as months have too few');
		expect(phrase('year-to-march', 'quarter', 13)).toBe('Judged by year, as quarters have too few');
		expect(phrase('academic-year', 'term', 13)).toBe('Judged by year, as terms have too few');
		expect(phrase('month', 'month', 13)).toBeNull();
	});

	it('does not speak of judging where there is no verdict yet', () => {
		expect(phrase('quarter', 'month', 12)).toBe('Read by quarter, as months have too few');
	});
});

describe('the words for the time of year', () => {
	const season = (place: Season['place'], month = 8): Season => ({
		month,
		place,
		earlier: { lower: 20, upper: 30, count: 3 },
		p: 0.001,
	});
	it('set the latest value beside earlier years', () => {
		expect(seasonPhrase(season('inside'))).toBe('Usual for August');
		expect(seasonPhrase(season('above'))).toBe('Higher than in August of earlier years');
		expect(seasonPhrase(season('below', 1))).toBe('Lower than in January of earlier years');
		expect(seasonPhrase(season('inside', 12))).toBe('Usual for December');
		expect(seasonPhrase(null)).toBeNull();
	});
});

describe('projectionSentence', () => {
	const level: Projection = {
		index: monthIndex(2019, 9),
		basis: 'level',
		direction: null,
		value: 25.97,
		lower: 20.61,
		upper: 31.33,
	};
	const written = { unit: { kind: 'percent' }, decimals: 1, latest: 25 } as const;

	it('gives a range, under its condition', () => {
		expect(projectionSentence(level, { periodType: 'month', ...written })).toBe(
			'If nothing changes: between 20.6\u00a0% and 31.3\u00a0% in September 2019, most likely near 26.0\u00a0%',
		);
		expect(
			projectionSentence(
				{ ...level, index: 2020, basis: 'trend', direction: 'rising' },
				{ periodType: 'year-to-march', ...written },
			),
		).toBe(
			'In the long run it has been rising; if that goes on: between 20.6\u00a0% and 31.3\u00a0% in the year to March 2020, most likely near 26.0\u00a0%',
		);
	});

	it('does not say that it goes on rising where the line ends no higher than the latest figure, nor falling likewise', () => {
		const trend = (direction: 'rising' | 'falling', latest: number) =>
			projectionSentence(
				{ ...level, basis: 'trend', direction },
				{ periodType: 'month', ...written, latest },
			).split(':')[0];
		expect(trend('rising', 25.9)).toBe('In the long run it has been rising; if that goes on');
		expect(trend('rising', 26.04)).toBe('If nothing changes');
		expect(trend('rising', 27)).toBe('If nothing changes');
		expect(trend('falling', 26.1)).toBe('In the long run it has been falling; if that goes on');
		expect(trend('falling', 25)).toBe('If nothing changes');
	});

	it('is about one number where the range is too narrow to tell', () => {
		const narrow = { ...level, lower: 25.96, upper: 25.98 };
		expect(projectionSentence(narrow, { periodType: 'month', ...written })).toBe(
			'If nothing changes: about 26.0\u00a0% in September 2019',
		);
	});

	it.each([
		['quarter', 8077, 'April to June 2019'],
		['term', 2018 * 3, 'the autumn term 2018/19'],
		['academic-year', 2019, 'the school year 2018/19'],
		['calendar-year', 2019, '2019'],
	] as const)('names a %s as one would', (periodType, index, name) => {
		expect(projectionSentence({ ...level, index }, { periodType, ...written })).toContain(
			`31.3\u00a0% in ${name}, most`,
		);
	});
});

describe('pathSentence', () => {
	const path = (assurance: Assurance | null): PathReading => ({
		path: 70,
		difference: 2,
		end: { month: 24_231, value: 90 },
		assurance,
	});

	it('tells of the one target there is', () => {
		const of = (assurance: Assurance | null) =>
			pathSentence({ current: path(assurance), original: null });
		expect(of('passing')).toBe('On path to the target');
		expect(of('hit-or-miss')).toBe('May or may not be on path to the target');
		expect(of('failing')).toBe('Not on path to the target');
		expect(of(null)).toBe('It cannot be said whether it is on path to the target');
		expect(pathSentence({ current: null, original: path('failing') })).toBe(
			'Not on path to the target first agreed',
		);
		expect(pathSentence({ current: null, original: null })).toBeNull();
	});

	it('tells of the target as it stands and as it was agreed', () => {
		expect(pathSentence({ current: path('passing'), original: path('passing') })).toBe(
			'On path to the target, both as it stands now and as it was first agreed',
		);
		expect(pathSentence({ current: path('passing'), original: path('failing') })).toBe(
			'On path to the target as it stands now; not on path to the one first agreed',
		);
	});
});

describe('afterPhrase', () => {
	it('has words for every outcome, and gives no cause', () => {
		const phrases = [...outcomes, null].map((outcome) => afterPhrase({ outcome }));
		expect(phrases).toEqual([
			'Improving with it',
			'Worsening since then',
			'Higher since then',
			'Lower since then',
			'No change yet',
			'Too early to say',
			'Too little is known to say',
		]);
	});
});
