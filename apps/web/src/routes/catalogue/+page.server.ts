import type { CatalogueList } from '@sightline/api/contract';
import { get } from '#lib/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch }) => ({
	list: await get<CatalogueList>(fetch, 'catalogue'),
});
