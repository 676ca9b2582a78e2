import type { IndicatorPage } from '@sightline/api/contract';
import { get } from '#lib/api.ts';
import { momentIn } from '#lib/moment.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params, url }) => {
	// Absent, the API chooses what to set beside the series; present but empty, the reader chose nothing.
	const beside = url.searchParams.has('with')
		? url.searchParams
				.getAll('with')
				.flatMap((codes) => codes.split(','))
				.filter(Boolean)
		: null;
	const indicatorPage = await get<IndicatorPage>(
		fetch,
		`indicators/${encodeURIComponent(params.id)}`,
		{ area: url.searchParams.get('area') || null, with: beside?.join(','), ...momentIn(url) },
	);
	return { beside, indicatorPage };
};
