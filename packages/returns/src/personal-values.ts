import {
	doubtfulForenames,
	forenames,
	honours,
	notSurnames,
	postcodeAreas,
	surnames,
} from './person-names.ts';

/** What of a person a text may hold. */
export type PersonalKind =
	| 'name'
	| 'birth-date'
	| 'upn'
	| 'nhs-number'
	| 'insurance-number'
	| 'postcode'
	| 'address'
	| 'identifier'
	| 'phone'
	| 'email';

/** What is looked for beside the numbers that only a person has: names, addresses and so on; and a date that is the whole text. */
export interface Sought {
	names: boolean;
	dates: boolean;
}

const none: readonly PersonalKind[] = [];

/**
 * What a text holds that looks like a single person.
 *
 * @param month  the month that is under way, as a month number: nobody is born after it
 */
export function personalKinds(
	text: string,
	{ names, dates }: Sought,
	month: number,
): readonly PersonalKind[] {
	if (text.length < 5) return none;
	const { digits, capitals, letters, others } = lettersOf(text);
	const kinds: PersonalKind[] = [];
	// What a text lacks rules most of it out before it is looked at closely.
	if (digits >= 11 && letters > 0 && hasUpn(text)) kinds.push('upn');
	if (digits >= 10 && hasNhsNumber(text)) kinds.push('nhs-number');
	if (digits >= 6 && letters > 2 && hasInsuranceNumber(text)) kinds.push('insurance-number');
	if (digits >= 3 && letters + others > 0 && hasBirthDate(text, dates, month))
		kinds.push('birth-date');
	if (!names) return kinds;
	if (others > 1 && text.includes('@') && /[^\s@<>,;:]@[^\s@]+\.\p{L}{2,}/u.test(text))
		kinds.push('email');
	if (digits >= 10 && hasPhone(text)) kinds.push('phone');
	if (digits >= 2 && letters > 2 && hasPostcode(text)) kinds.push('postcode');
	if (capitals >= 2 && hasPersonName(text)) kinds.push('name');
	return kinds;
}

/** How many of each there are; a letter beyond A to Z counts as a capital. */
function lettersOf(text: string) {
	const counts = { digits: 0, capitals: 0, letters: 0, others: 0 };
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code >= 97 && code <= 122) counts.letters++;
		else if (code >= 48 && code <= 57) counts.digits++;
		else if ((code >= 65 && code <= 90) || code > 127) {
			counts.capitals++;
			counts.letters++;
		} else counts.others++;
	}
	return counts;
}

const upnLetters = 'ABCDEFGHJKLMNPQRTUVWXYZ';

/**
 * Whether a text is a unique pupil number: a check letter, eleven digits, and a digit or, in a temporary one, a letter.
 *
 * @see Department for Education, Unique pupil numbers: guide for schools and local authorities
 * @example isUpn('H801200001001') // true
 */
export function isUpn(text: string): boolean {
	if (!/^[A-Z]\d{11}[\dA-Z]$/i.test(text)) return false;
	const letters = text.toUpperCase();
	let sum = 0;
	for (let place = 1; place < 13; place++) {
		const letter = letters[place]!;
		const value = /\d/.test(letter) ? Number(letter) : upnLetters.indexOf(letter);
		if (value < 0) return false;
		sum += (place + 1) * value;
	}
	return upnLetters[sum % 23] === letters[0];
}

function hasUpn(text: string): boolean {
	return [...text.matchAll(/(?<![\p{L}\d])\p{L}\d{11}[\p{L}\d](?![\p{L}\d])/gu)].some(([found]) =>
		isUpn(found),
	);
}

/**
 * Whether ten digits are an NHS number: the last is the check digit of the others, and the first is one that is issued.
 * Scotland's and those for tests are among them.
 *
 * @see NHS Data Dictionary, NHS number
 * @example isNhsNumber('9434765919') // true
 */
export function isNhsNumber(digits: string): boolean {
	if (!/^[34679]\d{9}$/.test(digits)) return false;
	let sum = 0;
	for (let place = 0; place < 9; place++) sum += (10 - place) * Number(digits[place]);
	return (11 - (sum % 11)) % 11 === Number(digits[9]);
}

