import { error, fail, redirect } from '@sveltejs/kit';
import type { AcceptBody, Accepted, Check, ReturnList } from '@sightline/api/contract';
import { get, send } from '#lib/api.ts';
import { written } from '#lib/written.ts';
import { collectionChoices } from '../../collection-choices.ts';
import type { Actions, PageServerLoad } from './$types';

const pathOf = (id: string) => `returns/checks/${encodeURIComponent(id)}`;

export const load: PageServerLoad = async ({ fetch, params }) => {
	const check = await checkNamed(fetch, params.id);
	const { collections } = await get<ReturnList>(fetch, 'returns');
	return {
		check,
		collections: collectionChoices(collections),
	};
};

export const actions: Actions = {
	accept: async ({ fetch, params, request }) => {
		const check = await checkNamed(fetch, params.id);
		const form = await request.formData();
		const reason = written(form, 'reason');
		const acknowledgements = check.warnings.map(({ code }) => ({
			code,
			reason: written(form, `ack-${code}`),
		}));

		const errors = acknowledgements
			.filter((one) => !one.reason)
			.map(({ code }) => ({ field: `ack-${code}`, message: missing(check, code) }));
		if (check.changes?.supersedes && !reason)
			errors.push({ field: 'reason', message: 'Say why this return replaces the earlier one' });
		const entered = {
			reason,
			acknowledgements: Object.fromEntries(acknowledgements.map((one) => [one.code, one.reason])),
		};
		if (errors.length) return fail(400, { errors, entered });

		const body: AcceptBody = { acknowledgements, ...(reason && { reason }) };
		const { answer, problem } = await send<Accepted>(
			fetch,
			'POST',
			`${pathOf(params.id)}/accept`,
			body,
		);
		if (problem)
			return fail(problem.status, {
				errors: [{ field: 'accept', message: problem.message }],
				entered,
			});
		redirect(303, `/returns?accepted=${answer.sequence}`);
	},
	discard: async ({ fetch, params }) => {
		const { problem } = await send<void>(fetch, 'DELETE', pathOf(params.id));
		if (problem && problem.status !== 404)
			error(problem.status, problem.message, { code: problem.code });
		redirect(303, '/returns?discarded');
	},
};

function checkNamed(ask: typeof fetch, id: string): Promise<Check> {
	return get<Check>(ask, pathOf(id));
}

function missing(check: Check, code: string): string {
	const warning = check.warnings.find((one) => one.code === code);
	return `Say why this can be accepted: ${warning?.message ?? code}`;
}
