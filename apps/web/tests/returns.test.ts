/// <reference lib="dom" />
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { handIn, openPage, openReturns, textOf } from './pages.ts';
import { launchBrowser, startSite, withoutBrowser, type Site } from './site.ts';

const header = 'period,indicator,area,numerator,denominator';
const row = '2019-04,initial-conferences-on-time,E10000030,60,150';
const april = `${header}\n${row}\n`;

describe.skipIf(withoutBrowser)('the returns page', () => {
	let browser: Browser;
	beforeAll(async () => {
		browser = await launchBrowser();
	});
	afterAll(() => browser?.close());

	describe.each([
		['with JavaScript', true],
		['without JavaScript', false],
	])('%s', (_how, javaScriptEnabled) => {
		let site: Site;
		beforeAll(async () => {
			site = await startSite({ SIGHTLINE_NOW: '2019-05-09' });
		});
		afterAll(() => site?.stop());

		test('takes a new month from upload to the finding that a member reads, and back again', async () => {
			const { page, complaints, close } = await openPage({ browser, site }, '/returns', {
				javaScriptEnabled,
			});
			const send = javaScriptEnabled ? /^Send it/ : /^Check the file/;
			await handIn(page, 'april-2019.csv', april, send);

			await page.waitForURL(/\/returns\/checks\//);
			expect(await textOf(page, 'h1')).toBe('april-2019.csv can be accepted, with 48 warnings');
			const changes = await textOf(page, 'section[aria-labelledby=changes]');
			expect(changes).toContain('1 new 0 changed 0 removed');
			expect(changes).toContain('Initial conferences on time');
			expect(changes).toContain('40.0 %');

			// Without a reason for the warning it comes back, and says so.
			await page.getByRole('button', { name: 'Accept the return' }).click();
			await page.getByRole('alert').waitFor();
			expect(await textOf(page, '[role=alert]')).toContain('Say why this can be accepted');
			await page.getByLabel('For all 47').fill('Only conferences were ready');
			await page
				.getByLabel('Initial conferences on time for Surrey in April 2019')
				.fill('Two conference chairs were ill');
			await page.getByRole('button', { name: 'Accept the return' }).click();

			await page.waitForURL(/\/returns\?accepted=68/);
			expect(await textOf(page, '[role=status]')).toContain(
				'Accepted: Monthly performance return (demonstration), April 2019',
			);
			await page
				.getByRole('status')
				.getByRole('link', { name: 'Initial conferences on time' })
				.click();

			await page.waitForURL(/\/indicators\/initial-conferences-on-time/);
			expect(await textOf(page, 'h1')).toBe(
				'The share of initial conferences on time was unusually low in April 2019, which is worse',
			);
			const newest = await textOf(page, 'details tbody tr');
			expect(newest).toContain('April 2019');
			expect(newest).toContain('40.0 %');
			expect(newest).toContain('60');
			expect(newest).toContain('150');
			expect(await textOf(page, 'figure')).toContain('Apr');

			await page.goto(`${site.origin}/returns`);
			await page
				.getByRole('link', { name: /Withdraw/ })
				.first()
				.click();
			await page.waitForURL(/\/returns\/68\/withdraw/);
			expect(await textOf(page, 'main')).toContain('The file itself was not kept.');
			expect(await textOf(page, 'main')).not.toMatch(/goes? back/);
			await page.locator('textarea').fill('Sent too early');
			await page.getByRole('button', { name: /Withdraw/ }).click();
			await page.waitForURL(/\/returns\?withdrawn=68/);
			expect(await textOf(page, '[role=status]')).toContain('Its figures no longer count.');
			await page.goto(`${site.origin}/indicators/initial-conferences-on-time`);
			expect(await textOf(page, 'h1')).toContain(
				'seven months, which is better; April 2019 was taken back',
			);

			await page.goto(`${site.origin}/returns`);
			await handIn(page, 'april-2019.csv', april, send);
			await page.waitForURL(/\/returns\/checks\//);
			expect(await textOf(page, 'p.lead')).toBe(
				'Every byte is the same as in return 68, which was withdrawn on 9 May 2019: “Sent too early”',
			);
			expect(complaints).toEqual([]);
			await close();
		});
	});

	describe('in whatever width', () => {
		let site: Site;
		beforeAll(async () => {
			site = await startSite({ SIGHTLINE_NOW: '2019-05-09' });
		});
		afterAll(() => site?.stop());

		test('asks for a file first, and names the period that is expected of the collection', async () => {
			const { page, complaints, close } = await openReturns({ browser, site });
			expect(await page.getByRole('heading', { level: 2 }).allTextContents()).toEqual([
				'Bring in a return',
				'What is expected next',
				'Accepted returns',
			]);
			expect(await textOf(page, '#period-hint')).toContain(
				'the next of Monthly performance return (demonstration) is 2019-04.',
			);
			await page.getByLabel('Which collection does it belong to?').selectOption('surrey-quarterly');
			expect(await textOf(page, '#period-hint')).toContain('is 2019-Q2.');
			const expected = page.locator('section[aria-labelledby=expected]');
			expect(await expected.locator('tbody tr:visible').count()).toBe(3);
			await expected.getByText('collections of national statistics').click();
			expect(await expected.locator('tbody tr:visible').count()).toBe(12);
			expect(complaints).toEqual([]);
			await close();
		});

		test('keeps the menu on one line and names of areas whole on a narrow screen', async () => {
			const { page, close } = await openPage({ browser, site }, '/indicators/re-referrals', {
				width: 320,
			});
			const heights = await page
				.locator('nav[aria-label=Main] a')
				.evaluateAll((links) => links.map((link) => Math.round(link.getBoundingClientRect().top)));
			expect(new Set(heights).size).toBe(1);
			const lines = await page
				.locator('section[aria-labelledby=beside] th.number', { hasText: 'England' })
				.evaluate((cell) => {
					const range = document.createRange();
					range.selectNodeContents(cell);
					const rects = [...range.getClientRects()].filter(({ width }) => width > 0);
					return new Set(rects.map(({ top }) => Math.round(top))).size;
				});
			expect(lines).toBe(1);
			await close();
		});

		test('keeps a day that is given before the script runs', async () => {
			const { page, close } = await openPage({ browser, site }, '/words');
			const released = Promise.withResolvers<void>();
			await page.route('**/*.js', async (route) => {
				await released.promise;
				await route.continue();
			});
			await page.goto(site.origin, { waitUntil: 'commit' });
			const day = page.getByLabel('See the pages as they stood at the end of');
			await day.fill('2019-04-10');
			released.resolve();
			await page.waitForLoadState('networkidle');
			expect(await day.inputValue()).toBe('2019-04-10');
			await close();
		});
	});

	describe('given a bad file without JavaScript', () => {
		let site: Site;
		beforeAll(async () => {
			site = await startSite({ SIGHTLINE_DEMO: 'off', SIGHTLINE_NOW: '2019-05-09' });
		});
		afterAll(() => site?.stop());

		test.each([
			['prose', 'Dear colleague,\nplease find the figures below.\n', 'header', ''],
			['a key that stands twice', `${april}${row}\n`, 'line 2', 'A3'],
		])('says of %s what to do, at the cell', async (_what, content, words, cell) => {
			const { page, complaints, close } = await openPage({ browser, site }, '/returns', {
				javaScriptEnabled: false,
			});
			await handIn(page, 'bad.csv', content);
			await page.waitForURL(/\/returns\/checks\//);
			expect(await textOf(page, 'h1')).toMatch(/^This file cannot be accepted: \d+ errors?$/);
			const findings = await textOf(page, 'table');
			expect(findings).toContain(words);
			expect(findings).toContain(cell);
			expect(await textOf(page, 'section[aria-labelledby="findings"]')).toContain(
				'The comparison with earlier figures follows once the errors are mended.',
			);
			expect(await page.getByRole('button', { name: 'Accept the return' }).count()).toBe(0);
			expect(complaints).toEqual([]);
			await close();
		});

		test('says that no file was chosen, beside the field', async () => {
			const { page, close } = await openPage({ browser, site }, '/returns', {
				javaScriptEnabled: false,
			});
			await page.getByRole('button', { name: 'Check the file' }).click();
			expect(await textOf(page, '[role=alert]')).toContain('No file was sent');
			await close();
		});

		test('says beside the field that a period is none', async () => {
			const { page, close } = await openPage({ browser, site }, '/returns', {
				javaScriptEnabled: false,
			});
			await page.getByLabel('Period (optional)').fill('April');
			await handIn(page, 'april-2019.csv', april);
			expect(await textOf(page, '#period-error')).toContain('“April” is not a period of');
			await close();
		});
	});
});
