import type { Source } from '@sightline/returns';

/** The browser could not read a file: it was moved, changed since it was chosen, or is a folder. */
export class UnreadableFile extends Error {}

/** How much of a check each reading is: the first only tells the encoding. Where a figure stands twice there are two more. */
const checkShares = [0.1, 0.9];
/** The same of a search for people in a sample, which is read for its headings and then checked. */
export const searchShares = [0.05, 0.25, 0.05, 0.65];

/**
 * A file as the checks read it.
 *
 * @param onProgress  is told how much of all readings is done, 0 to 1, never less than before
 * @param shares  of the readings, in their order; 1 together
 * @throws UnreadableFile while it is read
 */
export function fileSource(
	file: Blob,
	onProgress: (done: number) => void,
	shares: readonly number[] = checkShares,
): Source {
	let readings = 0;
	let most = 0;
	const tell = (done: number) => onProgress((most = Math.max(most, done)));
	return async function* () {
		const at = Math.min(readings, shares.length - 1);
		const before = shares.slice(0, at).reduce((sum, one) => sum + one, 0);
		const share = shares[at]!;
		readings += 1;
		tell(before);
		// Not every browser lets a stream be looped over.
		const reader = file.stream().getReader();
		let read = 0;
		try {
			for (;;) {
				const { done, value } = await reader.read().catch((cause: unknown) => {
					throw new UnreadableFile('The file cannot be read', { cause });
				});
				if (done) return;
				read += value.length;
				tell(before + share * (read / file.size));
				yield value;
			}
		} finally {
			void reader.cancel().catch(() => undefined);
		}
	};
}
