import type { PeriodType } from '@sightline/metrics/periods';
import { periodOfCell } from './period-cells.ts';

/** Headings longer than this are none of a period. */
export const longestHeading = 100;
const gaps = /[\s_:–—-]/;

/**
 * What of a heading is beside its period, with the space that parts the two; null where the heading has none.
 * @example periodMark('month', 'Apr-18 yes') // ' yes'
 */
export function periodMark(type: PeriodType, heading: string): string | null {
	const text = heading.trim();
	if (text.length > longestHeading) return null;
	const isPeriod = (part: string) => typeof periodOfCell(type, part) === 'number';
	if (isPeriod(text)) return '';
	const places = Array.from(text, (_letter, at) => at).filter(
		(at) => gaps.test(text[at]!) || text[at] === '(',
	);
	// Of periods that begin another, such as 2018 and 2018-19, the longer counts.
	for (const at of places.toReversed())
		if (isPeriod(text.slice(0, at))) return ` ${trimmed(text.slice(at))}`;
	for (const at of places)
		if (isPeriod(trimmed(text.slice(at)))) return `${trimmed(text.slice(0, at))} `;
	return null;
}

function trimmed(text: string): string {
	return text.replace(/^[\s_:–—-]+|[\s_:–—-]+$/g, '');
}
