import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
	monthIndex,
	polarities,
	readings,
	seriesReading,
	type Kind,
	type Period,
	type PeriodType,
	type Polarity,
	type Reading,
	type Season,
	type Unit,
} from '../index.ts';
import {
	chartDescription,
	findingParagraph,
	findingSentence,
	type DataCondition,
	type Finding,
} from './index.ts';

// Sixty findings, written to packages/metrics/tests/findings.txt to be read by a person.

const end = monthIndex(2019, 3);
const usual = Array.from({ length: 29 }, (_, i) => [23, 25.5, 24, 26, 22.5, 25, 24.5][i % 7]!);
const low = usual.map((value) => value - 0.9);

/** Levels of about 24, which each unit scales to a figure of its own. */
const shapes = {
	usual: [...usual, 24, 25, 23.5, 24.8],
	'unusually high': [...usual, 24, 25, 36],
	'unusually low': [...usual, 24, 25, 12],
	rising: [...usual.map((v, i) => v + (i % 2) * 14 - 7), 20, 21, 22, 23.5, 25, 26, 27.5, 29],
	falling: [...usual.map((v, i) => v + (i % 2) * 14 - 7), 29, 28, 26, 25, 23.5, 22, 21, 20],
	'two of three high': [...usual, 29, 26, 29.2],
	'three of three low': [...usual, 19.4, 19.3, 19.2],
	'higher for long': [...low, 26, 25.5, 25.8, 26.5, 25.6, 26.2, 25.9, 26.1],
	'lower for long': [...usual, 22.5, 22.8, 22.4, 22.6, 22.9, 22.3, 22.7, 22.5, 22.6],
	constant: usual.map(() => 24),
	short: usual.slice(0, 9),
	empty: [],
	'a gap': [...usual.slice(0, 20), null, null, ...usual.slice(0, 9)],
	'clearly higher': [...usual, 24, 24, 24, 44],
	'clearly lower': [...usual, 24, 24, 24, 10],
} satisfies Record<string, (number | null)[]>;

interface Measure {
	title: string;
	plural: boolean;
	unit: Unit;
	decimals: number;
	/** What a level is multiplied by to make a value, and what the value is a share of. */
	scale: number;
	size: number | null;
	kind: Kind;
	periodType: PeriodType;
}

const month = { periodType: 'month', kind: 'flow' } as const;
const measures = {
	percent: {
		title: 'Re-referrals within 12 months',
		plural: true,
		unit: { kind: 'percent' },
		decimals: 1,
		scale: 1,
		size: 1000,
		...month,
	},
	whole: {
		title: 'Long-term stability in one home',
		plural: false,
		unit: { kind: 'percent' },
		decimals: 0,
		scale: 2,
		size: 240,
		periodType: 'month',
		kind: 'stock',
	},
	few: {
		title: 'Initial conferences on time',
		plural: true,
		unit: { kind: 'percent' },
		decimals: 1,
		scale: 2,
		size: 11,
		...month,
	},
	count: {
		title: 'Contacts about a child',
		plural: true,
		unit: { kind: 'count', of: 'contacts' },
		decimals: 0,
		scale: 220,
		size: null,
		...month,
	},
	rate: {
		title: 'Referral rate',
		plural: false,
		unit: { kind: 'rate', per: 10_000, of: 'children' },
		decimals: 1,
		scale: 20,
		size: 257_000,
		...month,
	},
	quarterly: {
		title: 'Care applications to court',
		plural: true,
		unit: { kind: 'rate', per: 10_000, of: 'children' },
		decimals: 1,
		scale: 0.4,
		size: 257_000,
		periodType: 'quarter',
		kind: 'flow',
	},
	mean: {
		title: 'Average caseload',
		plural: false,
		unit: { kind: 'mean', of: 'cases per social worker' },
		decimals: 1,
		scale: 0.7,
		size: 350,
		periodType: 'month',
		kind: 'stock',
	},
	rolling: {
		title: 'Care leavers in suitable homes',
		plural: true,
		unit: { kind: 'percent' },
		decimals: 0,
		scale: 2.2,
		size: 380,
		periodType: 'month',
		kind: 'rolling',
	},
	termly: {
		title: 'Persistent absence of children in care',
		plural: false,
		unit: { kind: 'percent' },
		decimals: 1,
		scale: 1,
		size: 700,
		periodType: 'term',
		kind: 'flow',
	},
} satisfies Record<string, Measure>;

