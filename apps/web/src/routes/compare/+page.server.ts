import type { ComparisonOverview, IndicatorComparison } from '@sightline/api/contract';
import { get } from '#lib/api.ts';
import type { PageServerLoad } from './$types';

/** The choices of the address; an empty one is none. */
const choices = ['area', 'theme', 'with', 'quarter', 'asOf', 'on'] as const;

export const load: PageServerLoad = async ({ fetch, url }) => {
	const given = (name: string) => url.searchParams.get(name) || null;
	const chosen = Object.fromEntries(choices.map((name) => [name, given(name)])) as Record<
		(typeof choices)[number],
		string | null
	>;
	const { area, asOf, on } = chosen;
	const indicator = given('indicator');
	if (indicator === null)
		return {
			chosen,
			overview: await get<ComparisonOverview>(fetch, 'compare', { area, asOf, on }),
		};
	const query = { area, asOf, on, indicator, period: given('period') };
	return { chosen, comparison: await get<IndicatorComparison>(fetch, 'compare', query) };
};
