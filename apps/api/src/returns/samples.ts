import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { StoredCollection } from '../catalogue/catalogue.ts';
import { AppError } from '../errors.ts';
import { spool, unspool } from './spool.ts';

const hourMs = 3_600_000;
const mostWaiting = 20;
/** A sample need not be the whole file, and whoever reads it reads it in the thread that answers. */
const mostBytes = 5_000_000;

/** A spreadsheet that waits to be mapped. */
export interface WaitingSample {
	id: string;
	collection: StoredCollection;
	fileName: string;
	expiresAt: string;
	maxBytes: number;
	source: () => AsyncIterable<Uint8Array>;
}

/** Spreadsheets while their headings are being mapped. They live as long as the server does, an hour at most. */
export interface Samples {
	/** A larger file is refused. */
	maxBytes: number;
	keep: (
		collection: StoredCollection,
		fileName: string,
		content: AsyncIterable<Uint8Array>,
	) => Promise<WaitingSample>;
	/** @throws AppError when it is no longer there */
	find: (id: string) => WaitingSample;
	discard: (id: string) => Promise<void>;
	close: () => Promise<void>;
}

export function openSamples(options: {
	folder: string;
	uploadBytes: number;
	now: () => Date;
}): Samples {
	const waiting = new Map<
		string,
		{ sample: WaitingSample; path: string; expiry: NodeJS.Timeout }
	>();
	const maxBytes = Math.min(mostBytes, options.uploadBytes);
	/** Files that are on their way into the spool: they take places too. */
	let arriving = 0;

	const held = (id: string) =>
		waiting.get(id) ??
		(() => {
			throw new AppError(
				404,
				'gone',
				'This sample is no longer here: the mapping was saved, an hour has passed, or the server was restarted. Upload the file again.',
			);
		})();

	const discard = async (id: string): Promise<void> => {
		const { path, expiry } = held(id);
		waiting.delete(id);
		clearTimeout(expiry);
		await unspool(path);
	};

	return {
		maxBytes,
		keep: async (collection, fileName, content) => {
			if (waiting.size + arriving >= mostWaiting)
				throw new AppError(
					429,
					'too-many-requests',
					`${mostWaiting} files are being mapped already. Wait an hour, and try again.`,
				);
			const id = randomUUID();
			arriving += 1;
			const { path } = await spool(options.folder, id, content, maxBytes).finally(() => {
				arriving -= 1;
			});
			const sample: WaitingSample = {
				...{ id, collection, fileName, maxBytes },
				expiresAt: new Date(options.now().getTime() + hourMs).toISOString(),
				source: () => createReadStream(path),
			};
			const expiry = setTimeout(() => void discard(id), hourMs).unref();
			waiting.set(id, { sample, path, expiry });
			return sample;
		},
		find: (id) => held(id).sample,
		discard,
		close: async () => {
			for (const id of [...waiting.keys()]) await discard(id);
		},
	};
}
