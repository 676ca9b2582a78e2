import type { PeriodType } from '@sightline/metrics/periods';
import { periodOfCell } from './period-cells.ts';

/** What stands beside the period in a heading. */
export interface PeriodMark {
	/** With the space that parts it from the period: ` yes` follows, `all ` precedes it; empty where the period stands alone. */
	mark: string;
	/** A heading that has it. */
	heading: string;
}

const longestHeading = 100;
const gaps = /[\s_:–—-]/;

/**
 * What of a heading is beside its period; null where the heading has none.
 * @example periodMark('month', 'Apr-18 yes') // { mark: ' yes', heading: 'Apr-18 yes' }
 */
export function periodMark(type: PeriodType, heading: string): PeriodMark | null {
	const text = heading.trim();
	if (text.length > longestHeading) return null;
	const isPeriod = (part: string) => typeof periodOfCell(type, part) === 'number';
	if (isPeriod(text)) return { mark: '', heading };
	const places = Array.from(text, (_letter, at) => at).filter(
		(at) => gaps.test(text[at]!) || text[at] === '(',
	);
	// Of periods that begin another, such as 2018 and 2018-19, the longer counts.
	for (const at of places.toReversed())
		if (isPeriod(text.slice(0, at))) return { mark: ` ${trimmed(text.slice(at))}`, heading };
	for (const at of places)
		if (isPeriod(trimmed(text.slice(at))))
			return { mark: `${trimmed(text.slice(0, at))} `, heading };
	return null;
}

function trimmed(text: string): string {
	return text.replace(/^[\s_:–—-]+|[\s_:–—-]+$/g, '');
}
