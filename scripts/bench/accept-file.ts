// Checks and accepts one file into a new database, in a process of its own, and prints what it took.
import { createReadStream } from 'node:fs';
import { openWorkbench } from '../../apps/api/src/installation.ts';
import { acceptReturn } from '../../apps/api/src/returns/accept.ts';
import { emptyDatabase } from './tidy-file.ts';

const [root, file, database] = process.argv.slice(2) as [string, string, string];
const { writable, catalogue, clock } = await openWorkbench(emptyDatabase(root, database));
const start = performance.now();
const outcome = await acceptReturn(
	writable,
	catalogue,
	clock,
	{
		collection: catalogue.collections.get('surrey-monthly')!,
		period: null,
		fileName: 'rows.csv',
		sha256: '',
		bytes: 0,
		source: () => createReadStream(file),
	},
	{
		actor: { name: 'Benchmark' },
		reason: null,
		acknowledgements: [{ code: 'indicator-missing', reason: 'Benchmark' }],
		checkedAt: null,
	},
);
const time = performance.now() - start;
if (outcome.state !== 'accepted')
	throw new Error(`The file was ${outcome.state}: ${JSON.stringify(outcome).slice(0, 500)}`);
await writable.db.destroy();
const { maxRSS } = process.resourceUsage();
console.log(JSON.stringify({ time, created: outcome.changes.created, peak: maxRSS / 1000 }));
