import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openWorkbench, type Workbench } from '../installation.ts';
import { acceptText, temporaryFolder, testConfig, type Temporary } from '../testing.ts';

const data = join(import.meta.dirname, '../../../../data');

/** A kind of file that nobody has seen: two filters, columns that begin with a digit. */
const collection = {
	id: 'made-up-visits',
	title: 'Visits and plans, made up',
	owner: 'Nobody',
	scope: 'national',
	periodType: 'year-to-september',
	dueDays: null,
	source: 'Made up for a test',
	licence: 'None',
	areaLevels: ['country', 'local-authority'],
	layout: {
		kind: 'ees',
		timeIdentifier: 'September',
		filters: ['age group', 'Placement_Type'],
		mappings: [
			{
				indicator: 'plan-visits-on-time',
				where: { 'age group': 'All', Placement_Type: 'All' },
				numerator: '15_days_count',
				denominator: '1_total',
				value: '15_days_%',
			},
			{
				indicator: 'pathway-plans',
				where: { 'age group': '16 to 17', Placement_Type: 'All' },
				numerator: '15_days_count',
				denominator: '1_total',
			},
		],
		unused: ['2nd_visit'],
		unusedRows: [{ Placement_Type: 'Foster care' }],
	},
};

const header =
	'\uFEFFtime_period,time_identifier,geographic_level,country_code,new_la_code,Age_Group,placement type,15_days_count,1_total,15_days_%,2nd_visit';
const surrey = 'September,Local authority,E92000001,E10000030';

let temporary: Temporary;
let workbench: Workbench;
beforeEach(async () => {
	temporary = temporaryFolder();
	const folder = join(temporary.folder, 'data');
	cpSync(data, folder, { recursive: true });
	const file = join(folder, 'collections.json');
	const collections = JSON.parse(readFileSync(file, 'utf8')) as unknown[];
	writeFileSync(file, JSON.stringify([...collections, collection]));
	workbench = await openWorkbench(testConfig(temporary.folder, { SIGHTLINE_DATA: folder }));
});
afterEach(async () => {
	await workbench.writable.db.destroy();
	temporary.remove();
});

test('a file of a kind never seen before comes in by an entry in collections.json alone', async () => {
	const outcome = await acceptText(
		workbench,
		'made-up-visits',
		null,
		[
			header,
			`2018,${surrey},All,All,90,120,75,x`,
			`2018,September,National,E92000001,,All,All,900,1200,75.0,1`,
			`2018,${surrey},16 to 17,All,c,40,x,-`,
			`2018,${surrey},16 to 17,Foster care,anything,at,all,`,
			`2017,${surrey},All,All,c,z,x,`,
			`2016,${surrey},All,All,u,low,k,`,
		].join('\r\n'),
	);
	expect(outcome).toMatchObject({ state: 'accepted', result: { rows: 6, findings: [] } });
	const { db } = workbench.writable;
	const rows = await db
		.selectFrom('observation')
		.innerJoin('indicator', 'indicator.key', 'observation.indicator')
		.innerJoin('area', 'area.key', 'observation.area')
		.select(['indicator.id', 'area.name', 'period', 'numerator', 'denominator', 'value'])
		.select(['numerator_symbol', 'denominator_symbol', 'value_symbol'])
		.orderBy('period')
		.orderBy('indicator.id')
		.orderBy('area.name')
		.execute();
	expect(rows.map((row) => Object.values(row))).toEqual([
		['plan-visits-on-time', 'Surrey', 2016, null, null, null, 'u', 'low', 'low'],
		['plan-visits-on-time', 'Surrey', 2017, null, null, null, 'c', 'z', 'x'],
		['pathway-plans', 'Surrey', 2018, null, 40, null, 'c', null, null],
		['plan-visits-on-time', 'England', 2018, 900, 1200, 75, null, null, null],
		['plan-visits-on-time', 'Surrey', 2018, 90, 120, 75, null, null, null],
	]);
});
