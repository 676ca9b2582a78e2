/// <reference lib="dom" />
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Check } from '@sightline/api/contract';
import { expectNoBarrier } from './no-barrier.ts';
import { openPage, textOf } from './pages.ts';
import { launchBrowser, startSite, withoutBrowser, type Site } from './site.ts';

const csv = (...lines: string[]) =>
	`${['period,indicator,area,numerator,denominator', ...lines].join('\n')}\n`;
const months = Array.from({ length: 14 }, (_, at) =>
	at < 12 ? `2017-${String(at + 1).padStart(2, '0')}` : `2018-0${at - 11}`,
);
const areas = ['E10000030', 'SUR-NE'];
const first = csv(
	...months.flatMap((month, at) =>
		areas.flatMap((area) => [
			`${month},re-referrals,${area},${at % 2 ? 110 : 100},400`,
			`${month},contacts,${area},${1000 + 50 * (at % 3)},`,
		]),
	),
);
/** Warnings of six kinds, four of them for what the first file says. */
const march = csv(
	'2017-01,re-referrals,E10000030,c,400',
	...areas.map((area) => `2018-03,re-referrals,${area},200,400`),
	'2018-03,contacts,E10000030,1100.5,',
	'2018-03,contacts,SUR-NE,10500.5,',
	'2018-03,assessments-on-time,SUR-NE,10.5,20',
	'2017-02,contacts,E10000030,1051,',
	'2017-03,contacts,E10000030,1051,',
);

async function upload(site: Site, text: string): Promise<Check> {
	const response = await fetch(
		`${site.origin}/api/returns?collection=surrey-monthly&name=return.csv`,
		{ method: 'POST', headers: { 'content-type': 'text/csv' }, body: text },
	);
	return (await response.json()) as Check;
}

async function accept(site: Site, text: string): Promise<void> {
	const { id, kinds } = await upload(site, text);
	const response = await fetch(`${site.origin}/api/returns/checks/${id}/accept`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({
			acknowledgements: kinds.map(({ code }) => ({ code, reason: 'Seen' })),
		}),
	});
	expect(response.status).toBe(201);
}

const errorsOf = (page: Page) => page.locator('[role=alert] a').allTextContents();
const press = (page: Page) => page.getByRole('button', { name: 'Accept the return' }).click();

