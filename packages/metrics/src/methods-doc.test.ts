import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as statistics from './index.ts';
import * as words from './words/index.ts';

const metrics = { ...statistics, ...words };

// The worked examples of docs/methods.md. A line `expression; // value` is an example; every other line of a block
// of TypeScript makes up constants, which the examples below it may use.

const page = readFileSync(new URL('../../../docs/methods.md', import.meta.url), 'utf8');
const blocks = [...page.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code]) => code!);
const example = /^(?<expression>\S.*?);? \/\/ (?<value>.+)$/;

let constants = '';
const examples = blocks.flatMap((block) =>
	block.split('\n').flatMap((line) => {
		const { expression, value } = example.exec(line)?.groups ?? {};
		if (expression && value) return [{ expression, value, constants }];
		constants += `${line}\n`;
		return [];
	}),
);

/** What a text of JavaScript stands for, with these names known. */
function evaluated(code: string, names: Record<string, unknown>): unknown {
	// The text is our own document: running it is the point.
	// eslint-disable-next-line @typescript-eslint/no-implied-eval
	const run = new Function(...Object.keys(names), code) as (...values: unknown[]) => unknown;
	return run(...Object.values(names));
}

/** The value that a comment shows, each number good for as many decimals as it has. */
function shown(value: string): unknown {
	const close = value.replace(
		/'[^']*'|(?<![\w.])-?\d+(?:\.(\d+))?/g,
		(text: string, decimals?: string) =>
			text.startsWith("'") ? text : `close(${text}, ${decimals?.length ?? 0})`,
	);
	return evaluated(`return (${close})`, {
		close: (number: number, decimals: number): unknown => expect.closeTo(number, decimals),
	});
}

describe('an example in docs/methods.md', () => {
	it('is found in every block', () => {
		expect(blocks.length).toBeGreaterThan(0);
		for (const block of blocks) expect(block).toMatch(/^\S.* \/\/ /m);
	});

	it('has no line without a value but constants', () => {
		expect(constants.replaceAll(/^const \w+ = [^;]*;$/gm, '').trim()).toBe('');
	});

	it.each(examples)('$expression is $value', ({ expression, value, constants }) => {
		const found = evaluated(`${constants}return (${expression})`, { ...metrics });
		expect({ found }).toMatchObject({ found: shown(value) });
	});
});
