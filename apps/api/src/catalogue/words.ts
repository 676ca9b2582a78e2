import { wordFields, type WordField, type Words } from '../contract/index.ts';
import type { IndicatorBody } from './files.ts';

/** What an indicator says in words lies flat here, wherever it lies in the entry. */
export function wordsOf(entry: IndicatorBody): Words {
	const { title, question, definition, source, owner, why, caution, ask } = entry;
	return {
		title,
		question,
		definition,
		numeratorLabel: entry.numerator.label,
		denominatorLabel: entry.denominator?.label ?? null,
		source,
		owner,
		why,
		caution,
		ask,
	};
}

/** The indicator in other words. */
export function withWords(entry: IndicatorBody, words: Partial<Words>): IndicatorBody {
	const { numeratorLabel, denominatorLabel, ...others } = words;
	return {
		...entry,
		...others,
		numerator: { ...entry.numerator, label: numeratorLabel ?? entry.numerator.label },
		denominator: entry.denominator && {
			...entry.denominator,
			label: denominatorLabel ?? entry.denominator.label,
		},
	};
}

/** The fields in which two definitions differ. */
export function changedFields(before: Words, after: Words): WordField[] {
	return wordFields.filter((field) => before[field] !== after[field]);
}

const counting: WordField[] = ['definition', 'numeratorLabel', 'denominatorLabel'];

/** Whether two definitions count the same: an owner or a source may change without a break in the figures. */
export function countAlike(before: Words, after: Words): boolean {
	return !changedFields(before, after).some((field) => counting.includes(field));
}
