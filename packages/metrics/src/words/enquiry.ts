import { enquiryKinds, rules, type EnquiryKind } from '../vocabulary.ts';
import type { Evidence, EvidenceArea } from './enquiry-evidence.ts';
import { groundsOf, type Ground } from './enquiry-grounds.ts';
import { numberWord } from './figures.ts';

/** A question that the figures suggest, with what raised it. */
export interface LineOfEnquiry {
	kind: EnquiryKind;
	/** Ids: one, but for a return that several wait for. */
	indicators: string[];
	area: EvidenceArea;
	/** Other areas with evidence of the same kind, in the order of the input. */
	alsoIn: EvidenceArea[];
	/** A sentence without its full stop: what the figures show. It does not name the area. */
	evidence: string;
	question: string;
}

/**
 * Questions that a member might ask, each with the evidence that raised it: what is told first has the better claim on
 * a short meeting. The council comes before its parts; then the kinds in the order of `enquiryKinds`; among signals the
 * stronger rule (outside, trend, two-in-three, shift), and a change on a year ago last; otherwise the order of the input.
 *
 * An indicator has one line of a kind and way: what a part shows as well as the whole, or several parts, is told once. A return
 * that has not come in is one line for all the indicators that wait for it.
 *
 * No line says whose doing anything is: it states a figure and asks.
 *
 * @param evidence  one an indicator and area, in the catalogue's order
 */
export function linesOfEnquiry(evidence: Evidence[]): LineOfEnquiry[] {
	const found = evidence
		.flatMap((of) => groundsOf(of).map((ground) => ({ of, ground })))
		.sort((a, b) => place(a) - place(b));
	const lines = new Map<string, { first: Found; indicators: Set<string>; areas: EvidenceArea[] }>();
	for (const next of found) {
		const { of, ground } = next;
		const key = ground.shared ? ground.statement : `${ground.kind} ${ground.way} ${of.indicator}`;
		const line = lines.get(key);
		if (!line) {
			lines.set(key, { first: next, indicators: new Set([of.indicator]), areas: [of.area] });
			continue;
		}
		line.indicators.add(of.indicator);
		if (line.areas.every(({ code }) => code !== of.area.code)) line.areas.push(of.area);
	}
	return [...lines.values()].map(({ first: { of, ground }, indicators, areas }) => {
		return {
			kind: ground.kind,
			indicators: [...indicators],
			area: of.area,
			// One return is of all areas.
			alsoIn: ground.shared ? [] : areas.filter(({ code }) => code !== of.area.code),
			evidence: evidenceSentence(ground, indicators.size),
			question: ground.question,
		};
	});
}

interface Found {
	of: Evidence;
	ground: Ground;
}

/** Whole before part, kind before kind, rule before rule. */
function place({ of, ground }: Found): number {
	const part = of.area.partOf === null ? 0 : 1;
	const rule = ground.rule ? rules.indexOf(ground.rule) : rules.length;
	return (part * enquiryKinds.length + enquiryKinds.indexOf(ground.kind)) * 10 + rule;
}

function evidenceSentence({ statement, shared }: Ground, waiting: number): string {
	if (!shared) return statement;
	return `${statement}; ${numberWord(waiting)} ${waiting === 1 ? 'indicator waits' : 'indicators wait'} for it`;
}
