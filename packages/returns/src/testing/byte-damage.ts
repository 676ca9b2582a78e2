import fc from 'fast-check';
import type { Where } from './table-damage.ts';

// Damage to the bytes of a file, as lines and disks do it.

type ByteDamage = (bytes: number[], at: Where, letter: () => number) => number[];

/** Damage to the bytes of a file. */
export const byteDamage: Record<string, ByteDamage> = {
	'a bit turned over': (bytes, at) =>
		splice(bytes, at(bytes.length), 1, (byte) => [byte ^ (1 << at(8))]),
	'a byte replaced': (bytes, at, letter) => splice(bytes, at(bytes.length), 1, () => [letter()]),
	'a byte put in': (bytes, at, letter) =>
		splice(bytes, at(bytes.length), 1, (byte) => [letter(), byte]),
	'bytes left out': (bytes, at) => bytes.toSpliced(at(bytes.length), 1 + at(8)),
	'bytes twice': (bytes, at) => {
		const from = at(bytes.length);
		return bytes.toSpliced(from, 0, ...bytes.slice(from, from + 1 + at(40)));
	},
	'the end cut off': (bytes, at) => bytes.slice(0, at(bytes.length)),
	'the start cut off': (bytes, at) => bytes.slice(at(bytes.length)),
};

function splice(
	bytes: number[],
	at: number,
	count: number,
	change: (byte: number) => number[],
): number[] {
	return bytes.toSpliced(at, count, ...bytes.slice(at, at + count).flatMap(change));
}

/** A byte that means something to a reader of CSV files, or any. */
export const damagedByte = fc.oneof(
	fc.constantFrom(...Array.from('",;\t\n\r 0123456789.-e%\0', (letter) => letter.charCodeAt(0))),
	fc.nat({ max: 255 }),
);
