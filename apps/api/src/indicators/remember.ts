import type { FastifyReply } from 'fastify';
import { keeping } from '../keeping.ts';

/**
 * Keeps the latest answers: what was known as of a sequence number never changes, so an answer that names its
 * sequence number (and whatever else it was made from) stays true.
 *
 * @param limit  how many answers are kept; the one asked for longest ago goes first
 */
export function remembering<Answer>(
	limit: number,
): (key: string, make: () => Promise<Answer>) => Promise<Answer> {
	const kept = keeping<Promise<Answer>>(limit);
	return (key, make) => {
		const answer = kept.get(key, make);
		answer.catch(() => kept.forget(key));
		return answer;
	};
}

/**
 * Keeps the latest answers of a route as the text that is sent: a fraction of what their parts take in memory, and nothing
 * that garbage collection has to walk through while readers wait.
 */
export function rememberingReplies<Answer>(
	limit: number,
): (reply: FastifyReply, key: unknown, make: () => Promise<Answer>) => Promise<FastifyReply> {
	const texts = remembering<string>(limit);
	return async (reply, key, make) => {
		const text = await texts(
			JSON.stringify(key),
			async () => reply.serialize(await make()) as string,
		);
		return reply.type('application/json; charset=utf-8').send(text);
	};
}
