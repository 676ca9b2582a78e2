import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import {
	areaGuesser,
	checkReturn,
	findingCounts,
	guessedColumns,
	indicatorGuesser,
	indicatorsOf,
	isOwnLayout,
	sampleOf,
	type ReturnContext,
	type Sample,
} from '@sightline/returns';
import { tryMapping } from '../catalogue-changes/mapping.ts';
import { contextOf, type Area, type StoredCollection } from '../catalogue/catalogue.ts';
import { collectionNamed } from '../catalogue/kept-mappings.ts';
import { thisMonth } from '../clock.ts';
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
import { wireFinding } from './receive.ts';
import type { WaitingSample } from './samples.ts';

const tags = ['Mappings'];
const Params = Type.Object({ id: Type.String() });
const shownFindings = 200;
/** A column with more different names holds neither indicators nor areas. */
const mostNames = 300;

/** Spreadsheets that are being mapped: read for their headings and names, checked, and thrown away. */
export function sampleRoutes(root: FastifyInstance, installation: Installation): void {
	const app = root.withTypeProvider<TypeBoxTypeProvider>();
	const { db, catalogue, clock, samples } = installation;

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
			const { id, fileName, content } = await fileIn(request, request.query);
			const collection = await collectionNamed(db, catalogue, id);
			if (collection.of !== undefined || !isOwnLayout(collection.layout))
				throw new AppError(
					422,
					'not-acceptable',
					`The files of “${collection.title}” cannot be mapped. Choose the council’s own collection that the figures belong to.`,
				);
			const waiting = await samples.keep(collection, fileName, content);
			const { sample, findings: faults } = await readSample(waiting);
			const personal = await personalFindings(waiting, sample);
			if (sample && personal.length === 0)
				return reply.status(201).send(await wireSample(waiting, sample));
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
			return wireSample(waiting, await soundSample(waiting));
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
			const indicatorOf = indicatorGuesser(waiting.collection, await indicatorsNow());
			const areaOf = areaGuesser(ownAreas(waiting));
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
			const context = await contextFor({ ...mapped, key: collection.key });
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

	const readSample = ({ source, collection, maxBytes }: WaitingSample, columns?: string[]) =>
		sampleOf(source, collection, {
			...(columns && { columns }),
			mostNames: mostNames + 1,
			maxBytes,
		});

	/** A file about people stops here as it does when it is handed in, whatever its headings are said to mean. */
	async function personalFindings({ source, collection }: WaitingSample, sample: Sample | null) {
		const layout = sample && {
			kind: sample.layout,
			indicators: indicatorsOf(collection),
			columns: guessedColumns(sample.headings),
		};
		const context = await contextFor({ ...collection, ...(layout && { layout }) });
		const { findings } = await checkReturn(source, context, { period: null });
		return findings.filter(({ code }) => code.startsWith('personal-data'));
	}

	async function contextFor(collection: StoredCollection): Promise<ReturnContext> {
		return contextOf(db, catalogue, collection, await lastSequence(db), thisMonth(clock));
	}

	/** A sample that could be read when it came. */
	async function soundSample(waiting: WaitingSample, columns: string[] = []): Promise<Sample> {
		const { sample } = await readSample(waiting, columns);
		for (const column of columns)
			if (!sample!.headings.includes(column))
				throw new AppError(422, 'bad-column', `The file has no column “${column}”.`);
		return sample!;
	}

	async function indicatorsNow() {
		return catalogue.indicatorsAt(db, await lastSequence(db));
	}

	/** The council and what lies in it, as far as the collection holds them. */
	function ownAreas({ collection }: WaitingSample): Area[] {
		const council = catalogue.council.area.key;
		const liesIn = ({ key, parent }: Area): boolean =>
			key === council || (parent !== null && liesIn(catalogue.areas.get(parent)!));
		const held = [...catalogue.areas.values()].filter(
			(area) => collection.areaLevels.includes(area.level) && liesIn(area),
		);
		return held.sort((one, other) => Number(other.key === council) - Number(one.key === council));
	}

	async function wireSample(waiting: WaitingSample, sample: Sample): Promise<MappingSample> {
		const { id, collection, fileName, expiresAt } = waiting;
		const held = new Set(indicatorsOf(collection));
		const indicators = (await indicatorsNow()).filter((indicator) => held.has(indicator.id));
		const { layout, line, headings, marks } = sample;
		return {
			...{ id, fileName, expiresAt, layout, line, headings, marks },
			collection: { id: collection.id, title: collection.title },
			guesses: guessedColumns(headings),
			indicators: indicators.map(({ id, reference, title }) => ({ id, reference, title })),
			areas: ownAreas(waiting).map(({ code, name }) => ({ code, name })),
		};
	}
}

async function fileIn(
	request: FastifyRequest,
	query: SampleQuery,
): Promise<{ id: string; fileName: string; content: AsyncIterable<Uint8Array> }> {
	let content = request.body as AsyncIterable<Uint8Array> | undefined;
	let id = query.collection;
	let fileName = query.name ?? 'sample.csv';
	if (request.isMultipart()) {
		const part = await request.file();
		const field = part?.fields.collection;
		if (field && 'value' in field) id = String(field.value).trim();
		fileName = part?.filename ?? '';
		content = part?.filename ? part.file : undefined;
	}
	if (!content)
		throw new AppError(
			422,
			'invalid-request',
			'No file was sent. Choose a CSV file and send it again.',
		);
	if (!id)
		throw new AppError(
			422,
			'not-found',
			'Say which collection the file is for, before the file itself.',
		);
	return { id, fileName, content };
}
