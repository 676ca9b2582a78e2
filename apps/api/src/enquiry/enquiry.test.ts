import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clockAt } from '../clock.ts';
import type { IndicatorPage, Overview } from '../contract/index.ts';
import { openWorkbench } from '../installation.ts';
import { withdrawReturn } from '../returns/withdraw.ts';
import { acceptText, testApp, type TestApp } from '../testing.ts';

async function get<Answer>(site: TestApp, url: string): Promise<Answer> {
	const response = await site.app.inject(`/api${url}`);
	expect(response.statusCode, response.body).toBe(200);
	return JSON.parse(response.body.replaceAll('\u00a0', ' ')) as Answer;
}

describe('what to ask about the demonstration', () => {
	let site: TestApp;
	beforeAll(async () => {
		site = await testApp({ SIGHTLINE_DEMO: 'on', SIGHTLINE_NOW: '2019-04-15' });
	});
	afterAll(() => site.close());

	test('puts signals of the county first, then targets, then what is neither good nor bad, and the parts last', async () => {
		const { enquiry } = await get<Overview>(site, '/overview');
		expect(enquiry.slice(0, 5).map(({ indicators }) => indicators[0])).toEqual([
			'child-in-need-visits-on-time',
			'plan-reviews-on-time',
			'placed-far-from-home',
			'agency-social-workers',
			'social-worker-turnover',
		]);
		expect(enquiry[0]).toEqual({
			kind: 'signal',
			indicators: ['child-in-need-visits-on-time'],
			area: { code: 'E10000030', name: 'Surrey', partOf: null },
			alsoIn: ['SUR-SE', 'SUR-NE', 'SUR-NW', 'SUR-SW'].map((code) => ({
				code,
				name: expect.stringMatching(/^(North|South) (East|West) Surrey$/) as string,
				partOf: 'Surrey',
			})),
			evidence:
				'The share of child in need visits on time has been lower than usual for eight months, which is worse',
			question:
				'Which children have waited longest for a visit, and how do we know that they are well?',
		});
		expect([
			...new Set(enquiry.map(({ kind, area }) => `${area.partOf ?? 'whole'} ${kind}`)),
		]).toEqual([
			'whole signal',
			'whole target',
			'whole comparator',
			'whole movement',
			'Surrey signal',
			'Surrey unlike-others',
		]);
		expect(enquiry.at(-1)!.evidence).toBe(
			'Unaccompanied children in our care: 52 % in March 2019, higher than in Surrey as a whole (12 %) by more than its size explains',
		);
	});

	test('says how many signals chance alone would raise among what was looked at', async () => {
		const whole = await get<Overview>(site, '/overview');
		expect(whole.chance).toBe(
			'Of 290 series with a verdict in Surrey and its five parts, 39 show a signal, good, bad or neither. Chance alone would raise about eight.',
		);
		const part = await get<Overview>(site, '/overview?area=SUR-NE');
		expect(part.chance).toBe(
			'Of 53 series with a verdict in North East Surrey, six show a signal, good, bad or neither. Chance alone would raise about one.',
		);
		expect(part.enquiry.length).toBeGreaterThan(3);
		expect(part.enquiry.every(({ area, alsoIn }) => area.code === 'SUR-NE' && !alsoIn.length)).toBe(
			true,
		);
	});

	test('is told on the page of the indicator as on the overview', async () => {
		const { enquiry } = await get<Overview>(site, '/overview');
		const { meaning, sentence } = await get<IndicatorPage>(
			site,
			'/indicators/plan-reviews-on-time',
		);
		expect(meaning.questions).toEqual(
			enquiry.filter(({ indicators }) => indicators.includes('plan-reviews-on-time')),
		);
		expect(meaning.questions.map(({ kind }) => kind)).toEqual(['signal', 'target']);
		expect(meaning.questions[0]!.evidence).toBe(sentence);
	});

	test('asks nothing of a region: what its authorities do is theirs', async () => {
		const overview = await get<Overview>(site, '/overview?area=E12000008');
		expect(overview).toMatchObject({
			areas: [{ code: 'E12000008' }],
			enquiry: [],
			chance: 'No series in South East has a verdict yet.',
		});
		const page = await get<IndicatorPage>(
			site,
			'/indicators/child-in-need-visits-on-time?area=E12000008',
		);
		expect(page.meaning.questions).toEqual([]);
	});

	test('goes with a paragraph, a description of the chart, and what to expect', async () => {
		const { meaning } = await get<IndicatorPage>(site, '/indicators/re-referrals');
		expect(meaning).toEqual({
			paragraph:
				'In March 2019 the figure for Surrey was 25.2 %. It lies within the usual range of 20.6 % to 31.3 %, around an average of 26.0 %: no change, up and down as usual. A year ago it was 26.1 %. The target of at most 22 % lies within the usual range: it may or may not be met. In the year to March 2019 it was 25.5 % in Surrey and 22.6 % in England: higher, which is worse. The latest figure is provisional and may be revised.',
			chart:
				'Line chart of 36 months, Apr 2016 to Mar 2019. Highest 30.3 % in Jul 2017, lowest 21.5 % in Sep 2016, last 25.2 % in Mar 2019. The average is 26.0 % and the limits are 20.6 % to 31.3 %. The target line is at 22 %. Two points stand out: high from Jul 2017 to Aug 2017. The latest figure is provisional and may be revised.',
			expectation:
				'If nothing changes: between 20.6 % and 31.3 % in September 2019, most likely near 26.0 %',
			questions: [],
		});
		const yearly = await get<IndicatorPage>(site, '/indicators/agency-social-workers');
		expect(yearly.meaning.expectation).toBeNull();
		const part = await get<IndicatorPage>(site, '/indicators/re-referrals?area=SUR-NE');
		expect(part.meaning.paragraph).toContain('the figure for North East Surrey was');
		expect(part.meaning.paragraph).not.toContain('England');
	});
});

