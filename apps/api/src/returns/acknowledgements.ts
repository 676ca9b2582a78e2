import { findingId, type Finding } from '@sightline/returns';
import type { Acknowledgement, AcknowledgedWarnings } from '../contract/index.ts';

/** How many warnings of a kind are kept with their words; how many there were is always kept. */
const mostKept = 500;

/**
 * Which warnings were given a reason, and which were not. A reason for one finding goes before one for a cell, and that
 * before one for the whole kind; one in blank is none.
 *
 * @returns what is to be kept with the return, by kind and reason, and the warnings that are still open
 */
export function acknowledge(
	findings: readonly Finding[],
	given: readonly Acknowledgement[],
): { kept: AcknowledgedWarnings[]; open: Finding[] } {
	const reasons = new Map<string, string>();
	for (const one of given)
		if (one.reason.trim() !== '') reasons.set(nameOf(one), one.reason.trim());
	const kept = new Map<string, AcknowledgedWarnings>();
	const open: Finding[] = [];
	for (const finding of findings) {
		if (finding.severity !== 'warning') continue;
		const { code, line, cell, message } = finding;
		const reason =
			reasons.get(nameOf({ finding: findingId(finding) })) ??
			(cell === null ? undefined : reasons.get(nameOf({ code, cell }))) ??
			reasons.get(nameOf({ code }));
		if (reason === undefined) {
			open.push(finding);
			continue;
		}
		const name = `${code} ${reason}`;
		const alike = kept.get(name) ?? { code, reason, count: 0, warnings: [] };
		kept.set(name, alike);
		alike.count += 1;
		if (alike.warnings.length < mostKept) alike.warnings.push({ line, cell, message });
	}
	return { kept: [...kept.values()], open };
}

/** Which warnings are open, by kind and with the first cells: "2 of fraction-in-count (D4, D7)". */
export function openWords(open: readonly Finding[]): string {
	const kinds = [...Map.groupBy(open, ({ code }) => code)].map(([code, alike]) => {
		const cells = alike.flatMap(({ cell }) => cell ?? []);
		const named = cells.slice(0, 5).join(', ') + (cells.length > 5 ? ' and others' : '');
		return `${alike.length.toLocaleString('en-GB')} of ${code}${named && ` (${named})`}`;
	});
	return `Give a reason for each warning before accepting, for one or for its kind. Still open: ${kinds.join('; ')}.`;
}

function nameOf(one: { finding: string } | { code: string; cell?: string | undefined }): string {
	if ('finding' in one) return `finding ${one.finding}`;
	return one.cell === undefined ? `kind ${one.code}` : `cell ${one.code} ${one.cell.toUpperCase()}`;
}
