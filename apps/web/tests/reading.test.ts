/// <reference lib="dom" />
import { expect, test } from 'vitest';
import { describeSite } from './describe-site.ts';
import { expectNoBarrier } from './no-barrier.ts';
import { openBeforeScript, openPage, textOf } from './pages.ts';

describeSite('a member', (visit) => {
	test('reads the findings first, then what to ask, then every indicator', async () => {
		const { page, complaints, close } = await openPage(visit, '/');
		expect(await textOf(page, 'h1')).toBe(
			'Five indicators are worse than usual or a year ago, and five are better',
		);
		expect(await textOf(page, 'body')).toContain('Synthetic demonstration data');
		expect(await textOf(page, 'body')).toContain('15 April 2019');
		expect(await page.locator('main table tbody tr').count()).toBe(61);
		const agency = page.locator('main table tbody tr', { hasText: 'Agency social workers' });
		const cells = (await agency.textContent())!.replace(/\s+/g, ' ');
		expect(cells).toContain('27.2 %');
		expect(cells).toContain('19.0 %');
		expect(cells).toContain('Higher than a year ago, worse');
		expect(complaints).toEqual([]);
		await close();
	});

	test('reads which verdicts have changed since the last round of returns, and goes to one or to how it was then', async () => {
		const { page, complaints, close } = await openPage(visit, '/?area=E10000030');
		const changed = page.getByRole('region', { name: 'What has changed since February' });
		expect(await changed.getByRole('listitem').allInnerTexts()).toEqual([
			'The share of initial conferences on time can now be judged, and is higher than usual, which is better',
			'Long-term stability in one home is now not expected to meet the target unless something changes',
			'Share of contacts that become referrals is back to usual',
			'Initial conference rate is back to usual',
			'Young people not known to work or study are no longer clearly different from a year ago',
		]);
		expect(await changed.locator('details').count()).toBe(0);
		expect(await changed.innerText()).toContain(
			'Compared with what was known on 2 April 2019, with figures to February.',
		);
		const method = changed.getByRole('link', { name: 'How it is told what reads differently' });
		expect(await method.getAttribute('href')).toBe('/methods#what-changed-since');
		const stability = changed.getByRole('link', { name: 'Long-term stability' });
		expect(await stability.getAttribute('href')).toBe(
			'/indicators/long-term-stability?area=E10000030',
		);
		await changed.getByRole('link', { name: 'The overview as it stood then' }).click();
		await page.waitForURL(`${visit.site.origin}/?area=E10000030&asOf=65`);
		expect(await textOf(page, 'header')).toContain('what was known as of change 65');
		expect(complaints).toEqual([]);
		await close();
	});

	test('unfolds a long list of changes without JavaScript, is told of none, and sees nothing where there is nothing before', async () => {
		const { page, close } = await openPage(visit, '/?asOf=50', {
			javaScriptEnabled: false,
		});
		const changed = page.getByRole('region', { name: /What has changed since/ });
		const rate = changed.getByRole('link', { name: 'Referral rate has become lower than usual' });
		expect(await changed.getByRole('listitem').count()).toBe(5);
		expect(await rate.isVisible()).toBe(false);
		await changed.getByText('4 more changes').click();
		expect(await rate.getAttribute('href')).toBe('/indicators/referral-rate?asOf=50');
		expect(await rate.isVisible()).toBe(true);

		await page.goto(`${visit.site.origin}/?asOf=18`);
		expect(await changed.innerText()).toContain('No verdict has changed.');
		await page.goto(`${visit.site.origin}/?asOf=2`);
		expect(await page.getByRole('heading', { name: 'What got better' }).count()).toBe(1);
		expect(await changed.count()).toBe(0);
		await close();
	});

	test('filters the indicators by a plain form', async () => {
		const { page, close } = await openPage(visit, '/', { javaScriptEnabled: false });
		await page.getByLabel('Theme').selectOption('workforce');
		await page.locator('form', { hasText: 'Theme' }).getByRole('button').click();
		await page.waitForURL(/theme=workforce/);
		expect(await textOf(page, 'main')).toContain('6 of 61 shown');
		expect(await page.locator('main table tbody tr').count()).toBe(6);
		await close();
	});

	test.each([true, false])(
		'chooses another area beside the headline and begins at its top, with JavaScript: %s',
		async (javaScriptEnabled) => {
			const { page, complaints, close } = await openPage(visit, '/?theme=workforce&asOf=66#all', {
				javaScriptEnabled,
			});
			await page.waitForLoadState('networkidle');
			const area = page.getByLabel('Area', { exact: true });
			await area.selectOption('South West Surrey');
			await page.locator('form', { has: area }).getByRole('button').click();
			await page.waitForURL(`${visit.site.origin}/?area=SUR-SW&theme=workforce&asOf=66`);
			expect(await textOf(page, 'h1')).toMatch(/^South West Surrey: \w+ indicators? /);
			await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);

			// The filters keep the area, and lead back to the list.
			await page.getByLabel('Theme').selectOption('care-leavers');
			await page.locator('form', { hasText: 'Theme' }).getByRole('button').click();
			await page.waitForURL(/\?theme=care-leavers.*&area=SUR-SW&asOf=66#all$/);
			expect(await textOf(page, 'h1')).toContain('South West Surrey');
			expect(complaints).toEqual([]);
			await close();
		},
	);

	test.each(['education-health-care-plans-on-time', 'child-in-need-visits-on-time'])(
		'finds the words and the chart of %s on the first sheet of paper',
		async (indicator) => {
			const { page, close } = await openPage(visit, `/indicators/${indicator}`);
			await page.emulateMedia({ media: 'print' });
			// What the margins leave of A4, at 96 pixels an inch.
			const [width, height] = [688, 1001];
			await page.setViewportSize({ width, height });
			const drawn = (await page.locator('figure svg:visible').first().boundingBox())!;
			expect(drawn.height).toBeGreaterThan(200);
			expect(drawn.y + drawn.height).toBeLessThan(height);
			const after = page.locator('.dateline span:visible').last();
			expect(await after.innerText()).toBe('as of change 67');
			expect(await after.evaluate((last) => getComputedStyle(last, '::after').content)).toBe(
				'none',
			);
			await close();
		},
	);

	test.each([
		['/', 'Theme', 'workforce'],
		['/', 'Area', 'SUR-SW'],
		['/indicators/re-referrals', 'Area', 'SUR-NE'],
		['/compare', 'With', 'region'],
		['/compare?indicator=re-referrals', 'Year', '2017/18'],
	])(
		'of %s keeps the %s that was chosen before the script started',
		async (path, label, choice) => {
			const { page, complaints, start, close } = await openBeforeScript(visit, path);
			const list = page.getByLabel(label, { exact: true });
			await list.selectOption(choice);
			start();
			await page.waitForLoadState('networkidle');
			expect(await list.inputValue()).toBe(choice);

			// The running script takes the choice along, and the list follows the way back.
			const before = await page.evaluateHandle(() => document.body);
			await page.locator('form', { has: list }).getByRole('button', { name: 'Show' }).click();
			await page.waitForURL(new RegExp(`=${encodeURIComponent(choice)}(&|#|$)`));
			expect(await before.evaluate((body) => body === document.body)).toBe(true);
			expect(await list.inputValue()).toBe(choice);
			await page.goBack();
			await expect.poll(() => list.inputValue()).not.toBe(choice);
			expect(complaints).toEqual([]);
			await close();
		},
	);

	test('keeps what was ticked beside an indicator before the script started', async () => {
		const { page, complaints, start, close } = await openBeforeScript(
			visit,
			'/indicators/re-referrals',
		);
		const england = page.getByLabel('England', { exact: true });
		const was = await england.isChecked();
		await england.setChecked(!was);
		start();
		await page.locator('figure canvas').waitFor();
		expect(await england.isChecked()).toBe(!was);
		expect(complaints).toEqual([]);
		await close();
	});

	test('sees a chart without JavaScript, and the same one to point at with it', async () => {
		const path = '/indicators/agency-social-workers';
		const still = await openPage(visit, path, { javaScriptEnabled: false });
		expect(await still.page.locator('figure svg').first().isVisible()).toBe(true);
		expect(await still.page.locator('figure canvas').isVisible()).toBe(false);
		await still.close();

		const live = await openPage(visit, path);
		const canvas = live.page.locator('figure canvas');
		await canvas.waitFor();
		expect(await canvas.evaluate((node) => node.closest('[aria-hidden=true]') !== null)).toBe(true);
		expect(live.complaints).toEqual([]);
		await live.close();
	});

	test.each(['E10000030', 'SUR-NE'])(
		'finds the council’s published years by one name in choice, chart and table of %s',
		async (area) => {
			const { page, close } = await openPage(
				visit,
				`/indicators/re-referrals?with=E10000030&area=${area}`,
				{ javaScriptEnabled: false },
			);
			const name = 'Surrey, published';
			expect(await page.getByLabel(name, { exact: true }).isChecked()).toBe(true);
			expect(await textOf(page, 'section[aria-labelledby=beside] th.number')).toBe(name);
			expect(await textOf(page, 'figure')).toContain(name);
			expect(await textOf(page, 'main')).not.toContain('Surrey, published figures');
			await close();
		},
	);

	test.each([
		['the overview', '/'],
		['the overview of a month in which much changed', '/?asOf=50'],
		['an indicator with limits', '/indicators/initial-conferences-on-time'],
		['an indicator read by the year', '/indicators/agency-social-workers'],
		['an indicator on trial', '/indicators/first-time-entrants'],
		['the returns', '/returns'],
		['a return', '/returns/66'],
		['a withdrawal', '/returns/67/withdraw'],
		['the words and signs', '/words'],
		['an address that leads nowhere', '/nowhere'],
	])('finds no barrier on %s, wide or narrow', async (_what, path) => {
		for (const width of [1280, 320]) {
			const { page, close } = await openPage(visit, path, { width });
			await page.waitForLoadState('networkidle');
			await expectNoBarrier(page, `${path} at ${width} px`);
			expect(await page.locator('h1').count()).toBe(1);
			await close();
		}
	});

	test('sees the path to a target, told and drawn', async () => {
		const path = '/indicators/assessments-on-time';
		for (const width of [1280, 320]) {
			const { page, complaints, close } = await openPage(visit, path, { width });
			expect(await textOf(page, '.headline')).toContain(
				'May or may not be on path to the target.\u2060? In March 2019 the path is at 76.5 %, and the figure is 4.1 percentage points lower.',
			);
			expect(await textOf(page, '.headline')).toContain('Not expected to meet the target');
			expect(await textOf(page, 'section[aria-labelledby=targets]')).toContain(
				'75 % in December 2018 → 78 % by June 2019 → 85 % by March 2020',
			);
			const svg = page.locator('figure svg[role=img]');
			expect(await svg.getAttribute('aria-label')).toContain(
				'The target line goes from 75\u00a0% in Dec 2018 to 76.5\u00a0% in Mar 2019, on its path to 85\u00a0% by Mar 2020.',
			);
			const [from, to] = await svg
				.locator('line.target')
				.evaluate((line) => ['y1', 'y2'].map((end) => Number(line.getAttribute(end))));
			expect(to).toBeLessThan(from!);
			await page.locator('figure canvas').waitFor();
			await expectNoBarrier(page, `${path} at ${width} px`);
			expect(complaints).toEqual([]);
			await close();
		}
	});

	test('finds eight indicators of a return in the open, and the others folded', async () => {
		const { page, close } = await openPage(visit, '/returns/66', {
			javaScriptEnabled: false,
		});
		const brought = page.locator('section[aria-labelledby=brought]');
		const inTheOpen = brought.locator('h3 + ul li');
		expect(await inTheOpen.count()).toBe(8);
		// Those that read differently since then come first.
		expect(await inTheOpen.nth(4).textContent()).toContain('became');
		expect(await inTheOpen.nth(5).textContent()).not.toContain('became');
		const others = brought.locator('details').last();
		expect(await others.locator('summary').textContent()).toBe('The other 39 indicators');
		expect(await others.locator('a').count()).toBe(39);
		await close();
	});

	test('is told that an old view is one, and the way back', async () => {
		const { page, close } = await openPage(visit, '/?asOf=20');
		expect(await textOf(page, 'header')).toContain('what was known as of change 20');
		await page.getByRole('link', { name: 'See what is known now' }).click();
		await page.waitForURL(`${visit.site.origin}/`);
		expect(await textOf(page, 'header')).toContain('Data to March 2019');
		await close();
	});

	test('is told what is not there, and where to go', async () => {
		const { page, close } = await openPage(visit, '/indicators/happiness');
		expect(await textOf(page, 'main')).toContain('There is no indicator “happiness”.');
		await close();
	});
});

describeSite(
	'before the first return',
	(visit) => {
		test('the pages say what to do', async () => {
			const { page, complaints, close } = await openPage(visit, '/');
			expect(await textOf(page, 'h1')).toBe('There are no figures yet');
			expect(await textOf(page, 'body')).not.toContain('Synthetic');
			await page.goto(`${visit.site.origin}/indicators/contacts`);
			expect(await textOf(page, 'main')).toMatch(/no figures/i);
			await page.goto(`${visit.site.origin}/returns`);
			expect(await textOf(page, 'main')).toMatch(/no return/i);
			expect(complaints).toEqual([]);
			await close();
		});
	},
	{ SIGHTLINE_DEMO: 'off', SIGHTLINE_NOW: '2019-05-09' },
);
