/// <reference lib="dom" />

import { expect, test } from 'vitest';
import { describeSite } from './describe-site.ts';
import { expectNoBarrier } from './no-barrier.ts';
import { openPage, textOf } from './pages.ts';

const reReferrals = '/compare?indicator=re-referrals&period=2017/18';

describeSite('a member who compares', (visit) => {
	test('comes from the masthead and reads where the council stands, then every indicator', async () => {
		const { page, complaints, close } = await openPage(visit, '/');
		await page.getByRole('navigation', { name: 'Main' }).getByText('Compare').click();
		await page.waitForURL(`${visit.site.origin}/compare`);
		expect(await textOf(page, 'h1')).toBe(
			'Surrey is in the best quarter on 5 of 34 indicators and in the worst quarter on 9',
		);
		expect(await page.getByText('Best quarter', { exact: true }).count()).toBe(5);
		expect(await page.getByText('Worst quarter', { exact: true }).count()).toBe(9);
		expect(await textOf(page, 'main')).toContain(
			'latest published year that had ended by 15 April 2019, ranked',
		);
		const row = page.locator('tbody tr', { hasText: 'Re-referrals within 12 months' });
		const cells = (await row.textContent())!.replace(/\s+/g, ' ');
		for (const words of ['25.5 %', '22.6 %', '7th of 11', 'Higher than England, worse'])
			expect(cells).toContain(words);
		expect(complaints).toEqual([]);
		await close();
	});

	test('filters by a plain form and opens one indicator, without JavaScript', async () => {
		const { page, close } = await openPage(visit, '/compare', {
			javaScriptEnabled: false,
		});
		await page.getByLabel('Theme').selectOption('workforce');
		await page.getByLabel('With').selectOption('country');
		await page.getByRole('button', { name: 'Show' }).click();
		await page.waitForURL(/theme=workforce/);
		expect(await page.locator('main table').count()).toBe(1);
		expect(await textOf(page, 'main table thead')).not.toContain('South East');
		await page.getByRole('link', { name: 'Agency social workers' }).click();
		await page.waitForURL(/indicator=agency-social-workers/);
		expect(await textOf(page, 'h1')).toBe(
			'Surrey is in the worst quarter on “Agency social workers”, 9th of 11 authorities',
		);
		await close();
	});

	test('sees only where the council is in the worst quarter, by one link', async () => {
		const { page, close } = await openPage(visit, '/compare');
		await page.getByRole('link', { name: 'See where Surrey is in the worst quarter' }).click();
		await page.waitForURL(/quarter=worst/);
		expect(await textOf(page, '#indicators + form')).toContain('9 of 47 shown');
		expect(await page.locator('main tbody tr').count()).toBe(9);
		await close();
	});

	test('reads one indicator in full, and chooses the year by a plain form', async () => {
		const { page, close } = await openPage(visit, '/compare?indicator=re-referrals', {
			javaScriptEnabled: false,
		});
		expect(await textOf(page, 'h1 + p')).toContain('year to March 2019');
		expect(await page.getByLabel('Year').locator('option').allTextContents()).toContain(
			'Year to March 2025, later',
		);
		await page.getByLabel('Year').selectOption('2017/18');
		await page.getByRole('button', { name: 'Show' }).click();
		await page.waitForURL(/period=2017%2F18/);
		expect(await textOf(page, 'h1')).toBe(
			'The share of re-referrals within 12 months is higher in Surrey than in England, which is worse, and in the worst quarter of 11 authorities',
		);
		const facts = await textOf(page, 'main dl');
		expect(facts).toContain('27.3 %');
		expect(facts).toContain('21.9 %');
		expect(facts).toContain('10th of 11');
		const bars = page.locator('section', { hasText: 'The authorities in order' }).first();
		const rows = await bars.locator('table').first().locator('tbody tr').allTextContents();
		expect(rows).toHaveLength(11);
		expect(rows[9]!.replace(/\s+/g, ' ')).toMatch(/10 ?Surrey 27\.3/);
		const funnel = page.getByRole('img', { name: /^Funnel chart of 11 authorities/ });
		expect(await funnel.isVisible()).toBe(true);
		expect(await textOf(page, 'main')).toContain('North East Surrey');
		await close();
	});

	test('is led here from the page of an indicator', async () => {
		const { page, close } = await openPage(visit, '/indicators/re-referrals');
		await page.getByRole('link', { name: 'Where the council stands among others' }).click();
		await page.waitForURL(/compare\?indicator=re-referrals/);
		expect(await textOf(page, 'h1')).toContain('The share of re-referrals within 12 months is');
		await close();
	});

	test.each([
		['every indicator', '/compare'],
		['one indicator in full', reReferrals],
		['an indicator without the numbers behind it', '/compare?indicator=agency-social-workers'],
		['an indicator that nobody publishes', '/compare?indicator=contacts'],
		['a choice that leaves nothing', '/compare?theme=child-protection&quarter=worst'],
	])('finds no barrier on the comparison of %s, wide or narrow', async (_what, path) => {
		for (const width of [1280, 320]) {
			const { page, complaints, close } = await openPage(visit, path, { width });
			await page.waitForLoadState('networkidle');
			await expectNoBarrier(page, `${path} at ${width} px`);
			expect(await page.locator('h1').count()).toBe(1);
			expect(complaints).toEqual([]);
			await close();
		}
	});

	test('is told what is not there', async () => {
		const { page, close } = await openPage(visit, '/compare?indicator=happiness');
		expect(await textOf(page, 'main')).toContain('There is no indicator “happiness”.');
		await close();
	});
});
