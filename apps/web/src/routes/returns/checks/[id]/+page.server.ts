import { error, fail, redirect } from '@sveltejs/kit';
import type { AcceptBody, Accepted, Check, ReturnList } from '@sightline/api/contract';
import { get, send } from '#lib/api.ts';
import { collectionChoices } from '../../collection-choices.ts';
import type { Actions, PageServerLoad } from './$types';
import { acknowledgementsOf, carriedOver, enteredIn, missingIn, refusal } from './reasons.ts';

const pathOf = (id: string) => `returns/checks/${encodeURIComponent(id)}`;

const movedWords =
	'Other figures have changed since the file was checked, so there are warnings now that have no reason yet. Nothing has been accepted.';

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
		const entered = enteredIn(await request.formData());
		const errors = missingIn(check, entered);
		if (errors.length) return fail(400, { errors, entered });

		const acknowledgements = acknowledgementsOf(check.kinds, entered);
		const body: AcceptBody = {
			acknowledgements,
			...(entered.reason && { reason: entered.reason }),
		};
		const { answer, problem } = await send<Accepted>(
			fetch,
			'POST',
			`${pathOf(params.id)}/accept`,
			body,
		);
		if (problem) {
			// A look at other figures than those of before finds other warnings: the check then holds them.
			const now = await checkNamed(fetch, params.id);
			const open = missingIn(now, entered);
			const isWarned = open.some(({ field }) => field !== 'reason');
			const refused = isWarned ? { message: movedWords } : problem;
			return fail(problem.status, {
				errors: [refusal(refused, acknowledgements), ...open],
				entered: carriedOver(entered, check.kinds, now.kinds),
			});
		}
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
