/** The stages of a check, in order: a later one counts when the earlier ones have no error, see `findingsThatCount`. */
export const stages = ['file', 'layout', 'cells', 'rows', 'history'] as const;
export type Stage = (typeof stages)[number];

/** A file with an error cannot be accepted; each warning is acknowledged; a notice informs. */
export const severities = ['error', 'warning', 'notice'] as const;
export type Severity = (typeof severities)[number];

/**
 * Every kind of finding. Those on other returns and of the history stage are raised by whoever
 * holds the other returns, and share this list so that it is closed.
 */
const kinds = [
	['empty-file', 'file', 'error'],
	['file-too-large', 'file', 'error'],
	['not-text', 'file', 'error'],
	['wrong-encoding', 'file', 'error'],
	['nul-bytes', 'file', 'error'],
	['unclosed-quote', 'file', 'error'],
	['row-too-long', 'file', 'error'],
	['windows-1252-assumed', 'file', 'notice'],
	['identical-return', 'file', 'notice'],
	['withdrawn-return', 'file', 'notice'],
	['replaced-return', 'file', 'notice'],
	['no-layout', 'layout', 'error'],
	['missing-column', 'layout', 'error'],
	['duplicate-column', 'layout', 'error'],
	['two-row-header', 'layout', 'error'],
	['mangled-period-heading', 'layout', 'error'],
	['unknown-period-heading', 'layout', 'error'],
	['no-data-rows', 'layout', 'error'],
	['personal-data-column', 'layout', 'error'],
	['personal-data-values', 'layout', 'error'],
	['unknown-column', 'layout', 'warning'],
	['blank-column', 'layout', 'warning'],
	['title-rows-skipped', 'layout', 'notice'],
	['blank-number', 'cells', 'error'],
	['not-a-number', 'cells', 'error'],
	['negative-count', 'cells', 'error'],
	['date-for-number', 'cells', 'error'],
	['excel-error', 'cells', 'error'],
	['symbol-not-allowed', 'cells', 'error'],
	['mangled-period', 'cells', 'error'],
	['unknown-period', 'cells', 'error'],
	['period-not-begun', 'cells', 'error'],
	['period-without-parts', 'cells', 'error'],
	['wrong-time-identifier', 'cells', 'error'],
	['unknown-indicator', 'cells', 'error'],
	['unknown-area', 'cells', 'error'],
	['ambiguous-area', 'cells', 'error'],
	['area-not-valid', 'cells', 'error'],
	['area-level-not-held', 'cells', 'error'],
	['unknown-geographic-level', 'cells', 'error'],
	['unknown-breakdown', 'cells', 'error'],
	['ambiguous-breakdown', 'cells', 'error'],
	['unknown-filter', 'cells', 'error'],
	['unknown-status', 'cells', 'error'],
	['fraction-for-percentage', 'cells', 'warning'],
	['fraction-in-count', 'cells', 'warning'],
	['scientific-notation', 'cells', 'warning'],
	['thousands-separator', 'cells', 'notice'],
	['percent-sign', 'cells', 'notice'],
	['spaces-trimmed', 'cells', 'notice'],
	['too-few-cells', 'rows', 'error'],
	['too-many-cells', 'rows', 'error'],
	['duplicate-key', 'rows', 'error'],
	['denominator-row-missing', 'rows', 'error'],
	['numerator-above-denominator', 'rows', 'error'],
	['value-mismatch', 'rows', 'warning'],
	['parts-not-summing', 'rows', 'warning'],
	['whole-unlike-parts', 'rows', 'warning'],
	['check-stopped', 'rows', 'error'],
	['period-not-in-file', 'rows', 'error'],
	['period-not-ended', 'rows', 'warning'],
	['period-outside-return', 'rows', 'warning'],
	['part-of-return', 'rows', 'warning'],
	['indicator-missing', 'rows', 'warning'],
	['total-row-skipped', 'rows', 'notice'],
	['unused-row-skipped', 'rows', 'notice'],
	['blank-periods-left-out', 'rows', 'notice'],
	['absent-area-left-out', 'rows', 'notice'],
	['wrong-figure-left-out', 'rows', 'notice'],
	['change-beyond-limits', 'history', 'warning'],
	['scale-change', 'history', 'warning'],
	['restates-earlier-period', 'history', 'warning'],
	['removes-value', 'history', 'warning'],
] as const satisfies readonly (readonly [string, Stage, Severity])[];

