import { afterEach, beforeEach, expect, test } from 'vitest';
import { acceptText, testWorkbench } from '../testing.ts';

let workbench: Awaited<ReturnType<typeof testWorkbench>>;
beforeEach(async () => {
	workbench = await testWorkbench();
});
afterEach(() => workbench.close());

test('every part of a row is stored as it is, whatever the order and number of rows', async () => {
	const header = 'period,indicator,area,numerator,denominator,value,status,note';
	const areas = [...workbench.catalogue.areas.values()]
		.filter(
			({ level, validFrom, validTo }) => level === 'local-authority' && !validFrom && !validTo,
		)
		.slice(0, 120)
		.toReversed();
	const plain = areas.map(
		({ code }, at) => `2019-03,contacts,${code},${at},,,provisional,Note ${at}`,
	);
	const symbols = `2019-03,re-referrals,${areas[0]!.code},c,z,,final,`;
	const text = [header, symbols, ...plain].join('\n');
	const outcome = await acceptText(workbench, 'surrey-monthly', null, text);
	expect(outcome).toMatchObject({ state: 'accepted', changes: { created: 121, changed: 0 } });

	const rows = await workbench.writable.db
		.selectFrom('observation')
		.innerJoin('indicator', 'indicator.key', 'observation.indicator')
		.innerJoin('area', 'area.key', 'observation.area')
		.selectAll('observation')
		.select(['indicator.id', 'area.code'])
		.execute();
	const by = (code: string, id: string) => rows.find((row) => row.code === code && row.id === id);
	expect(rows).toHaveLength(121);
	areas.forEach(({ code }, at) =>
		expect(by(code, 'contacts')).toMatchObject({
			period_type: 'month',
			period: 2019 * 12 + 2,
			numerator: at,
			denominator: null,
			value: null,
			numerator_symbol: null,
			status: 'provisional',
			note: `Note ${at}`,
		}),
	);
	expect(by(areas[0]!.code, 're-referrals')).toMatchObject({
		numerator: null,
		denominator: null,
		numerator_symbol: 'c',
		denominator_symbol: 'z',
		value_symbol: null,
		status: 'final',
		note: null,
	});
});
