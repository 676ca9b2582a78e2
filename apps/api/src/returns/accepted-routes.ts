import { Readable } from 'node:stream';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { momentAsked, unsignedAnalyst } from '../access/views.ts';
import {
	MomentQuery,
	Problem,
	ReturnDetail,
	ReturnList,
	ReturnListQuery,
	WholeNumber,
	WithdrawBody,
	Withdrawn,
	type BroughtIndicator,
} from '../contract/index.ts';
import { collectionNamed, mappingTitles } from '../catalogue/kept-mappings.ts';
import { remembering } from '../indicators/remember.ts';
import type { Installation } from '../installation.ts';
import { acceptedReturn, returnDetail, returnSummary } from './accepted-return.ts';
import { broughtIndicators } from './brought-indicators.ts';
import { collectionSummaries } from './calendar.ts';
import { acceptedReturns, countReturns } from './queries.ts';
import { rowsCsv, rowsFileName } from './rows-csv.ts';

const tags = ['Returns'];
const pageLength = 25;
/** Of the warnings acknowledged with one reason, those that stand in a list of returns. */
const listedWarnings = 3;
const ReturnParams = Type.Object({ sequence: WholeNumber });

/** What is done with returns that have been accepted: listed, read, downloaded, taken back. */
export function acceptedReturnRoutes(root: FastifyInstance, installation: Installation): void {
	const app = root.withTypeProvider<TypeBoxTypeProvider>();
	const { db, catalogue, writer } = installation;
	const brought = remembering<BroughtIndicator[]>(50);

	app.get(
		'/returns',
		{
			schema: {
				tags,
				summary: 'What each collection waits for, and the returns accepted so far',
				querystring: ReturnListQuery,
				response: { 200: ReturnList, '4xx': Problem },
			},
		},
		async ({ query }) => {
			const moment = await momentAsked(installation, query);
			const key = query.collection
				? (await collectionNamed(db, catalogue, query.collection)).key
				: null;
			const page = Math.max(1, Number(query.page ?? 1));
			const total = await countReturns(db, moment, key);
			const rows = await acceptedReturns(db, moment, {
				collection: key,
				limit: pageLength,
				offset: (page - 1) * pageLength,
			});
			const mappingOf = await mappingTitles(db, catalogue);
			return {
				collections: await collectionSummaries(installation, moment),
				returns: rows.flatMap((row) => returnSummary(catalogue, row, mappingOf, listedWarnings)),
				total,
				page,
				pages: Math.max(1, Math.ceil(total / pageLength)),
			};
		},
	);

	app.get(
		'/returns/:sequence',
		{
			schema: {
				tags,
				summary: 'One accepted return: when it counted, who accepted it and why, what it replaced',
				params: ReturnParams,
				querystring: MomentQuery,
				response: { 200: ReturnDetail, '4xx': Problem },
			},
		},
		async ({ params, query }) =>
			returnDetail(
				installation,
				await momentAsked(installation, query),
				Number(params.sequence),
				(collection, row) =>
					brought(`${row.sequence}`, () => broughtIndicators(db, catalogue, collection, row)),
			),
	);

	app.get(
		'/returns/:sequence/rows.csv',
		{
			schema: {
				tags,
				summary: 'The rows of an accepted return as they are stored, in the tidy layout',
				params: ReturnParams,
				querystring: MomentQuery,
				produces: ['text/csv'],
				response: { 200: Type.Unsafe<Readable>(Type.String()), '4xx': Problem },
			},
		},
		async ({ params, query }, reply) => {
			const moment = await momentAsked(installation, query);
			const accepted = await acceptedReturn(db, moment, Number(params.sequence));
			reply
				.type('text/csv; charset=utf-8')
				.header(
					'content-disposition',
					`attachment; filename="${rowsFileName(installation, accepted)}"`,
				);
			return Readable.from(rowsCsv(db, catalogue, accepted));
		},
	);

	app.post(
		'/returns/:sequence/withdraw',
		{
			schema: {
				tags,
				summary: 'Take an accepted return back',
				description: 'Sent again, it answers 409 and says when and by whom it was withdrawn.',
				params: ReturnParams,
				body: WithdrawBody,
				response: { 200: Withdrawn, '4xx': Problem },
			},
		},
		({ params, body }) =>
			writer.withdraw(Number(params.sequence), unsignedAnalyst, body.reason.trim()),
	);
}
