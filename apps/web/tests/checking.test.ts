/// <reference lib="dom" />
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { ReturnContext } from '@sightline/api/contract';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { choose, handIn, openPage, textOf, type OpenPage } from './pages.ts';
import { launchBrowser, startSite, withoutBrowser, type Site } from './site.ts';

const header = 'period,indicator,area,numerator,denominator';
const row = '2019-04,initial-conferences-on-time,E10000030,60,150';
const april = `${header}\n${row}\n`;

/** Valid rows of the monthly return: each of its indicators for each council, for as many months as it takes. */
async function validRows(site: Site, count: number): Promise<string> {
	const response = await fetch(`${site.origin}/api/returns/contexts/surrey-monthly`);
	const { collection, indicators, areas } = (await response.json()) as ReturnContext;
	const held = collection.layout.kind === 'tidy' ? collection.layout.indicators : [];
	const measured = indicators.filter(({ id }) => held.includes(id));
	const councils = areas.filter(
		(area) => area.level === 'local-authority' && !area.validFrom && !area.validTo,
	);
	const lines = [header];
	for (let month = 0; ; month += 1)
		for (const { code } of councils)
			for (const { id, hasDenominator } of measured) {
				if (lines.length > count) return `${lines.join('\n')}\n`;
				const period = `${2018 - Math.floor(month / 12)}-${String(12 - (month % 12)).padStart(2, '0')}`;
				lines.push(`${period},${id},${code},60,${hasDenominator ? 150 : ''}`);
			}
}

/** Opens the returns page and waits until its script runs. */
async function openReturns(browser: Browser, site: Site, width = 1280): Promise<OpenPage> {
	const open = await openPage(browser, site, '/returns', { width });
	await open.page.locator('.droppable').waitFor();
	return open;
}

/** What a page has sent of files so far. */
function sendings(page: Page): string[] {
	const sent: string[] = [];
	page.on('request', (request) => {
		if (request.method() !== 'GET')
			sent.push(`${request.method()} ${new URL(request.url()).pathname}`);
	});
	return sent;
}

