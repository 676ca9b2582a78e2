import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { momentAsked, unsignedOfficer } from '../access/views.ts';
import { indicatorNamed } from '../catalogue/catalogue.ts';
import { monthOfDay } from '../clock.ts';
import {
	CatalogueChanged,
	CatalogueEntry,
	CatalogueList,
	DefinitionBody,
	IndicatorParams,
	MomentQuery,
	Problem,
	RebaseBody,
	TargetBody,
} from '../contract/index.ts';
import type { Installation } from '../installation.ts';
import { catalogueEntry, catalogueList } from './catalogue-page.ts';

const tags = ['Catalogue'];
const answers = { 201: CatalogueChanged, '4xx': Problem };

export function catalogueRoutes(root: FastifyInstance, installation: Installation): void {
	const app = root.withTypeProvider<TypeBoxTypeProvider>();
	const { db, catalogue, writer } = installation;

	app.get(
		'/catalogue',
		{
			schema: {
				tags,
				summary: 'Every indicator with its owner, its source and the target in force',
				querystring: MomentQuery,
				response: { 200: CatalogueList, '4xx': Problem },
			},
		},
		async ({ query }) => {
			const { asOf, day } = await momentAsked(installation, query);
			return catalogueList(catalogue, await catalogue.indicatorsAt(db, asOf), monthOfDay(day));
		},
	);

	app.get(
		'/catalogue/:id',
		{
			schema: {
				tags,
				summary: 'One indicator: its definitions, targets and rebases, and everything ever changed',
				params: IndicatorParams,
				querystring: MomentQuery,
				response: { 200: CatalogueEntry, '4xx': Problem },
			},
		},
		async ({ params, query }) => {
			const moment = await momentAsked(installation, query);
			const indicator = await indicatorNamed(db, catalogue, moment, params.id);
			return catalogueEntry(db, catalogue, moment, indicator, monthOfDay(moment.day));
		},
	);

	app.post(
		'/catalogue/:id/targets',
		{
			schema: {
				tags,
				summary: 'Set a target from a month on, or take one back',
				params: IndicatorParams,
				body: TargetBody,
				response: answers,
			},
		},
		async ({ params, body }, reply) =>
			reply
				.status(201)
				.send(await writer.changeCatalogue(params.id, { of: 'target', ...body }, unsignedOfficer)),
	);

	app.post(
		'/catalogue/:id/rebases',
		{
			schema: {
				tags,
				summary: 'Start the limits again from a month on, or take that back',
				params: IndicatorParams,
				body: RebaseBody,
				response: answers,
			},
		},
		async ({ params, body }, reply) =>
			reply
				.status(201)
				.send(await writer.changeCatalogue(params.id, { of: 'rebase', ...body }, unsignedOfficer)),
	);

	app.post(
		'/catalogue/:id/definition',
		{
			schema: {
				tags,
				summary: 'Change the words of an indicator, its owner among them',
				params: IndicatorParams,
				body: DefinitionBody,
				response: answers,
			},
		},
		async ({ params, body }, reply) =>
			reply
				.status(201)
				.send(
					await writer.changeCatalogue(params.id, { of: 'definition', ...body }, unsignedOfficer),
				),
	);
}
