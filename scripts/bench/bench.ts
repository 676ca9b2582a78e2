// What the product costs, as ratios within one run: machines are noisy, ratios less so.
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { benchBrowser } from './browser.ts';
import { benchFalseAlarms } from './false-alarms.ts';
import { benchImport } from './import.ts';
import { benchMetrics } from './metrics.ts';
import { benchPages } from './pages.ts';
import { benchReads } from './reads.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'sightline-bench-'));
console.log(
	`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`,
);
try {
	await benchMetrics(root);
	benchFalseAlarms(root);
	await benchImport(root, folder);
	await benchReads(root, folder);
	await benchPages();
	await benchBrowser(root, folder);
} finally {
	rmSync(folder, { recursive: true, force: true });
}