describe.skipIf(withoutBrowser)('the page of a checked file', () => {
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
			site = await startSite({ SIGHTLINE_DEMO: 'off', SIGHTLINE_NOW: '2019-05-09' });
			await accept(site, first);
		});
		afterAll(() => site?.stop());

		const open = async (text: string) =>
			openPage({ browser, site }, `/returns/checks/${(await upload(site, text)).id}`, {
				javaScriptEnabled,
			});

		test('draws what reads differently before and after, with words for both', async () => {
			const { page, complaints, close } = await open(march);
			const changes = page.locator('section[aria-labelledby=changes]');
			expect(await textOf(page, 'section[aria-labelledby=changes]')).toContain(
				'5 new 3 changed 0 removed 0 unchanged',
			);
			await changes.getByRole('heading', { name: '1 indicator would read differently' }).waitFor();
			expect(
				await changes
					.getByRole('link', { name: 'How it is told what reads differently' })
					.getAttribute('href'),
			).toBe('/methods#what-changed-since');
			const figures = await changes.locator('figure').allTextContents();
			expect(figures.map((text) => text.replace(/\s+/g, ' '))).toEqual([
				expect.stringContaining('Now: 27.5 % in February 2018'),
				expect.stringContaining('With this file: 50.0 % in March 2018'),
			]);
			expect(figures[0]).toContain('No change: up and down as usual');
			expect(figures[1]).toContain('Unusually high, worse');
			const charts = changes.getByRole('img', { name: 'Re-referrals' });
			expect(await charts.nth(0).getAttribute('aria-label')).toBe(
				'Re-referrals within 12 months now: 14 figures from January 2017 to February 2018, the last 27.5\u00a0%. It is within its limits, 19.6\u00a0% to 32.9\u00a0%. The file changes or takes away January 2017.',
			);
			expect(await charts.nth(1).getAttribute('aria-label')).toMatch(
				/with this file: 14 figures from February 2017 to March 2018, the last 50\.0.*above its limits.*adds or changes March 2018\.$/,
			);
			// The two have one scale: the last value of before is as high in both.
			const heights = await charts.evaluateAll((both) =>
				both.map((chart) => chart.querySelectorAll('svg')[12]!.getAttribute('y')),
			);
			expect(await charts.nth(0).locator('.ring').count()).toBe(1);
			expect(await charts.nth(1).locator('.ring').count()).toBe(1);
			expect(heights[1]).toBe(await charts.nth(0).locator('svg').nth(13).getAttribute('y'));

			const parts = await changes.locator('details').first().textContent();
			expect(parts!.replace(/\s+/g, ' ')).toContain('North East Surrey: 3 indicators');
			expect(parts!.replace(/\s+/g, ' ')).toContain(
				'Re-referrals within 12 months: No change: up and down as usual → would become Unusually high, worse',
			);
			const link = changes.getByRole('link', { name: 'Download all 8 as CSV' });
			const response = await fetch(site.origin + (await link.getAttribute('href'))!);
			expect((await response.text()).trim().split('\r\n')).toHaveLength(9);
			expect(complaints).toEqual([]);
			await close();
		});

		test('asks for a reason for each kind or warning, keeps what was written, and shows it with the return', async () => {
			const { page, complaints, close } = await open(march);
			const counts = page.getByRole('group', { name: 'Counts that are not whole numbers' });
			const changed = page.getByRole('group', { name: 'Corrections of earlier figures' });
			const limits = page.getByRole('group', { name: 'Figures outside the limits' });
			// The reason for all stands first and open; those of single warnings are folded below it.
			expect(await counts.getByLabel('For all 3').isVisible()).toBe(true);
			const own = page.getByLabel('The numerator of Contacts about a child is 1100.5');
			expect(await own.isVisible()).toBe(false);
			await counts.getByText('A reason of its own for any of the 3').click();
			await own.fill('Joint contacts');
			await page.getByLabel('Note about this return').fill('March');
			await press(page);
			await page.getByRole('alert').waitFor();
			expect(await page.title()).toMatch(/^Error: /);
			const errors = await errorsOf(page);
			expect(errors).toEqual([
				expect.stringContaining('Say why this can be accepted: Removes the number'),
				'Say why these 2 warnings can be accepted: Figures outside the limits of their own series',
				'Say why the other 2 warnings of these can be accepted: Counts that are not whole numbers',
				expect.stringContaining('about ten times the median of its last 12 values'),
				'Say why these 2 warnings can be accepted: Corrections of earlier figures',
				'Say why these 47 warnings can be accepted: Figures that are expected and missing',
			]);
			for (const link of await page.locator('[role=alert] a').all())
				expect(await page.locator((await link.getAttribute('href'))!).count()).toBe(1);
			expect(
				await page.getByLabel('The numerator of Contacts about a child is 1100.5').inputValue(),
			).toBe('Joint contacts');
			expect(await page.getByLabel('Note about this return').inputValue()).toBe('March');

			// A field that is filled is marked no longer: at once, or when the form comes back.
			const mark = limits.locator('.govuk-error-message');
			expect(await mark.count()).toBe(1);
			await limits.getByLabel('For both').fill('A new way of counting');
			if (javaScriptEnabled) expect(await mark.count()).toBe(0);
			await counts.getByLabel('For the other 2').fill('Half of a family each');
			await page.getByLabel('For all 47').fill('They follow');
			await page.getByLabel('Removes the number').fill('Too few to show');
			await page.getByLabel('about ten times').fill('The new centre');
			await changed.getByText('A reason of its own for either').click();
			await changed.getByLabel('Restates').nth(0).fill('One was found');
			await press(page);
			await page.getByRole('alert').waitFor();
			expect(await mark.count()).toBe(0);
			expect(await errorsOf(page)).toEqual([
				'Say why the other warning of these can be accepted: Corrections of earlier figures',
			]);
			expect(await limits.getByLabel('For both').inputValue()).toBe('A new way of counting');
			// What was folded open to write in comes back open.
			expect(await changed.getByLabel('Restates').nth(0).isVisible()).toBe(true);
			await changed.getByLabel('Restates').nth(1).fill('49 were counted twice');
			if (javaScriptEnabled)
				expect(await page.locator('#accept .govuk-error-message').count()).toBe(0);
			await press(page);
			await page.waitForURL(/\/returns\?accepted=3/);
			// What reads differently comes first, with what it became.
			expect(await page.locator('[role=status] li').allTextContents()).toEqual([
				expect.stringMatching(
					/^Re-referrals within 12 months\s.*No change: up and down as usual\s.*became\s*Unusually high, worse, 1 earlier figure changed or removed/s,
				),
				expect.stringMatching(/^Contacts about a child\s.*2 earlier figures changed or removed/s),
				expect.stringMatching(/^Assessments/),
			]);
			const row = await textOf(page, 'section[aria-labelledby=accepted] tbody tr');
			expect(row).toContain('56 warnings accepted');
			expect(row).toContain(
				'Figures that are taken away (1: cell D2): “Too few to show”Figures outside the limits of their own series (2: cells D3 and D4): “A new way of counting”',
			);
			await page.getByRole('link', { name: '6 more reasons' }).click();
			await page.waitForURL(/\/returns\/3#warnings$/);
			const brought = await textOf(page, 'section[aria-labelledby=brought]');
			expect(brought).toContain('Counts that are not whole numbers, 1 warning “Joint contacts”');
			expect(brought).toContain(
				'Counts that are not whole numbers, 2 warnings “Half of a family each”',
			);
			expect(brought).toContain(
				'Figures outside the limits of their own series, 2 warnings “A new way of counting” Re-referrals within 12 months for Surrey in March 2018 is 50.0 %, above the limits',
			);
			expect(brought).toContain(
				'Figures that are expected and missing, 47 warnings “They follow” All 47',
			);
			await page.goto(`${site.origin}/indicators/re-referrals/figures/2018-03?area=E10000030`);
			expect(await textOf(page, 'section[aria-labelledby=versions]')).toContain(
				'56 warnings were accepted with this return: read the reasons',
			);
			await page.getByRole('link', { name: 'read the reasons of return 3' }).click();
			await page.waitForURL(/\/returns\/3(\?.*)?#warnings$/);
			await page.goto(`${site.origin}/returns/3/withdraw`);
			expect(await textOf(page, 'main')).toContain(
				'The 3 earlier figures that it changed or took away go back to what they were, unless a later return has changed them again.',
			);
			expect(complaints).toEqual([]);
			await close();
		});

		test('asks why a return is replaced', async () => {
			const { page, close } = await open(csv('2018-03,re-referrals,E10000030,110,400'));
			const why = page.getByLabel('Why does it replace return 3?');
			for (const field of await page.locator('textarea:visible').all())
				if ((await field.getAttribute('name')) !== 'reason') await field.fill('Seen');
			await press(page);
			await page.getByRole('alert').waitFor();
			expect(await errorsOf(page)).toEqual(['Say why this return replaces the earlier one']);
			await why.fill('Counted again');
			await press(page);
			await page.waitForURL(/\/returns\?accepted=4/);
			expect(await textOf(page, 'section[aria-labelledby=accepted] tbody tr')).toContain(
				'replaced return 3 “Counted again”',
			);
			await close();
		});
	});

	describe('of a file', () => {
		let site: Site;
		beforeAll(async () => {
			site = await startSite({ SIGHTLINE_DEMO: 'off', SIGHTLINE_NOW: '2019-05-09' });
		});
		afterAll(() => site?.stop());

		test('with many warnings alike has fields for fifty, and a reason for all', async () => {
			const years = Array.from({ length: 60 }, (_, at) => 1950 + at);
			const { id } = await upload(
				site,
				csv(...years.map((year) => `${year}-01,contacts,E10000030,1.5,`)),
			);
			const { page, close } = await openPage({ browser, site }, `/returns/checks/${id}`, {
				javaScriptEnabled: false,
			});
			const kind = page.getByRole('group', { name: 'Counts that are not whole numbers' });
			expect(await kind.locator('textarea').count()).toBe(51);
			expect(await kind.locator('details').getAttribute('open')).toBeNull();
			expect(
				(await kind.locator('details p').first().textContent())!.replace(/\s+/g, ' '),
			).toContain('The other 10 have no field here: the reason for all covers them.');
			expect(await textOf(page, 'section[aria-labelledby=changes]')).toContain('The next 45');
			await close();
		});

		test('says what has to be given a reason now that other figures have changed', async () => {
			const { id } = await upload(site, csv('2018-04,contacts,E10000030,1000,'));
			const { page, close } = await openPage({ browser, site }, `/returns/checks/${id}`, {
				javaScriptEnabled: false,
			});
			expect(await textOf(page, 'section[aria-labelledby=changes]')).toContain('1 new');
			await accept(
				site,
				csv(...[1, 2, 3].map((at) => `2018-0${at},contacts,E10000030,${98 + at},`)),
			);
			await page.getByLabel('For all 47').fill('They follow');
			await press(page);
			expect(await errorsOf(page)).toEqual([
				'Other figures have changed since the file was checked, so there are warnings now that have no reason yet. Nothing has been accepted.',
				expect.stringContaining('about ten times the median of its last 3 values'),
			]);
			expect(await page.getByLabel('For all 47').inputValue()).toBe('They follow');
			await page.getByLabel('about ten times').fill('The new centre');
			await press(page);
			await page.waitForURL(/\/returns\?accepted=3/);
			await close();
		});

		test('is shown anew when another return came in between, and not accepted for a reason about a person', async () => {
			const { id } = await upload(
				site,
				csv('2018-06,re-referrals,E10000030,20,100', '2018-05,re-referrals,E10000030,21,100'),
			);
			const { page, close } = await openPage({ browser, site }, `/returns/checks/${id}`, {
				javaScriptEnabled: false,
			});
			expect(await textOf(page, 'section[aria-labelledby=changes]')).toContain('2 new');
			const reason = page.getByLabel(/^For all/);
			await reason.fill('Oliver Smith was late');
			await press(page);
			expect(await errorsOf(page)).toEqual([
				'A reason holds what looks like the name of a person. Reasons are kept and everyone can read them: write it without anything about a single person. Nothing was stored.',
			]);
			expect(await page.locator('.kind .govuk-error-message').textContent()).toContain(
				'A reason holds what looks like the name of a person.',
			);
			expect(await page.locator('[role=alert] a').getAttribute('href')).toBe(
				`#${await reason.getAttribute('id')}`,
			);
			await reason.fill('They follow');
			await accept(site, csv('2018-06,re-referrals,E10000030,22,100'));
			await page.getByLabel(/^Note about this return/).fill('Counted again');
			await press(page);
			expect(await errorsOf(page)).toEqual([
				expect.stringContaining('Look at what it changes now, and accept it again.'),
			]);
			const changes = await textOf(page, 'section[aria-labelledby=changes]');
			expect(changes).toContain('1 new');
			expect(await reason.inputValue()).toBe('They follow');
			await press(page);
			await page.waitForURL(/\/returns\?accepted=\d+/);
			await close();
		});

		test('keeps what is written before its script runs', async () => {
			const { id } = await upload(site, csv('2018-06,contacts,E10000030,101,'));
			const { page, close } = await openPage({ browser, site }, '/words');
			const released = Promise.withResolvers<void>();
			await page.route('**/*.js', async (route) => {
				await released.promise;
				await route.continue();
			});
			await page.goto(`${site.origin}/returns/checks/${id}`, { waitUntil: 'commit' });
			await page.getByLabel('For all 47').fill('They follow');
			released.resolve();
			await page.waitForLoadState('networkidle');
			expect(await page.getByLabel('For all 47').inputValue()).toBe('They follow');
			await close();
		});

		test('that changes no verdict says so', async () => {
			const { id } = await upload(site, csv('2018-04,contacts,E10000030,1001,'));
			const { page, close } = await openPage({ browser, site }, `/returns/checks/${id}`);
			const changes = page.locator('section[aria-labelledby=changes]');
			await changes.getByText('No indicator would read differently.').waitFor();
			expect(await changes.locator('figure').count()).toBe(0);
			await close();
		});

		test('has no barrier, wide or narrow, before and after it comes back', async () => {
			await accept(site, first);
			const { id } = await upload(site, march);
			for (const width of [1280, 320]) {
				const { page, close } = await openPage({ browser, site }, `/returns/checks/${id}`, {
					width,
				});
				for (const again of [false, true]) {
					if (again) {
						await press(page);
						await page.locator('.govuk-error-summary:focus').waitFor();
					}
					await page.evaluate(() =>
						document.querySelectorAll('details').forEach((one) => (one.open = true)),
					);
					await expectNoBarrier(page, `the check at ${width} px`);
				}
				await close();
			}
		});
	});
});
