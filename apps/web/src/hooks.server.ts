import { text, type RequestEvent } from '@sveltejs/kit';
import type { Handle, HandleFetch, HandleServerError } from '@sveltejs/kit/hooks';
import type { Site } from '@sightline/api/contract';
import { get } from '#lib/api.ts';

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]']);
const mostFormBytes = 1_000_000;
const unsafe = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

export const handle: Handle = async ({ event, resolve }) => {
	if (unsafe.has(event.request.method) && !sameSite(event.request.headers))
		return text('This form was sent from another site, so nothing has been done.', { status: 403 });
	if (Number(event.request.headers.get('content-length')) > mostFormBytes && !isUpload(event.url))
		return text('This form is too large to be one of ours, so nothing has been done.', {
			status: 413,
		});
	if (!loopbackNames.has(event.url.hostname)) {
		// Our own calls reach the API under its own name, so a page asked for under a borrowed one is refused here.
		const { loopbackOnly } = await get<Site>(event.fetch, 'site');
		if (loopbackOnly)
			return text('Until sign-in exists, this site answers only the machine it runs on.', {
				status: 403,
			});
	}
	const response = await resolve(event, {
		preload: ({ type }) => type === 'js' || type === 'css' || type === 'font',
	});
	response.headers.set('referrer-policy', 'same-origin');
	response.headers.set('x-content-type-options', 'nosniff');
	if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-cache');
	return response;
};

/** A file is handed on as it arrives; every other form is read whole. */
function isUpload({ pathname, search }: URL): boolean {
	return (
		(pathname === '/returns' && search === '?/upload') ||
		(pathname === '/returns/mappings/new' && search === '?/sample')
	);
}

/**
 * Whether a form came from a page of this site. Browsers say so themselves on secure and loopback addresses;
 * elsewhere the host it came from must be the host it was sent to.
 */
function sameSite(headers: Headers): boolean {
	const site = headers.get('sec-fetch-site');
	if (site !== null) return site === 'same-origin';
	const origin = headers.get('origin');
	return URL.canParse(origin ?? '') && new URL(origin!).host === headers.get('host');
}

/** The API answers on the very socket that the page was asked for on, so its calls never leave the machine. */
export const handleFetch: HandleFetch = ({ event, request, fetch: outside }) => {
	const url = new URL(request.url);
	if (url.origin !== event.url.origin || !url.pathname.startsWith('/api/')) return outside(request);
	const inside = new Request(addressOf(event) + url.pathname + url.search, request);
	const cookie = event.request.headers.get('cookie');
	if (cookie) inside.headers.set('cookie', cookie);
	// Nothing is gained by packing what does not leave the machine.
	inside.headers.set('accept-encoding', 'identity');
	return fetch(inside);
};

/** Without a socket this is the development server, which hands /api on by itself. */
function addressOf({ platform, url }: RequestEvent): string {
	const { localAddress, localPort } = platform?.req.socket ?? {};
	if (!localAddress || !localPort) return url.origin;
	const host = localAddress.replace(/^::ffff:/, '');
	return `http://${host.includes(':') ? `[${host}]` : host}:${localPort}`;
}

export const handleError: HandleServerError = (caught) => {
	if (caught.kind !== 'unknown') return;
	console.error(caught.error);
	return {
		message: 'The page could not be made because of a fault on our side.',
	};
};
