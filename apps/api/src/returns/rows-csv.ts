import { periodCode } from '@sightline/metrics/periods';
import { csvOf } from '@sightline/returns';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Database } from '../db/database.ts';
import type { ObservationRow } from '../db/tables.ts';
import type { Installation } from '../installation.ts';
import { observationsAfter } from './accepted-queries.ts';
import { indicatorsIn, type StoredReturn } from './queries.ts';

const rowsAtOnce = 2000;
const columns = [
	'period',
	'indicator',
	'area',
	'breakdown',
	'numerator',
	'denominator',
	'value',
	'status',
	'note',
];

/** The name under which the rows of a return are saved: what, for when, and which; synthetic figures say so. */
export function rowsFileName(
	{ catalogue, demonstration }: Pick<Installation, 'catalogue' | 'demonstration'>,
	{ collection, period_type: type, period: index, sequence }: StoredReturn,
): string {
	const { id = 'return', scope = null } = catalogue.collectionByKey.get(collection) ?? {};
	const period = periodCode({ type, index }).replace('/', '-');
	const synthetic = demonstration && scope === 'local' ? '-synthetic' : '';
	return `${id}-${period}-return-${sequence}${synthetic}.csv`;
}

/**
 * The rows of a return in the tidy layout, a piece of text at a time: numbers and symbols as they are stored, by
 * indicator, area and period. What the file left to be worked out is blank.
 */
export async function* rowsCsv(
	db: Database,
	catalogue: Catalogue,
	{ sequence }: StoredReturn,
): AsyncGenerator<string> {
	yield csvOf([columns]);
	const ids = new Map((await catalogue.indicatorsAt(db, sequence)).map(({ key, id }) => [key, id]));
	const held = [...(await indicatorsIn(db, sequence))].sort((a, b) => a - b);
	for (const indicator of held) {
		let last: ObservationRow | null = null;
		for (;;) {
			const rows: ObservationRow[] = await observationsAfter(
				db,
				sequence,
				indicator,
				last,
				rowsAtOnce,
			);
			if (rows.length === 0) break;
			yield csvOf(rows.map((row) => cellsOf(catalogue, ids.get(row.indicator)!, row)));
			last = rows.at(-1)!;
		}
	}
}

function cellsOf(
	{ areas, breakdowns, totalBreakdown }: Catalogue,
	id: string,
	row: ObservationRow,
) {
	const { dimension, member } = breakdowns.get(row.breakdown)!;
	return [
		periodCode({ type: row.period_type, index: row.period }),
		id,
		areas.get(row.area)!.code,
		row.breakdown === totalBreakdown ? 'total' : `${dimension}: ${member}`,
		row.numerator ?? row.numerator_symbol,
		row.denominator ?? row.denominator_symbol,
		row.value ?? row.value_symbol,
		row.status,
		row.note,
	];
}
