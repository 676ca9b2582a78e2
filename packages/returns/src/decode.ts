export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** A file that can be read from its start more than once. */
export type Source = () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** The text of the next bytes; when they are not of the encoding, `broken` and the text before. */
export type Decoder = (bytes: Uint8Array, last: boolean) => { text: string; broken: boolean };

/**
 * The encoding of a file, and its first bytes: as its byte order mark says, else UTF-8 if every byte
 * of the file fits, else Windows-1252. Reads the whole file only when it has no byte order mark.
 */
export async function encodingOf(
	source: Source,
): Promise<{ encoding: Encoding; start: readonly number[] }> {
	const start: number[] = [];
	const utf8 = decoder('utf-8');
	let broken = false;
	for await (const bytes of source()) {
		for (let i = 0; i < bytes.length && start.length < 8; i++) start.push(bytes[i]!);
		broken ||= utf8(bytes, false).broken;
		if (markOf(start) || (broken && start.length === 8)) break;
	}
	broken ||= utf8(new Uint8Array(), true).broken;
	return { encoding: markOf(start) ?? (broken ? 'windows-1252' : 'utf-8'), start };
}

function markOf([first, second, third]: readonly number[]): Encoding | null {
	if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
	if (first === 0xff && second === 0xfe) return 'utf-16le';
	return first === 0xfe && second === 0xff ? 'utf-16be' : null;
}

/** Decodes chunk by chunk: a character may be split between two. A byte order mark is left out. */
export function decoder(encoding: Encoding): Decoder {
	if (encoding === 'windows-1252') return windows1252;
	const strict = new TextDecoder(encoding, { fatal: true });
	return (bytes, last) => {
		try {
			return { text: strict.decode(bytes, { stream: !last }), broken: false };
		} catch {
			return { text: new TextDecoder(encoding).decode(bytes).split('\uFFFD')[0]!, broken: true };
		}
	};
}

/** Characters of the bytes 80 to 9F, a space where Windows-1252 has none. */
const upper = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';
const undefinedByte = 0xffff;
const characters = Uint16Array.from({ length: 256 }, (_, byte) =>
	byte < 0x80 || byte > 0x9f
		? byte
		: upper[byte - 0x80] === ' '
			? undefinedByte
			: upper.charCodeAt(byte - 0x80),
);

// TextDecoder('windows-1252') decodes as Latin-1 on several versions of Node.
function windows1252(bytes: Uint8Array): { text: string; broken: boolean } {
	const units = new Uint16Array(bytes.length);
	let length = 0;
	while (length < bytes.length) {
		const unit = characters[bytes[length]!]!;
		if (unit === undefinedByte) break;
		units[length++] = unit;
	}
	let text = '';
	for (let from = 0; from < length; from += 8192)
		text += String.fromCharCode(...units.subarray(from, Math.min(from + 8192, length)));
	return { text, broken: length < bytes.length };
}
