import type {
	Acknowledgement,
	Check,
	Finding,
	FindingKind,
	Problem,
} from '@sightline/api/contract';
import { countOf, number } from '#lib/format.ts';
import { warningTitle } from '#lib/warning-words.ts';
import { written } from '#lib/written.ts';

/** What was written in the form, by field; fields in blank are left out. */
export type Entered = Record<string, string>;

export interface FieldError {
	field: string;
	/** As it stands in the summary above the page. */
	message: string;
	/** As it stands beside the field. */
	beside: string;
	/** Whether the API refused it, so that it is wrong until the form is sent again. */
	refused?: true;
}

/** The field for the reason of a whole kind, and that of one warning. */
export const kindField = (code: string) => `all-${code}`;
export const ownField = ({ id }: Pick<Finding, 'id'>) => `one-${id}`;

/** The kinds of findings that ask for a reason. */
export function warningKinds(kinds: readonly FindingKind[]): FindingKind[] {
	return kinds.filter(({ severity }) => severity === 'warning');
}

/** Which warnings of a kind a reason for all of them is for: those that have none of their own. */
export function coveredByKind({ count, findings }: FindingKind, entered: Entered): string {
	const own = findings.filter((one) => entered[ownField(one)]).length;
	if (own === 0) return count === 2 ? 'both' : `all ${number(count)}`;
	if (own === count) return 'any without a reason of its own';
	return count - own === 1 ? 'the other one' : `the other ${number(count - own)}`;
}

/** Reads the form. */
export function enteredIn(form: FormData): Entered {
	const fields = [...form.keys()].map((field) => [field, written(form, field)] as const);
	return Object.fromEntries(fields.filter(([, text]) => text !== ''));
}

/** What a form lacks before a check can be accepted, each at the field where it is to be written. */
export function missingIn(check: Pick<Check, 'kinds' | 'changes'>, entered: Entered): FieldError[] {
	const errors = missingReasons(check.kinds, entered);
	const message = 'Say why this return replaces the earlier one';
	if (check.changes?.supersedes && !entered.reason)
		errors.push({ field: 'reason', message, beside: message });
	return errors;
}

/** Of what was said to be missing, what still is. What the API refused stays until the form is sent again. */
export function stillMissing(said: readonly FieldError[], missing: FieldError[]): FieldError[] {
	return said.flatMap((error) =>
		error.refused ? error : missing.filter(({ field }) => field === error.field),
	);
}

/** The warnings that have no reason yet: where there are several of a kind, at the field for all of them. */
export function missingReasons(kinds: readonly FindingKind[], entered: Entered): FieldError[] {
	return warningKinds(kinds).flatMap(({ code, count: all, findings }) => {
		if (entered[kindField(code)]) return [];
		const open = findings.filter((one) => !entered[ownField(one)]);
		if (all === 1)
			return open.map((one) => ({
				field: ownField(one),
				message: `Say why this can be accepted: ${one.message}`,
				beside: 'Say why this can be accepted',
			}));
		const count = all - findings.length + open.length;
		if (count === 0) return [];
		const which =
			count === all
				? `these ${countOf(count, 'warning')} can be accepted`
				: `the other ${count === 1 ? 'warning' : `${number(count)} warnings`} of these can be accepted`;
		return [
			{
				field: kindField(code),
				message: `Say why ${which}: ${warningTitle(code)}`,
				beside: `Say why ${which}`,
			},
		];
	});
}

/** What the form says of the warnings, as the API takes it. */
export function acknowledgementsOf(
	kinds: readonly FindingKind[],
	entered: Entered,
): Acknowledgement[] {
	return warningKinds(kinds).flatMap(({ code, findings }) => {
		const ofKind = entered[kindField(code)];
		return [
			...(ofKind ? [{ code, reason: ofKind }] : []),
			...findings.flatMap((one) => {
				const reason = entered[ownField(one)];
				return reason ? [{ finding: one.id, reason }] : [];
			}),
		];
	});
}

/** Why the API did not accept what the form says, at the field that it names; else at the form as a whole. */
export function refusal(
	{ message, path }: Pick<Problem, 'message' | 'path'>,
	sent: readonly Acknowledgement[],
): FieldError {
	const [, at] = /^\/acknowledgements\/(\d+)\//.exec(path ?? '') ?? [];
	const one = at === undefined ? undefined : sent[Number(at)];
	const ownOrKind = one && ('finding' in one ? ownField({ id: one.finding }) : kindField(one.code));
	const field = ownOrKind ?? (path === '/reason' ? 'reason' : 'accept');
	return { field, message, beside: message, refused: true };
}

/**
 * What was entered for one check of a file, for a later check of it: a warning that now says something else keeps the
 * reason that was written for its cell, to be read again.
 */
export function carriedOver(
	entered: Entered,
	earlier: readonly FindingKind[],
	later: readonly FindingKind[],
): Entered {
	const placeOf = ({ code, cell }: Finding) => `${code} ${cell}`;
	const written = new Map(
		earlier
			.flatMap(({ findings }) => findings)
			.filter((one) => one.cell !== null && entered[ownField(one)])
			.map((one) => [placeOf(one), entered[ownField(one)]!]),
	);
	const carried = later
		.flatMap(({ findings }) => findings)
		.flatMap((one) => {
			const reason = written.get(placeOf(one));
			return reason ? [[ownField(one), reason] as const] : [];
		});
	return { ...Object.fromEntries(carried), ...entered };
}
