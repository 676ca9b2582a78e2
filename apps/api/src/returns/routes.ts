import { createReadStream } from 'node:fs';
import multipart from '@fastify/multipart';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { returnPeriod } from '@sightline/returns';
import { unsignedAnalyst } from '../access/views.ts';
import {
	AcceptBody,
	Accepted,
	Check,
	NotAccepted,
	Problem,
	ReturnList,
	ReturnListQuery,
	UploadQuery,
	WholeNumber,
	WithdrawBody,
	Withdrawn,
	ReturnDetail,
	type ReturnSummary,
} from '../contract/index.ts';
import { AppError, notFound } from '../errors.ts';
import { periodRef } from '../indicators/figure.ts';
import type { Installation } from '../installation.ts';
import { acknowledgementsIn, openWords } from './acknowledgements.ts';
import { collectionSummaries, lateness } from './calendar.ts';
import { acceptedReturns, countReturns, indicatorsIn } from './queries.ts';
import { wireFinding, type Upload } from './receive.ts';
import { unspool } from './spool.ts';

const tags = ['Returns'];
const pageLength = 25;
/** Of the warnings acknowledged with one reason, those that stand in a list of returns. */
const listedWarnings = 3;
const listedOpen = 200;
const CheckParams = Type.Object({ id: Type.String() });
const ReturnParams = Type.Object({ sequence: WholeNumber });

