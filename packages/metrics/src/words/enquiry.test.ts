import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	enquiryKinds,
	polarities,
	readings,
	seriesReading,
	type SeriesOptions,
	type SeriesReading,
} from '../index.ts';
import { linesOfEnquiry, type Evidence, type EvidenceArea, type LineOfEnquiry } from './index.ts';

const surrey: EvidenceArea = { code: 'E10000030', name: 'Surrey', partOf: null };
const southEast: EvidenceArea = { code: 'SUR-SE', name: 'South East', partOf: 'Surrey' };
const northWest: EvidenceArea = { code: 'SUR-NW', name: 'North West', partOf: 'Surrey' };

const start = 2016 * 12 + 3;
const calm = Array.from({ length: 28 }, (_, i) => 22 + (i % 2) * 3);
const high = [...calm, 45];
const low = [...calm, 3];
const lately = { high: [...calm, 30, 25, 30], shift: [...calm, 24, 25, 24, 25, 24, 25, 24.5] };

function readingOf(values: number[], options: Partial<SeriesOptions> = {}): SeriesReading {
	return seriesReading(
		values.map((value, i) => ({
			index: start + i,
			value,
			numerator: Math.round(value * 10),
			denominator: 1000,
		})),
		{
			periodType: 'month',
			unit: { kind: 'percent' },
			polarity: 'lower-is-better',
			reading: 'process',
			...options,
		},
	);
}

function evidenceOf({ values = calm, ...rest }: Partial<Evidence> & { values?: number[] } = {}) {
	const { polarity = 'lower-is-better', seriesReading = 'process', target = null } = rest;
	return {
		indicator: 're-referrals',
		title: 'Re-referrals within 12 months',
		plural: true,
		ask: 'What do we know about the families who came back?',
		area: surrey,
		periodType: 'month',
		unit: { kind: 'percent' },
		decimals: 1,
		polarity,
		seriesReading,
		target,
		reading: readingOf(values, { polarity, reading: seriesReading, target }),
		...rest,
	} satisfies Evidence;
}

const said = (lines: LineOfEnquiry[]) =>
	lines.map(({ kind, evidence }) => [kind, evidence.replaceAll('\u00a0', ' ')]);

const year = (index: number) => ({ type: 'year-to-march' as const, index });
const month = start + 20;

