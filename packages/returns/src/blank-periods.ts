import { periodName, type PeriodType } from '@sightline/metrics/periods';
import { wholeFile } from './cells.ts';
import { finding, type Finding } from './findings.ts';
import { listed } from './names.ts';
import type { Slot } from './period-slots.ts';

/** Periods named in the notice. */
const named = 6;

/**
 * Counts the series of which a file says nothing in a period: every cell of the period is blank, as in spreadsheets
 * whose columns for months to come stand ready. The file then has no figure there, which is not an error.
 */
export function blankPeriods(
	periodType: PeriodType,
	findings: Finding[],
): { note: (slots: Slot[], filled: Slot[]) => void; finish: () => void } {
	const blanks = new Map<Slot, number>();
	let rows = 0;

	function note(slots: Slot[], filled: Slot[]): void {
		rows += 1;
		if (filled.length === slots.length) return;
		const known = new Set(filled);
		for (const slot of slots) if (!known.has(slot)) blanks.set(slot, (blanks.get(slot) ?? 0) + 1);
	}

	function finish(): void {
		if (blanks.size === 0) return;
		const total = [...blanks.values()].reduce((sum, count) => sum + count, 0);
		const ordered = [...blanks].sort(([one], [other]) => one.columns.period - other.columns.period);
		const where = ordered.slice(0, named).map(([{ columns }, count]) => {
			const name = periodName({ type: periodType, index: columns.period });
			if (count === rows) return `${name} in every row`;
			return `${name} in ${count} ${count === 1 ? 'row' : 'rows'}`;
		});
		const others = ordered.length - named;
		if (others > 0) where.push(`${others} other ${others === 1 ? 'period' : 'periods'}`);
		findings.push(
			finding(
				'blank-periods-left-out',
				wholeFile,
				`${total} ${total === 1 ? 'figure is' : 'figures are'} blank and left out: ${listed(where)}.`,
				'Nothing needs doing if they are not known yet; where there will be no number, write x (not available) or z (not applicable).',
			),
		);
	}

	return { note, finish };
}
