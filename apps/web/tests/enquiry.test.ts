import { expect, test } from 'vitest';
import { describeSite } from './describe-site.ts';
import { openPage, textOf } from './pages.ts';

describeSite('a member who looks for what to ask', (visit) => {
	test('reads five questions with what raised each, and opens the rest', async () => {
		const { page, complaints, close } = await openPage(visit, '/');
		const asked = page.locator('section', { has: page.locator('#ask') });
		const shown = asked.locator('ol li:visible');
		expect(await shown.count()).toBe(5);
		const first = (await shown.first().innerText()).replace(/\s+/g, ' ');
		expect(first).toContain(
			'The share of child in need visits on time has been lower than usual for eight months, which is worse',
		);
		expect(first).toContain(
			'The same question arises in South East Surrey, North East Surrey, North West Surrey and',
		);
		expect(first).toContain('71.2 % in March 2019 · a year ago 75.7 %');
		const second = (await shown.nth(1).innerText()).replace(/\s+/g, ' ');
		expect(second).toMatch(
			/Ask: How late were the late reviews.* Protection plan reviews on time: 88.8 %, and the target is at least 97 %.* Ask: What is planned/,
		);
		expect(first).toContain('Ask: Which children have waited longest for a visit');
		expect(await asked.innerText()).toContain(
			'Of 290 series with a verdict in Surrey and its five parts, 39 show a signal, good, bad or neither. Chance alone would raise about eight.',
		);
		await asked.getByText(/^\d+ more, in the same order$/).click();
		const last = asked.locator('ol li:visible').last();
		await last.getByRole('link', { name: /^Countywide teams: Unaccompanied children/ }).click();
		await page.waitForURL(/unaccompanied.*area=SUR-CW/);
		expect(complaints).toEqual([]);
		await close();
	});

	test('finds the same questions on the page of the indicator, below words to read out', async () => {
		const path = '/indicators/plan-reviews-on-time';
		const { page, close } = await openPage(visit, path, { javaScriptEnabled: false });
		const questions = page.locator('section', { has: page.locator('#questions') });
		expect(await questions.locator('li').count()).toBe(2);
		expect(await questions.innerText()).toContain(
			'Because: The share of protection plan reviews on time is lower than a year ago, which is worse.',
		);
		expect((await textOf(page, 'main')).replaceAll('\u00a0', ' ')).toContain(
			'At the end of March 2019 the figure for Surrey was 88.8 %. A year ago it was 95.0 %: a fall of 6.2 percentage points, more than chance alone is likely to make.',
		);
		expect(await page.getByRole('img', { name: /^Line chart of 36 months/ }).count()).toBe(1);
		await close();
	});

	test('reads what a rolling figure covers', async () => {
		const { page, close } = await openPage(visit, '/indicators/social-worker-turnover');
		expect(await textOf(page, '.headline h2')).toBe('Latest, twelve months to March 2019');
		await close();
	});

	test('reads what to expect, and what one may always ask where the figures suggest nothing', async () => {
		const { page, close } = await openPage(visit, '/indicators/re-referrals');
		const text = (await textOf(page, 'main')).replaceAll('\u00a0', ' ');
		expect(text).toContain(
			'What to expect. If nothing changes: between 20.6 % and 31.3 % in September 2019, most likely near 26.0 %.',
		);
		expect(text).toContain('The figures suggest no question at present. You can always ask:');
		await close();
	});
});