describe('what is said of the data', () => {
	let site: TestApp;
	const header = 'period,indicator,area,numerator,denominator,status\n';
	const row = (period: string, numerator: number, status = 'final', indicator = 'contacts') =>
		`${period},${indicator},E10000030,${numerator},,${status}\n`;
	beforeAll(async () => {
		site = await testApp({ SIGHTLINE_NOW: '2019-07-20' });
	});
	afterAll(() => site.close());

	async function accept(day: string, text: string): Promise<void> {
		const bench = await openWorkbench(site.installation.config);
		const clock = clockAt(`${day}T09:00:00Z`);
		const outcome = await acceptText({ ...bench, clock }, 'surrey-monthly', null, header + text);
		expect(outcome.state).toBe('accepted');
		await bench.writable.db.destroy();
	}
	async function withdrawLast(day: string): Promise<void> {
		const { writable } = await openWorkbench(site.installation.config);
		const { sequence } = await writable.db
			.selectFrom('return')
			.select('sequence')
			.orderBy('sequence', 'desc')
			.executeTakeFirstOrThrow();
		const clock = clockAt(`${day}T09:00:00Z`);
		await withdrawReturn(writable, clock, sequence, { name: 'A. Analyst' }, 'Not these');
		await writable.db.destroy();
	}
	const contacts = async (query = '') => {
		const page = await get<IndicatorPage>(site, `/indicators/contacts${query}`);
		const [overview] = (await get<Overview>(site, `/overview${query}`)).rows.filter(
			({ id }) => id === 'contacts',
		);
		expect(overview!.sentence).toBe(page.sentence);
		return page;
	};

	test('names a return that is overdue, once for all that wait for it', async () => {
		await accept(
			'2019-06-05',
			row('2019-04', 5000) + row('2019-04', 900, 'final', 'early-help-assessments'),
		);
		expect((await contacts('?on=2019-06-10')).sentence).not.toContain('overdue');
		const late = await contacts();
		expect(late.sentence).toBe(
			'Contacts about a child: too early to say what is usual; May 2019 is overdue',
		);
		expect(late.meaning.paragraph).toContain(
			'The return for May 2019 was due on 10 June 2019 and has not come in.',
		);
		const { enquiry } = await get<Overview>(site, '/overview');
		expect(enquiry).toHaveLength(1);
		expect(enquiry[0]).toMatchObject({
			kind: 'missing',
			question: 'When will the figure be there, and what is known meanwhile?',
		});
		expect(enquiry[0]).toMatchObject({
			evidence:
				'The return for May 2019 was due on 10 June 2019 and has not come in; two indicators wait for it',
			indicators: ['contacts', 'early-help-assessments'],
			alsoIn: [],
		});
	});

	test('names a figure that its return came without', async () => {
		await accept('2019-07-02', row('2019-05', 900, 'final', 'early-help-assessments'));
		expect((await contacts('?on=2019-07-02')).sentence).toContain('; May 2019 is missing');
	});

	test('tells of a restatement until the next period comes in', async () => {
		await accept('2019-07-03', row('2019-05', 5100));
		await accept('2019-07-04', row('2019-05', 5300) + row('2019-04', 5050));
		const restated = await contacts('?on=2019-07-04');
		expect(restated.sentence).toContain('; May 2019 was restated');
		expect(restated.meaning.paragraph).toContain(
			'The figure for May 2019 was restated on 4 July 2019, from 5,100 to 5,300.',
		);
		expect(restated.meaning.paragraph).not.toContain('5,050');
		expect(restated.meaning.questions).toMatchObject([
			{
				kind: 'restated',
				evidence:
					'Contacts about a child: the figure for May 2019 was restated on 4 July 2019, from 5,100 to 5,300, and one more was changed',
			},
		]);
		await accept('2019-07-12', row('2019-06', 5200, 'incomplete'));
		const next = await contacts();
		expect(next.sentence).toContain('; June 2019 is incomplete');
		expect(next.meaning.paragraph).not.toContain('restated');
		expect(next.meaning.questions).toMatchObject([
			{
				kind: 'missing',
				evidence:
					'Contacts about a child: the figure for June 2019 is incomplete: it is shown and not judged',
			},
		]);
	});

	test('tells of a figure that was taken back', async () => {
		await withdrawLast('2019-07-13');
		const page = await contacts('?on=2019-07-13');
		expect(page.sentence).toContain('; June 2019 is overdue');
		expect(page.meaning.paragraph).toContain(
			'The figure for June 2019, 5,200, was taken back on 13 July 2019.',
		);
	});

	test('takes what is only confirmed, or changed and changed back, for no restatement', async () => {
		await accept('2019-07-14', row('2019-05', 5300, 'provisional') + row('2019-04', 5050));
		await accept('2019-07-15', row('2019-05', 5300) + row('2019-04', 5050));
		expect((await contacts('?on=2019-07-15')).sentence).not.toContain('restated');
		await accept('2019-07-16', row('2019-05', 5300) + row('2019-04', 5070));
		expect((await contacts('?on=2019-07-16')).meaning.questions).toMatchObject([
			{ kind: 'restated', evidence: expect.stringContaining('to 5,070') as string },
			{ kind: 'missing' },
		]);
		await withdrawLast('2019-07-16');
		const { meaning } = await contacts('?on=2019-07-16');
		expect(meaning.questions.map(({ kind }) => kind)).toEqual(['missing']);
	});

	test('takes a figure that comes again unchanged after a withdrawal for no restatement', async () => {
		const again = row('2019-05', 5300) + row('2019-04', 5051);
		await accept('2019-07-16', again);
		await withdrawLast('2019-07-16');
		await accept('2019-07-16', again);
		const { meaning } = await contacts('?on=2019-07-16');
		expect(meaning.paragraph).not.toContain('added');
		expect(meaning.questions).toMatchObject([
			{ kind: 'restated', evidence: expect.stringContaining('from 5,050 to 5,051') as string },
			{ kind: 'missing' },
		]);
	});

	test('never repeats a number that is withheld', async () => {
		await accept('2019-07-17', '2019-05,contacts,E10000030,c,,final\n');
		const withheld = await contacts('?on=2019-07-17');
		expect(withheld.meaning.paragraph).toContain(
			'The figure for May 2019 is withheld since 17 July 2019.',
		);
		expect(withheld.meaning.paragraph).not.toContain('5,300');
		await accept('2019-07-18', row('2019-05', 5310));
		expect((await contacts('?on=2019-07-18')).meaning.paragraph).toContain(
			'The figure for May 2019, 5,310, was withheld until 18 July 2019.',
		);
	});
});

