import { describe, expect, it } from 'vitest';
import { decoder, encodingOf } from './decode.ts';

const from80 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

describe('Windows-1252', () => {
	it('has its own characters from 80 to 9F', () => {
		const undefinedBytes = [0x81, 0x8d, 0x8f, 0x90, 0x9d];
		for (let byte = 0x80; byte <= 0x9f; byte++)
			expect(decoder('windows-1252')(Uint8Array.of(0x41, byte), false)).toEqual(
				undefinedBytes.includes(byte)
					? { text: 'A', broken: true }
					: { text: `A${from80[byte - 0x80]}`, broken: false },
			);
	});

	it('is Latin-1 elsewhere', () => {
		const bytes = Uint8Array.from({ length: 96 }, (_, index) => 0xa0 + index);
		expect(decoder('windows-1252')(bytes, true).text).toBe(String.fromCharCode(...bytes));
	});
});

describe('the encoding of a file', () => {
	it.each([
		['UTF-8 without a mark', [0xc3, 0xa9], 'utf-8'],
		['UTF-8 with a mark', [0xef, 0xbb, 0xbf, 0x41], 'utf-8'],
		['UTF-16 with a mark, little end first', [0xff, 0xfe], 'utf-16le'],
		['UTF-16 with a mark, big end first', [0xfe, 0xff, 0, 0x41], 'utf-16be'],
		['a byte that is not UTF-8', [0x41, 0xe9, 0x41], 'windows-1252'],
		['half a letter at the end', [0x41, 0xc3], 'windows-1252'],
	])('is told from %s', async (_, bytes, encoding) => {
		const single = () => bytes.map((byte) => Uint8Array.of(byte));
		expect(await encodingOf(single)).toMatchObject({ encoding });
		expect(await encodingOf(() => [Uint8Array.from(bytes)])).toMatchObject({ encoding });
	});
});