type Aim = 'passing' | 'hit-or-miss' | 'failing' | 'none';
const aims: Record<Aim, number | null> = {
	passing: -16,
	'hit-or-miss': 0,
	failing: 16,
	none: null,
};

const before = ({ type, index }: Period, periods: number) => ({ type, index: index - periods });
const conditions = {
	final: () => [],
	incomplete: (next) => [{ kind: 'incomplete', period: next }],
	missing: (next) => [{ kind: 'missing', period: next }],
	late: (next) => [{ kind: 'late', period: next, due: '12 May 2019' }],
	provisional: () => [{ kind: 'provisional' }],
	restated: (next, value) => [
		{
			kind: 'restated',
			period: before(next, 2),
			on: '3 May 2019',
			before: value,
			after: value * 1.1,
		},
	],
	'taken back': (next, value) => [
		{ kind: 'restated', period: before(next, 2), on: '3 May 2019', before: value, after: null },
	],
	'counted differently': (next) => [{ kind: 'counted-differently', period: before(next, 4) }],
} satisfies Record<string, (next: Period, value: number) => DataCondition[]>;

/** A finding of a shape, as an indicator of the catalogue would have it. */
function findingOf(
	reading: Reading,
	shape: keyof typeof shapes,
	aim: Aim,
	polarity: Polarity,
	measure: keyof typeof measures,
	condition: keyof typeof conditions,
): Finding {
	const { scale, size, ...words }: Measure = measures[measure];
	const levels = shapes[shape];
	const last = { month: end, quarter: Math.floor(end / 3), term: 2018 * 3 + 1 }[
		words.periodType as 'month'
	];
	const points = levels.map((level, i) => {
		const index = last - levels.length + 1 + i;
		if (level === null) return { index, value: null, numerator: null, denominator: null };
		const share = { percent: 100, rate: 10_000, mean: 1, count: 1 }[words.unit.kind];
		const numerator = Math.round((level * scale * (size ?? 1)) / share);
		return { index, value: (numerator * share) / (size ?? 1), numerator, denominator: size };
	});
	const worse = polarity === 'lower-is-better' ? -1 : 1;
	const target = aims[aim] === null ? null : Math.round((24 + worse * aims[aim]) * scale);
	const breaks = condition === 'counted differently' ? [last - 3] : [];
	return {
		...words,
		area: 'Surrey',
		polarity,
		seriesReading: reading,
		target,
		reading: seriesReading(points, {
			...words,
			polarity,
			reading,
			target,
			definitionBreaks: breaks,
		}),
		data: conditions[condition]({ type: words.periodType, index: last + 1 }, 24 * scale),
	};
}

