import type { MappingList } from '@sightline/api/contract';
import { get } from '#lib/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, url }) => {
	const { mappings } = await get<MappingList>(fetch, 'returns/mappings');
	const named = (parameter: string) =>
		mappings.find(({ id }) => id === url.searchParams.get(parameter)) ?? null;
	return { mappings, added: named('added'), retired: named('retired') };
};
