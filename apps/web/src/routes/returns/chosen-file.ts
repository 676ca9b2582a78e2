import { number } from '#lib/format.ts';

const textNames = /\.(csv|tsv|txt)$/i;

/**
 * The one file among those that somebody chose or dropped, or in words why it is none. What is in it
 * is left to the check.
 */
export function oneFile(
	files: readonly File[],
): { file: File; fault: null } | { file: null; fault: string } {
	const [file, ...more] = files;
	if (!file)
		return { file: null, fault: 'That was not a file. Choose a CSV file, or drop one here.' };
	if (more.length > 0)
		return {
			file: null,
			fault: `${files.length} files came at once, and nothing was done with them. A return is one file: choose one.`,
		};
	// A spreadsheet program may claim CSV files as its own kind, so the name goes before the type.
	if (textNames.test(file.name) || file.type === '' || file.type.startsWith('text/'))
		return { file, fault: null };
	return {
		file: null,
		fault: `“${file.name}” is not a CSV file. In Excel choose File, Save as, CSV UTF-8 (comma delimited), and choose that file.`,
	};
}

/** `430 bytes`, `12 KB`, `44.1 MB`. */
export function fileSize(bytes: number): string {
	if (bytes < 1000) return bytes === 1 ? '1 byte' : `${bytes} bytes`;
	if (bytes < 999_500) return `${number(bytes / 1000)} KB`;
	return `${number(bytes / 1_000_000, 1)} MB`;
}
