import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { holdingsOf, indicatorsOf } from '@sightline/returns';
import { temporaryFolder, type Temporary } from '../testing.ts';
import type { IndicatorEntry as Entry } from './files.ts';
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
	return messageOf(temporary.folder);
}

function messageOf(folder: string): string {
	try {
		readCatalogue(folder);
	} catch (error) {
		return (error as Error).message;
	}
	return 'accepted';
}

const named = (id: string) => (all: Entry[]) => all.find((entry) => entry.id === id)!;
const [caseload, contacts, reReferrals] = [
	named('average-caseload'),
	named('contacts'),
	named('re-referrals'),
];

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

	test.each<[string, (entries: Entry[]) => void, string[]]>([
		['a month that is none', (all) => (caseload(all).validFrom = '2017-13'), ['validFrom']],
		[
			'an earlier month that is none',
			(all) => (caseload(all).earlier![0]!.validFrom = 'April 2016'),
			['earlier.0.validFrom'],
		],
		[
			'an earlier definition that lies later',
			(all) => (caseload(all).earlier![0]!.validFrom = '2017-04'),
			['field validFrom is 2017-04', 'does not lie after 2017-04'],
		],
		[
			'a definition between two without a month and a reason',
			(all) => caseload(all).earlier!.push({ owner: 'Somebody' }),
			['field earlier.1.validFrom is missing', 'field earlier.1.changeReason is missing'],
		],
		[
			'an earlier field that is not of words',
			(all) => Object.assign(caseload(all).earlier![0]!, { polarity: 'neutral' }),
			['earlier.0'],
		],
		[
			'an earlier name for a denominator that it has not',
			(all) =>
				Object.assign(contacts(all), {
					validFrom: '2018-04',
					changeReason: 'A test',
					earlier: [{ denominatorLabel: 'Children' }],
				}),
			['contacts', 'earlier.0.denominatorLabel'],
		],
		[
			'a target where neither way is good',
			(all) => (contacts(all).targets = caseload(all).targets),
			['contacts', 'field targets: neither high nor low is good'],
		],
		[
			'a target above what a percentage can be',
			(all) => (reReferrals(all).targets[0]!.value = 220),
			['re-referrals', 'field targets.0.value: 220 is above 100 %'],
		],
		[
			'a target below 0',
			(all) => (caseload(all).targets[0]!.value = -1),
			['average-caseload', 'field targets.0.value: -1 is below 0'],
		],
		[
			'a target that stands twice',
			(all) => caseload(all).targets.push(caseload(all).targets[0]!),
			['average-caseload', 'field targets: the local target from 2018-12 stands twice'],
		],
		[
			'a path of one point',
			(all) => (caseload(all).targets[0]!.path = [{ month: '2018-12', value: 16 }]),
			['average-caseload', 'field targets.0.path: a path has at least two points'],
		],
		[
			'a path that goes back in time',
			(all) =>
				(caseload(all).targets[0]!.path = [
					{ month: '2018-12', value: 18 },
					{ month: '2018-11', value: 16 },
				]),
			['targets.0.path: November 2018 does not lie after December 2018, the point before it'],
		],
		[
			'a path that leads elsewhere',
			(all) =>
				(caseload(all).targets[0]!.path = [
					{ month: '2018-12', value: 18 },
					{ month: '2019-12', value: 17 },
				]),
			['targets.0.path: it ends at 17, and the target is 16: the two are one value'],
		],
		[
			'a path that begins at another month',
			(all) =>
				(caseload(all).targets[0]!.path = [
					{ month: '2019-01', value: 18 },
					{ month: '2019-12', value: 16 },
				]),
			['targets.0.path: it begins in January 2019, and the target holds from December 2018'],
		],
		[
			'a path to more than a percentage can be',
			(all) =>
				(reReferrals(all).targets[0]!.path = [
					{ month: '2018-12', value: 220 },
					{ month: '2019-12', value: 22 },
				]),
			['re-referrals', 'targets.0.path: for December 2018, 220 is above 100 %'],
		],
		[
			'a path with a month that is none',
			(all) => (caseload(all).targets[0]!.path = [{ month: '2018-13', value: 16 }]),
			['targets.0.path.0.month must be a month such as 2018-04'],
		],
		[
			'a rebase without limits',
			(all) => caseload(all).rebases.push({ from: '2018-04', reason: 'A test' }),
			['average-caseload', 'field rebases'],
		],
		[
			'a rebase that stands twice',
			(all) =>
				(contacts(all).rebases = [
					{ from: '2018-04', reason: 'One' },
					{ from: '2018-04', reason: 'Another' },
				]),
			['contacts', 'field rebases: the one from 2018-04 stands twice'],
		],
		[
			'a reference that stands twice',
			(all) => (contacts(all).reference = reReferrals(all).reference),
			['FD04', 'field reference stands twice'],
		],
	])('are refused with %s, naming file, entry and field', (_what, change, words) => {
		const path = join(temporary.folder, 'indicators.json');
		const content = JSON.parse(readFileSync(path, 'utf8')) as { indicators: Entry[] };
		change(content.indicators);
		writeFileSync(path, JSON.stringify(content));
		const message = messageOf(temporary.folder);
		for (const word of ['indicators.json', ...words]) expect(message).toContain(word);
	});

	test.each(files)('are refused without %s, which is named', (file) => {
		rmSync(join(temporary.folder, file));
		expect(messageOf(temporary.folder)).toContain(`${file}: there is no such file`);
	});

	test.each([
		['too many cells', 'SUR-NE,North East Surrey', 'SUR-NE,North East,Surrey', 'Too many fields'],
		['too few cells', 'SUR-NE,North East Surrey,', 'SUR-NE,', 'Too few fields'],
	])('are refused with a row of %s, naming file and entry', (_what, text, replacement, words) => {
		const message = refusal('areas.csv', text, replacement);
		expect(message).toContain('areas.csv: entry “SUR-NE”');
		expect(message).toContain(words);
	});

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
		['"measure": "measure_short"', '"measure": 3', 'layout.columns.measure must be string'],
		['"kind": "ees"', '"kind": "broad"', 'field layout.kind must be one of tidy, wide, ees, long'],
	])('are refused when a mapping has %s changed to %s: %s', (text, replacement, words) => {
		expect(refusal('collections.json', text, replacement)).toContain(words);
	});

	/** Why the catalogue is refused with a mapping of the monthly return added. */
	function mappingRefusal(change: object, layout: object = {}): string {
		const path = join(temporary.folder, 'collections.json');
		const entries = JSON.parse(readFileSync(path, 'utf8')) as object[];
		const mapping = {
			id: 'team-workbook',
			of: 'surrey-monthly',
			title: 'Team workbook',
			layout: {
				kind: 'wide',
				indicators: ['contacts', 're-referrals'],
				columns: { indicator: 'KPI', area: 'Team' },
				names: { indicators: { 'All contacts': 'contacts' }, areas: { County: 'E10000030' } },
				unused: ['Manager'],
				...layout,
			},
			...change,
		};
		writeFileSync(path, JSON.stringify([...entries, mapping]));
		return messageOf(temporary.folder);
	}

	test('may hold a mapping, which has what it does not say from the collection that it is of', () => {
		expect(mappingRefusal({})).toBe('accepted');
		const { collections } = readCatalogue(temporary.folder);
		const base = collections.find(({ id }) => id === 'surrey-monthly')!;
		expect(collections.at(-1)).toEqual({
			...base,
			id: 'team-workbook',
			of: 'surrey-monthly',
			returnIndicators: indicatorsOf(base),
			title: 'Team workbook',
			layout: {
				kind: 'wide',
				indicators: ['contacts', 're-referrals'],
				columns: { indicator: 'KPI', area: 'Team' },
				names: { indicators: { 'All contacts': 'contacts' }, areas: { County: 'E10000030' } },
				unused: ['Manager'],
			},
		});
	});

	test.each([
		[
			{ of: 'nowhere' },
			{},
			'of names “nowhere”, which is not a collection with returns of its own',
		],
		[{ of: 'team-workbook' }, {}, 'of names “team-workbook”, which is not a collection'],
		[{ of: 'dfe-referrals' }, {}, 'of names “dfe-referrals”, which comes as its publisher has it'],
		[{ scope: 'local' }, {}, 'field scope is not known here'],
		[{}, { kind: 'ees' }, 'field layout.kind must be one of tidy, wide'],
		[
			{},
			{ indicators: ['permanent-exclusions'], names: {} },
			'layout names “permanent-exclusions”, which “surrey-monthly” does not hold',
		],
		[{}, { columns: { indicators: 'KPI' } }, 'field layout.columns.indicators is not known here'],
		[{}, { columns: { area: 'Period' } }, 'give “Period” two meanings'],
		[{}, { unused: ['in_dicator', 'KPI', 'kpi'] }, 'give “kpi” two meanings'],
		[
			{},
			{ names: { indicators: { Visits: 'pathway-plans' } } },
			'layout.names.indicators names “pathway-plans”, which is not among layout.indicators',
		],
		[{}, { names: { areas: { County: 'E1' } } }, 'layout.names.areas names “E1”, which is not'],
		[
			{},
			{ names: { areas: { County: 'E10000030', 'COUNTY ': 'E10000030' } } },
			'layout.names.areas has “COUNTY ” twice, but for case and spaces',
		],
		[
			{},
			{ area: 'E92000001' },
			'layout.area names “E92000001”, a country, which areaLevels does not',
		],
		[
			{},
			{ suffixes: { numerator: '(denominator)', denominator: ' (DENOMINATOR)' } },
			'layout.suffixes are the same for numerator and denominator',
		],
		[{}, { columns: { indicator: '-' } }, 'layout.columns has “-”, which is blank'],
		[
			{},
			{ names: { indicators: { '-': null } } },
			'layout.names.indicators has “-”, which is blank',
		],
		[{}, { names: { areas: { '': 'E10000030' } } }, 'layout.names.areas has “”, which is blank'],
		[{}, { unused: [' '] }, 'layout.unused has “ ”, which is blank'],
		[{}, { suffixes: { numerator: ' –' } }, 'layout.suffixes has “ –”, which is blank'],
		[{}, { unusedSuffixes: ['_'] }, 'layout.unusedSuffixes has “_”, which is blank'],
		[
			{},
			{ unusedSuffixes: [' RAG', ' Numerator'] },
			'layout.suffixes and layout.unusedSuffixes give “ Numerator” two meanings',
		],
	])('are refused with a mapping that has %j, and %j in its layout', (change, layout, words) => {
		expect(mappingRefusal(change, layout)).toContain(words);
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
