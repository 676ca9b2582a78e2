import { createHash } from 'node:crypto';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { contextOf } from '../catalogue/catalogue.ts';
import { collectionNamed } from '../catalogue/kept-mappings.ts';
import { thisMonth } from '../clock.ts';
import { Problem, ReturnContext, ReturnContextParams } from '../contract/index.ts';
import { lastSequence } from '../db/sequence.ts';
import { remembering } from '../indicators/remember.ts';
import type { Installation } from '../installation.ts';

/** What files are checked against, for whoever checks a file before sending it. */
export function contextRoutes(root: FastifyInstance, installation: Installation): void {
	const app = root.withTypeProvider<TypeBoxTypeProvider>();
	const { db, catalogue, clock, config } = installation;
	const contexts = remembering<{ tag: string; context: ReturnContext }>(20);

	app.get(
		'/returns/contexts/:collection',
		{
			schema: {
				tags: ['Returns'],
				summary: 'What a file of a collection is checked against',
				description:
					'Plain data that the browser checks a file with before anything is sent. Files are handed in now, so it is always of now: it changes with the catalogue and with the month, and its ETag says whether it has.',
				params: ReturnContextParams,
				response: { 200: ReturnContext, 304: Type.Null(), '4xx': Problem },
			},
		},
		async ({ params, headers }, reply) => {
			const collection = await collectionNamed(db, catalogue, params.collection);
			const asOf = await lastSequence(db);
			const month = thisMonth(clock);
			const { tag, context } = await contexts(`${asOf} ${month} ${collection.id}`, async () => {
				const context = {
					...(await contextOf(db, catalogue, collection, asOf, month)),
					uploadBytes: config.uploadBytes,
				};
				return { tag: tagOf(context), context };
			});
			reply.header('cache-control', 'private, no-cache').header('etag', tag);
			return headers['if-none-match'] === tag
				? reply.status(304).send(null)
				: reply.status(200).send(context);
		},
	);
}

/** A weak tag, as an answer may be packed on its way; of the content, as a restart may bring other collections. */
function tagOf(content: object): string {
	return `W/"${createHash('sha256').update(JSON.stringify(content)).digest('base64url')}"`;
}
