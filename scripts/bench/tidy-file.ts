import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { monthIndex, periodCode } from '@sightline/metrics/periods';
import { configFrom, type Config } from '../../apps/api/src/config.ts';
import { openWorkbench } from '../../apps/api/src/installation.ts';

/** Writes distinct, valid rows: every indicator of the monthly return for every council and as many months as it takes, 44 bytes a row. */
export async function writeTidyFile(
	root: string,
	folder: string,
	file: string,
	rows: number,
): Promise<void> {
	const { writable, catalogue } = await openWorkbench(
		emptyDatabase(root, join(folder, 'catalogue.db')),
	);
	const known = await catalogue.indicatorsAt(writable.db, 1);
	await writable.db.destroy();
	const councils = [...catalogue.areas.values()].filter(
		({ level, validFrom, validTo }) => level === 'local-authority' && !validFrom && !validTo,
	);
	const indicators = known.filter(({ frequency }) => frequency === 'month');
	const output = openSync(file, 'w');
	let lines = ['period,indicator,area,breakdown,numerator,denominator,value,status,note'];
	let written = 0;
	for (let month = monthIndex(2019, 3); written < rows; month -= 1) {
		const period = periodCode({ type: 'month', index: month });
		for (const { code } of councils)
			for (const { reference, denominator } of indicators) {
				if (written >= rows) break;
				written += 1;
				const part = 100 + ((written * 7919) % 900);
				const status = written % 2 ? 'final' : 'provisional';
				lines.push(
					`${period},${reference},${code},,${part},${denominator ? 1000 : ''},,${status},`,
				);
			}
		writeSync(output, `${lines.join('\n')}\n`);
		lines = [];
	}
	closeSync(output);
}

/** Settings for a database without the demonstration. */
export function emptyDatabase(root: string, file: string): Config {
	return configFrom(
		{ DATABASE_URL: `file:${file}`, SIGHTLINE_DEMO: 'off', SIGHTLINE_NOW: '2019-05-09' },
		root,
	);
}
