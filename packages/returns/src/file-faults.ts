import { lineOf, wholeFile } from './cells.ts';
import type { Encoding } from './decode.ts';
import { finding, type Finding } from './findings.ts';

// What keeps a file from being read, in words.

const saveAsUtf8 =
	'In Excel choose File, Save as, CSV UTF-8 (comma delimited), and upload that file.';

const binaries: readonly (readonly [start: readonly number[], name: string, hint: string])[] = [
	[[0x50, 0x4b, 0x03, 0x04], 'an Excel workbook', saveAsUtf8],
	[[0xd0, 0xcf, 0x11, 0xe0], 'an old Excel workbook', saveAsUtf8],
	[
		[0x25, 0x50, 0x44, 0x46],
		'a PDF document',
		'Ask for the spreadsheet that the document was made from.',
	],
	[[0x1f, 0x8b], 'a compressed file', 'Unpack it and upload the CSV file inside.'],
	[[0x89, 0x50, 0x4e, 0x47], 'a picture', 'Upload the spreadsheet that it shows, saved as CSV.'],
	[[0xff, 0xd8, 0xff], 'a picture', 'Upload the spreadsheet that it shows, saved as CSV.'],
];

/** A finding when the first bytes are those of a kind of file that is not text. */
export function notText(start: readonly number[]): Finding[] {
	const found = binaries.find(([bytes]) => bytes.every((byte, index) => start[index] === byte));
	if (!found) return [];
	const [, name, hint] = found;
	return [finding('not-text', wholeFile, `This is ${name}, not a CSV file.`, hint)];
}

export function windows1252Assumed(): Finding {
	return finding(
		'windows-1252-assumed',
		wholeFile,
		'The file is not UTF-8, so it was read as Windows-1252.',
		'Check that names with accents and dashes look right; saving as CSV UTF-8 avoids the doubt.',
	);
}

export function nulBytes(line: number): Finding {
	return finding(
		'nul-bytes',
		lineOf({ line }),
		`Line ${line} holds NUL bytes, which no text file has.`,
		`The file is damaged or not a CSV file. ${saveAsUtf8}`,
	);
}

export function wrongEncoding(encoding: Encoding, line: number): Finding {
	const name = encoding === 'windows-1252' ? 'UTF-8 nor Windows-1252' : encoding.toUpperCase();
	return finding(
		'wrong-encoding',
		lineOf({ line }),
		encoding === 'windows-1252'
			? `Line ${line} holds bytes that are neither ${name}.`
			: `The file says that it is ${name}, but line ${line} holds bytes that are not.`,
		saveAsUtf8,
	);
}

export function tooLarge(maxBytes: number): Finding {
	return finding(
		'file-too-large',
		wholeFile,
		`The file is larger than ${maxBytes.toLocaleString('en-GB')} bytes.`,
		'Upload one return a file, with only the columns that it needs.',
	);
}

export function emptyFile(): Finding {
	return finding(
		'empty-file',
		wholeFile,
		'The file is empty.',
		'Check that the export finished, and upload the file again.',
	);
}

/** Raised by whoever holds the accepted returns. */
export function identicalReturn(sequence: number): Finding {
	return finding(
		'identical-return',
		wholeFile,
		`Every byte is the same as in return ${sequence}, which counts already.`,
		'There is nothing to do: nothing has changed.',
	);
}

/**
 * Raised by whoever holds the accepted returns.
 *
 * @param day  of the withdrawal, as it stands in sentences
 */
export function withdrawnReturn(sequence: number, day: string, reason: string): Finding {
	return finding(
		'withdrawn-return',
		wholeFile,
		`Every byte is the same as in return ${sequence}, which was withdrawn on ${day}: “${reason}”`,
		'Accept it only if that reason no longer holds.',
	);
}

/** Raised by whoever holds the accepted returns. */
export function replacedReturn(sequence: number, by: number): Finding {
	return finding(
		'replaced-return',
		wholeFile,
		`Every byte is the same as in return ${sequence}, which was replaced by return ${by}: accepting it would undo that correction.`,
		'Accept it only if that is what is meant.',
	);
}

/** Of a file that is wrong from end to end, the rest has been looked through for personal data alone. */
export function checkStopped(count: number): Finding {
	return finding(
		'check-stopped',
		wholeFile,
		`The check stopped after ${count.toLocaleString('en-GB')} findings; the rest of the file has been looked through for personal data alone.`,
		'Mend what is listed, or choose the collection that the file belongs to.',
	);
}
