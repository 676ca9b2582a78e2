import { fail, redirect } from '@sveltejs/kit';
import type {
	CatalogueChanged,
	CatalogueEntry,
	DefinitionBody,
	RebaseBody,
	TargetBody,
	WordField,
} from '@sightline/api/contract';
import { get, send } from '#lib/api.ts';
import { momentIn } from '#lib/moment.ts';
import { wordLabels } from '#lib/words.ts';
import { written } from '#lib/written.ts';
import { pathFields } from './path-fields.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params, url }) => {
	const address = `catalogue/${encodeURIComponent(params.id)}`;
	const entry = await get<CatalogueEntry>(fetch, address, { ...momentIn(url) });
	const changed = Number(url.searchParams.get('changed'));
	return { entry, done: entry.history.find(({ sequence }) => sequence === changed) ?? null };
};

type Form = 'target' | 'target-back' | 'rebase' | 'rebase-back' | 'words';
type Fault = { field: string; message: string };

const missing = {
	reason: 'Say why. The reason is kept with the change for everyone.',
	from: 'Give the month, for example 2019-04.',
	agreedBy: 'Say who agreed the target, for example Cabinet, April 2019.',
	value: 'Give the target as a number, for example 80.',
	which: 'Choose what to take back.',
};

/** Where a refusal of the API belongs on a form, by its code. */
const fields: Record<string, string> = {
	'bad-month': 'from',
	'bad-value': 'value',
	'bad-path': 'path',
	'bad-text': 'agreedBy',
	'no-reason': 'reason',
	'bad-reason': 'reason',
};

export const actions: Actions = {
	target: async ({ fetch, params, request }) => {
		const form = await request.formData();
		const entered = enteredIn(form, [
			...(['scope', 'from', 'value', 'agreedBy', 'reason'] as const),
			...pathFields.flatMap(({ month, value }) => [month, value]),
		]);
		const value = numberIn(entered.value);
		const { path, faults: pathFaults } = pathIn(form);
		const faults = blanks('target', entered, ['value', 'from', 'agreedBy', 'reason']);
		if (value === null && entered.value)
			faults.unshift({ field: 'target-value', message: missing.value });
		faults.push(...pathFaults);
		if (faults.length) return refused('target', 400, faults, entered);
		const { from, agreedBy, reason } = entered;
		const body: TargetBody = {
			scope: scopeIn(entered.scope),
			from,
			value: value!,
			agreedBy,
			reason,
			...(path.length > 0 && { path }),
		};
		return change(fetch, params.id, 'target', 'targets', body, entered);
	},
	'target-back': async ({ fetch, params, request }) => {
		const entered = enteredIn(await request.formData(), ['which', 'reason']);
		const faults = blanks('target-back', entered, ['which', 'reason']);
		if (faults.length) return refused('target-back', 400, faults, entered);
		const [scope, from = ''] = entered.which.split(' ');
		const body: TargetBody = { scope: scopeIn(scope), from, reason: entered.reason, removed: true };
		return change(fetch, params.id, 'target-back', 'targets', body, entered);
	},
	rebase: async ({ fetch, params, request }) => {
		const entered = enteredIn(await request.formData(), ['from', 'reason']);
		const faults = blanks('rebase', entered, ['from', 'reason']);
		if (faults.length) return refused('rebase', 400, faults, entered);
		const body: RebaseBody = entered;
		return change(fetch, params.id, 'rebase', 'rebases', body, entered);
	},
	'rebase-back': async ({ fetch, params, request }) => {
		const entered = enteredIn(await request.formData(), ['which', 'reason']);
		const faults = blanks('rebase-back', entered, ['which', 'reason']);
		if (faults.length) return refused('rebase-back', 400, faults, entered);
		const body: RebaseBody = { from: entered.which, reason: entered.reason, removed: true };
		return change(fetch, params.id, 'rebase-back', 'rebases', body, entered);
	},
	words: async ({ fetch, params, request }) => {
		const form = await request.formData();
		const names = (Object.keys(wordLabels) as WordField[]).filter((name) => form.has(name));
		const entered = enteredIn(form, [
			...names,
			...names.map((name) => `was-${name}` as const),
			'from',
			'reason',
		]);
		const { from, reason } = entered;
		// The rest stands in the form as it was shown, which may be neither what it says now nor what it said in that month.
		const changed = names.filter((name) => entered[name] !== entered[`was-${name}`]);
		const words = Object.fromEntries(changed.map((name) => [name, entered[name]]));
		const was = Object.fromEntries(changed.map((name) => [name, entered[`was-${name}`]]));
		const faults: Fault[] = names
			.filter((name) => !entered[name])
			.map((name) => ({
				field: `words-${name}`,
				message: `${wordLabels[name]} cannot be empty.`,
			}));
		faults.push(...blanks('words', entered, ['reason']));
		if (faults.length) return refused('words', 400, faults, entered);
		const body: DefinitionBody = { from: from || null, words, was, reason };
		return change(fetch, params.id, 'words', 'definition', body, entered);
	},
};

/** Sends a change; what comes back refused stands beside its field, with all that was entered. */
async function change(
	ask: typeof fetch,
	id: string,
	form: Form,
	path: string,
	body: TargetBody | RebaseBody | DefinitionBody,
	entered: Record<string, string>,
) {
	const address = `catalogue/${encodeURIComponent(id)}`;
	const { answer, problem } = await send<CatalogueChanged>(ask, 'POST', `${address}/${path}`, body);
	if (problem) {
		const place = fields[problem.code];
		const known = place === 'path' || (place !== undefined && place in entered);
		const field = known ? `${form}-${place}` : form;
		return refused(form, problem.status, [{ field, message: problem.message }], entered);
	}
	redirect(303, `/${address}?changed=${answer.sequence}`);
}

function refused(form: Form, status: number, errors: Fault[], entered: Record<string, string>) {
	return fail(status, { form, errors, entered });
}

function enteredIn<Name extends string>(form: FormData, names: Name[]): Record<Name, string> {
	return Object.fromEntries(names.map((name) => [name, written(form, name)])) as Record<
		Name,
		string
	>;
}

function blanks<Name extends keyof typeof missing>(
	form: Form,
	entered: Record<Name, string>,
	names: Name[],
): Fault[] {
	return names
		.filter((name) => !entered[name])
		.map((name) => ({ field: `${form}-${name}`, message: missing[name] }));
}

/** The rows of a path that are filled, and what half of a row lacks. */
function pathIn(form: FormData): { path: NonNullable<TargetBody['path']>; faults: Fault[] } {
	const faults: Fault[] = [];
	const path = pathFields.flatMap((field, place) => {
		const [month, text] = [written(form, field.month), written(form, field.value)];
		if (!month && !text) return [];
		const value = numberIn(text);
		if (!month)
			faults.push({
				field: `target-${field.month}`,
				message: `Give the month of point ${place + 1}, for example 2019-04.`,
			});
		if (value === null)
			faults.push({
				field: `target-${field.value}`,
				message: `Give the value of point ${place + 1} as a number, for example 80.`,
			});
		return [{ month, value: value ?? NaN }];
	});
	return { path, faults };
}

/** A number as people write it: `80`, `80.5`, `80 %`, `1,200`; null when it is none. */
function numberIn(text: string): number | null {
	const digits = text.replace(/\s*%$/, '');
	return /^-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/.test(digits)
		? Number(digits.replaceAll(',', ''))
		: null;
}

function scopeIn(scope: string | undefined): TargetBody['scope'] {
	return scope === 'national' ? 'national' : 'local';
}
