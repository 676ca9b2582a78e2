import { fail, redirect } from '@sveltejs/kit';
import type { Check, Problem, ReturnDetail, ReturnList } from '@sightline/api/contract';
import { get, problemOf } from '#lib/api.ts';
import { momentIn } from '#lib/moment.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, url }) => {
	const query = url.searchParams;
	const collection = query.get('collection') || null;
	const [list, done] = await Promise.all([
		get<ReturnList>(fetch, 'returns', {
			collection,
			page: query.get('page') || null,
			...momentIn(url),
		}),
		lastDeed(fetch, query),
	]);
	return { list, collection, done };
};

/** What the reader has just done, as the address tells after a form has sent them here. */
async function lastDeed(ask: typeof fetch, query: URLSearchParams) {
	if (query.has('discarded')) return { deed: 'discarded' as const };
	const accepted = query.get('accepted');
	if (accepted && /^\d+$/.test(accepted)) {
		const subject = await get<ReturnDetail>(ask, `returns/${accepted}`);
		return { deed: 'accepted' as const, subject };
	}
	const withdrawn = query.get('withdrawn');
	if (withdrawn && /^\d+$/.test(withdrawn)) {
		const revived = query.get('revived');
		return {
			deed: 'withdrawn' as const,
			subject: await get<ReturnDetail>(ask, `returns/${withdrawn}`),
			revived: revived && /^\d+$/.test(revived) ? revived : null,
		};
	}
	return null;
}

/** Where a refusal belongs on the form, by the code the API gave it. */
const fields: Record<string, 'collection' | 'period'> = {
	'not-found': 'collection',
	'bad-period': 'period',
};

export const actions: Actions = {
	/** Hands the browser's form on to the API as it arrives, so that no file is ever held here. */
	upload: async ({ fetch, request }) => {
		let problem: Problem & { status: number };
		try {
			const response = await fetch('/api/returns', {
				method: 'POST',
				body: request.body,
				headers: { 'content-type': request.headers.get('content-type') ?? '' },
				duplex: 'half',
			} as RequestInit);
			if (response.ok || response.status === 422) {
				const check = (await response.json()) as Check | Problem;
				if ('id' in check) redirect(303, `/returns/checks/${check.id}`);
				problem = { ...check, status: response.status };
			} else problem = { ...(await problemOf(response)), status: response.status };
		} catch (thrown) {
			// When the API turns a file away before it has all arrived, the connection may break first.
			if (!(thrown instanceof TypeError)) throw thrown;
			problem = {
				code: 'broken-off',
				message:
					'The file could not be sent to the end. It may be too large. Nothing was stored; try again.',
				status: 413,
			};
		}
		return fail(problem.status, {
			field: fields[problem.code] ?? ('file' as const),
			message: problem.message,
		});
	},
};