describe('linesOfEnquiry', () => {
	it('asks the indicator’s own question of a signal the wrong way', () => {
		expect(linesOfEnquiry([evidenceOf({ values: high })])).toEqual([
			{
				kind: 'signal',
				indicators: ['re-referrals'],
				area: surrey,
				alsoIn: [],
				evidence:
					'The share of re-referrals within 12 months was unusually high in August 2018, which is worse',
				question: 'What do we know about the families who came back?',
			},
		]);
		expect(linesOfEnquiry([evidenceOf({ values: low })])).toEqual([]);
		const neutral = linesOfEnquiry([evidenceOf({ values: low, polarity: 'neutral' })]);
		expect(said(neutral)).toEqual([
			['movement', 'The share of re-referrals within 12 months was unusually low in August 2018'],
		]);
	});

	it('asks of a target out of reach', () => {
		const [line] = linesOfEnquiry([evidenceOf({ target: 10 })]);
		expect(said([line!])).toEqual([
			[
				'target',
				'Re-referrals within 12 months: usually 15.5 % to 31.5 %, and the target is at most 10 %, which is not expected to be met unless something changes',
			],
		]);
		expect(line!.question).toBe(
			'What is planned that would bring the target within reach, and when should it show?',
		);
		expect(said(linesOfEnquiry([evidenceOf({ target: 10, seriesReading: 'yearly' })]))[0]![1]).toBe(
			'Re-referrals within 12 months: 25.0 %, and the target is at most 10 %, which is not expected to be met unless something changes',
		);
		expect(linesOfEnquiry([evidenceOf({ target: 24 })])).toEqual([]);
	});

	it('asks of a part that is unlike the others', () => {
		const unlike = (comparison: 'higher' | 'lower' | 'similar', area = southEast) =>
			linesOfEnquiry([
				evidenceOf({
					area,
					unlikeOthers: {
						comparison,
						own: 29.9,
						whole: 24.9,
						period: { type: 'month', index: month },
					},
				}),
			]);
		expect(said(unlike('higher'))).toEqual([
			[
				'unlike-others',
				'Re-referrals within 12 months: 29.9 % in December 2017, higher than in Surrey as a whole (24.9 %) by more than its size explains, which is worse',
			],
		]);
		expect(unlike('similar')).toEqual([]);
		expect(unlike('higher', surrey)).toEqual([]);
	});

	it('asks of an action that the figures do not show', () => {
		const after = (...outcomes: NonNullable<Evidence['actions']>[number]['outcome'][]) =>
			said(
				linesOfEnquiry([
					evidenceOf({
						actions: outcomes.map((outcome, i) => ({
							title: `Action ${i + 1}`,
							completed: 'June 2018',
							outcome,
						})),
					}),
				]),
			);
		expect(after('no-change-yet')).toEqual([
			[
				'action',
				'Re-referrals within 12 months: since “Action 1” was completed in June 2018 the figures show no change yet',
			],
		]);
		expect(after('no-change-yet', 'worsening')[0]![1]).toBe(
			'Re-referrals within 12 months: since “Action 2” was completed in June 2018 the figures have moved the wrong way and since “Action 1” was completed in June 2018 the figures show no change yet',
		);
		expect(after('improving', 'too-early', 'higher', 'lower')).toEqual([]);
	});

	it('asks of another area that moves the other way, when this one’s own movement is clear', () => {
		const beside = (
			before: number,
			after: number,
			change: { lower: number; upper: number } | null,
			other: number,
		) =>
			said(
				linesOfEnquiry([
					evidenceOf({
						comparators: [
							{
								name: 'England',
								from: year(2017),
								to: year(2018),
								own: { before, after, change },
								other: { before: 22.1, after: other },
							},
						],
					}),
				]),
			);
		expect(beside(24, 27.3, { lower: 2, upper: 4.6 }, 21.9)).toEqual([
			[
				'comparator',
				'Re-referrals within 12 months: from the year to March 2017 to the year to March 2018 up from 24.0 % to 27.3 %, while England went down from 22.1 % to 21.9 %',
			],
		]);
		expect(beside(24, 27.3, { lower: 2, upper: 4.6 }, 23)).toEqual([]);
		expect(beside(24, 27.3, { lower: 2, upper: 4.6 }, 22.1)).toEqual([]);
		expect(beside(24, 24.5, { lower: -1, upper: 2 }, 21.9)).toEqual([]);
		expect(beside(24, 27.3, null, 21.9)).toEqual([]);
		expect(beside(27.3, 24, { lower: -4.6, upper: -2 }, 23)).toEqual([]);
	});

	it('asks of a figure that was restated, if that shows', () => {
		const restated = (...afters: (number | null)[]) =>
			said(
				linesOfEnquiry([
					evidenceOf({
						data: afters.map((after) => ({
							kind: 'restated',
							period: { type: 'month', index: month },
							on: '3 May 2019',
							before: 24,
							after,
						})),
					}),
				]),
			);
		expect(restated(26)).toEqual([
			[
				'restated',
				'Re-referrals within 12 months: the figure for December 2017 was restated on 3 May 2019, from 24.0 % to 26.0 %',
			],
		]);
		expect(restated(26, null)[0]![1]).toMatch(/to 26\.0 %, and one more was changed$/);
		expect(restated(26, null, 20)[0]![1]).toMatch(/, and two more were changed$/);
		expect(restated(24.01)).toEqual([]);
	});

	it('asks once of a return that several indicators wait for', () => {
		const late = {
			kind: 'late',
			period: { type: 'month', index: month },
			due: '12 January 2018',
		} as const;
		const lines = linesOfEnquiry([
			evidenceOf({ data: [late] }),
			evidenceOf({ data: [late], area: southEast }),
			evidenceOf({ data: [late], indicator: 'contacts', title: 'Contacts about a child' }),
		]);
		expect(said(lines)).toEqual([
			[
				'missing',
				'The return for December 2017 was due on 12 January 2018 and has not come in; two indicators wait for it',
			],
		]);
		expect(lines[0]!.indicators).toEqual(['re-referrals', 'contacts']);
		expect(said(linesOfEnquiry([evidenceOf({ data: [late] })]))[0]![1]).toMatch(
			/; one indicator waits for it$/,
		);
		expect(
			said(
				linesOfEnquiry([
					evidenceOf({ data: [{ kind: 'incomplete', period: { type: 'month', index: month } }] }),
				]),
			)[0]![1],
		).toBe(
			'Re-referrals within 12 months: the figure for December 2017 is incomplete: it is shown and not judged',
		);
	});

	it('tells once what the whole and its parts, or several parts, show alike', () => {
		const of = (area: EvidenceArea, values: number[], indicator = 're-referrals') =>
			evidenceOf({ area, values, indicator });
		const lines = linesOfEnquiry([of(southEast, high), of(surrey, high), of(northWest, calm)]);
		expect(said(lines)).toEqual([
			[
				'signal',
				'The share of re-referrals within 12 months was unusually high in August 2018, which is worse',
			],
		]);
		expect(lines[0]!.alsoIn).toEqual([southEast]);
		expect(said(linesOfEnquiry([of(southEast, high), of(northWest, high)]))[0]![1]).toBe(
			'The share of re-referrals within 12 months was unusually high in August 2018, which is worse',
		);
	});

	it('does not tell together what went opposite ways', () => {
		const neutral = (area: EvidenceArea, values: number[]) =>
			evidenceOf({ area, values, polarity: 'neutral' });
		expect(
			linesOfEnquiry([neutral(surrey, high), neutral(southEast, low)]).map(({ area, alsoIn }) => [
				area.name,
				alsoIn,
			]),
		).toEqual([
			['Surrey', []],
			['South East', []],
		]);
	});

	it('puts the whole before its parts, signals before targets and stronger rules first', () => {
		const of = (indicator: string, values: number[], rest: Partial<Evidence> = {}) =>
			evidenceOf({ indicator, values, ...rest });
		const lines = linesOfEnquiry([
			of('part', high, { area: southEast }),
			of('late', calm, {
				data: [{ kind: 'late', period: { type: 'month', index: month }, due: '12 January 2018' }],
			}),
			of('target', calm, { target: 10 }),
			of('yearly', [...calm.slice(0, 20), 45], { seriesReading: 'yearly' }),
			of('shift', lately.shift),
			of('two-in-three', lately.high),
			of('outside', high),
		]);
		expect(lines.map(({ indicators }) => indicators[0])).toEqual([
			'outside',
			'two-in-three',
			'shift',
			'yearly',
			'target',
			'late',
			'part',
		]);
	});

	it('never asks without evidence, and accuses nobody', () => {
		const values = fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 40 });
		const any = fc
			.record({
				values: fc.oneof(values, fc.constantFrom(high, low, calm, lately.shift, lately.high)),
				polarity: fc.constantFrom(...polarities),
				seriesReading: fc.constantFrom(...readings),
				target: fc.option(fc.integer({ min: 0, max: 100 })),
				area: fc.constantFrom(surrey, southEast, northWest),
				indicator: fc.constantFrom('a', 'b', 'c'),
			})
			.map((of) => evidenceOf(of));
		fc.assert(
			fc.property(fc.array(any, { maxLength: 8 }), (evidence) => {
				const lines = linesOfEnquiry(evidence);
				for (const { kind, evidence: told, question, area, alsoIn } of lines) {
					expect(enquiryKinds).toContain(kind);
					expect(told).toMatch(/\d|than a year ago|than usual|one of the last/);
					expect(question).toMatch(/^[^?]+\?$/);
					expect(`${told} ${question}`).not.toMatch(
						/fail|blame|fault|because of|worsen|improv|NaN|null|undefined/i,
					);
					expect(alsoIn.map(({ code }) => code)).not.toContain(area.code);
				}
				const parts = lines.map(({ area }) => area.partOf !== null);
				expect(parts).toEqual(parts.toSorted((a, b) => Number(a) - Number(b)));
				const bad = evidence.filter(({ reading }) => reading.variation === 'concern');
				for (const { indicator } of bad)
					expect(
						lines.filter(
							({ kind, indicators }) => kind === 'signal' && indicators[0] === indicator,
						),
					).toHaveLength(1);
				expect(lines.some(({ kind }) => kind === 'signal')).toBe(bad.length > 0);
			}),
			{ numRuns: 300 },
		);
	});
});
