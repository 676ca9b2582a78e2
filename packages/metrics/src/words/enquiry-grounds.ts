import { judgementOf } from '../comparison.ts';
import type { TwoAreas } from '../published-beside.ts';
import { changeVariation } from '../series-reading.ts';
import type { EnquiryKind, Rule } from '../vocabulary.ts';
import { dataSentence, isSeen } from './data-condition.ts';
import type { CompletedAction, Evidence } from './enquiry-evidence.ts';
import {
	figure,
	listPhrase,
	numberWord,
	periodPhrase,
	rounded,
	targetPhrase,
	whenPhrase,
} from './figures.ts';
import { rangeShown } from './usual-range.ts';
import { findingSentence } from './verdict.ts';

/** One reason to ask about an indicator in an area. */
export interface Ground {
	kind: EnquiryKind;
	/** Of a signal; null for a change on a year ago and for all else. */
	rule: Rule | null;
	/** What the figures show, without the area's name and without a full stop. */
	statement: string;
	question: string;
	/** Which way, where areas may differ: what is told of one is not told of another that went the other way. */
	way: string;
	/** Whether it is the same for every indicator with these words. */
	shared: boolean;
}

const questions: Record<Exclude<EnquiryKind, 'signal' | 'movement'>, string> = {
	target: 'What is planned that would bring the target within reach, and when should it show?',
	'unlike-others': 'What is different there, and what could be learnt from it?',
	action: 'What was the action meant to change, by when, and what has been seen so far?',
	comparator: 'What might lie behind the two moving in opposite directions?',
	restated:
		'What was found, and does it touch other figures, or anything decided on the earlier one?',
	missing: 'When will the figure be there, and what is known meanwhile?',
};

/** What there is to ask of one indicator in one area: at most one ground of each kind. */
export function groundsOf(evidence: Evidence): Ground[] {
	return [
		signalGround(evidence),
		targetGround(evidence),
		unlikeOthersGround(evidence),
		actionGround(evidence),
		comparatorGround(evidence),
		restatedGround(evidence),
		missingGround(evidence),
	].filter((ground) => ground !== null);
}

/** The wrong way, or unusual where no way is wrong: each asks the indicator's own question. */
function signalGround(evidence: Evidence): Ground | null {
	const { variation, signal } = evidence.reading;
	if (variation === null || variation === 'common-cause' || variation === 'improvement')
		return null;
	return {
		kind: variation === 'concern' ? 'signal' : 'movement',
		rule: signal?.rule ?? null,
		statement: findingSentence({ ...evidence, data: [] }),
		question: evidence.ask,
		way: variation,
		shared: false,
	};
}

function targetGround(evidence: Evidence): Ground | null {
	const { reading, target, polarity, title, seriesReading } = evidence;
	if (reading.assurance !== 'failing' || target === null || reading.latest === null) return null;
	const usual = rangeShown(evidence, reading.latest.index);
	const lies =
		seriesReading === 'process' && usual !== null
			? `usually ${usual.width === 0 ? usual.average : usual.range}`
			: figure(reading.latest.value, evidence);
	return ground(
		'target',
		`${title}: ${lies}, and the target is ${targetPhrase(target, evidence, polarity)}, which is not expected to be met unless something changes`,
	);
}

function unlikeOthersGround(evidence: Evidence): Ground | null {
	const { unlikeOthers, area, polarity, title } = evidence;
	if (!unlikeOthers || unlikeOthers.comparison === 'similar' || area.partOf === null) return null;
	const { comparison, own, whole, period } = unlikeOthers;
	const judgement = judgementOf(comparison, polarity);
	const clause = judgement === null ? '' : `, which is ${judgement}`;
	return ground(
		'unlike-others',
		`${title}: ${figure(own, evidence)} ${whenPhrase(period)}, ${comparison} than in ${area.partOf} as a whole (${figure(whole, evidence)}) by more than its size explains${clause}`,
		comparison,
	);
}

/** Actions whose time has come and that the figures do not show: what got worse before what stayed. */
function actionGround(evidence: Evidence): Ground | null {
	const { actions = [], title } = evidence;
	const after = (outcome: CompletedAction['outcome']) =>
		actions.filter((action) => action.outcome === outcome);
	const [worse, same] = [after('worsening'), after('no-change-yet')];
	const told = [
		...worse.map((action) => `since ${named(action)} the figures have moved the wrong way`),
		...same.map((action) => `since ${named(action)} the figures show no change yet`),
	];
	return told.length === 0
		? null
		: ground('action', `${title}: ${listPhrase(told)}`, worse.length > 0 ? 'worse' : 'same');
}

const named = ({ title, completed }: CompletedAction) => `“${title}” was completed in ${completed}`;

/** This area moved clearly, and not for the better, while another moved the other way. */
function comparatorGround(evidence: Evidence): Ground | null {
	const { comparators = [], polarity, title, decimals } = evidence;
	const moved = ({ before, after }: { before: number; after: number }) =>
		Math.sign(rounded(after, decimals) - rounded(before, decimals));
	const opposite = comparators.find(({ own, other }) => {
		if (own.change === null || moved(own) === 0 || moved(other) !== -moved(own)) return false;
		const change = { ...own.change, difference: own.after - own.before };
		const variation = changeVariation(change, polarity);
		return variation !== 'common-cause' && variation !== 'improvement';
	});
	return opposite ? ground('comparator', `${title}: ${bothMovements(opposite, evidence)}`) : null;
}

function bothMovements({ name, from, to, own, other }: TwoAreas, evidence: Evidence): string {
	const told = ({ before, after }: { before: number; after: number }) =>
		`${after > before ? 'up' : 'down'} from ${figure(before, evidence)} to ${figure(after, evidence)}`;
	return `from ${periodPhrase(from)} to ${periodPhrase(to)} ${told(own)}, while ${name} went ${told(other)}`;
}

function restatedGround(evidence: Evidence): Ground | null {
	const restated = (evidence.data ?? [])
		.filter((condition) => condition.kind === 'restated')
		.filter((condition) => isSeen(condition, evidence));
	if (restated.length === 0) return null;
	const [latest] = restated;
	const others = restated.length - 1;
	const more =
		others === 0
			? ''
			: `, and ${others === 1 ? 'one more was' : `${numberWord(others)} more were`}`;
	return ground(
		'restated',
		`${evidence.title}: ${sentence(evidence, latest!)}${more && `${more} changed`}`,
		`${latest!.period.index} ${typeof latest!.after}`,
	);
}

/** A return that is overdue is asked about once; a figure that is missing or in part only, for its indicator. */
function missingGround(evidence: Evidence): Ground | null {
	const { data = [], title } = evidence;
	const late = data.find(({ kind }) => kind === 'late');
	if (late) {
		const statement = dataSentence(late, evidence).slice(0, -1);
		return { ...ground('missing', statement), shared: true };
	}
	const lacking = data.find(({ kind }) => kind === 'missing' || kind === 'incomplete');
	return lacking
		? ground('missing', `${title}: ${sentence(evidence, lacking)}`, lacking.kind)
		: null;
}

function ground(kind: keyof typeof questions, statement: string, way = ''): Ground {
	return { kind, rule: null, statement, question: questions[kind], way, shared: false };
}

/** A condition after a title and a colon. */
function sentence(evidence: Evidence, condition: Parameters<typeof dataSentence>[0]): string {
	const words = dataSentence(condition, evidence).slice(0, -1);
	return words.charAt(0).toLowerCase() + words.slice(1);
}
