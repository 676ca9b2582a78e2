import { doubtfulForenames, forenames, honours, notSurnames, surnames } from './person-names.ts';

// Of bounded length, so that a text of nothing but capitals takes no longer than another.
const word = String.raw`\p{Lu}[\p{L}'’]{1,30}(?:-\p{Lu}[\p{L}'’]{1,30}){0,3}`;
const particle = String.raw`(?:(?:van|von|der|den|de|la|du|da|dos|bin|ibn|binti|al|el|ul|ur)[ -]){0,3}`;
const wordRun = new RegExp(
	String.raw`(?<![\p{L}\d])${word}(?:[ \u00A0]+(?:\p{Lu}\.?(?= )|${particle}${word}))+`,
	'gu',
);
const surnameFirst = new RegExp(
	String.raw`^(?:${particle}${word} ?){1,2}, *(${word})(?: \p{Lu}.*)?$`,
	'u',
);
const capitalsFirst = new RegExp(
	String.raw`(?<![\p{L}\d])(\p{Lu}[\p{Lu}'’-]{2,60}), (${word})`,
	'gu',
);
const titled = /(?<![\p{L}])(?:Mr|Mrs|Ms)\.? (?:\p{Lu}\.? )?\p{Lu}\p{Ll}+/u;

const titles = new Set(['mr', 'mrs', 'ms']);

/** Whether a word of a text is a forename or a title, whatever stands beside it: dear patterns are for those texts alone. */
function hasForename(text: string): boolean {
	if (/[\u0080-\uFFFF]/.test(text)) return true;
	for (const [found] of text.matchAll(/[A-Z][A-Za-z]+/g)) {
		const name = found.toLowerCase();
		if (forenames.has(name) || doubtfulForenames.has(name) || titles.has(name)) return true;
	}
	return false;
}

/** Whether a text holds the name of a person: a common forename before a surname, or behind one and a comma. */
export function hasPersonName(text: string): boolean {
	if (!hasForename(text)) return false;
	if (titled.test(text)) return true;
	for (const { 0: run, index } of text.matchAll(wordRun)) {
		const words = run
			.split(/[ \u00A0]+/)
			.map((one) => one.replace(/^\p{Ll}{2,3}-/u, ''))
			.filter((one) => /^\p{Lu}/u.test(one));
		const [next = ''] = /^[\s,]*\p{L}+/u.exec(text.slice(index + run.length)) ?? [];
		if (isPersonIn(words, plain(next.trim()))) return true;
	}
	const whole = surnameFirst.exec(text.trim());
	if (whole && isPerson(whole[1]!, text.trim().split(',')[0]!)) return true;
	return [...text.matchAll(capitalsFirst)].some(([, surname, forename]) =>
		isPerson(forename!, surname!),
	);
}

/** @param next  the word behind the capitalised ones, as "school" is in "Oliver Twist school" */
function isPersonIn(words: readonly string[], next: string): boolean {
	return words.some((forename, at) => {
		if (at > 0 && honours.has(plain(words[at - 1]!))) return false;
		const rest = words.slice(at + 1, at + 6).filter((one) => one.replace('.', '').length > 1);
		const [surname, second] = rest;
		if (!surname || rest.slice(0, 4).some((one) => notSurnames.has(plain(one)))) return false;
		if (institutions.has(next)) return false;
		return isPerson(forename, surname) || (second !== undefined && isPerson(forename, second));
	});
}

/** Words in small letters that make a name that of a place. */
const institutions = new Set(
	'academy centre church college court home hospice hospital house hub nursery park place primary road school street unit ward'.split(
		' ',
	),
);

function isPerson(forename: string, surname: string): boolean {
	const first = plain(forename);
	const last = plain(surname);
	if (last.length < 2 || notSurnames.has(last)) return false;
	const parts = first.split('-');
	if (forenames.has(first) || forenames.has(parts[0]!)) return true;
	return (
		(doubtfulForenames.has(first) || doubtfulForenames.has(parts[0]!)) &&
		(surnames.has(last) || last.split('-').some((part) => surnames.has(part)))
	);
}

/** A word in small letters, without accents, full stops or an 's at its end. */
function plain(text: string): string {
	return text
		.normalize('NFD')
		.replaceAll(/\p{M}/gu, '')
		.replaceAll('’', "'")
		.replace(/'s$/i, '')
		.replaceAll(/[.,]/g, '')
		.toLowerCase();
}
