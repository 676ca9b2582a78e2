import { describe, expect, it } from 'vitest';
import type { CheckOptions } from '../check.ts';
import type { ReturnContext } from '../context.ts';
import { checked } from './example.ts';
import type { FindingCode, Severity, Stage } from '../findings.ts';

/** An offending file and the one finding of its kind that it must give. */
export interface FindingCase {
	/** Lines of text, or bytes. */
	file: string[] | Uint8Array;
	context?: ReturnContext;
	options?: Partial<CheckOptions>;
	at: [
		Severity,
		line: number | null,
		cell: string | null,
		column: string | null,
		value: string | null,
	];
	message: string;
	hint: string;
}

/** A test for every case. */
export function testFindings(
	stage: Stage,
	cases: Partial<Record<FindingCode, FindingCase[]>>,
): void {
	for (const [code, ofCode] of Object.entries(cases))
		describe(code, () => {
			it.each(ofCode)('says: $message', async ({ file, context, options, at, message, hint }) => {
				const text = Array.isArray(file) ? file.join('\n') : file;
				const { findings } = await checked(text, context, options);
				const [severity, line, cell, column, value] = at;
				const place = { line, cell, column, value };
				expect(findings.filter((finding) => finding.code === code)).toEqual([
					{ code, severity, stage, ...place, message, hint },
				]);
			});
		});
}

/** A byte for every letter, as in Latin-1. */
export function bytesOf(...lines: string[]): Uint8Array {
	return Uint8Array.from(lines.join('\n'), (letter) => letter.charCodeAt(0));
}

/** The codes of the cells stage on numbers; the others are on what a row is about. */
export type NumberCode = Extract<
	FindingCode,
	| 'blank-number'
	| `${string}-number`
	| 'negative-count'
	| 'excel-error'
	| 'symbol-not-allowed'
	| `fraction-${string}`
	| 'scientific-notation'
	| 'thousands-separator'
	| 'percent-sign'
	| 'spaces-trimmed'
>;
