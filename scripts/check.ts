// Everything that can be told without running the product, each check whatever the others found.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const checks: [what: string, folder: string, command: string, ...args: string[]][] = [
	['format', '.', 'prettier', '--check', '--log-level', 'warn', '.'],
	['page types', 'apps/web', 'svelte-kit', 'sync'],
	['lint and import rules', '.', 'eslint', '--max-warnings', '0', '.'],
	['types', '.', 'tsc', '-p', 'tsconfig.json'],
	['pages', 'apps/web', 'svelte-check', '--fail-on-warnings'],
	['dead code', '.', 'knip'],
];

let failed = false;
for (const [what, folder, command, ...args] of checks) {
	const { status } = spawnSync('pnpm', ['exec', command, ...args], {
		cwd: `${root}/${folder}`,
		stdio: 'inherit',
		shell: process.platform === 'win32',
	});
	console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${what}`);
	failed ||= status !== 0;
}
process.exit(failed ? 1 : 0);