const [higher, lower, neutral] = polarities;
const listed: Parameters<typeof findingOf>[] = [
	['process', 'usual', 'passing', lower, 'percent', 'final'],
	['process', 'usual', 'hit-or-miss', lower, 'percent', 'incomplete'],
	['process', 'usual', 'failing', lower, 'percent', 'late'],
	['process', 'usual', 'none', neutral, 'count', 'final'],
	['process', 'usual', 'none', neutral, 'rate', 'provisional'],
	['process', 'usual', 'passing', higher, 'percent', 'restated'],
	['process', 'usual', 'failing', higher, 'quarterly', 'missing'],
	['process', 'unusually high', 'passing', lower, 'percent', 'final'],
	['process', 'unusually high', 'hit-or-miss', lower, 'percent', 'late'],
	['process', 'unusually high', 'failing', lower, 'rate', 'final'],
	['process', 'unusually high', 'hit-or-miss', higher, 'percent', 'provisional'],
	['process', 'unusually high', 'none', neutral, 'count', 'incomplete'],
	['process', 'unusually low', 'failing', higher, 'percent', 'final'],
	['process', 'unusually low', 'hit-or-miss', lower, 'percent', 'restated'],
	['process', 'unusually low', 'none', neutral, 'rate', 'missing'],
	['process', 'unusually low', 'none', higher, 'quarterly', 'final'],
	['process', 'rising', 'hit-or-miss', lower, 'percent', 'final'],
	['process', 'rising', 'hit-or-miss', higher, 'percent', 'late'],
	['process', 'rising', 'none', neutral, 'count', 'final'],
	['process', 'rising', 'none', lower, 'quarterly', 'incomplete'],
	['process', 'falling', 'failing', higher, 'percent', 'final'],
	['process', 'falling', 'passing', lower, 'percent', 'missing'],
	['process', 'falling', 'none', neutral, 'rate', 'restated'],
	['process', 'two of three high', 'failing', lower, 'percent', 'final'],
	['process', 'two of three high', 'none', neutral, 'count', 'final'],
	['process', 'two of three high', 'hit-or-miss', higher, 'quarterly', 'provisional'],
	['process', 'three of three low', 'passing', lower, 'percent', 'final'],
	['process', 'three of three low', 'failing', higher, 'rate', 'late'],
	['process', 'higher for long', 'failing', lower, 'percent', 'final'],
	['process', 'higher for long', 'passing', higher, 'percent', 'restated'],
	['process', 'higher for long', 'none', neutral, 'rate', 'counted differently'],
	['process', 'lower for long', 'passing', lower, 'percent', 'incomplete'],
	['process', 'lower for long', 'hit-or-miss', higher, 'percent', 'final'],
	['process', 'lower for long', 'none', neutral, 'count', 'taken back'],
	['process', 'constant', 'passing', higher, 'percent', 'final'],
	['process', 'constant', 'failing', lower, 'percent', 'final'],
	['process', 'short', 'failing', lower, 'percent', 'final'],
	['process', 'short', 'none', neutral, 'quarterly', 'late'],
	['process', 'usual', 'failing', higher, 'few', 'final'],
	['process', 'unusually high', 'hit-or-miss', higher, 'few', 'incomplete'],
	['process', 'a gap', 'hit-or-miss', lower, 'percent', 'final'],
	['process', 'empty', 'failing', lower, 'percent', 'late'],
	['process', 'empty', 'none', neutral, 'count', 'final'],
	['yearly', 'usual', 'passing', higher, 'whole', 'final'],
	['yearly', 'usual', 'hit-or-miss', higher, 'rolling', 'incomplete'],
	['yearly', 'usual', 'failing', higher, 'whole', 'late'],
	['yearly', 'usual', 'none', neutral, 'rate', 'final'],
	['yearly', 'clearly higher', 'passing', higher, 'whole', 'final'],
	['yearly', 'clearly higher', 'hit-or-miss', higher, 'rolling', 'restated'],
	['yearly', 'clearly higher', 'failing', lower, 'percent', 'final'],
	['yearly', 'clearly higher', 'none', neutral, 'rate', 'provisional'],
	['yearly', 'clearly lower', 'passing', lower, 'percent', 'missing'],
	['yearly', 'clearly lower', 'failing', higher, 'rolling', 'final'],
	['yearly', 'clearly lower', 'none', lower, 'termly', 'final'],
	['yearly', 'clearly lower', 'none', neutral, 'count', 'late'],
	['yearly', 'usual', 'failing', lower, 'mean', 'final'],
	['yearly', 'clearly higher', 'passing', lower, 'mean', 'incomplete'],
	['yearly', 'short', 'hit-or-miss', higher, 'whole', 'final'],
	['yearly', 'clearly higher', 'failing', lower, 'percent', 'counted differently'],
	['yearly', 'usual', 'none', higher, 'few', 'taken back'],
];

const beside = {
	'higher-is-better': 'similar',
	'lower-is-better': 'higher',
	neutral: null,
} as const;
const findings = listed.map((of) => {
	const finding = findingOf(...of);
	const [, , aim, polarity, measure] = of;
	if (aim !== 'hit-or-miss' || measure !== 'percent') return { of, finding };
	const period = { type: 'year-to-march' as const, index: 2018 };
	const comparator = {
		name: 'England',
		period,
		own: polarity === lower ? 27.3 : 22.3,
		value: 21.9,
	};
	return {
		of,
		finding: { ...finding, comparator: { ...comparator, comparison: beside[polarity] } },
	};
});

describe('sixty findings', () => {
	it('are read by a person', async () => {
		const text = findings.map(({ of, finding }, i) =>
			[
				`${i + 1}. ${of.join(' · ')} (${finding.reading.variation ?? finding.reading.status}, ${finding.reading.assurance ?? 'no assurance'})`,
				findingSentence(finding),
				findingParagraph(finding),
				`[${chartDescription(finding)}]`,
			].join('\n'),
		);
		expect(findings).toHaveLength(60);
		await expect(`${text.join('\n\n')}\n`).toMatchFileSnapshot('../../tests/findings.txt');
	});
});

