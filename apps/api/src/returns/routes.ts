import { createReadStream } from 'node:fs';
import multipart from '@fastify/multipart';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { returnPeriod, type Finding } from '@sightline/returns';
import { unsignedAnalyst } from '../access/views.ts';
import { collectionNamed } from '../catalogue/kept-mappings.ts';
import { thisMonth } from '../clock.ts';
import {
	AcceptBody,
	Accepted,
	Check,
	NotAccepted,
	NotAcceptedAtOnce,
	Problem,
	UploadQuery,
} from '../contract/index.ts';
import { AppError, problemIn } from '../errors.ts';
import type { Installation } from '../installation.ts';
import { openWords } from './acknowledgements.ts';
import { sentFile } from './sent-file.ts';
import { indicatorNames } from './accepted-return.ts';
import { acceptedReturnRoutes } from './accepted-routes.ts';
import { acceptanceIn, refuseUnknownKinds } from './asked-acceptance.ts';
import { wireFinding } from './check-answer.ts';
import type { AcceptedFile, Upload } from './receive.ts';

const tags = ['Returns'];
const listedOpen = 200;
const CheckParams = Type.Object({ id: Type.String() });

export function returnRoutes(root: FastifyInstance, installation: Installation): void {
	const app = root.withTypeProvider<TypeBoxTypeProvider>();
	const { db, catalogue, reception } = installation;

	acceptedReturnRoutes(root, installation);

	app.register(multipart, { limits: { files: 1, fields: 5, fieldSize: 200 } });
	// A bare file is handed on as the stream it is.
	app.addContentTypeParser(
		['text/csv', 'text/plain', 'application/octet-stream'],
		(_request, payload, done) => done(null, payload),
	);

	app.post(
		'/returns',
		{
			schema: {
				tags,
				summary: 'Check a file and see what accepting it would change, or accept it at once',
				description:
					'Send a multipart form with `collection`, optionally `period`, and then `file`; or the bare CSV with both as query parameters. Nothing counts until the check is accepted. With `accept=true` a file without errors and without open warnings is accepted in the same call (201 and what it did); otherwise the answer is 422 with the check, a code and a message.',
				consumes: ['multipart/form-data', 'text/csv'],
				querystring: UploadQuery,
				response: {
					200: Check,
					201: Type.Union([Accepted, Check]),
					422: Type.Union([NotAcceptedAtOnce, Check, Problem]),
					'4xx': Problem,
				},
			},
		},
		async (request, reply) => {
			const acceptance = acceptanceIn(request.query);
			const check = await reception.receive(await uploadIn(request, request.query));
			if (acceptance === null || check.state !== 'checked') {
				const status = { checked: 201, identical: 200, refused: 422 }[check.state];
				return reply.status(status as 201).send(check);
			}
			try {
				const outcome = await reception.accept(check.id, unsignedAnalyst, acceptance, false);
				if (outcome.state === 'open')
					return reply
						.status(422)
						.send({ ...reception.check(check.id), ...notAccepted(outcome.open) });
				if (outcome.state === 'moved') throw moved();
				if (outcome.state === 'identical')
					return reply.send({
						...check,
						state: 'identical',
						identicalTo: outcome.sequence,
						changes: null,
						expiresAt: null,
					});
				return reply.status(201).send(await acceptedAnswer(outcome));
			} catch (error) {
				if (!(error instanceof AppError) || error.status !== 422) throw error;
				return reply.status(422).send({ ...reception.check(check.id), ...problemIn(error) });
			}
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
			const { path, done } = await reception.changesCsv(params.id);
			const content = createReadStream(path).on('close', () => void done());
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
					'Every warning needs a reason: `{ finding, reason }` for one, by the id that it has in the check; `{ code, reason }` for all of a kind; `{ code, cell, reason }` for those of a kind in a cell. While some have none the answer is 422 and lists them; a code that is no kind of warning is refused with 400. When another return of the collection came or went since the check, the answer is 409 and the check tells what the file changes now. Sent again within an hour, it answers the same and changes nothing.',
				params: CheckParams,
				body: AcceptBody,
				response: { 201: Accepted, 422: NotAccepted, '4xx': Problem },
			},
		},
		async ({ params, body }, reply) => {
			refuseUnknownKinds(body, reception.check(params.id));
			const outcome = await reception.accept(params.id, unsignedAnalyst, body, true);
			if (outcome.state === 'open') return reply.status(422).send(notAccepted(outcome.open));
			if (outcome.state === 'moved') throw moved();
			if (outcome.state === 'identical')
				throw new AppError(
					409,
					'not-acceptable',
					`The same file was accepted in the meantime, as return ${outcome.sequence}. There is nothing to do.`,
				);
			return reply.status(201).send(await acceptedAnswer(outcome));
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

	function notAccepted(open: Finding[]): NotAccepted {
		return {
			code: 'not-acceptable',
			message: openWords(open),
			open: open.slice(0, listedOpen).map(wireFinding),
		};
	}

	async function acceptedAnswer({ done }: AcceptedFile): Promise<Accepted> {
		return { ...done, indicators: await indicatorNames(installation, done.sequence) };
	}

	const named = (id: string) => collectionNamed(db, catalogue, id);

	async function uploadIn(request: FastifyRequest, query: UploadQuery): Promise<Upload> {
		const { uploadBytes } = installation.config;
		const { fileName, content, field } = await sentFile(request, uploadBytes);
		const collection = field('collection') ?? query.collection;
		const period = field('period') || query.period;
		return uploadOf(
			{ ...(collection && { collection }), ...(period && { period }) },
			fileName ?? query.name ?? 'return.csv',
			content,
		);
	}

	async function uploadOf(
		{ collection: id, period: code }: { collection?: string; period?: string },
		fileName: string,
		content: AsyncIterable<Uint8Array>,
	): Promise<Upload> {
		if (!id)
			throw new AppError(
				422,
				'invalid-request',
				'Say which collection the file is for, before the file itself.',
			);
		const collection = await named(id);
		const { period, fault } = returnPeriod(
			collection,
			code ?? '',
			thisMonth(installation.clock) - 1,
		);
		if (fault !== null) throw new AppError(422, 'bad-period', fault);
		return { collection, period, fileName, content };
	}
}

/** Its check holds what it changes now, for whoever looks at it again. */
function moved(): AppError {
	return new AppError(
		409,
		'not-acceptable',
		'Another return of this collection has been accepted or withdrawn since this file was checked, so it may change other figures than you were shown. Nothing has been accepted. Look at what it changes now, and accept it again.',
	);
}
