import { AppError } from './errors.ts';

/**
 * Refuses a reason that says nothing, such as a full stop: a word is two letters or digits in a row at least.
 *
 * @param path  of the reason in the body that was sent, as a JSON pointer
 * @throws AppError which says what is due
 */
export function refuseWordless(reason: string, path?: string): void {
	if (/[\p{L}\p{N}]{2}/u.test(reason)) return;
	throw new AppError(
		422,
		'bad-reason',
		'A reason must hold a word, at least two letters or digits in a row: it is kept, and everyone can read it. Nothing was stored.',
		path,
	);
}

/**
 * The reason for a change, as it is kept.
 *
 * @throws AppError when it says nothing
 */
export function reasonIn(text: string): string {
	const reason = text.trim();
	if (reason === '')
		throw new AppError(
			422,
			'no-reason',
			'Say why. The reason is kept with the change for everyone.',
		);
	refuseWordless(reason);
	return reason;
}
