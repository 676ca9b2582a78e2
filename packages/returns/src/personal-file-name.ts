import { personIdentifier } from './personal-headings.ts';
import { doubtfulForenames, forenames, surnames } from './person-names.ts';
import { personalKinds, type PersonalKind } from './personal-values.ts';

/**
 * What the name of a file holds that looks like a single person. Names in small letters are told by a common surname.
 *
 * @example personalFileName('oliver_smith.csv') // ['name']
 */
export function personalFileName(fileName: string): PersonalKind[] {
	const words = fileName
		.replace(/\.[a-z]{3,4}$/i, '')
		.replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
		.replaceAll(/[_.+()[\]]+/g, ' ');
	const sought = { names: true, dates: false };
	const kinds = new Set(
		[fileName, words, words.replaceAll('-', ' ')].flatMap((text) =>
			personalKinds(text, sought, null),
		),
	);
	const small = words.toLowerCase().split(/[\s-]+/);
	if (hasSmallName(small)) kinds.add('name');
	if (hasIdentifier(small.join(' '))) kinds.add('identifier');
	return [...kinds];
}

/** What a file may be called where it is shown or kept. */
export function shownFileName(fileName: string): string {
	return personalFileName(fileName).length > 0 ? 'return.csv' : fileName;
}

/** Common surnames that may as well stand beside the letter of a part, as in "Annex A foster carers". */
const wordSurnames = new Set(
	'bell berry brown cook ford foster fox gray green hunter knight marsh mason palmer parsons poole porter rose stone west white wood woods young'.split(
		' ',
	),
);

function hasSmallName(words: readonly string[]): boolean {
	const isSurname = (word: string) => surnames.has(word) && !wordSurnames.has(word);
	return words.some((word, at) => {
		const next = words[at + 1];
		if (next === undefined) return false;
		if (/^\p{L}$/u.test(word)) return isSurname(next);
		if (/^\p{L}$/u.test(next)) return isSurname(word);
		const forename = forenames.has(word) || doubtfulForenames.has(word);
		return (forename && surnames.has(next)) || (surnames.has(word) && forenames.has(next));
	});
}

/** A number behind a word for a person or for a system of cases, such as "LCS 1234567", that is no date. */
function hasIdentifier(words: string): boolean {
	return [...words.matchAll(personIdentifier)].some(
		([, digits]) => !/^(?:(?:19|20)\d{4}(?:\d\d)?|[0-3]\d[01]\d(?:19|20)\d\d)$/.test(digits!),
	);
}
