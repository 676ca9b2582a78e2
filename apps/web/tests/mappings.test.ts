import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeSite } from './describe-site.ts';
import { openPage, textOf } from './pages.ts';

const wideSheet = `KPI,Team,Lead,Mar-19 yes,Mar-19 all,Apr-19 yes,Apr-19 all
Contacts received,County,A,5012,,5371,
Re-referrals within 12 months,County,B,251,1040,278,1104
Team meetings,County,C,4,,4,
`;
const tidySheet = `Team report;;;;;
Month;Measure;Done;Number of children;Comment;Lead
2019-04;Contacts;5371;;;A
2019-04;Came back;278;1104;late entries;B
`;

const fileOf = (name: string, content: string) => ({
	name,
	mimeType: 'text/csv',
	buffer: Buffer.from(content),
});

describeSite(
	'headings of a council’s own',
	(visit) => {
		const press = (page: Page, name: string) => page.getByRole('button', { name }).click();
		const choose = (page: Page, label: string, option: string) =>
			page.getByLabel(label, { exact: true }).selectOption({ label: option });
		const chosen = (page: Page, label: string) =>
			page.getByLabel(label, { exact: true }).locator('option:checked').textContent();

		async function upload(page: Page, name: string, content: string): Promise<void> {
			await page.getByLabel('Whose returns are such files?').selectOption('surrey-monthly');
			await page.getByLabel('A file as it usually comes').setInputFiles(fileOf(name, content));
			await press(page, 'Read its headings');
		}

		/** Hands a file in by a mapping and accepts it. */
		async function handIn(page: Page, collection: string, name: string, content: string) {
			await page
				.getByLabel('Which collection does it belong to?')
				.selectOption({ label: collection });
			await page.getByLabel('File', { exact: true }).setInputFiles(fileOf(name, content));
			await press(page, 'Check the file');
			await page.waitForURL(/\/returns\/checks\//);
			for (const field of await page.locator('main textarea:visible').all())
				await field.fill('A test');
			await press(page, 'Accept the return');
			await page.waitForURL(/\/returns\?accepted=/);
		}

		test('of a wide spreadsheet are mapped once without JavaScript, and its files are then brought in as they are', async () => {
			const { page, complaints, close } = await openPage(visit, '/returns', {
				javaScriptEnabled: false,
			});
			await page.getByRole('link', { name: 'Our file has other headings' }).click();
			await upload(page, 'team.csv', wideSheet);

			expect(await textOf(page, 'h1')).toBe('What the headings of team.csv mean');
			expect(await textOf(page, 'main')).toContain('one column for each period');
			expect(await chosen(page, 'Indicator')).toBe('KPI');
			expect(await chosen(page, 'Area')).toBe('Team');
			expect(await textOf(page, '#area-hint')).toBe(
				'It counts only where the field above is left at “Not in the file”; otherwise leave it as it is.',
			);
			expect(await chosen(page, 'Which headings are numerators?')).toBe('As in “Mar-19 yes”');
			expect(await chosen(page, 'Which headings are denominators?')).toBe('As in “Mar-19 all”');
			await choose(page, 'Which headings are denominators?', 'As in “Mar-19 yes”');
			await press(page, 'Go on to the names');
			expect(await textOf(page, '[role=alert]')).toContain('cannot stand in the same columns');
			await choose(page, 'Which headings are denominators?', 'As in “Mar-19 all”');
			await press(page, 'Go on to the names');

			expect(await textOf(page, 'h1')).toBe('What the names in team.csv mean');
			expect(await chosen(page, 'Re-referrals within 12 months')).toBe(
				'FD04 Re-referrals within 12 months',
			);
			await choose(page, 'County', 'Surrey');
			await page.getByLabel('Contacts received', { exact: true }).selectOption('contacts');
			await press(page, 'Check the file with this');
			expect(await textOf(page, '[role=alert]')).toBe(
				'There is a problem Say what “Team meetings” means, or leave its rows out.',
			);
			await choose(page, 'Team meetings', 'Leave its rows out');
			await press(page, 'Check the file with this');

			expect(await textOf(page, 'h1')).toBe('Check team.csv and keep the mapping');
			expect(await textOf(page, 'main')).toContain('3 rows with 4 figures can be read');
			expect(await textOf(page, 'main table')).toContain(
				'Line 4 ("Team meetings") was left out and its figures do not come in: "This mapping" says to leave out rows of that name.',
			);
			expect(await textOf(page, 'section[aria-labelledby=keep]')).toContain(
				'becomes the whole return of “Monthly performance return (demonstration)” for its period, with 2 of the 47 indicators.',
			);
			// Going back loses nothing.
			await press(page, 'Back to the headings');
			expect(await chosen(page, 'Which headings are denominators?')).toBe('As in “Mar-19 all”');
			await press(page, 'Go on to the names');
			expect(await chosen(page, 'Team meetings')).toBe('Leave its rows out');
			await press(page, 'Check the file with this');
			await press(page, 'Keep the mapping');
			expect(await textOf(page, '[role=alert]')).toContain('Give the mapping a name');
			await page.getByLabel('What do you call this spreadsheet?').fill('Team workbook');
			await page.getByLabel('Why is it needed?').fill('The team has its own spreadsheet');
			await press(page, 'Keep the mapping');

			await page.waitForURL(/\/returns\/mappings\?added=team-workbook/);
			expect(await textOf(page, '[role=status]')).toContain('“Team workbook” can be used now');
			expect(await textOf(page, 'main table')).toContain('The team has its own spreadsheet');
			await page.getByRole('link', { name: 'returns page' }).click();
			await handIn(
				page,
				'Monthly performance return (demonstration), as in “Team workbook”',
				'april.csv',
				wideSheet,
			);
			expect(await textOf(page, 'section[aria-labelledby=accepted] tbody')).toContain(
				'as in “Team workbook” april.csv',
			);
			await page.goto(`${visit.site.origin}/indicators/re-referrals`);
			const newest = await textOf(page, 'details tbody tr');
			expect(newest).toContain('April 2019');
			expect(newest).toContain('278');
			expect(newest).toContain('1,104');
			expect(complaints).toEqual([]);
			await close();
		});

		test('of a tidy one without areas are mapped, used and taken out of use', async () => {
			const { page, complaints, close } = await openPage(visit, '/returns/mappings/new', {
				javaScriptEnabled: false,
			});
			await upload(page, 'report.csv', tidySheet);
			expect(await textOf(page, 'main')).toContain('No heading on line 2 is a period');
			expect(await chosen(page, 'Period')).toBe('Month');
			expect(await chosen(page, 'Numerator')).toBe('Done');
			expect(await chosen(page, 'Denominator')).toBe('Number of children');
			expect(
				await chosen(page, 'If the file has no column for the area, what is every row about?'),
			).toBe('Surrey');
			await press(page, 'Go on to the names');
			expect(await chosen(page, 'Contacts')).toBe('FD01 Contacts about a child');
			await page.getByLabel('Came back', { exact: true }).selectOption('re-referrals');
			await press(page, 'Check the file with this');
			expect(await textOf(page, 'main')).toContain('2 rows with 2 figures can be read');
			await page.getByLabel('What do you call this spreadsheet?').fill('Report');
			await page.getByLabel('Why is it needed?').fill('A test');
			await press(page, 'Keep the mapping');
			await page.waitForURL(/added=report/);

			await page.goto(`${visit.site.origin}/returns`);
			await handIn(
				page,
				'Monthly performance return (demonstration), as in “Report”',
				'report.csv',
				tidySheet,
			);
			expect(await textOf(page, 'section[aria-labelledby=accepted] tbody')).toContain(
				'as in “Report” report.csv',
			);

			await page.goto(`${visit.site.origin}/returns/mappings`);
			await page.getByRole('link', { name: /Take out of use.*Report/ }).click();
			expect(await textOf(page, 'main')).toContain('The 1 return that came in by it');
			await press(page, 'Take it out of use');
			expect(await textOf(page, '[role=alert]')).toContain('Say why it is taken out of use');
			await page.getByLabel('Why is it taken out of use?').fill('A better export');
			await press(page, 'Take it out of use');
			await page.waitForURL(/retired=report/);
			expect(await textOf(page, '[role=status]')).toContain('“Report” is out of use');
			expect(await textOf(page, 'section[aria-labelledby=out-of-use]')).toContain(
				'“A better export”',
			);
			await page.goto(`${visit.site.origin}/returns`);
			expect(await textOf(page, '#collection')).not.toContain('“Report”');
			expect(complaints).toEqual([]);
			await close();
		});

		test('of a file about people never leave the browser, and those of another one do', async () => {
			const { page, complaints, close } = await openPage(visit, '/returns/mappings/new');
			const sent: string[] = [];
			page.on('request', (request) => {
				if (request.method() === 'POST') sent.push(request.url());
			});
			await upload(page, 'team.csv', wideSheet.replace(',B,', ',Oliver Bennett,'));
			await page.getByRole('heading', { name: 'team.csv is about people' }).waitFor();
			expect(await textOf(page, 'section.outcome')).toContain('Nothing has been sent.');
			expect(await textOf(page, 'section.outcome table')).toContain(
				'Cell C3 holds what looks like the name of a person.',
			);
			expect(await textOf(page, 'section.outcome')).not.toContain('Bennett');
			expect(sent).toEqual([]);

			await upload(page, 'team.csv', wideSheet);
			await page.waitForURL(/\/returns\/mappings\/new\/./);
			expect(await textOf(page, 'h1')).toBe('What the headings of team.csv mean');
			expect(sent).toEqual([`${visit.site.origin}/returns/mappings/new?/sample`]);
			expect(complaints).toEqual([]);
			await close();
		});

		test('of a file that cannot be read are not, and the page says why', async () => {
			const { page, close } = await openPage(visit, '/returns/mappings/new', {
				javaScriptEnabled: false,
			});
			await press(page, 'Read its headings');
			expect(await textOf(page, '#file-error')).toContain('No file was sent');
			await upload(page, 'twice.csv', 'KPI,Team,Team\na,b,c\n');
			expect(await textOf(page, '#file-error')).toContain('stands twice in the header');
			expect(await textOf(page, 'section[aria-labelledby=found] table')).toContain('Error');
			await page.goto(`${visit.site.origin}/returns/mappings/new/none`);
			expect(await textOf(page, 'h1')).toBe('This file is no longer here');
			await close();
		});
	},
	{ SIGHTLINE_DEMO: 'off', SIGHTLINE_NOW: '2019-05-09' },
);
