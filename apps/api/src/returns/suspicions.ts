import type { FigureKey, FindingCodeOf } from '@sightline/returns';
import type { Catalogue, StoredCollection } from '../catalogue/catalogue.ts';
import type { Indicator } from '../catalogue/indicators.ts';
import type { Figure } from '../contract/index.ts';
import type { ObservationRow } from '../db/tables.ts';
import { figureOf } from '../indicators/figure.ts';
import { beyondLimits } from './beyond-limits.ts';
import type { Held, HeldSeries } from './history-queries.ts';
import {
	beyondLimitsWords,
	removalWords,
	restatementWords,
	reversionWords,
	scaleChangeWords,
	type Subject,
	type Words,
} from './history-words.ts';
import { isOwn } from './own-areas.ts';
import { mainNumber, scaleChange } from './scale-change.ts';

export type HistoryCode = FindingCodeOf<'history'>;

/** What is found about one figure. */
export interface Suspicion {
	code: HistoryCode;
	key: FigureKey;
	/** Whether the file has a row for it. */
	inFile: boolean;
	say: () => Words;
}

interface SeriesSetting {
	indicator: Indicator;
	catalogue: Catalogue;
	collection: StoredCollection;
	returnPeriod: number;
	superseded: number | null;
}

/** What is strange about the figures of one series that a return adds, changes or takes away. */
export function* suspicionsOf(
	{ area: areaKey, breakdown, figures }: HeldSeries,
	{ indicator, catalogue, collection, returnPeriod, superseded }: SeriesSetting,
): Iterable<Suspicion> {
	const touched = figures.filter((held) => differs(held));
	if (touched.length === 0) return;
	const area = catalogue.areas.get(areaKey)!;
	const figureIn = (row: ObservationRow | null): Figure | null =>
		row && figureOf(indicator, collection.scope, row);
	const earlier = new Map(
		figures.flatMap(({ period, before }) => (before ? [[period, figureIn(before)!] as const] : [])),
	);
	const isTotal = breakdown === catalogue.totalBreakdown;
	const isJudged =
		isTotal && isOwn(catalogue, area) && indicator.frequency === collection.periodType;
	const group = catalogue.breakdowns.get(breakdown)!;

	for (const held of touched) {
		const { period } = held;
		const [before, after] = [figureIn(held.before), figureIn(held.after)];
		const subject: Subject = {
			...{ indicator, area, periodType: collection.periodType, period },
			breakdown: isTotal ? null : `${group.dimension}: ${group.member}`,
		};
		const suspicion = (code: HistoryCode, say: () => Words): Suspicion => ({
			...{ code, say },
			key: { indicator: indicator.key, area: areaKey, breakdown, period },
			inFile: held.inFile !== null,
		});
		if (before && losesNumber(before, after))
			yield suspicion('removes-value', () => removalWords(subject, before, after));
		else if (before && after && period !== returnPeriod && !sameNumbers(before, after))
			yield suspicion('restates-earlier-period', () =>
				held.inFile
					? restatementWords(subject, before, after)
					: reversionWords(subject, before, after, superseded!),
			);
		if (!held.inFile || !after || (before && mainNumber(before) === mainNumber(after))) continue;
		const scale = scaleChange(
			indicator.unit,
			after,
			[...earlier].filter(([index]) => index < period).map(([, figure]) => figure),
		);
		if (scale) yield suspicion('scale-change', () => scaleChangeWords(subject, scale));
		else if (isJudged) {
			const beyond = beyondLimits(indicator, collection.periodType, period, after, earlier);
			if (beyond) yield suspicion('change-beyond-limits', () => beyondLimitsWords(subject, beyond));
		}
	}
}

/** Whether a return makes, alters or takes away a figure; a version of its own that says the same does not. */
function differs({ before, after }: Held): boolean {
	return (
		before !== after &&
		(!before ||
			!after ||
			(['numerator', 'denominator', 'value'] as const).some(
				(part) =>
					before[part] !== after[part] || before[`${part}_symbol`] !== after[`${part}_symbol`],
			))
	);
}

/** Whether a number that there was is gone, or has become a symbol. */
function losesNumber(before: Figure, after: Figure | null): boolean {
	return (['value', 'numerator', 'denominator'] as const).some(
		(part) =>
			before[part] !== null &&
			(after?.[part] ?? null) === null &&
			// Of a published rate the file need not bring the parts again.
			(part === 'value' || after?.[`${part}Symbol`] !== null),
	);
}

function sameNumbers(before: Figure, after: Figure): boolean {
	return (['value', 'numerator', 'denominator'] as const).every(
		(part) => before[part] === after[part] && before[`${part}Symbol`] === after[`${part}Symbol`],
	);
}
