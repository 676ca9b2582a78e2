import type { IndicatorPage } from '@sightline/api/contract';
import { periodsInYear } from '@sightline/metrics/periods';

/**
 * What the published years of an area are called beside a series, in choices, charts and tables alike: those of an area
 * that has a series of its own as well are told apart from it.
 *
 * @example publishedName(page, surrey) // 'Surrey, published'
 */
export function publishedName(
	{ indicator, area: shown, areas }: Pick<IndicatorPage, 'indicator' | 'area' | 'areas'>,
	{ code, name }: IndicatorPage['area'],
): string {
	// A series by the year is itself the published one.
	const isApart = periodsInYear[indicator.frequency] !== 1;
	const isOwn = code === shown.code || areas.some((area) => area.code === code);
	return isApart && isOwn ? `${name}, published` : name;
}
