import { fail, redirect } from '@sveltejs/kit';
import type { MappingSample, Problem, ReturnList, SampleRefused } from '@sightline/api/contract';
import { get, problemOf } from '#lib/api.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch }) => {
	const { collections } = await get<ReturnList>(fetch, 'returns');
	return {
		collections: collections.filter(
			({ of, layout }) => of === null && (layout === 'tidy' || layout === 'wide'),
		),
	};
};

export const actions: Actions = {
	/** Hands the browser's form on to the API as it arrives. */
	sample: async ({ fetch, request }) => {
		let problem: Problem & { status: number };
		let refusal: SampleRefused | null = null;
		try {
			const response = await fetch('/api/returns/mappings/samples', {
				method: 'POST',
				body: request.body,
				headers: { 'content-type': request.headers.get('content-type') ?? '' },
				duplex: 'half',
			} as RequestInit);
			if (response.ok) {
				const { id } = (await response.json()) as MappingSample;
				redirect(303, `/returns/mappings/new/${id}`);
			}
			if (response.status === 422) {
				const refused = (await response.json()) as Problem | SampleRefused;
				if ('findings' in refused) refusal = refused;
				problem = { ...refused, status: 422 };
			} else problem = { ...(await problemOf(response)), status: response.status };
		} catch (thrown) {
			// When the API turns a file away before it has all arrived, the connection may break first.
			if (!(thrown instanceof TypeError)) throw thrown;
			problem = {
				code: 'broken-off',
				message:
					'The file could not be sent to the end. It may be too large: a few months of it are enough here.',
				status: 413,
			};
		}
		const isCollection = problem.code === 'not-found' || problem.code === 'not-acceptable';
		return fail(problem.status, {
			field: isCollection ? ('collection' as const) : ('file' as const),
			message: problem.message,
			refusal,
		});
	},
};
