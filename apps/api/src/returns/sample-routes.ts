import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import {
	areaGuesser,
	checkReturn,
	findingCounts,
	indicatorGuesser,
	isOwnLayout,
} from '@sightline/returns';
import { tryMapping } from '../catalogue-changes/mapping.ts';
import { collectionNamed } from '../catalogue/kept-mappings.ts';
import {
	MappingSample,
	Problem,
	SampleCheck,
	SampleCheckBody,
	SampleNames,
	SampleNamesQuery,
	SampleQuery,
	SampleRefused,
} from '../contract/index.ts';
import { lastSequence } from '../db/sequence.ts';
import { AppError } from '../errors.ts';
import type { Installation } from '../installation.ts';
import { wireFinding } from './check-answer.ts';
import {
	contextFor,
	mostNames,
	ownAreas,
	personalFindings,
	readSample,
	soundSample,
	wireSample,
} from './sample-reading.ts';
import { sentFile } from './sent-file.ts';

const tags = ['Mappings'];
const Params = Type.Object({ id: Type.String() });
const shownFindings = 200;

/** Spreadsheets that are being mapped: read for their headings and names, checked, and thrown away. */
export function sampleRoutes(root: FastifyInstance, installation: Installation): void {
	const app = root.withTypeProvider<TypeBoxTypeProvider>();
	const { db, catalogue, samples } = installation;

	app.post(
		'/returns/mappings/samples',
		{
			schema: {
				tags,
				summary: 'What the headings of a spreadsheet probably mean',
				description:
					'Send a multipart form with `collection` and then `file`; or the bare CSV with `collection` as query parameter. The file is kept for an hour at most, for the steps that follow, and nothing of it counts.',
				consumes: ['multipart/form-data', 'text/csv'],
				querystring: SampleQuery,
				response: {
					201: MappingSample,
					422: Type.Union([SampleRefused, Problem]),
					'4xx': Problem,
				},
			},
		},
		async (request, reply) => {
			const { fileName, content, field } = await sentFile(request, samples.maxBytes);
			const id = field('collection') ?? request.query.collection;
			if (!id)
				throw new AppError(
					422,
					'not-found',
					'Say which collection the file is for, before the file itself.',
				);
			const collection = await collectionNamed(db, catalogue, id);
			if (collection.of !== undefined || !isOwnLayout(collection.layout))
				throw new AppError(
					422,
					'not-acceptable',
					`The files of “${collection.title}” cannot be mapped. Choose the council’s own collection that the figures belong to.`,
				);
			const waiting = await samples.keep(
				collection,
				fileName ?? request.query.name ?? 'sample.csv',
				content,
			);
			const { sample, findings: faults } = await readSample(waiting);
			const personal = await personalFindings(installation, waiting, sample);
			if (sample && personal.length === 0)
				return reply.status(201).send(await wireSample(installation, waiting, sample));
			await samples.discard(waiting.id);
			const findings = personal.length > 0 ? personal : faults;
			const [first] = findings;
			return reply.status(422).send({
				code: 'unreadable',
				message: `${first!.message} ${first!.hint}`,
				counts: findingCounts(findings),
				findings: findings.map(wireFinding),
			});
		},
	);

	app.get(
		'/returns/mappings/samples/:id',
		{
			schema: {
				tags,
				summary: 'A spreadsheet that waits to be mapped',
				params: Params,
				response: { 200: MappingSample, '4xx': Problem },
			},
		},
		async ({ params }) => {
			const waiting = samples.find(params.id);
			return wireSample(installation, waiting, await soundSample(waiting));
		},
	);

	app.get(
		'/returns/mappings/samples/:id/names',
		{
			schema: {
				tags,
				summary: 'The names in its columns of indicators and areas, and what they probably mean',
				params: Params,
				querystring: SampleNamesQuery,
				response: { 200: SampleNames, '4xx': Problem },
			},
		},
		async ({ params, query }) => {
			const waiting = samples.find(params.id);
			const { indicator, area } = query;
			const columns = [indicator, ...(area === undefined ? [] : [area])];
			const { names } = await soundSample(waiting, columns);
			for (const column of columns)
				if (names[column]!.length > mostNames)
					throw new AppError(
						422,
						'bad-column',
						`The column “${column}” holds more than ${mostNames} different names, so it is not the column of indicators or of areas. Choose another.`,
					);
			if (names[indicator]!.length === 0)
				throw new AppError(
					422,
					'bad-column',
					`The column “${indicator}” is empty, so it is not the column of indicators. Choose another.`,
				);
			const indicatorOf = indicatorGuesser(
				waiting.collection,
				await catalogue.indicatorsAt(db, await lastSequence(db)),
			);
			const areaOf = areaGuesser(ownAreas(catalogue, waiting.collection));
			return {
				indicators: names[indicator]!.map((name) => ({ name, guess: indicatorOf(name) })),
				areas:
					area === undefined ? [] : names[area]!.map((name) => ({ name, guess: areaOf(name) })),
			};
		},
	);

	app.post(
		'/returns/mappings/samples/:id/check',
		{
			schema: {
				tags,
				summary: 'What a check finds in it when it is read by a mapping',
				params: Params,
				body: SampleCheckBody,
				response: { 200: SampleCheck, '4xx': Problem },
			},
		},
		async ({ params, body }) => {
			const { collection, source } = samples.find(params.id);
			const asOf = await lastSequence(db);
			const mapped = await tryMapping(db, catalogue, collection.id, body.layout, asOf);
			const context = await contextFor(installation, { ...mapped, key: collection.key });
			const { rows, observations, findings } = await checkReturn(source, context, { period: null });
			return {
				rows,
				observations,
				counts: findingCounts(findings),
				findings: findings.slice(0, shownFindings).map(wireFinding),
			};
		},
	);

	app.delete(
		'/returns/mappings/samples/:id',
		{
			schema: {
				tags,
				summary: 'Throw it away before its hour has passed',
				params: Params,
				response: { 204: Type.Null(), '4xx': Problem },
			},
		},
		async ({ params }, reply) => {
			await samples.discard(params.id);
			return reply.status(204).send(null);
		},
	);
}
