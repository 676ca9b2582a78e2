import type { CheckedRow, Collection } from '@sightline/returns';
import { statuses, symbols } from '@sightline/metrics/vocabulary';
import type { WritableDatabase } from './database.ts';

/**
 * Rows that are put in the order of the table's key before they are stored: each page of the table is then
 * written once a group and not once a row.
 */
const groupSize = 250_000;

/** Rows of one statement: what a call costs is shared among them. */
const together = 100;

/** Columns of the table that a row fills; the others are the same in all of a return. */
const columns = 12;
type Parameter = number | string | null;

/**
 * Stores checked rows as the observations of one return, inside the transaction that is open on the connection.
 * A local return's value is worked out from its parts whenever it is read, so only the parts are kept.
 * A key that the file holds twice is stored once: its finding refuses the file, and with it the transaction.
 *
 * @returns `end` stores what is left and says how many rows of each indicator (by key) have come by
 */
export function observationLoader(
	{ sqlite }: WritableDatabase,
	sequence: number,
	{ periodType, scope }: Pick<Collection, 'periodType' | 'scope'>,
): { load: (rows: CheckedRow[]) => void; end: () => Map<number, number> } {
	const row = `(?, ?, ?, '${periodType}', ?, ${sequence}, ?, ?, ?, ?, ?, ?, ?, ?)`;
	const insertion = (count: number) =>
		sqlite.prepare(
			`insert into observation (indicator, area, breakdown, period_type, period, sequence, numerator,
				denominator, value, numerator_symbol, denominator_symbol, value_symbol, status, note)
			values ${Array<string>(count).fill(row).join(', ')} on conflict do nothing`,
		);
	const insertTogether = insertion(together);
	const parameters = new Array<Parameter>(together * columns).fill(null);
	const counts = new Map<number, number>();
	const group = rowGroup(scope === 'local');

	function store(): void {
		let filled = 0;
		for (const place of group.inKeyOrder()) {
			filled = group.write(place, parameters, filled);
			if (filled < parameters.length) continue;
			insertTogether.run(parameters);
			filled = 0;
		}
		if (filled > 0) insertion(filled / columns).run(parameters.slice(0, filled));
		group.clear();
	}

	return {
		load(rows) {
			for (const row of rows) {
				counts.set(row.indicator, (counts.get(row.indicator) ?? 0) + 1);
				if (group.add(row) === groupSize) store();
			}
		},
		end() {
			store();
			return counts;
		},
	};
}

/** Rows side by side in columns of numbers, which take the same memory however many files go through them. */
function rowGroup(valuesAreWorkedOut: boolean) {
	const whole = () => new Int32Array(groupSize);
	const real = () => new Float64Array(groupSize);
	const word = () => new Int8Array(groupSize);
	const [indicator, area, breakdown, period] = [whole(), whole(), whole(), whole()];
	const [numerator, denominator, value] = [real(), real(), real()];
	const [numeratorSymbol, denominatorSymbol, valueSymbol, status] = [
		word(),
		word(),
		word(),
		word(),
	];
	const notes = new Map<number, string>();
	let count = 0;

	return {
		/** Takes a row and says how many there are. */
		add(row: CheckedRow): number {
			indicator[count] = row.indicator;
			area[count] = row.area;
			breakdown[count] = row.breakdown;
			period[count] = row.period;
			numerator[count] = row.numerator ?? NaN;
			denominator[count] = row.denominator ?? NaN;
			const hasParts = row.numerator !== null && row.denominatorSymbol === null;
			value[count] = valuesAreWorkedOut && hasParts ? NaN : (row.value ?? NaN);
			numeratorSymbol[count] = symbolNumber(row.numeratorSymbol);
			denominatorSymbol[count] = symbolNumber(row.denominatorSymbol);
			valueSymbol[count] = symbolNumber(row.valueSymbol);
			status[count] = statuses.indexOf(row.status);
			if (row.note !== null) notes.set(count, row.note);
			count += 1;
			return count;
		},
		/** Their places, in the order of the table's key. */
		inKeyOrder(): Uint32Array {
			return Uint32Array.from({ length: count }, (_, place) => place).sort(
				(a, b) =>
					indicator[a]! - indicator[b]! ||
					area[a]! - area[b]! ||
					breakdown[a]! - breakdown[b]! ||
					period[a]! - period[b]!,
			);
		},
		/** Writes the parameters of one row from a place on, and gives the place after them. */
		write(row: number, into: Parameter[], at: number): number {
			into[at] = indicator[row]!;
			into[at + 1] = area[row]!;
			into[at + 2] = breakdown[row]!;
			into[at + 3] = period[row]!;
			into[at + 4] = numberOrNull(numerator[row]!);
			into[at + 5] = numberOrNull(denominator[row]!);
			into[at + 6] = numberOrNull(value[row]!);
			into[at + 7] = symbols[numeratorSymbol[row]!] ?? null;
			into[at + 8] = symbols[denominatorSymbol[row]!] ?? null;
			into[at + 9] = symbols[valueSymbol[row]!] ?? null;
			into[at + 10] = statuses[status[row]!]!;
			into[at + 11] = notes.get(row) ?? null;
			return at + columns;
		},
		clear(): void {
			notes.clear();
			count = 0;
		},
	};
}

/** Numbers of a checked row are finite, so that one that is not can stand for none. */
function numberOrNull(number: number): number | null {
	return Number.isNaN(number) ? null : number;
}

function symbolNumber(symbol: CheckedRow['valueSymbol']): number {
	return symbol === null ? -1 : symbols.indexOf(symbol);
}
