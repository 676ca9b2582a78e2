import { error, fail, redirect } from '@sveltejs/kit';
import type {
	MappingAdded,
	MappingBody,
	MappingSample,
	SampleCheck,
	SampleNames,
} from '@sightline/api/contract';
import { get, send } from '#lib/api.ts';
import type { Actions, PageServerLoad } from './$types';
import {
	columnFaults,
	guessedNames,
	layoutOf,
	nameColumns,
	nameFaults,
	type Entered,
	type Fault,
} from './entries.ts';

type Fetch = typeof fetch;

export const load: PageServerLoad = async ({ fetch, params }) => ({
	sample: await sampleOf(fetch, params.sample),
});

export const actions: Actions = {
	/** Back to the first step. */
	start: async ({ request }) => ({ ...atColumns(await enteredIn(request)), errors: [] }),

	columns: async ({ fetch, params, request }) => {
		const entered = await enteredIn(request);
		const faults = columnFaults(await sampleOf(fetch, params.sample), entered);
		if (faults.length > 0) return fail(400, { ...atColumns(entered), errors: faults });
		const { names, errors } = await namesFor(fetch, params.sample, entered);
		if (!names) return fail(422, { ...atColumns(entered), errors });
		return {
			step: 'names' as const,
			names,
			entered: { ...guessedNames(names), ...entered },
			errors: [],
		};
	},

	names: async ({ fetch, params, request }) => {
		const { refusal, mapped } = await mappingIn(fetch, params.sample, await enteredIn(request));
		if (refusal) return fail(400, refusal);
		return atCheck(mapped, []);
	},

	save: async ({ fetch, params, request }) => {
		const entered = await enteredIn(request);
		const { refusal, mapped } = await mappingIn(fetch, params.sample, entered);
		if (refusal) return fail(400, refusal);
		const { title = '', reason = '' } = entered;
		const errors: Fault[] = [];
		if (title.trim() === '')
			errors.push({
				field: 'title',
				message: 'Give the mapping a name, for example Team workbook.',
			});
		if (reason.trim() === '')
			errors.push({
				field: 'reason',
				message: 'Say why. It is kept with the mapping for everyone.',
			});
		if (errors.length > 0) return fail(400, atCheck(mapped, errors));
		const { sample, layout } = mapped;
		const body: MappingBody = { of: sample.collection.id, title, layout, reason };
		const { answer, problem } = await send<MappingAdded>(fetch, 'POST', 'returns/mappings', body);
		if (problem) {
			const field = /^(?:no|bad)-reason$/.test(problem.code) ? 'reason' : 'title';
			return fail(problem.status, atCheck(mapped, [{ field, message: problem.message }]));
		}
		// Whether it is deleted now or when its hour has passed, the mapping is kept.
		await send(fetch, 'DELETE', `returns/mappings/samples/${encodeURIComponent(sample.id)}`);
		redirect(303, `/returns/mappings?added=${encodeURIComponent(answer.id)}`);
	},
};

function atColumns(entered: Entered) {
	return { step: 'columns' as const, entered };
}

interface Mapped {
	sample: MappingSample;
	layout: MappingBody['layout'];
	check: SampleCheck;
	entered: Entered;
}

function atCheck({ check, entered, layout }: Mapped, errors: Fault[]) {
	return { step: 'check' as const, check, entered, errors, held: layout.indicators.length };
}

/** What all steps up to the check make, with what the check finds; or the step that has to be mended. */
async function mappingIn(ask: Fetch, id: string, entered: Entered) {
	const sample = await sampleOf(ask, id);
	const columns = columnFaults(sample, entered);
	if (columns.length > 0) return { refusal: { ...atColumns(entered), errors: columns } };
	const { names, errors } = await namesFor(ask, id, entered);
	if (!names) return { refusal: { ...atColumns(entered), errors } };
	const faults = nameFaults(names, entered);
	if (faults.length > 0)
		return { refusal: { step: 'names' as const, names, entered, errors: faults } };
	const layout = layoutOf(sample, names, entered);
	const path = `returns/mappings/samples/${encodeURIComponent(id)}/check`;
	const { answer, problem } = await send<SampleCheck>(ask, 'POST', path, { layout });
	if (problem) {
		if (problem.status === 404) error(404, problem.message);
		const fault = { field: 'columns', message: problem.message };
		return { refusal: { ...atColumns(entered), errors: [fault] } };
	}
	const mapped: Mapped = { sample, layout, check: answer, entered };
	return { mapped };
}

function sampleOf(ask: Fetch, id: string): Promise<MappingSample> {
	return get<MappingSample>(ask, `returns/mappings/samples/${encodeURIComponent(id)}`);
}

/** The names in the columns that were chosen; a column that cannot be one of names is a fault of its field. */
async function namesFor(
	ask: Fetch,
	id: string,
	entered: Entered,
): Promise<{ names: SampleNames | null; errors: Fault[] }> {
	const { indicator, area } = nameColumns(entered);
	const query = new URLSearchParams({ indicator, ...(area !== null && { area }) });
	const response = await ask(
		`/api/returns/mappings/samples/${encodeURIComponent(id)}/names?${query}`,
	);
	const answer = (await response.json()) as SampleNames | { message: string };
	if ('indicators' in answer) return { names: answer, errors: [] };
	if (response.status !== 422) error(response.status, answer.message);
	const isArea = area !== null && answer.message.includes(`“${area}”`);
	const field = isArea ? 'column-area' : 'column-indicator';
	return { names: null, errors: [{ field, message: answer.message }] };
}

/** Every text of a form, by field. */
async function enteredIn(request: Request): Promise<Entered> {
	const form = await request.formData();
	return Object.fromEntries(
		[...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
	);
}
