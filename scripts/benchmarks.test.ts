import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { benchmarkFiles } from './benchmarks.ts';

const root = join(import.meta.dirname, '..');
const folder = join(root, '../shared/data/dfe');

describe.skipIf(!existsSync(folder) && !process.env.CI)(
	`data/benchmarks (skipped where ${folder} is absent)`,
	() => {
		it('come out of the published files byte for byte as they are committed', () => {
			const committed = join(root, 'data/benchmarks');
			const files = benchmarkFiles(folder);
			expect([...files.keys()].sort()).toEqual(readdirSync(committed).sort());
			for (const [name, text] of files)
				expect(readFileSync(join(committed, name), 'utf8') === text, name).toBe(true);
		});
	},
);
