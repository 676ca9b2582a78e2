import {
	severities,
	type Finding,
	type FindingCode,
	type Severity,
	type Stage,
} from './findings.ts';

/** The findings of one code. */
export interface FindingKind {
	code: FindingCode;
	severity: Severity;
	stage: Stage;
	/** In the order given. */
	findings: Finding[];
}

/** Findings by kind: errors first, then warnings, then notices; within these in the order given. */
export function findingKinds(findings: readonly Finding[]): FindingKind[] {
	return [...Map.groupBy(findings, ({ code }) => code)]
		.map(([code, alike]) => {
			const { severity, stage } = alike[0]!;
			return { code, severity, stage, findings: alike };
		})
		.sort((one, other) => severities.indexOf(one.severity) - severities.indexOf(other.severity));
}
