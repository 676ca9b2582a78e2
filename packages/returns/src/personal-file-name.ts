import { doubtfulForenames, forenames, surnames } from './person-names.ts';
import { personalKinds, type PersonalKind } from './personal-values.ts';

const telling: readonly PersonalKind[] = ['name', 'upn', 'nhs-number', 'insurance-number', 'email'];

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
	const found = [fileName, words, words.replaceAll('-', ' ')].flatMap((text) =>
		personalKinds(text, sought, 0),
	);
	const kinds = new Set(found.filter((kind) => telling.includes(kind)));
	if (hasSmallName(words.toLowerCase().split(/[\s-]+/))) kinds.add('name');
	return [...kinds];
}

/** What a file may be called where it is shown or kept. */
export function shownFileName(fileName: string): string {
	return personalFileName(fileName).length > 0 ? 'return.csv' : fileName;
}

function hasSmallName(words: readonly string[]): boolean {
	return words.some((word, at) => {
		const next = words[at + 1];
		if (next === undefined) return false;
		const forename = forenames.has(word) || doubtfulForenames.has(word);
		return (forename && surnames.has(next)) || (surnames.has(word) && forenames.has(next));
	});
}
