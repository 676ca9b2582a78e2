import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { holdingsOf } from '@sightline/returns';
import { temporaryFolder, type Temporary } from '../testing.ts';
import { readCatalogue } from './read-files.ts';

const data = join(import.meta.dirname, '../../../../data');
const files = [
	'council.json',
	'indicators.json',
	'collections.json',
	'areas.csv',
	'neighbours.csv',
];

let temporary: Temporary;
beforeEach(() => {
	temporary = temporaryFolder();
	for (const file of files) cpSync(join(data, file), join(temporary.folder, file));
});
afterEach(() => temporary.remove());

/** Why the catalogue is refused after one text in one file is replaced by another. */
function refusal(file: string, text: string, replacement: string): string {
	const path = join(temporary.folder, file);
	const before = readFileSync(path, 'utf8');
	expect(before).toContain(text);
	writeFileSync(path, before.replace(text, replacement));
	try {
		readCatalogue(temporary.folder);
	} catch (error) {
		return (error as Error).message;
	}
	return 'accepted';
}

describe('the catalogue files', () => {
	test('of the installation are sound: 61 indicators and a population, of every unit, polarity and reading', () => {
		const { indicators, areas, neighbours } = readCatalogue(data);
		expect(indicators.filter(({ supporting }) => !supporting)).toHaveLength(61);
		expect(new Set(indicators.map(({ unit }) => unit.kind))).toEqual(
			new Set(['count', 'percent', 'rate', 'mean']),
		);
		expect(new Set(indicators.map(({ polarity }) => polarity)).size).toBe(3);
		expect(new Set(indicators.map(({ reading }) => reading)).size).toBe(2);
		expect(areas.filter(({ parent }) => parent === 'E10000030')).toHaveLength(5);
		expect(neighbours.filter(({ area }) => area === 'E10000030')).toHaveLength(10);
	});

	test.each([
		[
			'indicators.json',
			'"polarity": "lower-is-better"',
			'"polarity": "down"',
			['indicators.json', 're-referrals', 'polarity'],
		],
		['indicators.json', '"reading": "process"', '"read": "process"', ['contacts', 'reading']],
		[
			'indicators.json',
			'"theme": "workforce"',
			'"theme": "staff"',
			['social-worker-vacancies', 'theme', 'staff'],
		],
		[
			'collections.json',
			'"emotional-wellbeing-score"',
			'"wellbeing"',
			['collections.json', 'surrey-quarterly', 'wellbeing'],
		],
		[
			'collections.json',
			'"dueDays": 15',
			'"dueDays": "soon"',
			['collections.json', 'surrey-quarterly', 'dueDays'],
		],
		[
			'areas.csv',
			'SUR-NE,North East Surrey,quadrant',
			'SUR-NE,North East Surrey,patch',
			['areas.csv', 'SUR-NE', 'level'],
		],
		['neighbours.csv', 'E10000030,2025,1,', 'E10000030,2025,1,X', ['neighbours.csv', 'E10000030']],
		['indicators.json', '{', '{{', ['indicators.json']],
		['council.json', 'E10000030', 'E1', ['council.json', 'Surrey County Council', 'area', 'E1']],
	])(
		'are refused when %s has %s changed to %s, naming file, entry and field',
		(file, text, replacement, words) => {
			const message = refusal(file, text, replacement);
			for (const word of words) expect(message).toContain(word);
		},
	);

	test('are refused when two collections own the same figures, naming both', () => {
		const message = refusal('collections.json', '"periodType": "quarter"', '"periodType": "month"');
		expect(message).toBe('accepted');
		const overlap = refusal('collections.json', '"emotional-wellbeing-score"', '"contacts"');
		expect(overlap).toContain(
			'contacts by month for a local-authority already belongs to “surrey-monthly”',
		);
		expect(overlap).toContain('surrey-quarterly');
	});

	test.each([
		[
			'"to": "2019/20"',
			'"to": "2020/21"',
			'field layout: looked-after-rate by year-to-march for a country already belongs to “dfe-looked-after”',
		],
		['"to": "2019/20"', '"to": "2019"', '“looked-after-rate” names “2019”, which is not a'],
		[
			'"to": "2019/20"',
			'"from": "2020/21", "to": "2019/20"',
			'begins after it ends: from “2020/21” to “2019/20”',
		],
		['"area": "E92000001"', '"area": "E9"', 'excepts “E9”, which is not an area'],
		[
			'"denominatorRow": { "placement_stability"',
			'"denominatorRow": { "stability"',
			'“three-or-more-placements” names “stability”, which is not a filter',
		],
		[
			'"where": { "category": "Children in Need" }',
			'"where": {}',
			'has no member of the filter “category”',
		],
		[
			'"numerator": "At31_episodes"',
			'"denominator": "At31_episodes"',
			'“children-in-need-rate” has neither a numerator nor a value',
		],
		[
			'"denominator": "referral_count",\n\t\t\t\t\t"value": "rereferral_percent"',
			'"from": "2012/13"',
			'“re-referrals” has neither a denominator nor a value, and no population stands for it',
		],
		[
			'"measure": "measure_short"',
			'"measure": 3',
			'collections.json: entry “lait-march”, field 7.layout.columns.measure must be string',
		],
		[
			'"kind": "ees"',
			'"kind": "wide"',
			'collections.json: entry “dfe-referrals”, field 2.layout.kind must be equal to constant',
		],
	])('are refused when a mapping has %s changed to %s: %s', (text, replacement, words) => {
		expect(refusal('collections.json', text, replacement)).toContain(words);
	});

	test('may give a rate that changed hands to two collections, each for its years', () => {
		const { collections } = readCatalogue(data);
		const held = collections.flatMap((collection) =>
			holdingsOf(collection)
				.filter(({ indicator }) => indicator === 'looked-after-rate')
				.map(({ from, to }) => [collection.id, from, to]),
		);
		expect(held).toEqual([
			['surrey-monthly', -Infinity, Infinity],
			['dfe-looked-after', 2021, Infinity],
			['lait-march', -Infinity, 2020],
		]);
	});
});
