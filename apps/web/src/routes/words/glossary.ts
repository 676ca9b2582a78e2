import text from '../../../../../docs/glossary.md?raw';

interface Entry {
	word: string;
	meaning: string;
}

/** The rows of the one table in the glossary, in its order. */
export const glossary: Entry[] = text
	.split('\n')
	.filter((line) => line.startsWith('|'))
	.slice(2)
	.map((line) => {
		const [, word = '', meaning = ''] = line.split('|').map((cell) => cell.trim());
		return { word, meaning };
	});
