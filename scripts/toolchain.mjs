// Runs a command under the project's own Node and pnpm, with the dependencies of the lock file.
// Whatever Node (20 or later) starts this, the command sees the versions below; they come from the
// npm registry into .toolchain/ once, and after that nothing here needs a network.
//
//   node scripts/toolchain.mjs vitest run
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const versions = { node: '26.10.0', pnpm: '12.21.0' };
const root = fileURLToPath(new URL('..', import.meta.url));
const bin = join(root, '.toolchain', 'node_modules', '.bin');
const environment = {
	...process.env,
	PATH: [bin, join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter),
};

/** Does `work` unless the stamp file already says `state`; a failed step leaves no stamp. */
function once(stamp, state, work) {
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === state) return;
	work();
	writeFileSync(stamp, state);
}

function run(what, command, args) {
	console.error(`${what} …`);
	const { status, error } = spawnSync(command, args, {
		cwd: root,
		env: environment,
		stdio: ['ignore', 2, 2],
		shell: process.platform === 'win32',
	});
	if (status === 0) return;
	console.error(
		`${what} failed${error ? `: ${error.message}` : ''}. It needs the npm registry the first time; ` +
			'check the connection and run the same command again. Nothing was changed.',
	);
	process.exit(1);
}

mkdirSync(join(root, '.toolchain'), { recursive: true });
once(join(root, '.toolchain', 'installed'), JSON.stringify(versions), () =>
	run(`Fetching Node ${versions.node} and pnpm ${versions.pnpm}`, 'npm', [
		'install',
		'--prefix',
		'.toolchain',
		'--no-save',
		'--no-package-lock',
		'--loglevel=error',
		...Object.entries(versions).map(([name, version]) => `${name}@${version}`),
	]),
);

const manifests = ['.', ...['apps', 'packages'].flatMap(foldersOf)].map((folder) =>
	readFileSync(join(root, folder, 'package.json')),
);
const lock = createHash('sha256');
for (const text of [readFileSync(join(root, 'pnpm-lock.yaml')), ...manifests]) lock.update(text);
mkdirSync(join(root, 'node_modules'), { recursive: true });
once(join(root, 'node_modules', '.installed'), lock.digest('hex'), () =>
	run('Installing dependencies', 'pnpm', ['install', '--frozen-lockfile', '--prefer-offline']),
);

const [command, ...args] = process.argv.slice(2);
const child = spawn(command, args, {
	cwd: root,
	env: environment,
	stdio: 'inherit',
	shell: process.platform === 'win32',
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('error', (error) => {
	console.error(`${command} could not be started: ${error.message}`);
	process.exit(1);
});
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));

function foldersOf(parent) {
	return readdirSync(join(root, parent), { withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.map((entry) => join(parent, entry.name));
}
