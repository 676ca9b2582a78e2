import {
	findingCounts,
	findingId,
	findingKinds,
	identicalReturn,
	shownFileName,
	type Finding,
} from '@sightline/returns';
import type { StoredCollection } from '../catalogue/catalogue.ts';
import type { Check, Finding as WireFinding } from '../contract/index.ts';
import { periodRef } from '../indicators/figure.ts';
import type { SpooledFile } from '../writer.ts';
import type { Look } from './accept.ts';

const shownFindings = 200;
/** Of one kind: as many as can each have a field of their own on a page. */
const shownOfKind = 50;

/** What was found in a file, as the wire has it. */
export function checkOf(
	id: string,
	collection: StoredCollection,
	file: SpooledFile,
	look: Look,
	expiresAt: string | null,
): Check {
	const result = 'result' in look ? look.result : null;
	const period = result?.period ?? file.period;
	return {
		id,
		collection: { id: collection.id, title: collection.title },
		fileName: shownFileName(file.fileName),
		state: look.state === 'refused' || look.state === 'identical' ? look.state : 'checked',
		period: period === null ? null : periodRef(collection.periodType, period),
		rows: result?.rows ?? 0,
		observations: result?.observations ?? 0,
		...foundIn(findingsOf(look)),
		identicalTo: look.state === 'identical' ? look.sequence : null,
		acceptedAs: null,
		changes: 'changes' in look ? look.changes : null,
		expiresAt,
	};
}

/** Every finding of a look. Of a file that counts already, that it does is what was found. */
export function findingsOf(look: Look): Finding[] {
	return look.state === 'identical' ? [identicalReturn(look.sequence)] : look.result.findings;
}

function foundIn(findings: Finding[]): Pick<Check, 'counts' | 'findings' | 'kinds' | 'warnings'> {
	const kinds = findingKinds(findings);
	return {
		counts: findingCounts(findings),
		findings: findings.slice(0, shownFindings).map(wireFinding),
		kinds: kinds.map(({ findings: alike, ...kind }) => ({
			...kind,
			count: alike.length,
			findings: alike.slice(0, shownOfKind).map(wireFinding),
		})),
		warnings: kinds
			.filter(({ severity }) => severity === 'warning')
			.map(({ code, findings: alike }) => ({
				...{ code, count: alike.length },
				message: alike[0]!.message,
			})),
	};
}

/** A finding as the wire has it. */
export function wireFinding(finding: Finding): WireFinding {
	return { id: findingId(finding), ...finding };
}
