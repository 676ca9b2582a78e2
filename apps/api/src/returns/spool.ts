import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { open, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../errors.ts';

const ours = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.csv$/;

/** Makes the folder where uploads wait and deletes what an earlier run left in it; other files are not ours to touch. */
export function emptySpool(folder: string): void {
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	for (const name of readdirSync(folder))
		if (ours.test(name)) rmSync(join(folder, name), { force: true });
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
	const file = await open(path, 'wx', 0o600);
	try {
		return { path, ...(await copied(content, file, limit)) };
	} catch (error) {
		await unspool(path);
		throw error;
	} finally {
		await file.close();
	}
}

/** What lies in the spool without a name, so that nothing is left of it however its process ends. */
export interface NamelessFile {
	sha256: string;
	bytes: number;
	/** Opens it from its start. */
	source: () => AsyncIterable<Uint8Array>;
	/** Nothing is left of it then. */
	close: () => Promise<void>;
}

/** Writes what may have to be read twice where no other process finds it. */
export async function spoolNameless(
	folder: string,
	content: AsyncIterable<Uint8Array>,
): Promise<NamelessFile> {
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	const path = join(folder, `${randomUUID()}.csv`);
	const file = await open(path, 'wx+', 0o600);
	try {
		await unspool(path);
		const written = await copied(content, file, Infinity);
		return { ...written, source: () => bytesOf(file), close: () => file.close() };
	} catch (error) {
		await file.close();
		throw error;
	}
}

async function copied(
	content: AsyncIterable<Uint8Array>,
	file: FileHandle,
	limit: number,
): Promise<{ sha256: string; bytes: number }> {
	const hash = createHash('sha256');
	let bytes = 0;
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
	return { sha256: hash.digest('hex'), bytes };
}

async function* bytesOf(file: FileHandle): AsyncIterable<Uint8Array> {
	for (let position = 0; ;) {
		const { buffer, bytesRead } = await file.read(Buffer.alloc(65_536), 0, 65_536, position);
		if (bytesRead === 0) return;
		position += bytesRead;
		yield buffer.subarray(0, bytesRead);
	}
}

/** Deletes a file from the spool. */
export async function unspool(path: string): Promise<void> {
	await rm(path, { force: true });
}
