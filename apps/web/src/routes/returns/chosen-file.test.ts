import { describe, expect, test } from 'vitest';
import { fileSize, oneFile } from './chosen-file.ts';

const named = (name: string, type = '') => new File(['x'], name, { type });

describe('what was chosen', () => {
	test.each([
		named('april.csv', 'text/csv'),
		named('april.CSV', 'application/vnd.ms-excel'),
		named('april.txt', 'text/plain'),
		named('april'),
		named('april.dat', 'text/plain'),
	])('is a file to check: %o', (file) => {
		expect(oneFile([file])).toEqual({ file, fault: null });
	});

	test.each([
		[[], 'That was not a file. Choose a CSV file, or drop one here.'],
		[
			[named('a.csv'), named('b.csv'), named('c.csv')],
			'3 files came at once, and nothing was done with them. A return is one file: choose one.',
		],
		[
			[named('april.pdf', 'application/pdf')],
			'“april.pdf” is not a CSV file. In Excel choose File, Save as, CSV UTF-8 (comma delimited), and choose that file.',
		],
	])('is not: %o', (files, fault) => {
		expect(oneFile(files)).toEqual({ file: null, fault });
	});

	test.each([
		[0, '0 bytes'],
		[1, '1 byte'],
		[999, '999 bytes'],
		[1000, '1 KB'],
		[999_499, '999 KB'],
		[999_500, '1.0 MB'],
		[44_123_456, '44.1 MB'],
		[1_234_567_890, '1,234.6 MB'],
	])('has a size: %i', (bytes, words) => {
		expect(fileSize(bytes)).toBe(words);
	});
});
