/// <reference lib="dom" />
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeSite } from './describe-site.ts';
import { expectNoBarrier } from './no-barrier.ts';
import { openPage, textOf } from './pages.ts';

const reReferrals = '/compare?indicator=re-referrals&period=2017/18';

describeSite('a reader who asks how it is worked out', (visit) => {
	test('comes from a sign to its method, for a member first and then for an analyst', async () => {
		const { page, complaints, close } = await openPage(
			visit,
			'/indicators/initial-conferences-on-time',
		);
		await page
			.locator('.signs')
			.getByRole('link', { name: 'How variation is worked out', exact: true })
			.click();
		await page.waitForURL(/\/methods#variation$/);
		const method = page.getByRole('region', { name: 'Variation', exact: true });
		await method.getByRole('heading', { name: 'Variation' }).waitFor();
		await expect.poll(() => topOf(page, '#variation')).toBeLessThan(300);
		const words = await method.textContent();
		expect(words).toMatch(
			/^\s*Variation\s+For a member\. [^]*For an analyst\. [^]*Worked example:/,
		);
		expect(words).toContain("xmrChart(conferences, higher).variation; // 'improvement'");
		expect(complaints).toEqual([]);
		await close();
	});

	test('finds every method by the contents, without a script', async () => {
		const { page, complaints, close } = await openPage(visit, '/');
		await page
			.getByRole('contentinfo')
			.getByRole('link', { name: /^Methods/ })
			.click();
		await page.waitForURL(`${visit.site.origin}/methods`);
		await page.reload();
		expect(await page.locator('script').count()).toBe(0);
		const contents = page.getByRole('navigation', { name: 'Contents' });
		expect(await contents.getByRole('link').allTextContents()).toEqual(
			await page.locator('main section h2').allTextContents(),
		);
		await contents.getByRole('link', { name: 'Small numbers' }).click();
		await expect.poll(() => topOf(page, '#small-numbers')).toBeLessThan(300);
		expect(complaints).toEqual([]);
		await close();
	});

	test.each([
		[
			'/',
			[
				'headline-counts',
				'lines-of-enquiry',
				'what-chance-alone-would-do',
				'variation',
				'assurance',
			],
		],
		['/?area=SUR-NE', ['headline-counts', 'variation']],
		[
			'/indicators/initial-conferences-on-time',
			[
				'findings-in-words',
				'projection',
				'lines-of-enquiry',
				'variation',
				'assurance',
				'limits',
				'signals',
				'rebases',
				'comparators',
			],
		],
		[
			'/indicators/agency-social-workers',
			['findings-in-words', 'change-on-a-year-ago', 'assurance', 'comparators'],
		],
		['/indicators/first-time-entrants', ['findings-in-words', 'trial-limits']],
		['/indicators/initial-conferences-on-time?area=SUR-CW', ['small-numbers']],
		['/indicators/referral-rate', ['values-and-rates']],
		['/compare', ['rank-quarter-and-neighbours', 'higher-lower-or-about-the-same']],
		[
			reReferrals,
			[
				'rank-quarter-and-neighbours',
				'higher-lower-or-about-the-same',
				'intervals',
				'funnels-more-than-size-and-chance',
			],
		],
		['/words', ['variation', 'assurance']],
		['/catalogue/initial-conferences-on-time', ['rebases']],
	])('is led by marks on %s to places that there are', async (path, expected) => {
		const { page, close } = await openPage(visit, path);
		const marks = page.locator('main a[href*="/methods#"]');
		const found = await marks.evaluateAll((links) =>
			links.map((link) => ({
				place: (link as HTMLAnchorElement).hash.slice(1),
				name: link.ariaLabel ?? link.textContent,
				box: link.getBoundingClientRect().toJSON() as DOMRect,
			})),
		);
		expect(found.map(({ place }) => place)).toEqual(expect.arrayContaining(expected));
		for (const { name, box } of found) {
			expect(name).toMatch(/^How \S+ \S+/);
			// What is folded away or has another form on this screen has no size.
			if (box.width > 0) expect(Math.min(box.width, box.height), name).toBeGreaterThanOrEqual(24);
		}
		await page.goto(`${visit.site.origin}/methods`);
		const places = await page.locator('main h2[id]').evaluateAll((all) => all.map(({ id }) => id));
		for (const { place } of found) expect(places).toContain(place);
		await close();
	});

	test('has no mark on paper, nor where nobody would see that it has the focus', async () => {
		const { page, close } = await openPage(visit, '/', { width: 320 });
		expect(await page.locator('thead a').first().isVisible()).toBe(false);
		expect(await page.locator('.lead a[href^="/methods"]').isVisible()).toBe(true);
		await page.emulateMedia({ media: 'print' });
		for (const mark of await page.locator('main a[href^="/methods"]').all())
			expect(await mark.isVisible()).toBe(false);
		await close();
	});

	test('finds no barrier among the methods, wide or narrow, and a wide table in a box of its own', async () => {
		for (const width of [1280, 320]) {
			const { page, complaints, close } = await openPage(visit, '/methods', { width });
			await expectNoBarrier(page, `the methods at ${width} px`);
			const hidden = (selector: string) =>
				page
					.locator(selector)
					.first()
					.evaluate((node) => node.scrollWidth - node.clientWidth);
			expect(await hidden('html')).toBe(0);
			if (width === 320) expect(await hidden('#signals ~ .analyst .wide')).toBeGreaterThan(0);
			expect(await hidden('pre')).toBe(0);
			expect(await textOf(page, 'h1')).toBe('Methods');
			expect(complaints).toEqual([]);
			await close();
		}
	});
});

function topOf(page: Page, place: string): Promise<number> {
	return page.locator(place).evaluate((node) => Math.abs(node.getBoundingClientRect().top));
}
