/** Every way in which the API refuses, so that a client can tell them apart. */
export type ProblemCode =
	| 'not-found'
	| 'not-yet'
	| 'invalid-request'
	| 'not-acceptable'
	| 'bad-month'
	| 'bad-period'
	| 'bad-value'
	| 'bad-path'
	| 'bad-text'
	| 'bad-mapping'
	| 'bad-column'
	| 'no-reason'
	| 'bad-reason'
	| 'nothing-changed'
	| 'too-large'
	| 'already-withdrawn'
	| 'gone'
	| 'busy'
	| 'forbidden'
	| 'too-many-requests'
	| 'wrong-usage'
	| 'internal';

/** A refusal that leaves the API as `{ code, message, path }`. The message says what happened and what to do. */
export class AppError extends Error {
	readonly status: number;
	readonly code: ProblemCode;
	/** Where in the body that was sent, as a JSON pointer; undefined where it is nowhere in particular. */
	readonly path: string | undefined;

	constructor(status: number, code: ProblemCode, message: string, path?: string) {
		super(message);
		this.status = status;
		this.code = code;
		this.path = path;
	}
}

/** What a refusal says, as it leaves the API. */
export function problemIn({ code, message, path }: AppError) {
	return { code, message, ...(path !== undefined && { path }) };
}

export function notFound(noun: string, name: string | number): never {
	throw new AppError(404, 'not-found', `There is no ${noun} “${name}”.`);
}

/** What a writer is told when another program holds the database. */
export const busyMessage =
	'Another program is writing to the database just now. Nothing was stored; try again in a moment.';

/** Whether the database refused because another program is writing to it. */
export function isBusy(error: unknown): boolean {
	return String((error as { code?: unknown } | null)?.code).startsWith('SQLITE_BUSY');
}
