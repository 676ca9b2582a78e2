import {
	isOwnLayout,
	type Collection,
	type OwnWords,
	type TidyColumn,
	type TidyLayout,
	type WideLayout,
} from './collection.ts';

/** The words of a collection's own spreadsheet; none where it has the standard's. */
export function ownWords({ layout }: Collection): OwnWords {
	return isOwnLayout(layout) ? layout : {};
}

/** What a file of the collection calls a column of the standard. */
export function headingOf(collection: Collection, column: TidyColumn): string {
	return ownWords(collection).columns?.[column] ?? column;
}

/** What follows or precedes the period in the heading of a part; blank where the period stands alone. */
export function suffixesOf(collection: Collection): Record<'numerator' | 'denominator', string> {
	const { numerator = ' numerator', denominator = ' denominator' } =
		ownWords(collection).suffixes ?? {};
	return { numerator, denominator };
}

/** @throws TypeError when the collection comes as its publisher has it */
export function ownLayoutOf({ layout }: Collection): TidyLayout | WideLayout {
	if (!isOwnLayout(layout)) throw new TypeError('The layout of this collection is its publisher’s');
	return layout;
}
