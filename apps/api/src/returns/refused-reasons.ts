import { personalText } from '@sightline/returns';
import { thisMonth, type Clock } from '../clock.ts';
import { AppError } from '../errors.ts';
import { refuseWordless } from '../reasons.ts';

/**
 * Refuses reasons that say nothing or look like somebody's data: they are kept for good and shown to every reader. Nothing
 * of them is repeated. One in blank is none, and no fault here.
 *
 * @param reasons  each behind its place in the body that was sent, as a JSON pointer
 * @throws AppError which says what is wrong with the first of them, and which it is
 */
export function refuseReasons(
	reasons: readonly (readonly [path: string, reason: string | null])[],
	clock: Clock,
): void {
	const month = thisMonth(clock);
	for (const [path, reason] of reasons) {
		if (!reason?.trim()) continue;
		refuseWordless(reason, path);
		const held = personalText(reason, month);
		if (held !== null)
			throw new AppError(
				422,
				'bad-text',
				`A reason holds what looks like ${held}. Reasons are kept and everyone can read them: write it without anything about a single person. Nothing was stored.`,
				path,
			);
	}
}
