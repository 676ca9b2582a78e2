import { error } from '@sveltejs/kit';
import type { FigureHistory } from '@sightline/api/contract';
import { ask, get } from '#lib/api.ts';
import { momentIn } from '#lib/moment.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params, url }) => {
	const path = `indicators/${encodeURIComponent(params.id)}/figures/${encodeURIComponent(params.period)}`;
	const chosen = {
		area: url.searchParams.get('area') || null,
		breakdown: url.searchParams.get('breakdown') || null,
	};
	const moment = momentIn(url);
	const history = await get<FigureHistory>(fetch, path, chosen);
	if (moment.asOf === null && moment.on === null)
		return { chosen, moment, history, then: null, problem: null };
	const { answer, problem } = await ask<FigureHistory>(fetch, path, { ...chosen, ...moment });
	// Before its indicator was in the catalogue a figure was not known either.
	if (problem && problem.code !== 'not-yet' && moment.on === null)
		error(404, problem.message, { code: problem.code });
	return {
		chosen,
		moment,
		history,
		then: answer ?? null,
		problem: problem && problem.code !== 'not-yet' ? problem.message : null,
	};
};
