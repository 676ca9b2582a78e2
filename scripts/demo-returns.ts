import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { monthCode, monthCount } from './demo/calendar.ts';
import { corrected, firstReported, restatements, resubmitted } from './demo/corrections.ts';
import { demoReturns, fileName } from './demo/manifest.ts';
import { nextMonth } from './demo/next-month.ts';
import { monthlyRows, quarterlyRows, tidyCsv } from './demo/rows.ts';
import { monthlySeries, quarterlySeries } from './demo/series.ts';

// The demonstration's returns: synthetic months and quarters that sum to Surrey's published years.
// Run `node scripts/demo-returns.ts` to write data/demo again; the same bytes come out every time.

/** Writes every return and the manifest into a folder, in place of what was there. */
export function writeDemoReturns(folder: string): void {
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(join(folder, 'next'), { recursive: true });
	for (const [name, text] of demoFiles()) writeFileSync(join(folder, name), text);
}

/** File name → text, for every file of data/demo. */
export function demoFiles(): Map<string, string> {
	const months = monthlyRows(monthlySeries());
	const quarters = quarterlyRows(quarterlySeries());
	const files = new Map<string, string>();
	for (const [month, rows] of months)
		files.set(
			fileName('surrey-monthly', month),
			tidyCsv([...firstReported(rows), ...restatements(month, months)]),
		);
	for (const month of resubmitted())
		files.set(
			fileName('surrey-monthly', month, '-v2'),
			tidyCsv([...corrected(months.get(month)!), ...restatements(month, months)]),
		);
	for (const [quarter, rows] of quarters)
		files.set(fileName('surrey-quarterly', quarter), tidyCsv(rows));
	files.set(
		`next/${fileName('surrey-monthly', monthCode(monthCount))}`,
		tidyCsv(nextMonth([...months.values()].at(-1)!, monthCode(monthCount))),
	);
	const manifest = demoReturns([...months.keys()], [...quarters.keys()]);
	files.set('returns.json', `${JSON.stringify(manifest, null, '\t')}\n`);
	return files;
}

if (import.meta.main) writeDemoReturns(join(import.meta.dirname, '../data/demo'));