test('the next return that is overdue is named, whatever is missing before it', async () => {
	const site = await testApp({ SIGHTLINE_NOW: '2019-06-20' });
	const bench = await openWorkbench(site.installation.config);
	for (const period of ['2019-01', '2019-03']) {
		const text = `period,indicator,area,numerator,denominator\n${period},contacts,E10000030,5000,\n`;
		expect((await acceptText(bench, 'surrey-monthly', null, text)).state).toBe('accepted');
	}
	await bench.writable.db.destroy();
	const { sentence } = await get<IndicatorPage>(site, '/indicators/contacts');
	expect(sentence).toContain('; April 2019 is overdue');
	const part = await get<IndicatorPage>(site, '/indicators/contacts?area=SUR-NE');
	expect(part.meaning.questions).toEqual([]);
	await site.close();
});

test('a month that is withdrawn and brought in again unchanged is not said to be restated', async () => {
	const site = await testApp({ SIGHTLINE_NOW: '2019-06-05' });
	const bench = await openWorkbench(site.installation.config);
	const text = 'period,indicator,area,numerator,denominator\n2019-04,contacts,E10000030,5000,\n';
	const bring = async () =>
		expect((await acceptText(bench, 'surrey-monthly', null, text)).state).toBe('accepted');
	await bring();
	const { sequence } = await bench.writable.db
		.selectFrom('return')
		.select('sequence')
		.executeTakeFirstOrThrow();
	await withdrawReturn(bench.writable, bench.clock, sequence, { name: 'A. Analyst' }, 'Too early');
	await bring();
	await bench.writable.db.destroy();
	const { sentence, meaning } = await get<IndicatorPage>(site, '/indicators/contacts');
	expect(sentence).toBe('Contacts about a child: too early to say what is usual');
	expect(meaning.questions).toEqual([]);
	await site.close();
});
