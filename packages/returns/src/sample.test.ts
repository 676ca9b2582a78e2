import { describe, expect, it } from 'vitest';
import type { Collection } from './collection.ts';
import { tidyContext } from './testing/example.ts';
import { areaGuesser, guessedColumns, indicatorGuesser } from './guesses.ts';
import { periodMark } from './period-marks.ts';
import { sampleOf } from './sample.ts';

const { collection, indicators, areas } = tidyContext;

function sampled(lines: string[], columns: string[] = [], of: Collection = collection) {
	const bytes = new TextEncoder().encode(lines.join('\n'));
	return sampleOf(() => [bytes], of, { columns, mostNames: 3, maxBytes: 1000 });
}

describe('a sample', () => {
	it('of a tidy spreadsheet has its headings below titles, its delimiter and the names asked for', async () => {
		const { sample, findings } = await sampled(
			[
				'Team report;;;;',
				'',
				'Month;KPI;Team;Yes; Out of ',
				'2018-04;Came back;Epsom;3;10',
				'2018-04;came  back;;3;10',
				'2018-04;New ones;Epsom;3;',
				'Total;Total;;6;',
			],
			['KPI', 'Team'],
		);
		expect(findings).toEqual([]);
		expect(sample).toEqual({
			layout: 'tidy',
			delimiter: ';',
			line: 3,
			headings: ['Month', 'KPI', 'Team', 'Yes', 'Out of'],
			marks: [],
			names: { KPI: ['Came back', 'New ones', 'Total'], Team: ['Epsom'] },
		});
	});

	it('of a wide one has what stands beside its periods, each once', async () => {
		const { sample } = await sampled([
			'KPI,Team,Apr-18 yes,Apr-18 (all),Apr-18,May-18 Yes,May-18 (all),May-18',
			'Came back,Epsom,3,10,30,,,',
		]);
		expect(sample).toMatchObject({
			layout: 'wide',
			marks: [
				{ mark: ' yes', headings: ['Apr-18 yes', 'May-18 Yes'] },
				{ mark: ' (all)', headings: ['Apr-18 (all)', 'May-18 (all)'] },
				{ mark: '', headings: ['Apr-18', 'May-18'] },
			],
		});
	});

	it('stops its names where a column has too many to be those of indicators or areas', async () => {
		const { sample } = await sampled(['KPI,Month', 'a,1', 'b,1', 'c,1', 'd,1'], ['KPI']);
		expect(sample?.names).toEqual({ KPI: ['a', 'b', 'c'] });
	});

	it.each([
		['prose', ['Dear colleague', 'hello'], 'no-layout'],
		['nothing', [''], 'empty-file'],
		['a header in two rows', [',Apr-18,', 'KPI,yes,yes', 'a,1,2'], 'two-row-header'],
		['a heading that stands twice', ['KPI,Team,Team', 'a,b,c'], 'duplicate-column'],
		['a quote that is not closed', ['KPI,Team', '"a,b'], 'unclosed-quote'],
		['too much', ['KPI,Team', ...Array.from({ length: 200 }, () => 'abcd,efg')], 'file-too-large'],
	])('of %s is none, and says why', async (_what, lines, code) => {
		const { sample, findings } = await sampled(lines);
		expect(sample).toBeNull();
		expect(findings.map((finding) => finding.code)).toEqual([code]);
	});
});

describe('a mark', () => {
	it.each([
		['month', 'Apr-18', ''],
		['month', '2018-04 yes', ' yes'],
		['month', 'Number in April 2018', 'Number in '],
		['month', 'April 2018: cases', ' cases'],
		['year-to-march', '2018-19', ''],
		['year-to-march', '2018-19 all', ' all'],
		['month', 'Lead officer', null],
		['month', '2018', null],
	] as const)('of a %s in “%s” is “%s”', (type, heading, mark) => {
		expect(periodMark(type, heading)).toBe(mark);
	});
});

describe('a guess', () => {
	it('of columns goes by their own names, then by usual ones', () => {
		expect(guessedColumns(['KPI', 'TEAM', 'Numerator', 'Count', 'Lead'])).toEqual({
			indicator: 'KPI',
			area: 'TEAM',
			numerator: 'Numerator',
		});
	});

	it.each([
		[['Done', 'Total'], 'Done', 'Total'],
		[['In time', 'All'], 'In time', 'All'],
		[['Met', 'Cohort'], 'Met', 'Cohort'],
		[['(yes)', 'Out of:'], '(yes)', 'Out of:'],
		[['Count', 'Number of children'], 'Count', 'Number of children'],
		[['Number', 'Total'], 'Number', 'Total'],
		[['Num', 'Done', 'Total'], 'Num', 'Total'],
	])('of %s takes each for a part beside the other', (headings, numerator, denominator) => {
		expect(guessedColumns(headings)).toEqual({ numerator, denominator });
	});

	it.each([
		[['Done', 'Lead'], {}],
		[['Total', 'Lead'], {}],
		[['Number', 'Lead'], { numerator: 'Number' }],
		[['Out of', 'Lead'], { denominator: 'Out of' }],
	])('of %s takes no word for a part that may mean something else alone', (headings, guesses) => {
		expect(guessedColumns(headings)).toEqual(guesses);
	});

	it('of an indicator or an area is made only where a name is near', () => {
		const indicatorOf = indicatorGuesser(collection, indicators);
		expect(indicatorOf('fd04')).toBe('re-referrals');
		expect(indicatorOf('Re referals')).toBe('re-referrals');
		expect(indicatorOf('Adoptions')).toBeNull();
		const areaOf = areaGuesser(areas.filter(({ level }) => level === 'quadrant'));
		expect(areaOf('west')).toBe('Q-W');
		expect(areaOf('Epsom')).toBeNull();
	});
});