export function returnRoutes(root: FastifyInstance, installation: Installation): void {
	const app = root.withTypeProvider<TypeBoxTypeProvider>();
	const { db, catalogue, reception, writer } = installation;

	app.register(multipart, { limits: { files: 1, fields: 5, fieldSize: 200 } });
	// A bare file is handed on as the stream it is.
	app.addContentTypeParser(
		['text/csv', 'text/plain', 'application/octet-stream'],
		(_request, payload, done) => done(null, payload),
	);

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
			const key = query.collection ? collectionNamed(query.collection).key : null;
			const page = Math.max(1, Number(query.page ?? 1));
			const total = await countReturns(db, key);
			const rows = await acceptedReturns(db, {
				collection: key,
				limit: pageLength,
				offset: (page - 1) * pageLength,
			});
			return {
				collections: await collectionSummaries(installation),
				returns: rows.flatMap((row) => summaryOf(row, listedWarnings)),
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
				summary: 'One accepted return',
				params: ReturnParams,
				response: { 200: ReturnDetail, '4xx': Problem },
			},
		},
		async ({ params }) => {
			const sequence = Number(params.sequence);
			const rows = await acceptedReturns(db, {
				collection: null,
				sequence,
				limit: 1,
				offset: 0,
			});
			const summary =
				rows.flatMap((row) => summaryOf(row, Infinity))[0] ?? notFound('return', sequence);
			return { ...summary, indicators: await indicatorNames(sequence) };
		},
	);

	app.post(
		'/returns',
		{
			schema: {
				tags,
				summary: 'Check a file and see what accepting it would change',
				description:
					'Send a multipart form with `collection`, optionally `period`, and then `file`; or the bare CSV with both as query parameters. Nothing counts until the check is accepted.',
				consumes: ['multipart/form-data', 'text/csv'],
				querystring: UploadQuery,
				response: { 200: Check, 201: Check, 422: Type.Union([Check, Problem]), '4xx': Problem },
			},
		},
		async (request, reply) => {
			const check = await reception.receive(await uploadIn(request, request.query));
			const status = { checked: 201, identical: 200, refused: 422 }[check.state];
			return reply.status(status as 201).send(check);
		},
	);

	app.get(
		'/returns/checks/:id',
		{
			schema: {
				tags,
				summary: 'A check and what it found',
				params: CheckParams,
				response: { 200: Check, '4xx': Problem },
			},
		},
		({ params }) => reception.check(params.id),
	);

	app.get(
		'/returns/checks/:id/findings.csv',
		{
			schema: {
				tags,
				summary: 'Every finding of a check, as CSV',
				params: CheckParams,
				produces: ['text/csv'],
				response: { 200: Type.String(), '4xx': Problem },
			},
		},
		async ({ params }, reply) => {
			const csv = reception.findingsCsv(params.id);
			reply
				.type('text/csv; charset=utf-8')
				.header('content-disposition', 'attachment; filename="findings.csv"');
			return csv;
		},
	);

	app.get(
		'/returns/checks/:id/changes.csv',
		{
			schema: {
				tags,
				summary: 'Every figure that accepting a checked file would change, as CSV',
				params: CheckParams,
				produces: ['text/csv'],
				response: { 200: Type.String(), '4xx': Problem },
			},
		},
		async ({ params }, reply) => {
			const path = await reception.changesCsv(params.id);
			const content = createReadStream(path).on('close', () => void unspool(path));
			return reply
				.type('text/csv; charset=utf-8')
				.header('content-disposition', 'attachment; filename="changes.csv"')
				.send(content as unknown as string);
		},
	);

	app.post(
		'/returns/checks/:id/accept',
		{
			schema: {
				tags,
				summary: 'Make a checked file count',
				description:
					'Every warning needs a reason: `{ finding, reason }` for one, by the id that it has in the check; `{ code, reason }` for all of a kind; `{ code, cell, reason }` for those of a kind in a cell. While some have none the answer is 422 and lists them.',
				params: CheckParams,
				body: AcceptBody,
				response: { 201: Accepted, 422: NotAccepted, '4xx': Problem },
			},
		},
		async ({ params, body }, reply) => {
			const { collection } = reception.check(params.id);
			const outcome = await reception.accept(params.id, unsignedAnalyst, body);
			if (outcome.state === 'open')
				return reply.status(422).send({
					code: 'not-acceptable',
					message: openWords(outcome.open),
					open: outcome.open.slice(0, listedOpen).map(wireFinding),
				});
			if (outcome.state !== 'accepted')
				throw new AppError(
					409,
					'not-acceptable',
					outcome.state === 'identical'
						? `The same file was accepted in the meantime, as return ${outcome.sequence}. There is nothing to do.`
						: 'The file was found wrong at the second look. Upload it again to see what is wrong.',
				);
			const { sequence, result, changes } = outcome;
			const { created, changed, unchanged, removed, supersedes } = changes;
			return reply.status(201).send({
				sequence,
				collection,
				period: periodRef(collectionNamed(collection.id).periodType, result.period),
				observations: result.observations,
				created,
				changed,
				unchanged,
				removed,
				supersedes,
				indicators: await indicatorNames(sequence),
			});
		},
	);

	app.delete(
		'/returns/checks/:id',
		{
			schema: {
				tags,
				summary: 'Throw a checked file away',
				params: CheckParams,
				response: { 204: Type.Null(), '4xx': Problem },
			},
		},
		async ({ params }, reply) => {
			await reception.discard(params.id);
			return reply.status(204).send(null);
		},
	);

	app.post(
		'/returns/:sequence/withdraw',
		{
			schema: {
				tags,
				summary: 'Take an accepted return back',
				params: ReturnParams,
				body: WithdrawBody,
				response: { 200: Withdrawn, '4xx': Problem },
			},
		},
		({ params, body }) =>
			writer.withdraw(Number(params.sequence), unsignedAnalyst, body.reason.trim()),
	);

	async function indicatorNames(sequence: number) {
		const held = await indicatorsIn(db, sequence);
		const indicators = await catalogue.indicatorsAt(db, sequence);
		return indicators.filter(({ key }) => held.has(key)).map(({ id, title }) => ({ id, title }));
	}

	function collectionNamed(id: string) {
		return catalogue.collections.get(id) ?? notFound('collection', id);
	}

	async function uploadIn(request: FastifyRequest, query: UploadQuery): Promise<Upload> {
		if (!request.isMultipart())
			return uploadOf(
				query,
				query.name ?? 'return.csv',
				request.body as AsyncIterable<Uint8Array> | undefined,
			);
		const part = await request.file({ limits: { fileSize: installation.config.uploadBytes + 1 } });
		const field = (name: string) => {
			const found = part?.fields[name];
			return found && 'value' in found ? String(found.value).trim() : undefined;
		};
		const collection = field('collection') ?? query.collection;
		const period = field('period') || query.period;
		return uploadOf(
			{ ...(collection && { collection }), ...(period && { period }) },
			part?.filename || '',
			part?.filename ? part.file : undefined,
		);
	}

	function uploadOf(
		{ collection: id, period: code }: { collection?: string; period?: string },
		fileName: string,
		content: AsyncIterable<Uint8Array> | undefined,
	): Upload {
		if (!content)
			throw new AppError(
				422,
				'invalid-request',
				'No file was sent. Choose a CSV file and send it again.',
			);
		if (!id)
			throw new AppError(
				422,
				'invalid-request',
				'Say which collection the file is for, before the file itself.',
			);
		const collection = collectionNamed(id);
		const { period, fault } = returnPeriod(collection, code ?? '');
		if (fault !== null) throw new AppError(422, 'bad-period', fault);
		return { collection, period, fileName, content };
	}

	function summaryOf(
		row: Awaited<ReturnType<typeof acceptedReturns>>[number],
		mostWarnings: number,
	): ReturnSummary[] {
		const collection = catalogue.collectionByKey.get(row.collection);
		if (!collection) return [];
		const withdrawal =
			row.withdrawal_sequence === null
				? null
				: {
						sequence: row.withdrawal_sequence,
						at: row.withdrawal_at!,
						actor: row.withdrawal_actor!,
						reason: row.withdrawal_reason ?? '',
					};
		return [
			{
				sequence: row.sequence,
				collection: { id: collection.id, title: collection.title },
				period: periodRef(row.period_type, row.period),
				fileName: row.file_name,
				state: withdrawal ? 'withdrawn' : row.live_from !== null ? 'live' : 'superseded',
				observations: row.observations,
				created: row.created,
				changed: row.changed,
				removed: row.removed,
				acceptedAt: row.at,
				actor: row.actor,
				reason: row.reason,
				acknowledgements: acknowledgementsIn(row.acknowledgements, mostWarnings),
				daysLate: lateness(collection, row),
				supersedes: row.supersedes,
				withdrawal,
			},
		];
	}
}
