import type { Page } from 'playwright-core';
import type { Visit } from './describe-site.ts';

export interface OpenPage {
	page: Page;
	/** What the page complained of so far: scripts that failed, resources that the security policy refused. */
	complaints: string[];
	close: () => Promise<void>;
}

/** Opens a page of a site in a browser of its own, with or without JavaScript. */
export async function openPage(
	{ browser, site }: Visit,
	path: string,
	options: { javaScriptEnabled?: boolean; width?: number } = {},
): Promise<OpenPage> {
	const { javaScriptEnabled = true, width = 1280 } = options;
	const context = await browser.newContext({
		javaScriptEnabled,
		viewport: { width, height: 900 },
	});
	context.setDefaultTimeout(10_000);
	const page = await context.newPage();
	const complaints: string[] = [];
	page.on('pageerror', (error) => complaints.push(error.message));
	page.on('console', (message) => {
		// A refused form answers with a 4xx status, which the console reports as an error of its own.
		if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
			complaints.push(message.text());
	});
	await page.goto(site.origin + path);
	return { page, complaints, close: () => context.close() };
}

/** Opens a page whose script waits, as on a slow line, until `start` lets it through. */
export async function openBeforeScript(
	visit: Visit,
	path: string,
): Promise<OpenPage & { start: () => void }> {
	const open = await openPage(visit, '/words');
	const { promise, resolve } = Promise.withResolvers<void>();
	await open.page.route('**/*.js', async (route) => {
		await promise;
		await route.continue();
	});
	await open.page.goto(visit.site.origin + path, { waitUntil: 'commit' });
	return { ...open, start: resolve };
}

/** Chooses a file for the monthly return; where JavaScript runs, it is checked at once. */
export async function choose(page: Page, name: string, content: string | Buffer): Promise<void> {
	await page.getByLabel('Which collection does it belong to?').selectOption('surrey-monthly');
	await page
		.getByLabel('File', { exact: true })
		.setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });
}

/** Chooses a file for the monthly return and presses the button that checks it or, when it has no error, sends it. */
export async function handIn(
	page: Page,
	name: string,
	content: string | Buffer,
	button = /^(Check the file|Send it)/,
): Promise<void> {
	await choose(page, name, content);
	await page.getByRole('button', { name: button }).click();
}

/** Opens the returns page and waits until its script runs. */
export async function openReturns(visit: Visit, width = 1280): Promise<OpenPage> {
	const open = await openPage(visit, '/returns', { width });
	await open.page.locator('.droppable').waitFor();
	return open;
}

/** What a page has sent of files so far. */
export function sendings(page: Page): string[] {
	const sent: string[] = [];
	page.on('request', (request) => {
		if (request.method() !== 'GET')
			sent.push(`${request.method()} ${new URL(request.url()).pathname}`);
	});
	return sent;
}

/** The title of what a check in the browser came to, once there is one. */
export async function outcomeOf(page: Page): Promise<string> {
	await page.locator('#outcome').waitFor({ timeout: 30_000 });
	return textOf(page, '#outcome');
}

/** The text of the first place that fits, with white space folded. */
export async function textOf(page: Page, place: string): Promise<string> {
	return ((await page.locator(place).first().textContent()) ?? '').replace(/\s+/g, ' ').trim();
}
