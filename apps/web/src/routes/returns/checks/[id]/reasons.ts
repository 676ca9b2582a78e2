import type { Acknowledgement, Finding, FindingKind } from '@sightline/api/contract';
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
}

/** So many figures at odds with their own history are looked at one by one. */
const mostOneByOne = 8;

/** The field for the reason of a whole kind, and that of one warning. */
export const kindField = (code: string) => `all-${code}`;
export const ownField = ({ id }: Pick<Finding, 'id'>) => `one-${id}`;

/** The kinds of findings that ask for a reason. */
export function warningKinds(kinds: readonly FindingKind[]): FindingKind[] {
	return kinds.filter(({ severity }) => severity === 'warning');
}

/**
 * Whether each warning of a kind asks for a reason first, and not the kind as a whole: where there is one, and where
 * figures are at odds with their own history, because what happened to one of them is seldom what happened to all.
 */
export function isOneByOne({ stage, count }: Pick<FindingKind, 'stage' | 'count'>): boolean {
	return count === 1 || (stage === 'history' && count <= mostOneByOne);
}

/** Reads the form. */
export function enteredIn(form: FormData): Entered {
	const fields = [...form.keys()].map((field) => [field, written(form, field)] as const);
	return Object.fromEntries(fields.filter(([, text]) => text !== ''));
}

/** The warnings that have no reason yet, each at the field where it is to be written. */
export function missingReasons(kinds: readonly FindingKind[], entered: Entered): FieldError[] {
	return warningKinds(kinds).flatMap((kind) => {
		if (entered[kindField(kind.code)]) return [];
		const open = kind.findings.filter((one) => !entered[ownField(one)]);
		if (isOneByOne(kind))
			return open.map((one) => ({
				field: ownField(one),
				message: `Say why this can be accepted: ${one.message}`,
				beside: 'Say why this can be accepted',
			}));
		const count = kind.count - kind.findings.length + open.length;
		if (count === 0) return [];
		const which =
			count === kind.count
				? `these ${countOf(count, 'warning')} can be accepted`
				: `the other ${count === 1 ? 'warning' : `${number(count)} warnings`} of these can be accepted`;
		return [
			{
				field: kindField(kind.code),
				message: `Say why ${which}: ${warningTitle(kind.code)}`,
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
