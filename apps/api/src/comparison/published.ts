import { valueInterval, type Range } from '@sightline/metrics';
import type { Period, PeriodType } from '@sightline/metrics/periods';
import type { AreaLevel } from '@sightline/metrics/vocabulary';
import type { View } from '../access/views.ts';
import {
	ownerOf,
	type Area,
	type Catalogue,
	type Indicator,
	type StoredCollection,
} from '../catalogue/catalogue.ts';
import type { Figure } from '../contract/index.ts';
import type { Database } from '../db/database.ts';
import { publishingLevels, yearTypes } from '../indicators/comparators.ts';
import { figureOf } from '../indicators/figure.ts';
import { observationsOf } from '../indicators/queries.ts';

/** One published figure of an indicator. */
export interface Published {
	area: Area;
	period: Period;
	figure: Figure;
	/** 95 %, in the unit of the value; null where the parts of the value are not known. */
	interval: Range | null;
	collection: StoredCollection;
}

/** Every published year of an indicator in every country, region and authority: what national collections hold. */
export async function publishedFigures(
	db: Database,
	catalogue: Catalogue,
	view: View,
	indicator: Indicator,
): Promise<Published[]> {
	const publishers = (type: PeriodType, level: AreaLevel) => {
		const owner = ownerOf(catalogue, indicator.id, type, level);
		return owner?.scope === 'national' ? owner : null;
	};
	const rows = await observationsOf(db, view, {
		indicators: [indicator.key],
		areas: [...catalogue.areas.values()]
			.filter(({ level }) => publishingLevels.includes(level))
			.map(({ key }) => key),
		breakdown: catalogue.totalBreakdown,
		periodTypes: yearTypes.filter((type) =>
			publishingLevels.some((level) => publishers(type, level)),
		),
	});
	return rows.flatMap((row) => {
		const area = catalogue.areas.get(row.area)!;
		const collection = publishers(row.period_type, area.level);
		if (collection === null) return [];
		const figure = figureOf(indicator, collection.scope, row);
		const interval = valueInterval(figure, { unit: indicator.unit, periodType: row.period_type });
		const period = { type: row.period_type, index: row.period };
		return [{ area, period, figure, interval, collection }];
	});
}
