import type { Moment, View } from '../access/views.ts';
import type { Area, Catalogue } from '../catalogue/catalogue.ts';
import type { Indicator } from '../catalogue/indicators.ts';
import type { FigureHistory, FigureVersion } from '../contract/index.ts';
import type { Database } from '../db/database.ts';
import type { Period } from '@sightline/metrics/periods';
import { acknowledgedCount } from '../db/kept-acknowledgements.ts';
import { areaRef, figureOf, periodRef } from './figure.ts';
import { withPopulations } from './populations.ts';
import { changesWith, returnsWith, versionsOf, type StoredVersion } from './queries.ts';
import { inForce, turnsOf } from './revisions.ts';

/** One figure: what it is of, and in which breakdown (by key). */
export interface FigureKey {
	indicator: Indicator;
	area: Area;
	breakdown: number;
	period: Period;
}

/** Every version of one figure up to a moment: what it said, which return it came with, and when it counted. */
export async function figureHistory(
	db: Database,
	catalogue: Catalogue,
	{ day, ...view }: Moment,
	{ indicator, area, breakdown, period }: FigureKey,
): Promise<FigureHistory> {
	const versions = await versionsOf(db, view, {
		indicators: [indicator.key],
		areas: [area.key],
		breakdown,
		periodTypes: [period.type],
		period: period.index,
	});
	const spans = spansOf(versions);
	const { dimension, member } = catalogue.breakdowns.get(breakdown)!;
	return {
		indicator: {
			id: indicator.id,
			title: indicator.title,
			numerator: indicator.numerator.label,
			denominator: indicator.denominator?.label ?? null,
			unit: indicator.unit,
			decimals: indicator.decimals,
		},
		area: areaRef(area),
		breakdown: breakdown === catalogue.totalBreakdown ? null : `${dimension}: ${member}`,
		period: periodRef(period.type, period.index),
		versions: await wiredVersions(db, catalogue, view, indicator, versions, spans),
		counts: inForce(versions, view.asOf)?.sequence ?? null,
		asOf: view.asOf,
		day,
	};
}

interface Span {
	version: StoredVersion;
	from: number;
	to: number | null;
	/** What is in force from `to` on. */
	next: StoredVersion | null;
}

/** The times in which one version or another was in force, oldest first. */
function spansOf(versions: StoredVersion[]): Span[] {
	const steps = turnsOf(versions)
		.map((at) => ({ at, version: inForce(versions, at) }))
		.filter(({ version }, place, all) => version !== all[place - 1]?.version);
	return steps.flatMap(({ at, version }, place) => {
		if (version === null) return [];
		const end = steps[place + 1];
		return [{ version, from: at, to: end?.at ?? null, next: end?.version ?? null }];
	});
}

async function wiredVersions(
	db: Database,
	catalogue: Catalogue,
	view: View,
	indicator: Indicator,
	versions: StoredVersion[],
	spans: Span[],
): Promise<FigureVersion[]> {
	const returns = await returnsWith(
		db,
		versions.map(({ sequence }) => sequence),
	);
	const turns = spans.flatMap(({ from, to }) => (to === null ? [from] : [from, to]));
	const changes = new Map(
		(await changesWith(db, [...new Set(turns)])).map((change) => [change.sequence, change]),
	);
	const turn = (at: number) => {
		const { kind: _, ...rest } = changes.get(at)!;
		return rest;
	};
	const endOf = ({ lives }: StoredVersion, at: number) => {
		if (lives.every(({ to }) => to !== at)) return 'restated' as const;
		return changes.get(at)!.kind === 'withdrawal'
			? ('withdrawn' as const)
			: ('superseded' as const);
	};
	return Promise.all(
		versions.map(async (version) => {
			const source = returns.find(({ sequence }) => sequence === version.sequence)!;
			const collection = catalogue.collectionByKey.get(source.collection);
			const mine = spans.filter((span) => span.version === version);
			// A rate rests on the population that was known while it counted.
			const last = mine.at(-1)?.to;
			const known: View = { kind: 'working', asOf: last == null ? view.asOf : last - 1 };
			const [row] = await withPopulations(db, catalogue, known, indicator, [version]);
			return {
				figure: figureOf(indicator, collection?.scope ?? 'local', row!),
				return: {
					sequence: version.sequence,
					collection: {
						id: collection?.id ?? '',
						title: collection?.title ?? 'A collection that is no longer kept',
					},
					period: periodRef(source.period_type, source.period),
					fileName: source.file_name,
					warnings: acknowledgedCount(source.acknowledgements),
				},
				acceptedAt: source.at,
				actor: source.actor,
				reason: source.reason,
				counted: mine.map(({ from, to, next }) => ({
					from: {
						...turn(from),
						how: from === version.sequence ? ('accepted' as const) : ('revived' as const),
					},
					to:
						to === null
							? null
							: { ...turn(to), how: endOf(version, to), by: next?.sequence ?? null },
				})),
			};
		}),
	);
}
