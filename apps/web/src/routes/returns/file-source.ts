import type { Source } from '@sightline/returns';

/** The browser could not read a file: it was moved, changed since it was chosen, or is a folder. */
export class UnreadableFile extends Error {}

/** How much of the work each reading is: the first only tells the encoding. */
const shares = [0.1, 0.9] as const;

/**
 * A file as the checks read it.
 *
 * @param onProgress  is told how much of both readings is done, 0 to 1, never less than before
 * @throws UnreadableFile while it is read
 */
export function fileSource(file: Blob, onProgress: (done: number) => void): Source {
	let readings = 0;
	return async function* () {
		const before = readings === 0 ? 0 : shares[0];
		const share = shares[readings === 0 ? 0 : 1];
		readings += 1;
		onProgress(before);
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
				onProgress(before + share * (read / file.size));
				yield value;
			}
		} finally {
			void reader.cancel().catch(() => undefined);
		}
	};
}
