import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { momentAsked, unsignedAnalyst } from '../access/views.ts';
import {
	MappingAdded,
	MappingBody,
	MappingList,
	MappingRetireBody,
	MappingRetired,
	MomentQuery,
	Problem,
} from '../contract/index.ts';
import type { Installation } from '../installation.ts';
import { mappingList } from './mapping-list.ts';
import { sampleRoutes } from './sample-routes.ts';

const tags = ['Mappings'];

/** What the headings of a council's own spreadsheets mean. */
export function mappingRoutes(root: FastifyInstance, installation: Installation): void {
	const app = root.withTypeProvider<TypeBoxTypeProvider>();
	const { db, catalogue, writer } = installation;
	sampleRoutes(root, installation);

	app.get(
		'/returns/mappings',
		{
			schema: {
				tags,
				summary: 'The mappings of own headings, in use and out of use',
				querystring: MomentQuery,
				response: { 200: MappingList, '4xx': Problem },
			},
		},
		async ({ query }) => ({
			mappings: await mappingList(db, catalogue, await momentAsked(installation, query)),
		}),
	);

	app.post(
		'/returns/mappings',
		{
			schema: {
				tags,
				summary: 'Keep a mapping of own headings, which files can then be handed in by',
				description:
					'Its layout is one of data/collections.json. It can be used at once, as the collection of a file, under the id in the answer.',
				body: MappingBody,
				response: { 201: MappingAdded, '4xx': Problem },
			},
		},
		async ({ body }, reply) =>
			reply.status(201).send(await writer.addMapping(body, unsignedAnalyst)),
	);

	app.post(
		'/returns/mappings/:id/retire',
		{
			schema: {
				tags,
				summary: 'Take a mapping out of use; returns that came in by it stay',
				params: Type.Object({ id: Type.String() }),
				body: MappingRetireBody,
				response: { 200: MappingRetired, '4xx': Problem },
			},
		},
		({ params, body }) => writer.retireMapping(params.id, body.reason, unsignedAnalyst),
	);
}
