import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { describeSite } from './describe-site.ts';
import { handIn, openPage, textOf } from './pages.ts';

/** A template with every figure the same: 20 of 40 in the county, 4 of 8 in each of its five parts. */
function filledIn(csv: string): string {
	const [header, ...rows] = csv.trimEnd().split('\r\n');
	const columns = header!.split(',');
	const at = (name: string) => columns.findIndex((column) => column.endsWith(name));
	const filled = rows.map((row) => {
		const cells = row.split(',');
		const isWhole = row.includes('E10000030');
		cells[at('numerator')] = isWhole ? '20' : '4';
		cells[at('denominator')] = isWhole ? '40' : '8';
		return cells.join(',');
	});
	return [header, ...filled, ''].join('\r\n');
}

describeSite(
	'a file to fill in',
	(visit) => {
		test.each([
			['One row a figure', 'surrey-monthly-2019-04-tidy.csv'],
			['One column a period', 'surrey-monthly-2019-04-wide.csv'],
		])('is downloaded, filled in and brought in without JavaScript: %s', async (link, name) => {
			const { page, close } = await openPage(visit, '/returns', {
				javaScriptEnabled: false,
			});
			const [download] = await Promise.all([
				page.waitForEvent('download'),
				page.getByRole('link', { name: new RegExp(`^${link}.*Monthly`) }).click(),
			]);
			expect(download.suggestedFilename()).toBe(name);
			const csv = readFileSync(await download.path(), 'utf8');
			await handIn(page, name, filledIn(csv));
			await page.waitForURL(/\/returns\/checks\//);
			expect(await textOf(page, 'h1')).toMatch(`${name} can be accepted`);
			await close();
		});

		test('is offered for local collections only', async () => {
			const { page, complaints, close } = await openPage(visit, '/returns');
			const cells = page.locator('td[data-label="File to fill in"]');
			expect(await cells.locator('a').count()).toBe(6);
			expect(await cells.filter({ hasText: 'None: it comes as it is published' }).count()).toBe(
				(await cells.count()) - 3,
			);
			expect(complaints).toEqual([]);
			await close();
		});
	},
	{ SIGHTLINE_NOW: '2019-05-09' },
);
