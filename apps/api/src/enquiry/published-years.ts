import { publishedBeside, type Compared, type TwoAreas } from '@sightline/metrics';
import { lastMonthOf } from '@sightline/metrics/periods';
import type { View } from '../access/views.ts';
import type { Area, Catalogue } from '../catalogue/catalogue.ts';
import { publishedFigures } from '../comparison/published.ts';
import { surroundings } from '../comparison/standing.ts';
import type { Database } from '../db/database.ts';
import { isJudged, type Report } from '../indicators/report.ts';

export interface PublishedYears {
	/** The country beside the area, in the latest year that both have; null where there is none. */
	comparator: Compared | null;
	/** From the year before to the latest that both have: the country's movement first, then the region's, beside the area's own. */
	movements: TwoAreas[];
}

const none: PublishedYears = { comparator: null, movements: [] };

/**
 * What was published of an authority and the wider areas that it lies in, as company for the latest figure of its own series.
 * Parts of an authority publish nothing.
 */
export async function publishedYearsOf(
	db: Database,
	catalogue: Catalogue,
	view: View,
	{ indicator, area, latest, periodType }: Report,
): Promise<PublishedYears> {
	if (area.level !== 'local-authority') return none;
	const wider = surroundings(catalogue, area).reverse();
	const figures = await publishedFigures(db, catalogue, view, indicator, [area, ...wider]);
	const yearsOf = (one: Area) =>
		figures
			.filter(({ area, figure }) => area === one && isJudged(figure))
			.map(({ period, figure, interval }) => ({ period, value: figure.value!, interval }));
	const own = yearsOf(area);
	const besides = wider.map((other) => ({
		level: other.level,
		...publishedBeside(own, yearsOf(other), {
			name: other.name,
			latestMonth: latest && lastMonthOf({ type: periodType, index: latest.index }),
			breaks: indicator.definitions.flatMap(({ breaks, fromMonth }) =>
				breaks ? [fromMonth!] : [],
			),
		}),
	}));
	return {
		comparator: besides.find(({ level }) => level === 'country')?.compared ?? null,
		movements: besides.flatMap(({ movement }) => movement ?? []),
	};
}
