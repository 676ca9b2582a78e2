import type { CatalogueList } from '@sightline/api/contract';
import { get } from '#lib/api.ts';
import { momentIn } from '#lib/moment.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, url }) => ({
	list: await get<CatalogueList>(fetch, 'catalogue', { ...momentIn(url) }),
});
