import { areaReader } from './areas.ts';
import { cellOf, type SheetRow } from './cells.ts';
import type { ContextArea, ReturnContext } from './context.ts';
import { finding, type Finding } from './findings.ts';

/**
 * The area of a row in each of its periods. What is wrong with its name is found once a row; that it did not exist, at
 * the figure of each period.
 */
export function rowAreaReader(
	context: ReturnContext,
	findings: Finding[],
	column: number,
): (row: SheetRow) => (month: number | null, figure: number) => ContextArea | null {
	const found: Finding[] = [];
	const areaOf = areaReader(context, found);
	return (row) => {
		const told = new Set<string>();
		return (month, figure) => {
			const area = areaOf(row, [column], month, null);
			for (const { code, message, hint, ...place } of found.splice(0)) {
				const ofPeriod = code === 'area-not-valid';
				if (ofPeriod || !told.has(code))
					findings.push(finding(code, ofPeriod ? cellOf(row, figure) : place, message, hint));
				told.add(code);
			}
			return area;
		};
	};
}
