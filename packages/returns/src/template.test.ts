import { monthIndex } from '@sightline/metrics/periods';
import { describe, expect, it } from 'vitest';
import {
	checked,
	eesContext,
	ownWordsContext,
	tidyContext,
	wideContext,
} from './testing/example.ts';
import type { ReturnContext } from './context.ts';
import type { TidyLayout, WideLayout } from './collection.ts';
import { ownLayoutOf } from './own-words.ts';
import { template } from './template.ts';

const april = monthIndex(2018, 4);
const lines = (csv: string) => csv.split('\r\n');

/** A context whose layout is changed. */
function withLayout(
	context: ReturnContext,
	layout: Partial<TidyLayout> | Partial<WideLayout>,
): ReturnContext {
	const { collection } = context;
	return {
		...context,
		collection: { ...collection, layout: { ...ownLayoutOf(collection), ...layout } },
	};
}

describe('a template', () => {
	it('has every indicator for the council and its parts', () => {
		const csv = lines(template(tidyContext, 'tidy', april));
		expect(csv.slice(0, 5)).toEqual([
			'period,indicator,area,numerator,denominator,status,note',
			'2018-04,re-referrals,E10000030,,,,',
			'2018-04,re-referrals,Q-E,,,,',
			'2018-04,re-referrals,Q-W,,,,',
			'2018-04,referrals,E10000030,,,,',
		]);
		expect(csv).toHaveLength(1 + 5 * 3 + 1);
	});

	it('has only the areas that exist in its period', () => {
		const csv = lines(template(tidyContext, 'wide', monthIndex(2017, 12)));
		expect(csv.slice(0, 3)).toEqual([
			'indicator,area,2017-12 numerator,2017-12 denominator',
			're-referrals,E10000030,,',
			're-referrals,Q-W,,',
		]);
	});

	it('has no column for a denominator where no indicator has one', () => {
		const counts = withLayout(wideContext, { indicators: ['referrals'] });
		expect(lines(template(counts, 'wide', april)).slice(0, 2)).toEqual([
			'indicator,area,2018-04 numerator',
			'referrals,E10000030,',
		]);
	});

	it('of a mapping has the headings and names of its spreadsheet', () => {
		expect(lines(template(ownWordsContext, 'wide', april)).slice(0, 4)).toEqual([
			'KPI,Team,2018-04,out of 2018-04',
			'Came back,County,,',
			'Came back,Epsom,,',
			'Came back,Q-W,,',
		]);
		const tidy = withLayout(ownWordsContext, {
			kind: 'tidy',
			columns: { period: 'Mês', note: 'Remark' },
			area: 'Q-E',
		});
		expect(lines(template(tidy, 'tidy', april))).toEqual([
			'\uFEFFMês,indicator,numerator,denominator,Remark',
			'2018-04,Came back,,,',
			'2018-04,New ones,,,',
			'',
		]);
	});

	it('is accepted when it is filled in', async () => {
		for (const [context, layout] of [
			[tidyContext, 'tidy'],
			[tidyContext, 'wide'],
			[ownWordsContext, 'wide'],
		] as const) {
			const [header, ...rows] = lines(template(context, layout, april)).slice(0, -1);
			const filled = rows.map((row) => {
				const [numbers, rest] = layout === 'tidy' ? [',4,8,,', ',,,,'] : [',4,8', ',,'];
				expect(row.endsWith(rest)).toBe(true);
				const isWhole = /E10000030|County/.test(row);
				return row.slice(0, -rest.length) + (isWhole ? numbers.replace('4,8', '8,16') : numbers);
			});
			expect(await checked([header, ...filled].join('\n'), context)).toMatchObject({
				period: april,
				observations: rows.length,
				findings: [],
			});
		}
	});

	it('left blank is refused at every number, or as a file without figures', async () => {
		const tidy = await checked(template(tidyContext, 'tidy', april));
		expect(tidy.findings.map(({ code, cell }) => `${code} ${cell}`).slice(0, 3)).toEqual([
			'blank-number D2',
			'blank-number E2',
			'blank-number D3',
		]);
		const wide = await checked(template(tidyContext, 'wide', april));
		expect(wide.findings.map(({ code }) => code)).toEqual(['no-data-rows']);
	});

	it('does not exist of what comes as it is published', () => {
		expect(() => template(eesContext, 'tidy', april)).toThrow(TypeError);
	});
});
