import {
	holdingsOf,
	isHeld,
	type Collection,
	type Holding,
	type ReturnContext,
} from '@sightline/returns';
import type { AreaLevel } from '@sightline/metrics/vocabulary';
import { monthsIn, type PeriodType } from '@sightline/metrics/periods';
import type { View } from '../access/views.ts';
import type { Database } from '../db/database.ts';
import { lastSequence } from '../db/sequence.ts';
import { AppError, notFound } from '../errors.ts';
import { isPart } from './families.ts';
import { mappingsInUse } from './kept-mappings.ts';
import { rememberedIndicators, type Indicator } from './indicators.ts';
import type { CatalogueFiles } from './read-files.ts';

/** Everything that figures are looked up by, read once at start, and how to read the indicators. Keys are those of the tables. */
export interface Catalogue {
	/** The council whose figures these are. */
	council: { area: Area; name: string };
	themes: { id: string; title: string }[];
	areas: Map<number, Area>;
	areaByCode: Map<string, Area>;
	/** Mappings too: each has the key of the collection that it is of. */
	collections: Map<string, StoredCollection>;
	/** Those with returns of their own. */
	collectionByKey: Map<number, StoredCollection>;
	/** What each collection holds, by indicator, period type and area level. */
	holdings: Map<string, { collection: StoredCollection; holding: Holding }[]>;
	/** Key of the total, which is a breakdown like any other. */
	totalBreakdown: number;
	breakdowns: Map<number, { key: number; dimension: string; member: string }>;
	/** The indicators as they were defined when a sequence number was the last, in the order of the catalogue. */
	indicatorsAt: (db: Database, asOf: number) => Promise<Indicator[]>;
}

export type StoredCollection = Collection & { key: number };

export interface Area {
	key: number;
	code: string;
	name: string;
	level: AreaLevel;
	otherCodes: string[];
	/** Key of the area that this one lies in. */
	parent: number | null;
	validFrom: number | null;
	validTo: number | null;
	successor: string | null;
}

/** Reads the catalogue from the tables; what the installation is for, and its collections, come from their files. */
export async function loadCatalogue(
	db: Database,
	{ council, collections }: Pick<CatalogueFiles, 'council' | 'collections'>,
): Promise<Catalogue> {
	const areas = await readAreas(db);
	const breakdowns = await db.selectFrom('breakdown').selectAll().orderBy('key').execute();
	const keys = new Map(
		(await db.selectFrom('collection').selectAll().execute()).map(({ id, key }) => [id, key]),
	);
	const stored = collections.map((collection) => ({
		...collection,
		key: keys.get(collection.of ?? collection.id)!,
	}));
	const owners = stored.filter(({ of }) => of === undefined);
	const areaByCode = new Map(areas.map((area) => [area.code, area]));
	return {
		council: { area: areaByCode.get(council.area)!, name: council.name },
		themes: await db.selectFrom('theme').select(['id', 'title']).orderBy('position').execute(),
		areas: new Map(areas.map((area) => [area.key, area])),
		areaByCode,
		collections: new Map(stored.map((collection) => [collection.id, collection])),
		collectionByKey: new Map(owners.map((collection) => [collection.key, collection])),
		holdings: Map.groupBy(
			owners.flatMap((collection) =>
				holdingsOf(collection).flatMap((holding) =>
					collection.areaLevels.map((level) => ({ collection, holding, level })),
				),
			),
			({ collection, holding, level }) => `${holding.indicator} ${collection.periodType} ${level}`,
		),
		totalBreakdown: breakdowns.find(({ dimension }) => dimension === 'total')!.key,
		breakdowns: new Map(breakdowns.map((breakdown) => [breakdown.key, breakdown])),
		indicatorsAt: rememberedIndicators(),
	};
}

/**
 * The collection that owns an indicator's figure of a period at an area level; null when none does.
 *
 * @param period  its number; Infinity asks who owns the periods to come
 */
export function ownerOf(
	catalogue: Catalogue,
	indicator: string,
	periodType: PeriodType,
	level: AreaLevel,
	period: number,
): StoredCollection | null {
	const holdings = catalogue.holdings.get(`${indicator} ${periodType} ${level}`) ?? [];
	return holdings.find(({ holding }) => isHeld(holding, period))?.collection ?? null;
}

/**
 * An indicator as it was defined in a view.
 *
 * @throws AppError when there is none of that id, or was none yet
 */
export async function indicatorNamed(
	db: Database,
	catalogue: Catalogue,
	{ asOf }: View,
	id: string,
): Promise<Indicator> {
	const at = async (sequence: number) =>
		(await catalogue.indicatorsAt(db, sequence)).find((indicator) => indicator.id === id);
	const found = await at(asOf);
	if (found) return found;
	if (await at(await lastSequence(db)))
		throw new AppError(
			404,
			'not-yet',
			`The indicator “${id}” was not in the catalogue yet as of change ${asOf}.`,
		);
	return notFound('indicator', id);
}

/** A flow over a population is a rate; part of a year of it is shown as if it went on for a year. */
export function isAnnualised(
	{ kind, denominator }: Pick<Indicator, 'kind' | 'denominator'>,
	periodType: PeriodType,
): boolean {
	return kind === 'flow' && denominator?.population === true && monthsIn[periodType] !== 12;
}

/** What a file of a collection is checked against. */
export async function contextOf(
	db: Database,
	catalogue: Catalogue,
	collection: StoredCollection,
	asOf: number,
	currentMonth: number,
): Promise<ReturnContext> {
	const indicators = await catalogue.indicatorsAt(db, asOf);
	return {
		collection,
		mappings: await mappingsInUse(db, catalogue, asOf),
		indicators: indicators.map((indicator) => ({
			key: indicator.key,
			id: indicator.id,
			reference: indicator.reference,
			title: indicator.title,
			unit: indicator.unit,
			hasDenominator: indicator.denominator !== null,
			populationElsewhere: indicator.denominator?.populationFrom !== undefined,
			fractionalCounts: indicator.fractionalCounts ?? false,
			numeratorAddsOverAreas: indicator.numerator.addsOverAreas,
			denominatorAddsOverAreas: indicator.denominator?.addsOverAreas ?? false,
			annualised: isAnnualised(indicator, collection.periodType),
			decimals: indicator.decimals,
		})),
		areas: [...catalogue.areas.values()].map(({ parent, ...area }) => ({
			...area,
			partOf: isPart(area) ? parent : null,
		})),
		councilArea: catalogue.council.area.key,
		breakdowns: [...catalogue.breakdowns.values()].filter(
			({ key }) => key !== catalogue.totalBreakdown,
		),
		totalBreakdown: catalogue.totalBreakdown,
		lastEndedMonth: currentMonth - 1,
	};
}

async function readAreas(db: Database): Promise<Area[]> {
	const rows = await db
		.selectFrom('area')
		.leftJoin('area_parent', 'area_parent.area', 'area.key')
		.selectAll('area')
		.select('area_parent.parent')
		.orderBy('area.key')
		.execute();
	const codes = await db.selectFrom('area_code').selectAll().execute();
	return rows.map((row) => ({
		key: row.key,
		code: row.code,
		name: row.name,
		level: row.level,
		otherCodes: codes.filter(({ area }) => area === row.key).map(({ code }) => code),
		parent: row.parent,
		validFrom: row.valid_from,
		validTo: row.valid_to,
		successor: row.successor,
	}));
}