type Kind = (typeof kinds)[number];
export type FindingCode = Kind[0];
/** The codes of one stage. */
export type FindingCodeOf<S extends Stage> = Extract<Kind, readonly [string, S, Severity]>[0];
/** The codes of what is accepted for a reason only. */
export type WarningCode = Extract<Kind, readonly [string, Stage, 'warning']>[0];
export const findingCodes: readonly FindingCode[] = kinds.map(([code]) => code);
export const warningCodes: readonly FindingCode[] = kinds.flatMap(([code, , severity]) =>
	severity === 'warning' ? code : [],
);

/** What is wrong with a text, wherever it stands. */
export interface Fault {
	code: FindingCode;
	/** What is wrong, in a sentence. */
	message: string;
	/** What to do about it, in a sentence. */
	hint: string;
}

/** Where a finding stands. */
export interface Place {
	/** Line of the original file, from 1, quoted line breaks counted; null when it concerns the whole file. */
	line: number | null;
	/** The cell as a spreadsheet names it, such as F17. */
	cell: string | null;
	column: string | null;
	/** What stands in the cell, shortened. */
	value: string | null;
}

/** One problem in a return. */
export interface Finding extends Place, Fault {
	severity: Severity;
	stage: Stage;
}

const kindOf = new Map(kinds.map(([code, stage, severity]) => [code, { stage, severity }]));

/** A finding of a kind: the code decides stage and severity. */
export function finding(
	code: FindingCode,
	{ line, cell, column, value }: Place,
	message: string,
	hint: string,
): Finding {
	const { stage, severity } = kindOf.get(code)!;
	return { code, severity, stage, line, cell, column, value, message, hint };
}

/** How many findings there are of each severity. */
export function findingCounts(findings: readonly Finding[]): Record<Severity, number> {
	const counts = { error: 0, warning: 0, notice: 0 };
	for (const { severity } of findings) counts[severity]++;
	return counts;
}

export function hasError(findings: readonly Finding[], stage: Stage): boolean {
	return findings.some((finding) => finding.stage === stage && finding.severity === 'error');
}

/** What the rows stage says of one row, or of two that were both read: an error in another cell makes none of it untrue. */
const ofRowsAlone: ReadonlySet<FindingCode> = new Set<FindingCodeOf<'rows'>>([
	'too-few-cells',
	'too-many-cells',
	'duplicate-key',
	'numerator-above-denominator',
	'value-mismatch',
	'period-outside-return',
	'total-row-skipped',
	'unused-row-skipped',
	'absent-area-left-out',
	'wrong-figure-left-out',
]);

/**
 * The findings up to and with the first stage that has an error, in the order in which they are read. With errors of the
 * cells count those on rows that hang on no other row having been read.
 */
export function findingsThatCount(findings: readonly Finding[]): Finding[] {
	const failed = stages.findIndex((stage) => hasError(findings, stage));
	const last = failed < 0 ? stages.length : failed;
	return inReadingOrder(
		findings.filter(
			({ stage, code }) =>
				stages.indexOf(stage) <= last || (stages[last] === 'cells' && ofRowsAlone.has(code)),
		),
	);
}

/**
 * What has to be mended first: errors, then warnings, then notices; within these by line, with what concerns the whole
 * file last; and of a line by stage.
 */
export function inReadingOrder(findings: readonly Finding[]): Finding[] {
	const ranked = findings.map((one) => ({
		one,
		severity: severities.indexOf(one.severity),
		line: one.line ?? 1e12,
		stage: stages.indexOf(one.stage),
	}));
	return ranked
		.sort((a, b) => a.severity - b.severity || a.line - b.line || a.stage - b.stage)
		.map(({ one }) => one);
}