describe('the words of a finding', () => {
	const shape = fc.constantFrom(...(Object.keys(shapes) as (keyof typeof shapes)[]));
	const measure = fc.constantFrom(...(Object.keys(measures) as (keyof typeof measures)[]));
	const condition = fc.constantFrom(...(Object.keys(conditions) as (keyof typeof conditions)[]));
	const aim = fc.constantFrom(...(Object.keys(aims) as Aim[]));
	const anyFinding = fc
		.tuple(
			fc.constantFrom(...readings),
			shape,
			aim,
			fc.constantFrom(...polarities),
			measure,
			condition,
		)
		.map((of) => findingOf(...of));

	it('agree with each other about good and bad, and which way', () => {
		fc.assert(
			fc.property(anyFinding, (finding) => {
				const { variation, signal, change, status } = finding.reading;
				const sentence = findingSentence(finding);
				const paragraph = findingParagraph(finding);
				const picture = chartDescription(finding);
				expect(`${sentence} ${paragraph} ${picture}`).not.toMatch(
					/worsen|improv|NaN|null|undefined|Infinity|because of| {2}|\.\.|-\d/,
				);
				for (const words of [sentence, paragraph]) {
					expect(/\b(this is|which is|getting) better\b/.test(words)).toBe(
						variation === 'improvement',
					);
					expect(/\b(this is|which is|getting) worse\b/.test(words)).toBe(variation === 'concern');
				}
				if (finding.reading.latest === null) return;
				expect(paragraph.includes('Neither higher nor lower is better')).toBe(
					variation === 'neutral-high' || variation === 'neutral-low',
				);
				expect(paragraph.includes('no change')).toBe(
					finding.seriesReading === 'process' && variation === 'common-cause',
				);
				expect(paragraph.includes('no verdict is given')).toBe(status === 'small-numbers');
				if (
					finding.seriesReading === 'yearly' &&
					status === 'given' &&
					variation !== 'common-cause'
				)
					expect(paragraph).toContain(change!.difference > 0 ? 'a rise of' : 'a fall of');
				if (signal && signal.rule !== 'trend') {
					const marked = picture.slice(picture.lastIndexOf(' out: '));
					expect(marked).toMatch(signal.side === 'high' ? /high (in|from)/ : /low (in|from)/);
				}
			}),
			{ numRuns: 500 },
		);
	});

	it('say what is wrong with the data', () => {
		const said = (condition: keyof typeof conditions) => {
			const finding = findingOf('process', 'usual', 'none', lower, 'percent', condition);
			return [
				findingSentence(finding).split('; ')[1],
				findingParagraph(finding).split('. ').at(-1),
			];
		};
		expect(said('incomplete')).toEqual([
			'April 2019 is incomplete',
			'The figure for April 2019 is incomplete: it is shown and not judged.',
		]);
		expect(said('missing')).toEqual([
			'April 2019 is missing',
			'There is no figure for April 2019.',
		]);
		expect(said('late')).toEqual([
			'April 2019 is overdue',
			'The return for April 2019 was due on 12 May 2019 and has not come in.',
		]);
		expect(said('provisional')).toEqual([
			undefined,
			'The latest figure is provisional and may be revised.',
		]);
		expect(said('restated')[0]).toBe('February 2019 was restated');
		expect(said('taken back')[0]).toBe('February 2019 was taken back');
		expect(said('final')[0]).toBeUndefined();
	});

	it('keep the sentence within 25 words for every indicator of the catalogue', () => {
		const { indicators } = JSON.parse(
			readFileSync(new URL('../../../../data/indicators.json', import.meta.url), 'utf8'),
		) as {
			indicators: (Pick<Finding, 'title' | 'plural' | 'unit'> & {
				frequency: PeriodType;
				reading: Reading;
			})[];
		};
		expect(indicators.length).toBeGreaterThanOrEqual(61);
		for (const { title, plural, unit, frequency, reading } of indicators)
			for (const { finding, of } of findings) {
				if (of[0] !== reading) continue;
				const sentence = findingSentence({
					...finding,
					title,
					plural,
					unit,
					periodType: frequency,
				});
				expect(sentence.split(' ').length, sentence).toBeLessThanOrEqual(25);
			}
	});

	it('say why nothing is said of a comparison that chance could make', () => {
		const [{ finding }] = findings.filter(({ finding }) => finding.comparator) as [
			(typeof findings)[number],
		];
		const told = (more: Partial<Finding>) =>
			findingParagraph({
				...finding,
				comparator: { ...finding.comparator!, comparison: null },
				...more,
			});
		expect(told({})).toMatch(
			/ in England: (higher|lower); whether by chance cannot be said, because the numbers behind it are not known\./,
		);
		expect(told({ unit: { kind: 'mean', of: 'days' } })).toMatch(
			/ in England: (higher|lower); whether by chance cannot be said, because an average does not show/,
		);
	});

	it('say why only once', () => {
		const bare = findings.find(
			({ finding }) => finding.seriesReading === 'yearly' && finding.unit.kind === 'mean',
		)!.finding;
		const beside = { ...findings.find(({ finding }) => finding.comparator)!.finding.comparator! };
		const paragraph = findingParagraph({ ...bare, comparator: { ...beside, comparison: null } });
		expect(paragraph.match(/because an average/g)).toHaveLength(1);
		expect(paragraph).toContain('; whether by chance cannot be said either.');
	});

	it('say that a month is told as a year', () => {
		const { finding } = findings[0]!;
		expect(findingParagraph({ ...finding, annualised: true })).toContain(
			'the figure for Surrey, as if for a whole year, was ',
		);
	});

	it('leave the title to the heading above the chart', () => {
		for (const { finding } of findings) {
			expect(chartDescription(finding)).not.toContain(finding.title);
			expect(findingParagraph(finding)).not.toContain(finding.title);
		}
	});

	it('say what is usual for the time of year', () => {
		const finding = findingOf('process', 'unusually high', 'none', lower, 'percent', 'final');
		const said = (place: Season['place'], of = finding) => {
			const earlier = { lower: 30, upper: 40, count: 3 };
			const season = { month: 3, earlier, place, p: 0.001 };
			return findingParagraph({ ...of, season })
				.split('. ')
				.filter((part) => part.includes(' March'));
		};
		expect(said('inside')[1]).toBe('It is usual for March');
		expect(said('above')[1]).toBe('It is higher than in March of earlier years');
		expect(said('below')[1]).toBe('It is lower than in March of earlier years');
		const few = findingOf('process', 'usual', 'none', higher, 'few', 'final');
		expect(said('inside', few)).toHaveLength(1);
	});

	it('tell a target line that is a path as far as it is drawn', () => {
		const finding = findingOf('process', 'usual', 'passing', lower, 'percent', 'final');
		const said = (first: number, last: number) => {
			const path = [
				{ month: first, value: 46 },
				{ month: last, value: 40 },
			];
			return /The target line .*?\.(?= |$)/.exec(
				chartDescription({ ...finding, path }).replaceAll('\u00a0', ' '),
			)![0];
		};
		expect(said(end - 3, end + 9)).toBe(
			'The target line goes from 46 % in Dec 2018 to 44.5 % in Mar 2019, on its path to 40 % by Dec 2019.',
		);
		expect(said(end, end + 12)).toBe(
			'The target line begins at 46 % in Mar 2019, on its path to 40 % by Mar 2020.',
		);
		expect(said(end - 12, end - 2)).toBe(
			'The target line goes from 46 % in Mar 2018 to 40 % in Jan 2019.',
		);
	});

	it('count runs of marked points that are too many to tell', () => {
		const spiky = usual.map((value, i) => (i % 7 === 3 ? 60 : value / 4 + 18));
		const finding = findingOf('process', 'usual', 'none', neutral, 'percent', 'final');
		const points = spiky.map((value, i) => ({
			index: end + i,
			value,
			numerator: null,
			denominator: null,
		}));
		const reading = seriesReading(points, {
			periodType: 'month',
			unit: finding.unit,
			polarity: neutral,
			reading: 'process',
		});
		expect(chartDescription({ ...finding, reading })).toContain(
			'29 points stand out, lately low from Sep 2020 to Feb 2021, high in Mar 2021 and low from Apr 2021 to Jul 2021.',
		);
	});

	it('name both sides of a rebase', () => {
		const finding = findingOf('process', 'higher for long', 'none', higher, 'percent', 'final');
		const points = finding.reading.points.map(({ index, value }) => ({
			index,
			value,
			numerator: null,
			denominator: null,
		}));
		const options = {
			periodType: 'month',
			unit: finding.unit,
			polarity: higher,
			reading: 'process',
		} as const;
		const reading = seriesReading(points, { ...options, rebases: [end - 14] });
		expect(chartDescription({ ...finding, reading }).replaceAll('\u00a0', ' ')).toContain(
			'Since Jan 2018 the average is 24.8 % and the limits are 21.2 % to 28.4 %. Before, the average was 23.4 %.',
		);
		const young = seriesReading(points, { ...options, rebases: [end - 5] });
		expect(findingParagraph({ ...finding, reading: young })).toContain(
			'There are fewer than 13 months to judge by since the limits started again, so it is too early to say what is usual.',
		);
	});
});
