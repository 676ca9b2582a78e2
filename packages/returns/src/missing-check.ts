import { lastMonthOf, periodName } from '@sightline/metrics/periods';
import { isValidIn } from './areas.ts';
import { wholeFile } from './cells.ts';
import { indicatorsOf } from './collection.ts';
import type { ReturnContext } from './context.ts';
import { finding, type Finding } from './findings.ts';
import { latestPeriods } from './latest-periods.ts';
import { listed } from './names.ts';
import { partOfReturn } from './part-of-return.ts';

/** Notices which indicators a return leaves out, and for which of an area and its parts. */
export function missingCheck(
	context: ReturnContext,
	findings: Finding[],
): {
	note: (period: number, indicator: number, area: number) => void;
	finish: (period: number) => void;
} {
	const { collection, areas, indicators } = context;
	const periods = latestPeriods(() => new Map<number, Set<number>>());

	function note(period: number, indicator: number, area: number): void {
		const seen = periods.of(period);
		const known = seen?.get(indicator);
		if (known) known.add(area);
		else seen?.set(indicator, new Set([area]));
	}

	function finish(index: number): void {
		const period = { type: collection.periodType, index };
		const month = lastMonthOf(period);
		const held = areas.filter(
			(area) => collection.areaLevels.includes(area.level) && isValidIn(area, month),
		);
		const wholes = new Set(held.map(({ partOf }) => partOf));
		const expectedAreas = held.filter(({ key, partOf }) => partOf !== null || wholes.has(key));
		const seen = periods.of(index);
		findings.push(...partOfReturn(context, period, new Set(seen?.keys())));
		const expected = new Set(indicatorsOf(collection));
		for (const { id, key, reference, title } of indicators) {
			if (!expected.has(id)) continue;
			const found = seen?.get(key);
			const missing = expectedAreas.filter((area) => !found?.has(area.key));
			if (found && missing.length === 0) continue;
			const where = found ? ` for ${listed(missing.map(({ name }) => name))}` : '';
			findings.push(
				finding(
					'indicator-missing',
					wholeFile,
					`${reference} ${title} has no figure${where} in ${periodName(period)}.`,
					'Add what is missing, with x (not available) where there is no number.',
				),
			);
		}
	}

	return { note, finish };
}
