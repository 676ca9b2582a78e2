import { decoder, type Encoding, type Source } from './decode.ts';
import { emptyFile, nulBytes, tooLarge, wrongEncoding } from './file-faults.ts';
import type { Finding } from './findings.ts';

/** Characters in a block. */
const blockSize = 65_536;

/**
 * The text of a file in blocks, every line break a `\n`. Stops with a finding at the first thing that
 * keeps the file from being read.
 *
 * @param encoding  as `encodingOf` found it
 */
export async function* textBlocks(
	source: Source,
	encoding: Encoding,
	maxBytes: number,
	findings: Finding[],
): AsyncGenerator<string> {
	const decode = decoder(encoding);
	let size = 0;
	let line = 1;
	let blank = true;
	let text = '';

	/** The next block, or null when nothing more may be read. */
	function nextBlock(length: number): string | null {
		// A \r\n may be split between two blocks.
		const end = text[length - 1] === '\r' && text[length] === '\n' ? length - 1 : length;
		const block = text.slice(0, end).replaceAll(/\r\n?/g, '\n');
		text = text.slice(end);
		const nul = block.indexOf('\0');
		if (nul >= 0) {
			findings.push(nulBytes(line + lineBreaks(block.slice(0, nul))));
			return null;
		}
		line += lineBreaks(block);
		blank &&= block.trim() === '';
		return block;
	}

	for await (const bytes of ended(source())) {
		size += bytes?.length ?? 0;
		if (size > maxBytes) return void findings.push(tooLarge(maxBytes));
		const decoded = decode(bytes ?? new Uint8Array(), bytes === null);
		text += decoded.text;
		while (text.length > blockSize || (bytes === null && text !== '')) {
			const block = nextBlock(Math.min(blockSize, text.length));
			if (block === null) return;
			yield block;
		}
		if (decoded.broken) {
			const broken = line + lineBreaks(text.replaceAll(/\r\n?/g, '\n'));
			return void findings.push(wrongEncoding(encoding, broken));
		}
	}
	if (blank) findings.push(emptyFile());
}

async function* ended(source: ReturnType<Source>): AsyncGenerator<Uint8Array | null> {
	yield* source;
	yield null;
}

/** How many line breaks a text holds. */
export function lineBreaks(text: string): number {
	let count = 0;
	for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
	return count;
}
