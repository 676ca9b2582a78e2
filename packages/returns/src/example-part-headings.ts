import { lastEndedPeriod } from './last-ended-period.ts';
import type { LayoutContext } from './layout.ts';
import { partHeadings } from './period-headings.ts';

/** What the headings of a period's parts may look like, by the last that has ended. */
export function examplePartHeadings({
	collection,
	lastEndedMonth,
}: LayoutContext): [numerator: string, denominator: string] {
	return partHeadings(collection, lastEndedPeriod(collection.periodType, lastEndedMonth));
}
