import { error } from '@sveltejs/kit';
import type { ReturnDetail } from '@sightline/api/contract';
import { get } from '#lib/api.ts';
import { momentIn } from '#lib/moment.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params, url }) => {
	if (!/^\d{1,9}$/.test(params.sequence)) error(404, `There is no return “${params.sequence}”.`);
	const path = `returns/${params.sequence}`;
	return { subject: await get<ReturnDetail>(fetch, path, { ...momentIn(url) }) };
};
