import type { View } from '../access/views.ts';
import type { CatalogueEntry, CatalogueList } from '../contract/index.ts';
import type { Database } from '../db/database.ts';
import { periodRef } from '../indicators/figure.ts';
import { definitionOf, targetsOf } from '../indicators/indicator-page.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { historyOf } from './history.ts';
import { targetInForce, type Indicator } from '../catalogue/indicators.ts';
import { catalogueChanges } from '../catalogue/queries.ts';
import { sidesOf } from './rebase-sides.ts';
import { wordsOf } from '../catalogue/words.ts';

/** Every indicator with who keeps it and what is in force in a month. */
export function catalogueList(
	{ themes }: Catalogue,
	indicators: Indicator[],
	month: number,
): CatalogueList {
	return {
		themes,
		indicators: indicators.map((indicator) => ({
			id: indicator.id,
			reference: indicator.reference,
			title: indicator.title,
			theme: indicator.theme,
			owner: indicator.owner,
			sourced: indicator.sourced,
			supporting: indicator.supporting ?? false,
			unit: indicator.unit,
			decimals: indicator.decimals,
			polarity: indicator.polarity,
			target: targetInForce(indicator, month)?.value ?? null,
			targets: indicator.targets.length,
			rebases: indicator.rebases.length,
			definitions: indicator.definitions.length,
		})),
	};
}

/** One indicator as officers keep it: what stands, since when and by whom, and all that came before. */
export async function catalogueEntry(
	db: Database,
	catalogue: Catalogue,
	view: View,
	indicator: Indicator,
	month: number,
): Promise<CatalogueEntry> {
	const changes = await catalogueChanges(db, view.asOf);
	const targets = targetsOf(indicator, month);
	return {
		indicator: definitionOf(catalogue, indicator),
		plural: indicator.plural,
		words: wordsOf(indicator),
		definitions: indicator.definitions.map(({ fromMonth, ...definition }) => ({
			...definition,
			from: fromMonth === null ? null : periodRef('month', fromMonth),
		})),
		targets: indicator.targets.map(({ sequence }, place) => ({
			...targets[place]!,
			set: changes.get(sequence)!,
		})),
		rebases: await Promise.all(
			indicator.rebases.map(async ({ fromMonth, reason, sequence }) => {
				const { before, after } = await sidesOf(db, catalogue, view, indicator, fromMonth);
				return {
					from: periodRef('month', fromMonth),
					reason,
					valuesBefore: before,
					valuesAfter: after,
					set: changes.get(sequence)!,
				};
			}),
		),
		history: await historyOf(db, view.asOf, indicator.key),
	};
}
