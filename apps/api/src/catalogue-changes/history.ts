import type { CatalogueDeed, Words } from '../contract/index.ts';
import type { Database } from '../db/database.ts';
import { periodRef } from '../indicators/figure.ts';
import { pathOnWire } from '../indicators/path-progress.ts';
import { catalogueChanges, catalogueRows, type CatalogueRows } from '../catalogue/queries.ts';
import { changedFields, wordsOf } from '../catalogue/words.ts';

type Deed = Omit<CatalogueDeed, 'at' | 'actor' | 'reason'>;

/** Everything that was ever done to one indicator up to a sequence number, newest first. */
export async function historyOf(
	db: Database,
	asOf: number,
	indicator: number,
): Promise<CatalogueDeed[]> {
	const rows = await catalogueRows(db, asOf);
	const changes = await catalogueChanges(db, asOf);
	const mine = <Row extends { indicator: number }>(all: Row[]) =>
		all.filter((row) => row.indicator === indicator);
	return [
		...wordDeeds(mine(rows.definitions)),
		...mine(rows.targets).map((row): Deed => ({
			...nothing,
			sequence: row.sequence,
			removed: row.removed === 1,
			target: {
				value: row.value,
				from: periodRef('month', row.from_month),
				scope: row.scope,
				agreedBy: row.agreed_by,
				path: row.path && pathOnWire(row.path),
			},
		})),
		...mine(rows.rebases).map((row): Deed => ({
			...nothing,
			sequence: row.sequence,
			removed: row.removed === 1,
			rebase: { from: periodRef('month', row.from_month), reason: row.reason },
		})),
	]
		.map((deed) => ({ ...deed, ...changes.get(deed.sequence)! }))
		.sort((a, b) => b.sequence - a.sequence);
}

const nothing = { removed: false, target: null, rebase: null, words: null };

/** One deed a change, told by the first month that it touched: later definitions only follow. */
function wordDeeds(rows: CatalogueRows['definitions']): Deed[] {
	const known = new Map<number, Words>();
	const bySequence = [...Map.groupBy(rows, ({ sequence }) => sequence)].sort(([a], [b]) => a - b);
	return bySequence.map(([sequence, written]) => {
		const [first] = written;
		const { valid_from, body } = first!;
		const month = Math.max(...[...known.keys()].filter((from) => from <= valid_from));
		const before = known.get(month);
		const after = wordsOf(body);
		for (const row of written) known.set(row.valid_from, wordsOf(row.body));
		return {
			...nothing,
			sequence,
			words: {
				from: valid_from ? periodRef('month', valid_from) : null,
				fields: before
					? changedFields(before, after).map((field) => ({
							field,
							before: before[field],
							after: after[field],
						}))
					: [],
			},
		};
	});
}
