import type { Site } from '@sightline/api/contract';
import { ask, get } from '#lib/api.ts';
import { momentIn } from '#lib/moment.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ fetch, url }) => {
	// A moment that there is not is told by the page; the frame around it is then that of now.
	const { answer } = await ask<Site>(fetch, 'site', { ...momentIn(url) });
	return { site: answer ?? (await get<Site>(fetch, 'site')) };
};
