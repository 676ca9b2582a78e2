import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildApp } from './app.ts';
import { configFrom } from './config.ts';
import { openInstallation } from './installation.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** How long a request may take to arrive: a large file over a slow line. */
const uploadMs = 300_000;
const root = fileURLToPath(new URL('../../..', import.meta.url));

// The database and the spool are for the user that runs the server.
process.umask(0o077);
try {
	await serve();
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exit(1);
}

/** One port: /api belongs to Fastify, everything else to the pages. */
async function serve(): Promise<void> {
	const config = configFrom(process.env, root);
	await portIsFree(config.host, config.port);
	const installation = await openInstallation(config);
	const pages = await pagesHandler();
	const app = await buildApp(installation, (api) =>
		createServer({ requestTimeout: uploadMs }, (request, response) => {
			if (request.url === '/api' || request.url?.startsWith('/api/')) api(request, response);
			else pages(request, response);
		}),
	);
	const stop = async () => {
		await app.close();
		await installation.close();
		process.exit(0);
	};
	for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
	await app.listen({ host: config.host, port: config.port });
	const address = app.server.address();
	const port = typeof address === 'object' && address ? address.port : config.port;
	console.log(
		`Sightline is at http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}\n` +
			'It answers this machine only, because sign-in does not exist yet.',
	);
}

/**
 * Asked before anything is opened: another server may be using the same database and spool.
 *
 * @throws Error when something listens on the port already
 */
async function portIsFree(host: string, port: number): Promise<void> {
	const probe = createServer().listen(port, host);
	await once(probe, 'listening').catch((error: unknown) => {
		if ((error as { code?: string }).code !== 'EADDRINUSE') throw error;
		throw new Error(`Port ${port} is taken. Set PORT to another, or stop what uses it.`);
	});
	probe.close();
	await once(probe, 'close');
}

/** The pages as the web app's build exports them, told by its environment what address the browser sees. */
async function pagesHandler(): Promise<Handler> {
	process.env.PROTOCOL_HEADER = 'x-forwarded-proto';
	// The API limits uploads itself; the pages only pass them on.
	process.env.BODY_SIZE_LIMIT = 'Infinity';
	const file = join(root, 'apps/web/build/handler.js');
	const { handler } = (await import(pathToFileURL(file).href)) as { handler: Handler };
	return (request, response) => {
		request.headers['x-forwarded-proto'] = 'http';
		handler(request, response);
	};
}
