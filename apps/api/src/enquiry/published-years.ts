import { changeBetween, comparisonWith, type Compared, type TwoAreas } from '@sightline/metrics';
import { firstMonthOf, lastMonthOf } from '@sightline/metrics/periods';
import type { View } from '../access/views.ts';
import type { Area, Catalogue } from '../catalogue/catalogue.ts';
import type { Indicator } from '../catalogue/indicators.ts';
import { publishedFigures, type Published } from '../comparison/published.ts';
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
 * What was published of an authority and the wider areas that it lies in up to the latest period of its own series: later
 * years are no company for that. Parts of an authority publish nothing.
 */
export async function publishedYearsOf(
	db: Database,
	catalogue: Catalogue,
	view: View,
	{ indicator, area, latest: now, periodType }: Report,
): Promise<PublishedYears> {
	const end = now === null ? Infinity : lastMonthOf({ type: periodType, index: now.index });
	if (area.level !== 'local-authority') return none;
	const wider = surroundings(catalogue, area).reverse();
	const figures = await publishedFigures(db, catalogue, view, indicator, [area, ...wider]);
	const yearsOf = (one: Area) =>
		figures
			.filter(
				({ area, figure, period }) =>
					area === one && isJudged(figure) && lastMonthOf(period) <= end,
			)
			.sort((a, b) => lastMonthOf(b.period) - lastMonthOf(a.period));
	const own = yearsOf(area);
	const pairsWith = (other: Area) => {
		const theirs = yearsOf(other);
		return own.flatMap((mine) => {
			const same = theirs.find(({ period }) => isSame(period, mine.period));
			return same ? [{ mine, same }] : [];
		});
	};
	const country = wider.find(({ level }) => level === 'country');
	const latest = country ? pairsWith(country)[0] : undefined;
	return {
		comparator:
			country && latest
				? {
						name: country.name,
						period: latest.mine.period,
						own: latest.mine.figure.value!,
						value: latest.same.figure.value!,
						comparison: comparisonWith(latest.mine.interval, latest.same.figure.value),
					}
				: null,
		movements: wider.flatMap((other) => {
			const [now, before] = pairsWith(other);
			if (!now || !before || !follows(now.mine, before.mine, indicator)) return [];
			return [
				{
					name: other.name,
					from: before.mine.period,
					to: now.mine.period,
					own: {
						before: before.mine.figure.value!,
						after: now.mine.figure.value!,
						change: changeOf(now.mine, before.mine),
					},
					other: { before: before.same.figure.value!, after: now.same.figure.value! },
				},
			];
		}),
	};
}

/** Whether two years follow each other and are counted alike. */
function follows(now: Published, before: Published, { definitions }: Indicator): boolean {
	return (
		now.period.type === before.period.type &&
		now.period.index === before.period.index + 1 &&
		!definitions.some(
			({ breaks, fromMonth }) =>
				breaks && fromMonth! > firstMonthOf(before.period) && fromMonth! <= lastMonthOf(now.period),
		)
	);
}

function changeOf(now: Published, before: Published): TwoAreas['own']['change'] {
	if (now.interval === null || before.interval === null) return null;
	const { lower, upper } = changeBetween(
		{ value: now.figure.value!, ...now.interval },
		{ value: before.figure.value!, ...before.interval },
	);
	return { lower, upper };
}

function isSame(a: Published['period'], b: Published['period']): boolean {
	return a.type === b.type && a.index === b.index;
}
