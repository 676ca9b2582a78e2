import { error, fail, redirect } from '@sveltejs/kit';
import type { ReturnSummary, WithdrawBody, Withdrawn } from '@sightline/api/contract';
import { get, send } from '#lib/api.ts';
import { written } from '#lib/written.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params }) => {
	if (!/^\d+$/.test(params.sequence)) error(404, `There is no return “${params.sequence}”.`);
	return { subject: await get<ReturnSummary>(fetch, `returns/${params.sequence}`) };
};

export const actions: Actions = {
	default: async ({ fetch, params, request }) => {
		const reason = written(await request.formData(), 'reason');
		if (!reason)
			return fail(400, { reason, message: 'Say why the return is withdrawn. It is kept with it.' });
		const body: WithdrawBody = { reason };
		const { answer, problem } = await send<Withdrawn>(
			fetch,
			'POST',
			`returns/${encodeURIComponent(params.sequence)}/withdraw`,
			body,
		);
		if (problem) return fail(problem.status, { reason, message: problem.message });
		const { withdrawn, revived } = answer;
		redirect(
			303,
			`/returns?withdrawn=${withdrawn}${revived === null ? '' : `&revived=${revived}`}`,
		);
	},
};
