import { describe, expect, test } from 'vitest';
import { fileSource, UnreadableFile } from './file-source.ts';

async function read(source: ReturnType<typeof fileSource>): Promise<string> {
	const pieces: Uint8Array[] = [];
	for await (const piece of source()) pieces.push(piece);
	return Buffer.concat(pieces).toString();
}

describe('a file as a source', () => {
	const text = 'ä,b\n'.repeat(100_000);
	const file = new Blob(Array<string>(10).fill('ä,b\n'.repeat(10_000)));

	test('gives all its bytes each time', async () => {
		const source = fileSource(file, () => undefined);
		expect(await read(source)).toBe(text);
		expect(await read(source)).toBe(text);
	});

	test('tells how far both readings are, up to the end', async () => {
		const told: number[] = [];
		const source = fileSource(file, (done) => told.push(done));
		await read(source);
		expect(told.at(-1)).toBeCloseTo(0.1, 10);
		await read(source);
		expect(told.at(-1)).toBeCloseTo(1, 10);
		await read(source);
		expect(told.length).toBeGreaterThan(6);
		expect(told).toEqual(told.toSorted((a, b) => a - b));
	});

	test('goes on from the second reading when the first was broken off', async () => {
		const told: number[] = [];
		const source = fileSource(file, (done) => told.push(done));
		for await (const piece of source()) if (piece.length > 0) break;
		expect(await read(source)).toBe(text);
		expect(told.at(-1)).toBeCloseTo(1, 10);
	});

	test('says when it cannot be read', async () => {
		const gone = new Blob(['x']);
		gone.stream = () =>
			new ReadableStream({
				pull: (controller) => controller.error(new DOMException('Gone', 'NotReadableError')),
			});
		await expect(read(fileSource(gone, () => undefined))).rejects.toThrow(UnreadableFile);
	});
});
