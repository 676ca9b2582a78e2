export { cellName } from './cells.ts';
export { checkReturn, type CheckOptions, type CheckResult } from './check.ts';
export type { CheckedRow, FigureKey } from './checked-row.ts';
export {
	holdingsOf,
	indicatorsOf,
	isHeld,
	isOwnLayout,
	mappedCollection,
	tidyColumns,
	type Collection,
	type CollectionMapping,
	type EesLayout,
	type EesMapping,
	type Holding,
	type LongLayout,
	type OwnWords,
	type TidyColumn,
	type TidyLayout,
	type WideLayout,
} from './collection.ts';
export type { ContextArea, ContextBreakdown, ContextIndicator, ReturnContext } from './context.ts';
export type { Source } from './decode.ts';
export {
	finding,
	findingCodes,
	findingCounts,
	inReadingOrder,
	severities,
	stages,
	warningCodes,
	type Finding,
	type FindingCode,
	type FindingCodeOf,
	type Place,
	type Severity,
	type Stage,
	type WarningCode,
} from './findings.ts';
export { csvOf } from './csv.ts';
export { findingId } from './finding-id.ts';
export { findingKinds, type FindingKind } from './finding-kinds.ts';
export { findingsCsv } from './findings-csv.ts';
export { identicalReturn, replacedReturn, tooLarge, withdrawnReturn } from './file-faults.ts';
export { areaGuesser, guessedColumns, indicatorGuesser } from './guesses.ts';
export { lastEndedPeriod } from './last-ended-period.ts';
export { nameKey } from './names.ts';
export { shownFileName } from './personal-file-name.ts';
export { personalText } from './personal-text.ts';
export { tableSchema, type TableSchema } from './table-schema.ts';
export { template } from './template.ts';
export { placesOf } from './places.ts';
export { periodOfEntry } from './period-entry.ts';
export { returnPeriod } from './return-period.ts';
export { sampleOf, type Sample } from './sample.ts';
export { peopleInSample } from './sample-people.ts';
