import type { PersonalKind } from './personal-values.ts';

const person = String.raw`(?:child(?:ren)?|young person|yp|pupil|student|learner|person|people|client|service user|patient|individual|subject|case|parent|mother|father|mum|dad|carer|foster carer|guardian|sibling|family member|adopter|baby|victim|suspect|perpetrator|worker|social worker|allocated worker|key ?worker|staff|next of kin)(?: s)?`;
const system = String.raw`(?:lcs|ehm|eis|liquid ?logic|mosaic|care ?first|framework ?i|eclipse|azeus|protocol|capita one|synergy|ics|ecaf)`;
const id = String.raw`(?:ids?|identifiers?|refs?|references?|reference (?:no|number|id)|code|key|urn|uid|pid)`;
const ownName = String.raw`(?:fore ?names?|sur ?names?|(?:first|last|family|given|middle|full|legal|preferred|maiden|birth|christian) ?names?|initials)`;

/** Headings in small letters, their words parted by one space. */
const patterns: readonly (readonly [PersonalKind, RegExp])[] = [
	['birth-date', /\b(?:d ?o ?b|dates? of births?|birth ?dates?|birthdays?)\b/],
	['upn', /\b(?:upns?|ulns?|unique (?:pupil|learner) (?:no|nos|numbers?|ids?|references?))\b/],
	['nhs-number', /\bnhs ?(?:no|nos|num|numbers?|ids?)\b/],
	['insurance-number', /\b(?:national insurance|nino|ni (?:no|num|numbers?))\b/],
	[
		'email',
		new RegExp(`^(?:${person} )?(?:home |work |contact |personal )?e ?mails?(?: address(?:es)?)?$`),
	],
	['postcode', /\b(?:post ?codes?|zip ?codes?)\b(?! (?:area|district|sector))/],
	['address', /^(?!.*\b(?:web|ip|site)\b).*\baddress(?:es)?\b/],
	[
		'phone',
		new RegExp(
			`^(?:${person} )?(?:home |work |contact |mobile |main )*(?:(?:tele)?phones?|tel|mobiles?|landline)(?: (?:no|num|numbers?))?$`,
		),
	],
	['phone', new RegExp(`^(?:${person} )?contact (?:no|num|numbers?)$`)],
	['name', new RegExp(`^(?:${person} )?${ownName}(?: s)?(?: of (?:the )?${person})?(?: \\d)?$`)],
	['name', new RegExp(`^${person} names?(?: \\d)?$`)],
	['name', new RegExp(`^names? of (?:the |each )?${person}$`)],
	['name', /\b(?:forenames?|surnames?)\b/],
	[
		'identifier',
		new RegExp(
			`^(?:the )?(?:unique )?(?:${person}|${system}|family|household|unique)(?: ${person})? ${id}$`,
		),
	],
	[
		'identifier',
		new RegExp(`^(?:unique )?(?:case|client|person|child|${system}) (?:no|num|number)$`),
	],
	['identifier', /^(?:child|person|pupil|client|case|patient|student|lcs|mosaic)(?:ids?|ref|no)$/],
];

/** A number of five digits or more behind a word for a person or a system of cases, in words in small letters. */
export const personIdentifier = new RegExp(
	String.raw`(?<!\p{L})(?:${person}|${system})(?: (?:${id}|no|num|number))? (\d{5,10})(?!\d)`,
	'gu',
);

/** A heading that counts something, or names what is not a person. */
const counts =
	/^(?:numbers? (?:of|with|without|in|by)|no of|count of|total|sum of|percent|percentage|proportion|rate|average|mean|median)\b|[%]|\b(?:indicator|measure|area|region|country|authority|la|ward|provider|collection|dataset|file|known|recorded|missing|checked|changed)\b/;

/** Of whom or what a heading says that its column holds, when that is a single person. */
export function personalHeading(heading: string): PersonalKind | null {
	if (heading.length > 100) return null;
	const text = heading
		.normalize('NFKC')
		.replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
		.toLowerCase()
		.replaceAll(/[’'.]/g, ' ')
		.replaceAll(/[^\p{L}\d%]+/gu, ' ')
		.trim();
	if (counts.test(text)) return null;
	return patterns.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}
