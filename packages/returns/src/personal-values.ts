import { hasPersonName } from './person-name.ts';
import { postcodeAreas } from './person-names.ts';

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
 * @param month  the month that is under way, as a month number: nobody is born after it; null where it is not known, and
 * what is said to be a date of birth is one at any age
 */
export function personalKinds(
	text: string,
	{ names, dates }: Sought,
	month: number | null,
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
function hasBirthDate(text: string, alone: boolean, month: number | null): boolean {
	const said = birthWord.test(text);
	// What is a date and nothing else is no longer than this.
	if (!said && !(alone && text.length <= 30)) return false;
	return [...text.matchAll(writtenDates)].some(({ 0: found, groups = {} }) => {
		const day = Number(groups.d ?? groups.d2 ?? groups.d3);
		const name = groups.m3?.slice(0, 3).toLowerCase();
		const ofYear = name ? monthNames.indexOf(name) + 1 : Number(groups.m ?? groups.m2);
		const written = Number(groups.y ?? groups.y2 ?? groups.y3);
		const thisYear = month === null ? Infinity : Math.floor(month / 12);
		const year = written >= 100 ? written : written + (written + 2000 > thisYear ? 1900 : 2000);
		const last = new Date(Date.UTC(year, ofYear, 0)).getUTCDate();
		if (ofYear < 1 || ofYear > 12 || day < 1 || day > last) return false;
		if (month === null) return said;
		const age = month - (year * 12 + ofYear - 1);
		if (age < 0 || age >= 26 * 12) return false;
		return said || (found.trim() === text.trim() && day > 1 && day < last);
	});
}
