import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { periodCode } from '@sightline/metrics/periods';
import {
	isOwnLayout,
	lastEndedPeriod,
	returnPeriod,
	tableSchema,
	template,
	type ReturnContext,
} from '@sightline/returns';
import { contextOf, type StoredCollection } from '../catalogue/catalogue.ts';
import { collectionNamed } from '../catalogue/kept-mappings.ts';
import { thisMonth } from '../clock.ts';
import { Problem, TableSchema, TemplateQuery } from '../contract/index.ts';
import { lastSequence } from '../db/sequence.ts';
import { AppError } from '../errors.ts';
import type { Installation } from '../installation.ts';
import { firstPeriodWanting } from './queries.ts';

const tags = ['Returns'];
const Params = Type.Object({ collection: Type.String() });

/** What an analyst fills in, and what other tools check it by. */
export function templateRoutes(root: FastifyInstance, installation: Installation): void {
	const app = root.withTypeProvider<TypeBoxTypeProvider>();
	const { db, catalogue, clock } = installation;

	app.get(
		'/returns/templates/:collection',
		{
			schema: {
				tags,
				summary: 'A file to fill in: the right indicators, areas and period, without numbers',
				description:
					'Of a local collection. Without a period it is for the next one expected, or else the last that has ended. It is to be filled in now, so it always has what the catalogue holds now.',
				params: Params,
				querystring: TemplateQuery,
				produces: ['text/csv'],
				response: { 200: Type.String(), '4xx': Problem },
			},
		},
		async ({ params, query }, reply) => {
			const collection = await localCollection(params.collection);
			const layout = query.layout ?? (collection.layout.kind === 'wide' ? 'wide' : 'tidy');
			if (layout === 'tidy' && collection.layout.kind === 'wide')
				throw new AppError(
					422,
					'invalid-request',
					`“${collection.title}” takes the wide layout only. Ask for layout=wide.`,
				);
			const period = await periodFor(collection, query.period);
			const csv = template(await contextFor(collection), layout, period);
			const code = periodCode({ type: collection.periodType, index: period });
			const name = `${collection.id}-${code.replaceAll('/', '-')}-${layout}.csv`;
			reply
				.type('text/csv; charset=utf-8')
				.header('content-disposition', `attachment; filename="${name}"`);
			return csv;
		},
	);

	app.get(
		'/returns/schemas/:collection(^[a-z0-9-]+).json',
		{
			schema: {
				tags,
				summary: 'A Table Schema of a collection’s tidy files, for other tools to validate by',
				description:
					'Files are handed in now, so it always has what the catalogue holds now, whatever moment else is looked at.',
				params: Params,
				response: { 200: TableSchema, '4xx': Problem },
			},
		},
		async ({ params }) => {
			const collection = await localCollection(params.collection);
			if (collection.layout.kind === 'wide')
				throw new AppError(
					404,
					'not-found',
					`There is no table schema of “${collection.title}”: its files have a column for each period, which differ from file to file.`,
				);
			return tableSchema(await contextFor(collection));
		},
	);

	async function localCollection(id: string): Promise<StoredCollection> {
		const collection = await collectionNamed(db, catalogue, id);
		if (isOwnLayout(collection.layout)) return collection;
		throw new AppError(
			404,
			'not-found',
			`There is nothing to fill in for “${collection.title}”: it comes as ${collection.owner} publishes it.`,
		);
	}

	async function contextFor(collection: StoredCollection): Promise<ReturnContext> {
		return contextOf(db, catalogue, collection, await lastSequence(db), thisMonth(clock));
	}

	async function periodFor(collection: StoredCollection, code?: string): Promise<number> {
		const { key, periodType, title } = collection;
		const lastMonth = thisMonth(clock) - 1;
		const { period, fault } = returnPeriod({ title, periodType }, code ?? '', lastMonth);
		if (fault !== null) throw new AppError(422, 'bad-period', fault);
		if (period !== null) return period;
		const now = { kind: 'working', asOf: await lastSequence(db) } as const;
		return (await firstPeriodWanting(db, now, key)) ?? lastEndedPeriod(periodType, lastMonth).index;
	}
}
