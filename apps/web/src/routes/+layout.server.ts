import type { Site } from '@sightline/api/contract';
import { get } from '#lib/api.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ fetch }) => ({
	site: await get<Site>(fetch, 'site'),
});
