import type { Check, Problem } from '@sightline/api/contract';

/** How sending ended: the id of the server's check, or in words why there is none. */
export type Sent = { check: string; problem: null } | { check: null; problem: Problem };

/**
 * Sends a file as the form would, and says how far it has got.
 *
 * @returns stops it, without another word
 */
export function sendFile(
	{ collection, period, file }: { collection: string; period: string; file: File },
	onProgress: (done: number) => void,
	onEnd: (sent: Sent) => void,
): () => void {
	const form = new FormData();
	// The server reads what the file is before the file itself.
	form.set('collection', collection);
	form.set('period', period);
	form.set('file', file);
	// The only way that tells how much of a file has been sent.
	const request = new XMLHttpRequest();
	request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
	request.onload = () => onEnd(sentOf(request));
	request.onerror = () =>
		onEnd(
			refused(
				'broken-off',
				'The file could not be sent to the end: the connection broke, or the file was changed after it was checked. Nothing was stored; choose it again.',
			),
		);
	request.open('POST', '/api/returns');
	request.send(form);
	return () => request.abort();
}

function sentOf({ responseText, status }: XMLHttpRequest): Sent {
	try {
		const answer = JSON.parse(responseText) as Partial<Check & Problem>;
		// A file that is refused has a check too, which says why.
		if (answer.id) return { check: answer.id, problem: null };
		if (answer.code && answer.message) return refused(answer.code, answer.message);
	} catch {
		// Something between here and the API answered instead of it.
	}
	return refused('unreadable', `The service answered with status ${status}. Nothing was stored.`);
}

function refused(code: string, message: string): Sent {
	return { check: null, problem: { code, message } };
}
