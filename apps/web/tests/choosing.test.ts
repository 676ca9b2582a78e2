/// <reference lib="dom" />
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReturnContext } from '@sightline/api/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeSite } from './describe-site.ts';
import { choose, handIn, openPage, openReturns, outcomeOf, sendings, textOf } from './pages.ts';
import { type Site } from './site.ts';

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

describeSite(
	'choosing a file to check',
	(visit) => {
		let folder: string;
		beforeAll(() => {
			folder = mkdtempSync(join(tmpdir(), 'sightline-'));
		});
		afterAll(() => rmSync(folder, { recursive: true, force: true }));

		test('wants a file', async () => {
			const { page, close } = await openReturns(visit);
			const sent = sendings(page);
			await page.getByRole('button', { name: 'Check the file' }).click();
			expect(await textOf(page, '#file-error')).toBe('Error: Choose a CSV file.');
			expect(await page.evaluate(() => document.activeElement?.id)).toBe('file');
			expect(sent).toEqual([]);
			await close();
		});

		test('takes a dropped file; several, or one of another kind, are turned away in words', async () => {
			const { page, complaints, close } = await openReturns(visit);
			const sent = sendings(page);
			const drop = async (
				place: string,
				files: [name: string, type: string, content: string][],
			) => {
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
			expect(await outcomeOf(page)).toContain('No errors in dropped.csv');
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
			const { page, close } = await openReturns(visit);
			await page.getByLabel('File', { exact: true }).setInputFiles(path);
			expect(await outcomeOf(page)).toContain('Mend these first');
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
				const { page, close } = await openPage(visit, '/words');
				await page.route(pattern, (route) => route.abort());
				await page.goto(`${visit.site.origin}/returns`);
				await page.locator('.droppable').waitFor();
				const sent = sendings(page);
				await handIn(page, 'april.csv', april.replace(',60,', ',sixty,'));
				await page.waitForURL(/\/returns\/checks\//);
				expect(await textOf(page, 'h1')).toBe('This file cannot be accepted: 1 error');
				expect(sent).toEqual(['POST /returns']);
				await close();
			},
		);

		describe('given a large file', () => {
			const large = async () => {
				const path = join(folder, 'large.csv');
				writeFileSync(path, await validRows(visit.site, 1_000_000));
				return path;
			};

			test('does not read one that the server would turn away', async () => {
				const path = join(folder, 'too-large.csv');
				writeFileSync(path, Buffer.alloc(60_000_001, 'a'));
				const { page, close } = await openReturns(visit);
				await page.getByLabel('File', { exact: true }).setInputFiles(path);
				expect(await outcomeOf(page)).toBe('Mend these first: 1 error in too-large.csv');
				expect(await textOf(page, '.outcome table')).toContain('larger than 60,000,000 bytes');
				await close();
			});

			test('stops when it is told to, and takes the next', async () => {
				const { page, complaints, close } = await openReturns(visit);
				const sent = sendings(page);
				await page.getByLabel('File', { exact: true }).setInputFiles(await large());
				await page.getByRole('button', { name: 'Cancel' }).click();
				expect(await page.locator('progress').count()).toBe(0);
				expect(await textOf(page, '[role=status]')).toBe(
					'Checking stopped. Nothing has been sent.',
				);
				expect(await page.evaluate(() => document.activeElement?.id)).toBe('file');
				// The next one may be getting ready.
				await expect.poll(() => page.workers().length, { timeout: 10_000 }).toBeLessThanOrEqual(1);
				await choose(page, 'april.csv', april);
				await page.getByRole('button', { name: 'Send it' }).waitFor();
				expect(await page.locator('#outcome').count()).toBe(1);
				expect(sent).toEqual([]);
				expect(complaints).toEqual([]);
				await close();
			});
		});

		test('leaves the page free while 200,000 rows are checked, and moves the bar', async () => {
			const { page, close } = await openReturns(visit);
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
			writeFileSync(path, await validRows(visit.site, 200_000));
			await page.getByLabel('File', { exact: true }).setInputFiles(path);
			await page.locator('#outcome').waitFor({ timeout: 30_000 });
			expect(await outcomeOf(page)).toMatch(/^No errors in large\.csv/);
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
	},
	{ SIGHTLINE_DEMO: 'off', SIGHTLINE_NOW: '2019-05-09', SIGHTLINE_UPLOAD_MB: '60' },
);