describe.skipIf(withoutBrowser)('checking a file in the browser', () => {
	let browser: Browser;
	let site: Site;
	let folder: string;
	beforeAll(async () => {
		folder = mkdtempSync(join(tmpdir(), 'sightline-'));
		[browser, site] = await Promise.all([
			launchBrowser(),
			startSite({ SIGHTLINE_DEMO: 'off', SIGHTLINE_NOW: '2019-05-09', SIGHTLINE_UPLOAD_MB: '60' }),
		]);
	});
	afterAll(async () => {
		await browser?.close();
		await site?.stop();
		rmSync(folder, { recursive: true, force: true });
	});

	const outcome = async (page: Page) => {
		await page.locator('#outcome').waitFor();
		return textOf(page, '#outcome');
	};

	test.each([
		['prose', 'Dear colleague,\nplease find the figures below.\n', 'header', ''],
		['an empty file', '', 'empty', ''],
		['a wrong header', `month,kpi,team,top,bottom\n${row}\n`, 'header', ''],
		['an unknown indicator', april.replace('initial', 'intial'), 'Did you mean', 'B2'],
		['text in a number', april.replace(',60,', ',sixty,'), 'sixty', 'D2'],
		['a key that stands twice', `${april}${row}\n`, 'line 2', 'A3'],
		['a header of two rows', `${header}\n,,,in time,all\n${row}\n`, 'two rows', ''],
		[
			'an Excel workbook',
			Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(200, 7)]),
			'CSV UTF-8',
			'',
		],
	])(
		'says of %s what to do, at the cell, and sends nothing',
		async (_what, content, words, cell) => {
			const { page, complaints, close } = await openReturns(browser, site);
			const sent = sendings(page);
			await handIn(page, 'bad.csv', content);
			expect(await outcome(page)).toMatch(/^Mend these first: \d+ errors? in bad\.csv$/);
			const findings = await textOf(page, '.outcome table');
			expect(findings).toContain(words);
			expect(findings).toContain(cell);
			await page.getByRole('button', { name: 'Check the file' }).click();
			expect(await outcome(page)).toMatch(/^Mend these first/);
			expect(sent).toEqual([]);
			expect(complaints).toEqual([]);
			await close();
		},
	);

	test('takes the reader to the outcome, and sends the mended file', async () => {
		const { page, complaints, close } = await openReturns(browser, site);
		const sent = sendings(page);
		await choose(page, 'april.csv', april.replace(',60,', ',sixty,'));
		expect(await outcome(page)).toBe('Mend these first: 1 error in april.csv');
		expect(await page.evaluate(() => document.activeElement?.id)).toBe('outcome');
		expect(await textOf(page, '[role=status]')).toBe('Mend these first: 1 error in april.csv');
		expect(await textOf(page, '.chosen')).toBe('april.csv, 100 bytes');

		await choose(page, 'april.csv', april);
		const send = page.getByRole('button', { name: 'Send it and see what it changes' });
		await send.waitFor();
		expect(await outcome(page)).toMatch(/^No errors in april\.csv, \d+ warnings$/);
		expect(await textOf(page, '.outcome')).toContain(
			'It holds 1 row and 1 figure, for April 2019. Nothing has been sent yet.',
		);
		expect(await page.getByRole('button', { name: 'Check the file' }).count()).toBe(0);
		expect(sent).toEqual([]);
		await send.click();
		await page.waitForURL(/\/returns\/checks\//);
		expect(await textOf(page, 'h1')).toMatch(/^april\.csv can be accepted/);
		expect(sent).toEqual(['POST /api/returns']);
		expect(complaints).toEqual([]);
		await close();
	});

	test('checks again, where the reader is, for another collection or period', async () => {
		const { page, close } = await openReturns(browser, site);
		const sent = sendings(page);
		await choose(page, 'april.csv', april);
		await page.getByRole('button', { name: 'Send it' }).waitFor();
		await page.getByLabel('Which collection').selectOption('dfe-referrals');
		await page.getByText('Mend these first').first().waitFor();
		expect(await page.evaluate(() => document.activeElement?.id)).not.toBe('outcome');
		await page.getByLabel('Which collection').selectOption('surrey-monthly');
		await page.getByRole('button', { name: 'Send it' }).waitFor();

		await page.getByLabel('Period (optional)').fill('April');
		await page.getByLabel('Period (optional)').press('Enter');
		await page.locator('#period-error').waitFor();
		expect(await textOf(page, '#period-error')).toContain(
			'“April” is not a period of “Monthly performance return (demonstration)”. Write it as 2018-04',
		);
		expect(await page.locator('#outcome').count()).toBe(0);
		expect(sent).toEqual([]);
		await page.getByLabel('Period (optional)').fill('2019-04');
		await page.getByRole('button', { name: /^(Check the file|Send it)/ }).click();
		await page.waitForURL(/\/returns\/checks\//);
		expect(sent).toEqual(['POST /api/returns']);
		await close();
	});

	test('shows the first 200 findings, errors before notices, and downloads them all as the server would', async () => {
		const notices = Array.from(
			{ length: 300 },
			(_, at) =>
				`${2018 - Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')},contacts,E10000030, 60 ,`,
		);
		const csv = `${header}\n${notices.join('\n')}\n2019-04,contacts,E10000030,sixty,\n`;
		const { page, close } = await openReturns(browser, site);
		await choose(page, 'many.csv', csv);
		expect(await outcome(page)).toBe('Mend these first: 1 error in many.csv');
		await expect.poll(() => page.locator('.outcome tbody tr').count()).toBe(200);
		expect(await textOf(page, '.outcome tbody tr')).toContain('Cell D302');
		const link = page.getByRole('link', { name: 'Download all 301 as CSV' });
		expect(await textOf(page, '.outcome')).toContain('The first 200 of 301 findings.');
		const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
		expect(download.suggestedFilename()).toBe('findings.csv');
		const file = join(folder, 'findings.csv');
		await download.saveAs(file);
		const response = await fetch(`${site.origin}/api/returns?collection=surrey-monthly`, {
			method: 'POST',
			headers: { 'content-type': 'text/csv' },
			body: csv,
		});
		const { id } = (await response.json()) as { id: string };
		const theirs = await fetch(`${site.origin}/api/returns/checks/${id}/findings.csv`);
		expect(readFileSync(file, 'utf8')).toBe(await theirs.text());
		await close();
	});

	test('wants a file', async () => {
		const { page, close } = await openReturns(browser, site);
		const sent = sendings(page);
		await page.getByRole('button', { name: 'Check the file' }).click();
		expect(await textOf(page, '#file-error')).toBe('Error: Choose a CSV file.');
		expect(await page.evaluate(() => document.activeElement?.id)).toBe('file');
		expect(sent).toEqual([]);
		await close();
	});

	test('takes a dropped file; several, or one of another kind, are turned away in words', async () => {
		const { page, complaints, close } = await openReturns(browser, site);
		const sent = sendings(page);
		const drop = async (place: string, files: [name: string, type: string, content: string][]) => {
			const data = await page.evaluateHandle((files) => {
				const transfer = new DataTransfer();
				for (const [name, type, content] of files)
					transfer.items.add(new File([content], name, { type }));
				return transfer;
			}, files);
			await page.dispatchEvent(place, 'dragover', { dataTransfer: data });
			if (place === '.droppable') expect(await page.locator('.droppable.over').count()).toBe(1);
			await page.dispatchEvent(place, 'drop', { dataTransfer: data });
		};
		await page.locator('.droppable').waitFor();

		await drop('.droppable', [
			['a.csv', 'text/csv', april],
			['b.csv', 'text/csv', april],
		]);
		expect(await textOf(page, '#file-error')).toContain('2 files came at once');
		expect(await textOf(page, '[role=status]')).toContain('2 files came at once');
		await drop('.droppable', [['a.pdf', 'application/pdf', '%PDF']]);
		expect(await textOf(page, '#file-error')).toContain('“a.pdf” is not a CSV file.');
		expect(await page.locator('.droppable.over').count()).toBe(0);
		// Beside the field nothing happens; above all, the page is not left.
		await drop('h1', [['a.csv', 'text/csv', april]]);
		expect(await textOf(page, '#file-error')).toContain('“a.pdf”');

		await drop('#file', [['dropped.csv', 'text/csv', april]]);
		await page.getByRole('button', { name: 'Send it' }).waitFor();
		expect(await page.locator('#file-error').count()).toBe(0);
		expect(await outcome(page)).toContain('No errors in dropped.csv');
		expect(
			await page.locator('#file').evaluate((node) => (node as HTMLInputElement).files?.[0]?.name),
		).toBe('dropped.csv');
		expect(sent).toEqual([]);
		await page.getByRole('button', { name: 'Send it' }).click();
		await page.waitForURL(/\/returns\/checks\//);
		expect(complaints).toEqual([]);
		await close();
	});

	test('says when a file was changed after it was chosen, and takes it when it is chosen again', async () => {
		const path = join(folder, 'april.csv');
		writeFileSync(path, april.replace(',60,', ',sixty,'));
		const { page, close } = await openReturns(browser, site);
		await page.getByLabel('File', { exact: true }).setInputFiles(path);
		expect(await outcome(page)).toContain('Mend these first');
		await new Promise((done) => setTimeout(done, 1100));
		writeFileSync(path, april);
		await page.getByRole('button', { name: 'Check the file' }).click();
		await page.getByText('april.csv could not be read').first().waitFor();
		expect(await textOf(page, '.outcome')).toContain('Choose it again.');

		const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.click('#file')]);
		await chooser.setFiles(path);
		await page.getByRole('button', { name: 'Send it' }).waitFor();
		await close();
	});

	test.each(['**/api/returns/contexts/**', '**/workers/**'])(
		'goes on as a plain form where %s does not answer',
		async (pattern) => {
			const { page, close } = await openPage(browser, site, '/words');
			await page.route(pattern, (route) => route.abort());
			await page.goto(`${site.origin}/returns`);
			await page.locator('.droppable').waitFor();
			const sent = sendings(page);
			await handIn(page, 'april.csv', april.replace(',60,', ',sixty,'));
			await page.waitForURL(/\/returns\/checks\//);
			expect(await textOf(page, 'h1')).toBe('This file cannot be accepted: 1 error');
			expect(sent).toEqual(['POST /returns']);
			await close();
		},
	);

	test('says why the server did not take a file in', async () => {
		const { page, close } = await openReturns(browser, site);
		await choose(page, 'april.csv', april);
		await page.route('**/api/returns', (route) => route.abort());
		await page.getByRole('button', { name: 'Send it' }).click();
		await page.getByText('april.csv was not taken in').first().waitFor();
		expect(await textOf(page, '.outcome')).toContain('could not be sent to the end');
		await page.unroute('**/api/returns');
		await page.route('**/api/returns', (route) =>
			route.fulfill({
				status: 429,
				json: { code: 'too-many-requests', message: 'A hundred files are waiting already.' },
			}),
		);
		await page.getByRole('button', { name: 'Check the file' }).click();
		await page.getByText('A hundred files are waiting already.').first().waitFor();
		await close();
	});

	test('stops sending when it is told to, and the file can be sent again', async () => {
		const { page, close } = await openReturns(browser, site);
		await choose(page, 'april.csv', april);
		// Nothing answers.
		await page.route('**/api/returns', () => undefined);
		await page.getByRole('button', { name: 'Send it' }).click();
		await page.locator('.progress:focus').waitFor();
		await page.getByRole('button', { name: 'Cancel' }).click();
		expect(await page.locator('progress').count()).toBe(0);
		expect(await textOf(page, '[role=status]')).toBe('Sending stopped. Nothing has changed.');
		await page.unroute('**/api/returns');
		await page.getByRole('button', { name: 'Check the file' }).click();
		await page.waitForURL(/\/returns\/checks\//);
		await close();
	});

	describe('given a large file', () => {
		const large = async () => {
			const path = join(folder, 'large.csv');
			writeFileSync(path, await validRows(site, 1_000_000));
			return path;
		};

		test('does not read one that the server would turn away', async () => {
			const path = join(folder, 'too-large.csv');
			writeFileSync(path, Buffer.alloc(60_000_001, 'a'));
			const { page, close } = await openReturns(browser, site);
			await page.getByLabel('File', { exact: true }).setInputFiles(path);
			expect(await outcome(page)).toBe('Mend these first: 1 error in too-large.csv');
			expect(await textOf(page, '.outcome table')).toContain('larger than 60,000,000 bytes');
			await close();
		});

		test('stops when it is told to, and takes the next', async () => {
			const { page, complaints, close } = await openReturns(browser, site);
			const sent = sendings(page);
			await page.getByLabel('File', { exact: true }).setInputFiles(await large());
			await page.getByRole('button', { name: 'Cancel' }).click();
			expect(await page.locator('progress').count()).toBe(0);
			expect(await textOf(page, '[role=status]')).toBe('Checking stopped. Nothing has been sent.');
			expect(await page.evaluate(() => document.activeElement?.id)).toBe('file');
			// The next one may be getting ready.
			await expect.poll(() => page.workers().length).toBeLessThanOrEqual(1);
			await choose(page, 'april.csv', april);
			await page.getByRole('button', { name: 'Send it' }).waitFor();
			expect(await page.locator('#outcome').count()).toBe(1);
			expect(sent).toEqual([]);
			expect(complaints).toEqual([]);
			await close();
		});
	});

	test('leaves the page free while 200,000 rows are checked, and moves the bar', async () => {
		const { page, close } = await openReturns(browser, site);
		await page.evaluate(() => {
			const seen = { tasks: [] as number[], bar: [] as number[], said: [] as string[] };
			Object.assign(window, { seen });
			new PerformanceObserver((list) => {
				for (const { duration } of list.getEntries()) seen.tasks.push(duration);
			}).observe({ entryTypes: ['longtask'] });
			new MutationObserver(() => {
				const bar = document.querySelector('progress');
				if (bar && bar.value !== seen.bar.at(-1)) seen.bar.push(bar.value);
				const said = document.querySelector('[role=status]')?.textContent ?? '';
				if (said && said !== seen.said.at(-1)) seen.said.push(said);
			}).observe(document.body, {
				subtree: true,
				childList: true,
				characterData: true,
				attributes: true,
			});
		});
		const path = join(folder, 'large.csv');
		writeFileSync(path, await validRows(site, 200_000));
		await page.getByLabel('File', { exact: true }).setInputFiles(path);
		await page.locator('#outcome').waitFor({ timeout: 30_000 });
		expect(await outcome(page)).toMatch(/^No errors in large\.csv/);
		const seen = await page.evaluate(
			() =>
				(window as unknown as { seen: Record<'tasks' | 'bar', number[]> & { said: string[] } })
					.seen,
		);
		expect(seen.bar.filter((done) => done > 0 && done < 1).length).toBeGreaterThanOrEqual(2);
		expect(seen.bar).toEqual(seen.bar.toSorted((a, b) => a - b));
		expect(seen.bar.at(-1)).toBeGreaterThan(0.5);
		expect(seen.said.length).toBeGreaterThan(1);
		expect(seen.said.slice(0, -1)).toEqual(
			['25 % checked', '50 % checked', '75 % checked'].filter((word) => seen.said.includes(word)),
		);
		expect(Math.max(0, ...seen.tasks)).toBeLessThan(100);
		await close();
	});

	test('has no barrier, wide or narrow', async () => {
		for (const width of [1280, 320]) {
			const { page, close } = await openReturns(browser, site, width);
			await choose(page, 'with a long name of many words.csv', april.replace(',60,', ',sixty,'));
			await page.locator('#outcome').waitFor();
			const { violations } = await new AxeBuilder({ page }).analyze();
			expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
			expect(
				await page.evaluate(
					() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
				),
			).toBeLessThanOrEqual(0);
			await close();
		}
	});
});
