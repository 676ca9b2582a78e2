/// <reference lib="dom" />
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/**
 * That whoever cannot see, point or read small text can use a page as it stands, and that it does not scroll sideways.
 *
 * @param what  names the page where it fails
 */
export async function expectNoBarrier(page: Page, what: string): Promise<void> {
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(
		violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 120))]),
		what,
	).toEqual([]);
	const sideways = await page.evaluate(
		() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
	);
	expect(sideways, `${what} scrolls sideways`).toBeLessThanOrEqual(0);
}
