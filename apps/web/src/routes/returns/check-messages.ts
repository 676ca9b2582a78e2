import type { Finding, Severity } from '@sightline/returns';

/** What a page asks of the worker that checks files. */
export type CheckRequest =
	| { kind: 'prepare'; collection: string }
	| { kind: 'check'; collection: string; period: string; file: File }
	/** Looks for what is about people in a spreadsheet whose headings are not mapped yet. */
	| { kind: 'people'; collection: string; file: File };

/** What the worker answers: progress any number of times, then how it ended; `checked` is followed by `csv`. */
export type CheckReply =
	/** Share of the work that is done, 0 to 1. */
	| { kind: 'progress'; done: number }
	| { kind: 'checked'; found: Found }
	| { kind: 'people'; findings: Finding[] }
	/** Every finding; null when there is none. */
	| { kind: 'csv'; csv: Blob | null }
	/** The period entered is none of the collection's. */
	| { kind: 'bad-period'; message: string }
	/** The browser could not read the file. */
	| { kind: 'unreadable' }
	/** Nothing could be checked here, so that the server has to. */
	| { kind: 'unchecked' };

/** What a check found in a file. */
export interface Found {
	rows: number;
	observations: number;
	/** The period it is for, as it stands in sentences; null when it could not be told. */
	period: string | null;
	counts: Record<Severity, number>;
	/** The first 200, errors before warnings before notices. */
	findings: Finding[];
}
