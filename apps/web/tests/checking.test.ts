/// <reference lib="dom" />
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeSite } from './describe-site.ts';
import { expectNoBarrier } from './no-barrier.ts';
import { choose, handIn, openReturns, outcomeOf, sendings, textOf } from './pages.ts';

const header = 'period,indicator,area,numerator,denominator';
const row = '2019-04,initial-conferences-on-time,E10000030,60,150';
const april = `${header}\n${row}\n`;

describeSite(
	'checking a file in the browser',
	(visit) => {
		let folder: string;
		beforeAll(() => {
			folder = mkdtempSync(join(tmpdir(), 'sightline-'));
		});
		afterAll(() => rmSync(folder, { recursive: true, force: true }));

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
				const { page, complaints, close } = await openReturns(visit);
				const sent = sendings(page);
				await handIn(page, 'bad.csv', content);
				expect(await outcomeOf(page)).toMatch(/^Mend these first: \d+ errors? in bad\.csv$/);
				const findings = await textOf(page, '.outcome table');
				expect(findings).toContain(words);
				expect(findings).toContain(cell);
				expect(await textOf(page, '.outcome')).toContain(
					'The comparison with earlier figures follows once the errors are mended.',
				);
				await page.getByRole('button', { name: 'Check the file' }).click();
				expect(await outcomeOf(page)).toMatch(/^Mend these first/);
				expect(sent).toEqual([]);
				expect(complaints).toEqual([]);
				await close();
			},
		);

		test('says of personal data where it stands and not what it is, and sends nothing', async () => {
			const { page, complaints, close } = await openReturns(visit);
			const sent = sendings(page);
			await handIn(
				page,
				'oliver_smith.csv',
				`${header},note,UPN\n${row},seen by Oliver Featherstone,\n,,,sixty,,,\n`,
			);
			expect(await outcomeOf(page)).toBe('Mend these first: 3 errors in oliver_smith.csv');
			const findings = await textOf(page, '.outcome table');
			expect(findings).toContain('The column "UPN" is for UPNs.');
			expect(findings).toContain('Cell F2 holds what looks like the name of a person.');
			expect(findings).toContain(
				'The name of the file holds what looks like the name of a person.',
			);
			expect(findings).not.toMatch(/Oliver|Featherstone|sixty/);
			expect(sent).toEqual([]);
			expect(complaints).toEqual([]);
			await close();
		});

		test('takes the reader to the outcome, and sends the mended file', async () => {
			const { page, complaints, close } = await openReturns(visit);
			const sent = sendings(page);
			await choose(page, 'april.csv', april.replace(',60,', ',sixty,'));
			expect(await outcomeOf(page)).toBe('Mend these first: 1 error in april.csv');
			expect(await page.evaluate(() => document.activeElement?.id)).toBe('outcome');
			expect(await textOf(page, '[role=status]')).toBe('Mend these first: 1 error in april.csv');
			expect(await textOf(page, '.chosen')).toBe('april.csv, 100 bytes');
			await page.getByRole('link', { name: 'Download it as CSV', exact: true }).waitFor();

			await choose(page, 'april.csv', april);
			const send = page.getByRole('button', { name: 'Send it and see what it changes' });
			await send.waitFor();
			expect(await outcomeOf(page)).toMatch(/^No errors in april\.csv, \d+ warnings$/);
			expect(await textOf(page, '.outcome')).toContain(
				'It holds 1 row and 1 figure, for April 2019. Nothing has been sent yet. It is compared with earlier figures after it has been sent.',
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

		test('checks again for another collection, where the reader is, and for another period when asked to', async () => {
			const { page, close } = await openReturns(visit);
			const sent = sendings(page);
			await choose(page, 'april.csv', april);
			await page.getByRole('button', { name: 'Send it' }).waitFor();
			await page.getByLabel('Which collection').selectOption('dfe-referrals');
			await page.getByText('Mend these first').first().waitFor();
			expect(await page.evaluate(() => document.activeElement?.id)).not.toBe('outcome');
			await page.getByLabel('Which collection').selectOption('surrey-monthly');
			await page.getByRole('button', { name: 'Send it' }).waitFor();

			await page.getByLabel('Period (optional)').fill('April');
			expect(await page.locator('#outcome').count()).toBe(0);
			await page.getByLabel('Period (optional)').press('Enter');
			await page.locator('#period-error').waitFor();
			expect(await textOf(page, '#period-error')).toContain(
				'“April” is not a period of “Monthly performance return (demonstration)”. Write it as 2019-04 is for April 2019',
			);
			expect(await page.locator('#outcome').count()).toBe(0);
			expect(sent).toEqual([]);
			await page.getByLabel('Period (optional)').fill('2019-04');
			await page.getByRole('button', { name: 'Check the file' }).click();
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
			const { page, close } = await openReturns(visit);
			await choose(page, 'many.csv', csv);
			expect(await outcomeOf(page)).toBe('Mend these first: 1 error in many.csv');
			await expect.poll(() => page.locator('.outcome tbody tr').count()).toBe(200);
			expect(await textOf(page, '.outcome tbody tr')).toContain('Cell D302');
			const link = page.getByRole('link', { name: 'Download all 301 as CSV' });
			expect(await textOf(page, '.outcome')).toContain('The first 200 of 301 findings.');
			const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
			expect(download.suggestedFilename()).toBe('findings.csv');
			const file = join(folder, 'findings.csv');
			await download.saveAs(file);
			const response = await fetch(`${visit.site.origin}/api/returns?collection=surrey-monthly`, {
				method: 'POST',
				headers: { 'content-type': 'text/csv' },
				body: csv,
			});
			const { id } = (await response.json()) as { id: string };
			const theirs = await fetch(`${visit.site.origin}/api/returns/checks/${id}/findings.csv`);
			expect(readFileSync(file, 'utf8')).toBe(await theirs.text());
			await close();
		});

		test('says why the server did not take a file in', async () => {
			const { page, close } = await openReturns(visit);
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
			const { page, close } = await openReturns(visit);
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

		test('has no barrier, wide or narrow', async () => {
			for (const width of [1280, 320]) {
				const { page, close } = await openReturns(visit, width);
				await choose(page, 'with a long name of many words.csv', april.replace(',60,', ',sixty,'));
				await page.locator('#outcome').waitFor();
				await expectNoBarrier(page, `the outcome at ${width} px`);
				await close();
			}
		});
	},
	{ SIGHTLINE_DEMO: 'off', SIGHTLINE_NOW: '2019-05-09', SIGHTLINE_UPLOAD_MB: '60' },
);
