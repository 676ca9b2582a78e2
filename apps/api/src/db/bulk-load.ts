import type { CheckedRow, Collection } from '@sightline/returns';
import type { WritableDatabase } from './database.ts';

/**
 * Stores checked rows as the observations of one return, inside the transaction that is open on the connection.
 * A local return's value is worked out from its parts whenever it is read, so only the parts are kept.
 * `indicators` gathers the keys of the indicators that have come by. A key that the file holds twice is stored once: its finding refuses the file, and with it the transaction.
 */
export function observationLoader(
	{ sqlite }: WritableDatabase,
	sequence: number,
	{ periodType, scope }: Pick<Collection, 'periodType' | 'scope'>,
): { load: (rows: CheckedRow[]) => void; indicators: Set<number> } {
	const insert = sqlite.prepare(
		`insert into observation (indicator, area, breakdown, period_type, period, sequence, numerator,
			denominator, value, numerator_symbol, denominator_symbol, value_symbol, status, note)
		values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing`,
	);
	const indicators = new Set<number>();
	const load = (rows: CheckedRow[]) => {
		for (const row of rows) {
			indicators.add(row.indicator);
			insert.run(
				row.indicator,
				row.area,
				row.breakdown,
				periodType,
				row.period,
				sequence,
				row.numerator,
				row.denominator,
				scope === 'local' && row.numerator !== null && row.denominatorSymbol === null
					? null
					: row.value,
				row.numeratorSymbol,
				row.denominatorSymbol,
				row.valueSymbol,
				row.status,
				row.note,
			);
		}
	};
	return { load, indicators };
}
