import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../errors.ts';

const ours = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.csv$/;

/** Makes the folder where uploads wait and deletes what an earlier run left in it; other files are not ours to touch. */
export function emptySpool(folder: string): void {
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	for (const name of readdirSync(folder)) if (ours.test(name)) rmSync(join(folder, name));
}

/**
 * Writes an upload into the spool, readable by this user only.
 *
 * @throws AppError when it is larger than `limit` bytes; nothing is left behind then
 */
export async function spool(
	folder: string,
	id: string,
	content: AsyncIterable<Uint8Array>,
	limit: number,
): Promise<{ path: string; sha256: string; bytes: number }> {
	const path = join(folder, `${id}.csv`);
	const hash = createHash('sha256');
	let bytes = 0;
	const file = await open(path, 'wx', 0o600);
	try {
		for await (const chunk of content) {
			bytes += chunk.length;
			if (bytes > limit)
				throw new AppError(
					413,
					'too-large',
					`The file is larger than ${limit / 1_000_000} MB, the most that can be uploaded. Split it by period and send the parts one after the other.`,
				);
			hash.update(chunk);
			await file.write(chunk);
		}
	} catch (error) {
		await file.close();
		await unspool(path);
		throw error;
	}
	await file.close();
	return { path, sha256: hash.digest('hex'), bytes };
}

/** Deletes a file from the spool. */
export async function unspool(path: string): Promise<void> {
	await rm(path, { force: true });
}
