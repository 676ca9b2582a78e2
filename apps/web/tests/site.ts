import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

const root = join(import.meta.dirname, '../../..');

/** The browser on this machine: the one that CHROMIUM_PATH names, or the first of the usual names on the path. */
const browserPath = [
	process.env.CHROMIUM_PATH ?? '',
	...['chromium', 'chromium-browser', 'google-chrome'].flatMap((name) =>
		(process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name)),
	),
].find((path) => path !== '' && existsSync(path));

/** With CI set nothing is skipped for want of a browser: the tests fail instead. */
export const withoutBrowser = browserPath === undefined && !process.env.CI;

export function launchBrowser(): Promise<Browser> {
	if (!browserPath) throw new Error('There is no Chromium on this machine; set CHROMIUM_PATH.');
	return chromium.launch({
		executablePath: browserPath,
		args: [
			'--no-sandbox',
			'--disable-gpu',
			'--disable-quic',
			'--no-first-run',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
		],
	});
}

export interface Site {
	origin: string;
	stop: () => Promise<void>;
}

/** The whole product, started as a council starts it, on a database of its own and any free port. */
export async function startSite(settings: Record<string, string> = {}): Promise<Site> {
	const folder = mkdtempSync(join(tmpdir(), 'sightline-'));
	const server = spawn(process.execPath, [join(root, 'scripts/start.ts')], {
		cwd: root,
		env: {
			...process.env,
			DATABASE_URL: `file:${join(folder, 'test.db')}`,
			PORT: '0',
			...settings,
		},
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	let printed = '';
	for await (const chunk of server.stdout) {
		printed += String(chunk);
		const found = /http:\/\/\S+/.exec(printed);
		if (!found) continue;
		return {
			origin: found[0],
			stop: async () => {
				server.kill();
				await once(server, 'exit');
				rmSync(folder, { recursive: true, force: true });
			},
		};
	}
	throw new Error(`The server stopped before it listened: ${printed}`);
}
