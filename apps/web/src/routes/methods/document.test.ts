import { describe, expect, it } from 'vitest';
import { introduction, methodTexts } from './document.ts';

const ids = methodTexts.map(({ id }) => id);
/** The last section names what the others lead to. */
const worked = methodTexts.slice(0, -1);
const textOf = (wanted: string) => {
	const { member, analyst } = methodTexts.find(({ id }) => id === wanted)!;
	return member + analyst;
};

describe('the document of methods', () => {
	it('has its methods in order, each under an id of its own', () => {
		expect(ids.slice(0, 4)).toEqual(['values-and-rates', 'limits', 'signals', 'variation']);
		expect(ids).toContain('funnels-more-than-size-and-chance');
		expect(new Set(ids).size).toBe(ids.length);
		expect(introduction).toContain('How every figure, mark and sentence');
		expect(introduction).not.toContain('<h1');
	});

	it.each(worked)('tells a member and an analyst of "$title"', ({ member, analyst }) => {
		expect(member).toMatch(/^<p><strong>For a member\.<\/strong> \S/);
		expect(analyst).toMatch(/^<p><strong>For an analyst\.<\/strong> \S/);
		expect(analyst).toContain('<p><em>Source:</em> ');
		expect(analyst).toMatch(/<p><em>Worked example:<\/em> [^]*<pre><code>[^]*<samp>.+<\/samp>/);
	});

	it('leads to places and pages that there are, and names other files without a link', () => {
		const links = [...(introduction + ids.map(textOf).join('')).matchAll(/href="([^"]*)"/g)];
		const places = ids.map((id) => `#${id}`);
		expect(links.length).toBeGreaterThan(5);
		for (const [, href] of links) expect(['/words', ...places]).toContain(href);
		expect(textOf('trial-limits')).toContain('values: decision 6.');
	});

	it('shows code as it is written, with what it comes to', () => {
		expect(textOf('values-and-rates')).toContain(
			'seriesValue(percent, 278, 1104); // <samp>25.18</samp>\n',
		);
		expect(textOf('variation')).toContain('(n, i) => seriesValue(percent, n, held[i])');
	});

	it('has a table in a box that can be reached by keyboard', () => {
		expect(textOf('signals')).toContain(
			'<div class="wide" role="region" aria-label="Table: rule, fires when, marks" tabindex="0">',
		);
		expect(textOf('what-chance-alone-would-do')).toContain('<td class="number">1.9 %</td>');
	});
});
