import compress from '@fastify/compress';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { TypeBoxValidatorCompiler, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import fastify, {
	type FastifyInstance,
	type FastifyRequest,
	type FastifyServerFactory,
} from 'fastify';
import { momentAsked } from './access/views.ts';
import { catalogueRoutes } from './catalogue-changes/routes.ts';
import { today } from './clock.ts';
import { isUpToDate } from './db/database.ts';
import { lastSequence } from './db/sequence.ts';
import { AppError, problemIn, type ProblemCode } from './errors.ts';
import { comparisonRoutes } from './comparison/routes.ts';
import { Health, MomentQuery, Problem, Site } from './contract/index.ts';
import { remembering } from './indicators/remember.ts';
import { indicatorRoutes } from './indicators/routes.ts';
import type { Installation } from './installation.ts';
import { contextRoutes } from './returns/contexts.ts';
import { mappingRoutes } from './returns/mapping-routes.ts';
import { returnRoutes } from './returns/routes.ts';
import { templateRoutes } from './returns/template-routes.ts';
import { siteOf } from './site.ts';
import { version } from './version.ts';

/** The API, everything of it under /api. */
export async function buildApp(
	installation: Installation,
	serverFactory?: FastifyServerFactory,
): Promise<FastifyInstance> {
	const app = fastify({
		logger: { level: installation.config.logLevel, serializers: { req: loggedRequest } },
		...(serverFactory && { serverFactory }),
	});
	app.setValidatorCompiler(TypeBoxValidatorCompiler);
	app.setErrorHandler((error, request, reply) => {
		const { status, problem } = problemOf(error);
		if (status >= 500) request.log.error(error);
		return reply.status(status).send(problem);
	});
	app.setNotFoundHandler((request, reply) =>
		reply.status(404).send({
			code: 'not-found',
			message: `There is nothing at ${request.method} ${request.url.split('?')[0]}. The addresses there are stand at /api/docs.`,
		}),
	);
	app.addHook('onRequest', async (request) => refuseForeign(request.headers));

	await app.register(helmet, { contentSecurityPolicy: false });
	await app.register(compress, { threshold: 1024 });
	await app.register(rateLimit, {
		max: 1200,
		timeWindow: '1 minute',
		allowList: (request) => request.method === 'GET',
		errorResponseBuilder: () =>
			new AppError(
				429,
				'too-many-requests',
				'Too many requests in a minute. Wait a little and try again.',
			),
	});
	await app.register(swagger, {
		openapi: {
			info: {
				title: 'Sightline',
				description:
					'A council’s children’s services performance: the figures, what they mean, and the returns they come from.',
				version,
			},
		},
	});
	await app.register(swaggerUi, { routePrefix: '/api/docs', staticCSP: true });
	await app.register(
		async (api) => {
			generalRoutes(api, installation);
			indicatorRoutes(api, installation);
			comparisonRoutes(api, installation);
			returnRoutes(api, installation);
			mappingRoutes(api, installation);
			templateRoutes(api, installation);
			contextRoutes(api, installation);
			catalogueRoutes(api, installation);
		},
		{ prefix: '/api' },
	);
	return app;
}

function generalRoutes(root: FastifyInstance, installation: Installation): void {
	const app = root.withTypeProvider<TypeBoxTypeProvider>();
	const { db, clock } = installation;
	const sites = remembering<Site>(20);

	app.get(
		'/health',
		{
			schema: {
				tags: ['Site'],
				summary: 'Whether the product works',
				response: { 200: Health, 503: Problem },
			},
		},
		async () => {
			if (!(await isUpToDate(db)))
				throw new AppError(
					503,
					'busy',
					'The database is not yet at the version this program needs.',
				);
			return {
				status: 'ok' as const,
				database: 'ok' as const,
				sequence: await lastSequence(db),
				now: clock.now().toISOString(),
				version,
			};
		},
	);

	app.get(
		'/site',
		{
			schema: {
				tags: ['Site'],
				summary: 'What every page says about itself',
				querystring: MomentQuery,
				response: { 200: Site, '4xx': Problem },
			},
		},
		async ({ query }) => {
			const moment = await momentAsked(installation, query);
			const sequence = await lastSequence(db);
			const key = [moment, sequence, today(clock)];
			return sites(JSON.stringify(key), () => siteOf(installation, moment, sequence));
		},
	);

	app.get('/openapi.json', { schema: { hide: true } }, () => root.swagger());
}

/** What the log says of a request: not its query, in which the name of a file may stand. */
function loggedRequest({ method, url, ip }: Pick<FastifyRequest, 'method' | 'url' | 'ip'>) {
	return { method, url: url.replace(/\?.*/s, ''), remoteAddress: ip };
}

/** Nobody is signed in yet, so a page of another site must not be able to write, or to read under a borrowed name. */
function refuseForeign({ host, origin, ...headers }: Record<string, unknown>): void {
	const foreign =
		!/^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(String(host)) ||
		(typeof origin === 'string' && !origin.endsWith(`//${String(host)}`)) ||
		headers['sec-fetch-site'] === 'cross-site';
	if (foreign)
		throw new AppError(
			403,
			'forbidden',
			'Until sign-in exists, Sightline answers only this machine and only its own pages.',
		);
}

function problemOf(error: unknown): { status: number; problem: Problem } {
	if (error instanceof AppError) return { status: error.status, problem: problemIn(error) };
	const { statusCode = 500, message = '' } = error as { statusCode?: number; message?: string };
	if (message === 'Unexpected end of form')
		return {
			status: 400,
			problem: {
				code: 'invalid-request',
				message: 'The form broke off before its end. Nothing was stored; send it again.',
			},
		};
	if (statusCode >= 500)
		return {
			status: 500,
			problem: {
				code: 'internal',
				message:
					'Something went wrong on the server. Nothing was stored; the server’s log says what.',
			},
		};
	const code: ProblemCode = statusCode === 413 ? 'too-large' : 'invalid-request';
	return { status: statusCode, problem: { code, message } };
}
