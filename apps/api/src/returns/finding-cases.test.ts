import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { findingCodes } from '@sightline/returns';

// The cases stand in tables keyed by code, beside what raises them: `'code': [`, one tab in.

const folders = ['.', '../../../../packages/returns/src'].map((folder) =>
	fileURLToPath(new URL(folder, import.meta.url)),
);

const texts = folders.flatMap((folder) =>
	readdirSync(folder)
		.filter((name) => name.endsWith('.ts') && name !== 'findings.ts')
		.map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') })),
);

const tables = texts.filter(({ name }) => name.endsWith('-findings.test.ts'));
const sources = texts.filter(({ name }) => !name.endsWith('.test.ts'));

const withCases = new Set(
	tables.flatMap(({ text }) =>
		[...text.matchAll(/^\t'?([a-z0-9-]+)'?: \[\n\t\t\{/gm)].map(([, code]) => code),
	),
);

const raised = findingCodes.filter((code) =>
	sources.some(({ text }) => text.includes(`'${code}'`)),
);

test('every kind of finding that is raised has a case that shows the file and the exact finding', () => {
	expect(raised.filter((code) => !withCases.has(code))).toEqual([]);
});

test('every kind of finding is raised', () => {
	expect(findingCodes.filter((code) => !raised.includes(code))).toEqual([]);
});
