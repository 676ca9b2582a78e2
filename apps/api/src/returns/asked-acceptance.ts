import type { AcceptBody, Acknowledgement, UploadQuery } from '../contract/index.ts';
import { AppError } from '../errors.ts';

/**
 * An acknowledgement as commands and addresses write it: CODE=REASON, or CODE@CELL=REASON for those in one cell. The
 * reason may hold further equals signs.
 *
 * @throws AppError with the caller's code when it is something else
 */
export function acknowledgementIn(
	text: string,
	wrong: 'invalid-request' | 'wrong-usage',
): Acknowledgement {
	const [what = '', ...rest] = text.split('=');
	const [code = '', cell] = what.split('@').map((part) => part.trim());
	const reason = rest.join('=').trim();
	if (!code || cell === '' || !reason)
		throw new AppError(
			400,
			wrong,
			`Write an acknowledgement as CODE=REASON or CODE@CELL=REASON, not “${text}”.`,
		);
	return cell === undefined ? { code, reason } : { code, cell, reason };
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
