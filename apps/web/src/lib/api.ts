import { error } from '@sveltejs/kit';
import type { Problem } from '@sightline/api/contract';

type Fetch = typeof fetch;

type Query = Record<string, string | null | undefined>;

/** What the API answers at a path, or the page that says why it does not. Empty parameters are left out. */
export async function get<Answer>(fetch: Fetch, path: string, query: Query = {}): Promise<Answer> {
	return answerOf<Answer>(await fetch(addressOf(path, query)));
}

/** What the API answers at a path, or why it does not, for a page that says so in its own place. */
export async function ask<Answer>(
	fetch: Fetch,
	path: string,
	query: Query = {},
): Promise<{ answer: Answer; problem?: never } | { answer?: never; problem: Problem }> {
	const response = await fetch(addressOf(path, query));
	if (!response.ok) return { problem: await problemOf(response) };
	return { answer: (await response.json()) as Answer };
}

function addressOf(path: string, query: Query): string {
	const given = Object.entries(query).filter(
		(entry): entry is [string, string] => typeof entry[1] === 'string',
	);
	return `/api/${path}${given.length ? `?${new URLSearchParams(given)}` : ''}`;
}

/** Sends a JSON body; the caller judges a refusal, because a form shows it beside what was entered. */
export async function send<Answer>(
	fetch: Fetch,
	method: 'POST' | 'DELETE',
	path: string,
	body?: unknown,
): Promise<
	{ answer: Answer; problem?: never } | { answer?: never; problem: Problem & { status: number } }
> {
	const response = await fetch(`/api/${path}`, {
		method,
		...(body !== undefined && {
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
		}),
	});
	if (!response.ok) return { problem: { ...(await problemOf(response)), status: response.status } };
	return { answer: (response.status === 204 ? undefined : await response.json()) as Answer };
}

async function answerOf<Answer>(response: Response): Promise<Answer> {
	if (response.ok) return (await response.json()) as Answer;
	const { code, message } = await problemOf(response);
	error(response.status, message, { code });
}

/** The problem in a refusal, also when something between us and the API answered instead of it. */
export async function problemOf(response: Response): Promise<Problem> {
	try {
		const { code, message, path } = (await response.json()) as Partial<Problem>;
		if (code && message) return { code, message, ...(path && { path }) };
	} catch {
		// not JSON: said below
	}
	return { code: 'unreadable', message: `The service answered with status ${response.status}.` };
}
