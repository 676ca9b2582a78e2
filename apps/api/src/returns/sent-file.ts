import type { FastifyRequest } from 'fastify';
import { AppError } from '../errors.ts';

/** A file as a request brings it. */
export interface SentFile {
	/** Empty when the form says none, null when the file is sent bare. */
	fileName: string | null;
	content: AsyncIterable<Uint8Array>;
	/** A field of the form that stands before the file, without the space around it. */
	field: (name: string) => string | undefined;
}

/**
 * The file of a multipart form, or the body of a request that is nothing but the file. Of a larger one, one byte more
 * than `mostBytes` comes through, by which whoever reads it can tell.
 *
 * @throws AppError when there is none
 */
export async function sentFile(request: FastifyRequest, mostBytes: number): Promise<SentFile> {
	const part = request.isMultipart()
		? await request.file({ limits: { fileSize: mostBytes + 1 } })
		: null;
	const content =
		part === null
			? (request.body as AsyncIterable<Uint8Array> | undefined)
			: part?.filename
				? part.file
				: undefined;
	if (!content)
		throw new AppError(
			422,
			'invalid-request',
			'No file was sent. Choose a CSV file and send it again.',
		);
	return {
		fileName: part === null ? null : (part?.filename ?? ''),
		content,
		field: (name) => {
			const found = part?.fields[name];
			return found && 'value' in found ? String(found.value).trim() : undefined;
		},
	};
}
