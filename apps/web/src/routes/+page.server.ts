import type { Overview } from '@sightline/api/contract';
import { get } from '#lib/api.ts';
import { momentIn } from '#lib/moment.ts';
import type { PageServerLoad } from './$types';

/** The filters of the address; an empty choice is none. */
const filters = ['area', 'theme', 'variation', 'assurance'] as const;

export const load: PageServerLoad = async ({ fetch, url }) => {
	const chosen = Object.fromEntries(
		filters.map((name) => [name, url.searchParams.get(name) || null]),
	) as Record<(typeof filters)[number], string | null>;
	const query = { ...chosen, ...momentIn(url) };
	return { chosen, overview: await get<Overview>(fetch, 'overview', query) };
};
