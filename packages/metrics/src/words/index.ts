export {
	comparisonPhrase,
	comparisonSentence,
	funnelPhrase,
	partPhrase,
	quarterPhrase,
	rankPhrase,
	rankSentence,
} from './comparison.ts';
export {
	assurancePhrase,
	changePhrase,
	findingSentence,
	variationPhrase,
	type Verdict,
} from './verdict.ts';
export {
	afterPhrase,
	grainPhrase,
	pathSentence,
	projectionSentence,
	seasonPhrase,
} from './outlook.ts';
export { isSeen, type DataCondition, type Stated } from './data-condition.ts';
export { numberWord } from './figures.ts';
export { type Finding } from './finding.ts';
export { findingParagraph } from './finding-paragraph.ts';
export { chartDescription } from './chart-description.ts';
export { headlineSentence } from './headline.ts';
export {
	changedSinceSentence,
	verdictChanges,
	type TwoVerdicts,
	type VerdictChange,
} from './changed-since.ts';
export { chanceSentences } from './chance.ts';
export { linesOfEnquiry, type LineOfEnquiry } from './enquiry.ts';
export { type CompletedAction, type Evidence, type EvidenceArea } from './enquiry-evidence.ts';