function hasNhsNumber(text: string): boolean {
	return [...text.matchAll(/(?<![\d.£]|\d[,-])\d{3}([ -]?)\d{3}\1\d{4}(?![\d]|[.,]\d)/g)].some(
		([found]) => isNhsNumber(found.replaceAll(/\D/g, '')),
	);
}

function hasInsuranceNumber(text: string): boolean {
	return /(?<![\p{L}\d])(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]( ?)\d\d\1\d\d\1\d\d\1[A-D](?![\p{L}\d])/iu.test(
		text,
	);
}

/** A number of Britain's network that a person may have, written with its 0 or +44. */
function hasPhone(text: string): boolean {
	return [
		...text.matchAll(
			/(?<![\d.])(?:\+44[ -]?(?:\(0\)[ -]?)?|\(?0)[127](?:[ ()-]{0,2}\d){9}(?!\d|\.\d)/g,
		),
	].some(([found]) => !/^0\d{3}-\d\d-\d\d/.test(found));
}

/** A whole postcode; the first half alone is an area. In the middle of a text it is written in capitals. */
function hasPostcode(text: string): boolean {
	const whole = text.trim();
	if (whole.length > 8 && !/\d[A-Z]{2}/.test(whole)) return false;
	return [
		...(/^\S{2,4} ?\S{3}$/.test(whole) ? whole.toUpperCase() : text).matchAll(
			/(?<![\p{L}\d])([A-Z]{1,2})(?:\d\d?|\d[A-Z]) ?(\d[ABD-HJLNP-UW-Z]{2})(?![\p{L}\d])/gu,
		),
	].some(
		([, area, inward]) =>
			postcodeAreas.has(area!.toLowerCase()) && !/^(?:1ST|2ND|3RD|[04-9]TH)$/.test(inward!),
	);
}

const monthNames = [
	'jan',
	'feb',
	'mar',
	'apr',
	'may',
	'jun',
	'jul',
	'aug',
	'sep',
	'oct',
	'nov',
	'dec',
];
const birthWord = /(?<![a-z])(?:d\.?o\.?b\.?|born|birth(?:day|date)?)(?![a-z])/i;
const writtenDates =
	/(?<![\p{L}\d/.-])(?:(?<y>\d{4})([-/.])(?<m>\d\d?)\2(?<d>\d\d?)(?:[T ]00:00(?::00)?(?:\.0+)?Z?)?|(?<d2>\d\d?)([-/. ])(?<m2>\d\d?)\6(?<y2>\d{4}|\d\d)(?: 00:00(?::00)?)?|(?<d3>\d\d?)(?:st|nd|rd|th)?[- ](?<m3>\p{L}{3,9})\.?[- ,]{1,2}(?<y3>\d{4}|\d\d))(?![\p{L}\d/]|[.-]\d)/giu;

/**
 * Whether a text says when somebody was born who is under 26: a date with a word such as "born" beside it, or a text
 * that is a date and nothing else. Such a date is not the first or the last day of a month, as those of periods are.
 */
function hasBirthDate(text: string, alone: boolean, month: number): boolean {
	const said = birthWord.test(text);
	// What is a date and nothing else is no longer than this.
	if (!said && !(alone && text.length <= 30)) return false;
	return [...text.matchAll(writtenDates)].some(({ 0: found, groups = {} }) => {
		const day = Number(groups.d ?? groups.d2 ?? groups.d3);
		const name = groups.m3?.slice(0, 3).toLowerCase();
		const ofYear = name ? monthNames.indexOf(name) + 1 : Number(groups.m ?? groups.m2);
		const written = Number(groups.y ?? groups.y2 ?? groups.y3);
		const thisYear = Math.floor(month / 12);
		const year = written >= 100 ? written : written + (written + 2000 > thisYear ? 1900 : 2000);
		const last = new Date(Date.UTC(year, ofYear, 0)).getUTCDate();
		if (ofYear < 1 || ofYear > 12 || day < 1 || day > last) return false;
		const age = month - (year * 12 + ofYear - 1);
		if (age < 0 || age >= 26 * 12) return false;
		return said || (found.trim() === text.trim() && day > 1 && day < last);
	});
}

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
function hasPersonName(text: string): boolean {
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
