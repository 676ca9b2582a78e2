import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { AppError } from '../errors.ts';
import type { SpooledFile, Writer } from '../writer.ts';
import { unspool } from './spool.ts';

/** A CSV file of every figure that a waiting file would change. */
export interface ChangesFile {
	path: string;
	/** Each who asked for it says when they have read it; the last one deletes it. */
	done: () => Promise<void>;
}

/**
 * Lists of what waiting files would change. Writing one checks its file anew and keeps other writers out meanwhile, so
 * that those who ask for the same one while it is written share it.
 *
 * @returns throws an AppError when accepting the file would change nothing any more
 */
export function changesFiles(
	writer: Pick<Writer, 'listChanges'>,
	folder: string,
): (file: SpooledFile) => Promise<ChangesFile> {
	const beingWritten = new Map<string, { readers: number; path: Promise<string> }>();

	async function write(file: SpooledFile): Promise<string> {
		const path = join(folder, `${randomUUID()}.csv`);
		try {
			const { state } = await writer.listChanges(file, path);
			if (state !== 'ready')
				throw new AppError(
					409,
					'not-acceptable',
					state === 'identical'
						? 'The same file was accepted in the meantime, so there is nothing that this one would change.'
						: 'The file was found wrong at the second look. Upload it again to see what is wrong.',
				);
			return path;
		} catch (error) {
			await unspool(path);
			throw error;
		}
	}

	function newList(file: SpooledFile) {
		const list = { readers: 0, path: write(file) };
		beingWritten.set(file.path, list);
		const written = () => beingWritten.delete(file.path);
		list.path.then(written, written);
		return list;
	}

	return async (file) => {
		const list = beingWritten.get(file.path) ?? newList(file);
		list.readers += 1;
		const path = await list.path;
		return {
			path,
			done: async () => {
				list.readers -= 1;
				if (list.readers === 0) await unspool(path);
			},
		};
	};
}
