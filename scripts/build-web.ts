import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = join(root, 'apps/web/build/sources.sha256');
const sources = [
	'apps/web/src/**/*',
	'apps/web/static/**/*',
	'apps/web/*.{ts,json}',
	'packages/*/src/**/*.ts',
	'docs/{glossary,methods}.md',
	'pnpm-lock.yaml',
];

/**
 * Builds the pages unless the build is of these very sources.
 *
 * @throws Error when the build fails; it has said why on stderr
 */
export function buildWeb(): void {
	const state = sourcesHash();
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === state) return;
	console.error('Building the pages …');
	const { status } = spawnSync('vite', ['build', '--logLevel', 'warn'], {
		cwd: join(root, 'apps/web'),
		stdio: ['ignore', 2, 2],
		shell: process.platform === 'win32',
	});
	if (status !== 0) throw new Error('The pages could not be built; the lines above say why.');
	writeFileSync(stamp, state);
}

function sourcesHash(): string {
	const hash = createHash('sha256');
	const files = globSync(sources, { cwd: root, withFileTypes: true })
		.filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
		.map((entry) => join(entry.parentPath, entry.name))
		.sort();
	for (const file of files) hash.update(file).update('\0').update(readFileSync(file)).update('\0');
	return hash.digest('hex');
}
