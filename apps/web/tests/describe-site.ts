import { afterAll, beforeAll, describe } from 'vitest';
import type { Browser } from 'playwright-core';
import { launchBrowser, startSite, withoutBrowser, type Site } from './site.ts';

/** The product as a visitor has it: a site, and a browser to see it in. */
export interface Visit {
	browser: Browser;
	site: Site;
}

/**
 * Tests of the whole product: they share a site of their own, which starts before the first and stops after the last.
 *
 * @param settings  of the site, beside those of a demonstration
 */
export function describeSite(
	name: string,
	tests: (visit: Visit) => void,
	settings: Record<string, string> = {},
): void {
	describe.skipIf(withoutBrowser)(name, () => {
		const visit = {} as Visit;
		beforeAll(async () => {
			[visit.browser, visit.site] = await Promise.all([launchBrowser(), startSite(settings)]);
		});
		afterAll(async () => {
			await visit.browser?.close();
			await visit.site?.stop();
		});
		tests(visit);
	});
}
