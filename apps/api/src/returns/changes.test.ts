import { afterEach, beforeEach, expect, test } from 'vitest';
import { acceptText, handInText, testWorkbench } from '../testing.ts';

const header = 'period,indicator,area,numerator,denominator';
const surrey = 'E10000030';

let workbench: Awaited<ReturnType<typeof testWorkbench>>;
beforeEach(async () => {
	workbench = await testWorkbench();
});
afterEach(() => workbench.close());

test('a return with an indicator that was there and one that is new tells both, what differs first', async () => {
	const february = [header, `2019-02,contacts,${surrey},10,`, `2019-01,contacts,${surrey},9,`];
	await acceptText(workbench, 'surrey-monthly', null, february.join('\n'));
	const march = [
		header,
		`2019-03,contacts,${surrey},11,`,
		`2019-02,contacts,${surrey},12,`,
		`2019-01,contacts,${surrey},9,`,
		`2019-03,re-referrals,${surrey},20,100`,
		`2019-02,re-referrals,${surrey},30,100`,
	].join('\n');
	const outcome = await handInText(workbench, 'surrey-monthly', null, march, null);
	expect(outcome).toMatchObject({
		state: 'ready',
		changes: { created: 3, changed: 1, unchanged: 1, removed: 0 },
	});
	const figures = outcome.state === 'ready' ? outcome.changes.figures : [];
	expect(
		figures.map(({ kind, indicator, period, before, after }) => [
			kind,
			indicator.id,
			period.code,
			before?.value ?? null,
			after?.value ?? null,
		]),
	).toEqual([
		['changed', 'contacts', '2019-02', 10, 12],
		['created', 'contacts', '2019-03', null, 11],
		['created', 're-referrals', '2019-02', null, 30],
		['created', 're-referrals', '2019-03', null, 20],
	]);
});
