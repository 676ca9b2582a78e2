import { error, fail, redirect } from '@sveltejs/kit';
import type { MappingList, MappingRetireBody, MappingRetired } from '@sightline/api/contract';
import { get, send } from '#lib/api.ts';
import { written } from '#lib/written.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params }) => {
	const { mappings } = await get<MappingList>(fetch, 'returns/mappings');
	const mapping = mappings.find(({ id }) => id === params.id);
	if (!mapping) error(404, `There is no mapping “${params.id}”.`);
	return { mapping };
};

export const actions: Actions = {
	default: async ({ fetch, params, request }) => {
		const reason = written(await request.formData(), 'reason');
		if (!reason)
			return fail(400, { reason, message: 'Say why it is taken out of use. It is kept with it.' });
		const body: MappingRetireBody = { reason };
		const path = `returns/mappings/${encodeURIComponent(params.id)}/retire`;
		const { answer, problem } = await send<MappingRetired>(fetch, 'POST', path, body);
		if (problem) return fail(problem.status, { reason, message: problem.message });
		redirect(303, `/returns/mappings?retired=${encodeURIComponent(answer.id)}`);
	},
};
