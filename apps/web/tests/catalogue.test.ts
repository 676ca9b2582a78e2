/// <reference lib="dom" />

import type { Health } from '@sightline/api/contract';
import { expect, test } from 'vitest';
import { describeSite } from './describe-site.ts';
import { expectNoBarrier } from './no-barrier.ts';
import { openPage, textOf } from './pages.ts';

const entry = '/catalogue/re-referrals';

describeSite('the catalogue', (visit) => {
	test.each([
		['the list', '/catalogue'],
		['an indicator with a target', entry],
		['an indicator that was counted differently', '/catalogue/average-caseload'],
		['an indicator without a good side', '/catalogue/contacts'],
	])('has no barrier on %s, wide or narrow, its forms open', async (_what, path) => {
		for (const width of [1280, 320]) {
			const { page, complaints, close } = await openPage(visit, path, { width });
			await page.waitForLoadState('networkidle');
			for (const fold of await page.locator('main summary').all()) await fold.click();
			await expectNoBarrier(page, `${path} at ${width} px`);
			expect(await page.locator('h1').count()).toBe(1);
			expect(complaints).toEqual([]);
			await close();
		}
	});

	test('takes a target without JavaScript, keeps what was entered wrongly, and shows what changed', async () => {
		const { page, close } = await openPage(visit, '/catalogue', {
			javaScriptEnabled: false,
		});
		const row = page.locator('tr', { hasText: 'Re-referrals within 12 months' });
		expect((await row.textContent())!.replace(/\s+/g, ' ')).toContain('at most 22 %');
		await row.getByRole('link', { name: 'Change Re-referrals within 12 months' }).click();
		await page.waitForURL(`**${entry}`);

		const { sequence } = (await (await fetch(`${visit.site.origin}/api/health`)).json()) as Health;
		const [set, taken] = [sequence + 1, sequence + 2];
		await page.getByText('Set a target').click();
		const target = page.locator('#target');
		await target.getByLabel('Target, %').fill('2,0');
		await target.getByLabel('From which month?').fill('April 2019');
		await target.getByLabel('Who agreed it?').fill('Cabinet, April 2019');
		await target.getByRole('button').click();
		expect(await page.title()).toMatch(/^Error: /);
		expect(await page.locator('[role=alert] li').allTextContents()).toEqual([
			'Give the target as a number, for example 80.',
			'Say why. The reason is kept with the change for everyone.',
		]);
		expect(await textOf(page, '#target-value-error')).toContain('Give the target as a number');
		expect(await target.getByLabel('From which month?').inputValue()).toBe('April 2019');
		expect(await target.getByLabel('Who agreed it?').inputValue()).toBe('Cabinet, April 2019');

		// What only the server can tell comes back beside its field too.
		await target.getByLabel('Target, %').fill('20 %');
		await target.getByLabel('Why is it set?').fill('Agreed with the budget');
		await target.getByRole('button').click();
		expect(await textOf(page, '#target-from-error')).toContain('“April 2019” is not a month.');
		expect(await target.getByLabel('Why is it set?').inputValue()).toBe('Agreed with the budget');

		await target.getByLabel('From which month?').fill('2019-03');
		await target.getByRole('button').click();
		await page.waitForURL(new RegExp(`changed=${set}$`));
		expect(await textOf(page, '[role=status]')).toBe(
			`Done: change ${set} Local target from March 2019: at most 20 %, agreed by Cabinet, April 2019 See what the figures say now`,
		);
		expect(await textOf(page, 'section[aria-labelledby=history] tbody tr')).toContain(
			'Agreed with the budget',
		);
		await page.getByRole('link', { name: 'See what the figures say now' }).click();
		await page.waitForURL('**/indicators/re-referrals');
		expect(await textOf(page, 'section[aria-labelledby=targets]')).toMatch(
			/First setMarch 2019at most 20 %Local targetCabinet, April 2019Stands now$/,
		);

		// And it can be taken back, with a reason.
		await page.goto(visit.site.origin + entry);
		await page.getByText('Take a target back').click();
		const back = page.locator('#target-back');
		await back.getByLabel('Which target?').selectOption('local 2019-03');
		await back.getByLabel('Why is it taken back?').fill('Cabinet has not met yet');
		await back.getByRole('button').click();
		await page.waitForURL(new RegExp(`changed=${taken}$`));
		expect(await textOf(page, 'section[aria-labelledby=targets] tbody')).not.toContain('20 %');
		await page
			.getByRole('link', { name: `Change ${set}` })
			.first()
			.click();
		await page.waitForURL(new RegExp(`re-referrals\\?asOf=${set}$`));
		expect(await textOf(page, 'section[aria-labelledby=targets]')).toContain('at most 20 %');
		await close();
	});

	test('takes a path without JavaScript, and the figures are held against it', async () => {
		const path = '/catalogue/repeat-child-protection-plans';
		const { page, close } = await openPage(visit, path, { javaScriptEnabled: false });
		await page.getByText('Set a target').click();
		await page.getByText('It is reached step by step').click();
		const target = page.locator('#target');
		await target.getByLabel('Target, %').fill('18');
		await target.getByLabel('From which month?').fill('2019-01');
		await target.getByLabel('Who agreed it?').fill('Cabinet, January 2019');
		await target.getByLabel('Why is it set?').fill('Agreed with the budget');
		const point = (place: number, what: string) =>
			target.getByLabel(`Point ${place}, ${what}`, { exact: true });
		await point(1, 'by which month').fill('2019-01');
		await point(1, 'value').fill('24 %');
		await point(2, 'value').fill('many');
		await target.getByRole('button').click();
		expect(await page.locator('[role=alert] li').allTextContents()).toEqual([
			'Give the month of point 2, for example 2019-04.',
			'Give the value of point 2 as a number, for example 80.',
		]);
		expect(await point(2, 'value').inputValue()).toBe('many');
		expect(await point(2, 'value').isVisible()).toBe(true);

		await point(2, 'by which month').fill('2020-01');
		await point(2, 'value').fill('19');
		await target.getByRole('button').click();
		expect(await textOf(page, '#target-path-error')).toContain(
			'The path cannot be that: it ends at 19, and the target is 18: the two are one value.',
		);

		await point(2, 'value').fill('18');
		await target.getByRole('button').click();
		await page.waitForURL(/changed=\d+$/);
		expect(await textOf(page, '[role=status]')).toMatch(
			/Local target from January 2019: at most 18 %, agreed by Cabinet, January 2019\. Path: 24 % in January 2019 → 18 % by January 2020 See/,
		);
		await page.goto(`${visit.site.origin}/indicators/repeat-child-protection-plans`);
		const headline = await textOf(page, '.headline');
		expect(headline).toContain('Local target by January 2020, agreed by Cabinet, January 2019');
		expect(headline).toContain('It was first set at 22 %');
		expect(headline).toContain(
			'May or may not be on path to the target.\u2060? In March 2019 the path is at 23 %, and the figure is 2.2 percentage points lower.',
		);
		await close();
	});

	test('changes only the words that were changed in the form, whatever the others said in that month', async () => {
		const path = '/catalogue/average-caseload';
		const { page, close } = await openPage(visit, path, { javaScriptEnabled: false });
		await page.getByText('Change the words or the owner').click();
		const form = page.locator('#words');
		await form.getByLabel('Owner').fill('Head of staffing');
		await form.getByLabel('From which month?').fill('2016-10');
		await form.getByRole('button').click();
		// It comes back for want of a reason, and still knows what it had shown.
		await form.getByLabel('Why do they change?').fill('The post was renamed');
		await form.getByRole('button').click();
		await page.waitForURL(/changed=\d+$/);
		expect(await textOf(page, '[role=status]')).toMatch(
			/^Done: change \d+ Owner from October 2016: Head of staffing Before: Head of workforce See/,
		);
		await page.goto(`${visit.site.origin}/indicators/average-caseload`);
		expect(await textOf(page, 'section[aria-labelledby=meaning]')).toContain('Until March 2017:');
		await close();
	});

	test('changes words from a month on, and the figures tell of the break', async () => {
		const path = '/catalogue/agency-social-workers';
		const { page, complaints, close } = await openPage(visit, path);
		await page.getByText('Change the words or the owner').click();
		const form = page.locator('#words');
		const long = 'Social workers from an agency, in any post. '.repeat(12).trim();
		await form.getByLabel('Definition').fill(long);
		await form.getByLabel('From which month?').fill('2018-10');
		await form.getByRole('button').click();
		expect(await textOf(page, '#words-reason-error')).toContain('Say why.');
		expect(await form.getByLabel('Definition').inputValue()).toBe(long);
		await expectNoBarrier(page, 'a form that came back');
		await form.getByLabel('Why do they change?').fill('Posts are counted by hand');
		await form.getByRole('button').click();
		await page.waitForURL(/changed=\d+$/);
		await expectNoBarrier(page, 'the confirmation');

		await page.goto(`${visit.site.origin}/indicators/agency-social-workers`);
		expect(await textOf(page, 'h1')).toBe('Agency social workers: counted differently a year ago');
		expect(await textOf(page, 'figcaption')).toContain(
			'A, October 2018, counted differently: Posts are counted by hand',
		);
		expect(await textOf(page, 'section[aria-labelledby=meaning]')).toContain(
			'Until September 2018:',
		);
		expect(complaints).toEqual([]);
		await close();
	});
});
