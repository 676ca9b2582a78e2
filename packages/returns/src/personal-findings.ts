import { quoted, wholeFile } from './cells.ts';
import { finding, type Finding, type Place } from './findings.ts';
import { listed } from './names.ts';
import type { PersonalKind } from './personal-values.ts';

// What is found is never repeated: no value, and no text of the file but a heading that says what its column is for.

/** What one of each is called in a sentence. */
export const oneOfKind: Record<PersonalKind, string> = {
	name: 'the name of a person',
	'birth-date': 'a date of birth',
	upn: 'a UPN',
	'nhs-number': 'an NHS number',
	'insurance-number': 'a National Insurance number',
	postcode: 'a full postcode',
	address: 'an address',
	identifier: 'a number of a single person or case',
	phone: 'a telephone number',
	email: 'an e-mail address',
};

const many: Record<PersonalKind, string> = {
	name: 'names of people',
	'birth-date': 'dates of birth',
	upn: 'UPNs',
	'nhs-number': 'NHS numbers',
	'insurance-number': 'National Insurance numbers',
	postcode: 'full postcodes',
	address: 'addresses',
	identifier: 'numbers of single people or cases',
	phone: 'telephone numbers',
	email: 'e-mail addresses',
};

const rule =
	'A return holds counts and sums, nothing about a single person. Nothing of the file has been kept, and nothing else in it has been checked yet.';

/** A column as a finding may name it: its heading, or its letter where the heading must not be repeated. */
interface Named {
	heading: string | null;
	place: Pick<Place, 'line' | 'cell'>;
}

export function personalColumn({ heading, place }: Named, kind: PersonalKind): Finding {
	return finding(
		'personal-data-column',
		{ ...place, column: heading, value: null },
		`The column ${nameOf({ heading, place })} is for ${many[kind]}.`,
		`Take the column out and check the file again. ${rule}`,
	);
}

/** @param cells  how many hold what looks like it */
export function personalValues(
	{ heading, place }: Named,
	kinds: Iterable<PersonalKind>,
	cells: number,
): Finding {
	return finding(
		'personal-data-values',
		{ ...place, column: heading, value: null },
		cells === 1
			? `Cell ${place.cell} holds what looks like ${listed([...kinds].map((kind) => oneOfKind[kind]))}.`
			: `${cells} cells of the column ${nameOf({ heading, place })} hold what looks like ${listed([...kinds].map((kind) => many[kind]))}, the first of them ${place.cell} on line ${place.line}.`,
		`Take ${cells === 1 ? 'it' : 'them'} out, or write it otherwise where nobody is meant, and check the file again. ${rule}`,
	);
}

export function personalName(kinds: readonly PersonalKind[]): Finding {
	return finding(
		'personal-data-values',
		wholeFile,
		`The name of the file holds what looks like ${listed(kinds.map((kind) => oneOfKind[kind]))}.`,
		`Give the file another name, such as its collection and period, and check it again. ${rule}`,
	);
}

function nameOf({ heading, place }: Named): string {
	return heading === null ? (place.cell?.replace(/\d+$/, '') ?? '') : quoted(heading);
}
