import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { periodCode } from '@sightline/metrics/periods';
import type { IndicatorPage, Overview } from '../contract/index.ts';
import { openWorkbench } from '../installation.ts';
import { acceptText, testApp, type TestApp } from '../testing.ts';

describe('a series whose months hold too few', () => {
	let site: TestApp;
	/** Seven assessments a month, three or four of them in time; in the last quarter none. */
	const months = Array.from({ length: 60 }, (_, i) => 2014 * 12 + 3 + i);
	beforeAll(async () => {
		site = await testApp();
		const bench = await openWorkbench(site.installation.config);
		const rows = months.map((index, i) => {
			const code = periodCode({ type: 'month', index });
			return `${code},assessments-on-time,SUR-NE,${i < 57 ? 3 + (i % 2) : 0},7`;
		});
		const text = ['period,indicator,area,numerator,denominator', ...rows, ''].join('\n');
		expect((await acceptText(bench, 'surrey-monthly', null, text)).state).toBe('accepted');
		await bench.writable.db.destroy();
	});
	afterAll(() => site.close());

	test('is judged by quarter and says so, while its chart stays by month and without limits', async () => {
		const { body } = await site.app.inject('/api/indicators/assessments-on-time?area=SUR-NE');
		const page = JSON.parse(body.replaceAll('\u00a0', ' ')) as IndicatorPage;
		expect(page.sentence).toBe(
			'The share of assessments on time was unusually low from January to March 2019, which is worse',
		);
		expect(page.verdict).toMatchObject({
			status: 'given',
			variation: 'concern',
			grainPhrase: 'Judged by quarter, as months have too few',
			smallNumbers: null,
		});
		expect(page.meaning.paragraph).toContain(
			'From January to March 2019 the figure for North East Surrey was 0.0 %.',
		);
		// The latest month is set beside the path, and the quarters say whether that is on it.
		expect(page.path).toMatchObject({
			current: { path: 76.5, difference: -76.5, assurance: 'failing' },
			sentence: 'Not on path to the target',
		});
		expect(page.meaning.chart).toMatch(/^Line chart of 60 months, .* No limits are drawn\./);
		expect(page.points).toHaveLength(60);
		expect(page.groups).toEqual([]);
		expect(page.points.every(({ variation }) => variation === null)).toBe(true);
	});

	test('has the same verdict on the overview, and a signal like any other', async () => {
		const { body } = await site.app.inject('/api/overview?area=SUR-NE');
		const overview = JSON.parse(body) as Overview;
		expect(overview.headline).toBe(
			'One indicator is worse than usual or a year ago, and none is better',
		);
		expect(overview.chance).toBe(
			'Of one series with a verdict in North East Surrey, one shows a signal, good, bad or neither. Chance alone would seldom raise one.',
		);
		expect(overview.enquiry[0]).toMatchObject({
			kind: 'signal',
			indicators: ['assessments-on-time'],
			area: { code: 'SUR-NE' },
		});
	});
});
