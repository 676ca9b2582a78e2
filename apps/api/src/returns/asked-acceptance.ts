import { warningCodes } from '@sightline/returns';
import type { AcceptBody, Acknowledgement, Check, UploadQuery } from '../contract/index.ts';
import { AppError } from '../errors.ts';

const longestReason = 1000;
const kinds = new Set<string>(warningCodes);

/**
 * An acknowledgement as commands and addresses write it: CODE=REASON, CODE@CELL=REASON for those in one cell, or #ID=REASON
 * for one finding. The reason may hold further equals signs.
 *
 * @throws AppError with the caller's code when it is something else, or there is no such kind of warning
 */
export function acknowledgementIn(
	text: string,
	wrong: 'invalid-request' | 'wrong-usage',
): Acknowledgement {
	const refused = (message: string) => new AppError(400, wrong, message);
	const [what = '', ...rest] = text.split('=');
	const reason = rest.join('=').trim();
	const [, id] = /^#([0-9a-z]+)$/.exec(what.trim()) ?? [];
	const [code = '', cell] = what.split('@').map((part) => part.trim());
	if (!reason || !code || cell === '' || (code.startsWith('#') && id === undefined))
		throw refused(
			`Write an acknowledgement as CODE=REASON, CODE@CELL=REASON or #ID=REASON, not “${what}${rest.length > 0 ? '=…' : ''}”.`,
		);
	if (reason.length > longestReason)
		throw refused(
			`The reason for ${what.trim()} has ${reason.length.toLocaleString('en-GB')} characters; write it in ${longestReason.toLocaleString('en-GB')} at most.`,
		);
	if (id !== undefined) return { finding: id, reason };
	if (!kinds.has(code))
		throw refused(
			`“${code}” is not a kind of warning. Write it as it stands with what was found, such as indicator-missing.`,
		);
	return cell === undefined ? { code, reason } : { code, cell, reason };
}

/**
 * Refuses an acceptance of a check that acknowledges what is no kind of warning: it would be passed over unseen. One that
 * the check has none of is no mistake, as it may come up while the file waits.
 *
 * @throws AppError that says which the check has
 */
export function refuseUnknownKinds({ acknowledgements = [] }: AcceptBody, check: Check): void {
	for (const given of acknowledgements) {
		if ('finding' in given || kinds.has(given.code)) continue;
		const codes = check.warnings.map(({ code }) => code);
		const those =
			codes.length === 0 ? 'This check has none' : `Those of this check: ${codes.join(', ')}`;
		throw new AppError(
			400,
			'invalid-request',
			`“${given.code}” is not a kind of warning. ${those}. Nothing was stored.`,
		);
	}
}

/**
 * With what an upload is to be accepted at once; null when it is only to be checked.
 *
 * @throws AppError when the query cannot be read
 */
export function acceptanceIn({ accept, reason, acknowledge }: UploadQuery): AcceptBody | null {
	if (accept === undefined || accept === 'false') {
		if (reason === undefined && acknowledge === undefined) return null;
		throw new AppError(
			400,
			'invalid-request',
			'A reason and acknowledgements belong to accept=true. Add it, or leave them out.',
		);
	}
	if (accept !== 'true')
		throw new AppError(
			400,
			'invalid-request',
			`Write accept=true to accept the file at once, or leave it out; not “${accept}”.`,
		);
	return {
		...(reason !== undefined && { reason }),
		acknowledgements: [acknowledge ?? []]
			.flat()
			.map((given) => acknowledgementIn(given, 'invalid-request')),
	};
}
