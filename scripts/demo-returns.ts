import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeAt, periodCount } from './demo/calendar.ts';
import { corrected, firstReported, restatements, resubmitted } from './demo/corrections.ts';
import { demoReturns, fileName } from './demo/manifest.ts';
import { nextMonth } from './demo/next-month.ts';
import { rowsByPeriod, tidyCsv } from './demo/rows.ts';

// The demonstration's returns: synthetic months, quarters and terms that sum to Surrey's published years or pass them.
// Run `node scripts/demo-returns.ts` to write data/demo again; the same bytes come out every time.

/** Writes every return and the manifest into a folder, in place of what was there. */
export function writeDemoReturns(folder: string): void {
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(join(folder, 'next'), { recursive: true });
	for (const [name, text] of demoFiles()) writeFileSync(join(folder, name), text);
}

/** File name → text, for every file of data/demo. */
function demoFiles(): Map<string, string> {
	const months = rowsByPeriod('month');
	const files = new Map<string, string>();
	for (const [month, rows] of months)
		files.set(
			fileName('month', month),
			tidyCsv([...firstReported(rows), ...restatements(month, months)]),
		);
	for (const month of resubmitted())
		files.set(
			fileName('month', month, '-v2'),
			tidyCsv([...corrected(months.get(month)!), ...restatements(month, months)]),
		);
	for (const frequency of ['quarter', 'term'] as const)
		for (const [period, rows] of rowsByPeriod(frequency))
			files.set(fileName(frequency, period), tidyCsv(rows));
	const next = codeAt('month', periodCount.month);
	files.set(
		`next/${fileName('month', next)}`,
		tidyCsv(nextMonth([...months.values()].at(-1)!, next)),
	);
	files.set('returns.json', `${JSON.stringify(demoReturns(), null, '\t')}\n`);
	return files;
}

if (import.meta.main) writeDemoReturns(join(import.meta.dirname, '../data/demo'));
