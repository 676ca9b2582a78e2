import { personalText } from '@sightline/returns';
import { thisMonth, type Clock } from '../clock.ts';
import { AppError } from '../errors.ts';

/**
 * Refuses reasons that look like somebody's data: they are kept for good and shown to every reader. Nothing of them is
 * repeated.
 *
 * @param reasons  each behind its place in the body that was sent, as a JSON pointer
 * @throws AppError which says what the first of them holds, and which it is
 */
export function refusePersonalReasons(
	reasons: readonly (readonly [path: string, reason: string | null])[],
	clock: Clock,
): void {
	const month = thisMonth(clock);
	for (const [path, reason] of reasons) {
		const held = reason === null ? null : personalText(reason, month);
		if (held !== null)
			throw new AppError(
				422,
				'bad-text',
				`A reason holds what looks like ${held}. Reasons are kept and everyone can read them: write it without anything about a single person. Nothing was stored.`,
				path,
			);
	}
}
