/** In which encodings tests write files. */
export const encodings = [
	'utf-8',
	'utf-8 with mark',
	'utf-16le',
	'utf-16be',
	'windows-1252',
] as const;

/** Text as bytes; for Windows-1252 only letters of Latin-1, the euro sign and the dash are given. */
export function encoded(text: string, encoding: (typeof encodings)[number]): Uint8Array {
	if (encoding === 'utf-8') return new TextEncoder().encode(text);
	if (encoding === 'utf-8 with mark') return new TextEncoder().encode(`\uFEFF${text}`);
	if (encoding === 'windows-1252')
		return Uint8Array.from(
			text,
			(letter) => ({ '€': 0x80, '–': 0x96 })[letter] ?? letter.charCodeAt(0),
		);
	const bytes = new Uint8Array(2 * text.length + 2);
	const view = new DataView(bytes.buffer);
	[...`\uFEFF${text}`.split('')].forEach((unit, index) =>
		view.setUint16(2 * index, unit.charCodeAt(0), encoding === 'utf-16le'),
	);
	return bytes;
}
