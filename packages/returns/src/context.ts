import type { AreaLevel, Unit } from '@sightline/metrics/vocabulary';
import type { Collection } from './collection.ts';

/** What a file is checked against: the collection and its part of the catalogue. Plain data, so a browser can be sent it. */
export interface ReturnContext {
	collection: Collection;
	/** Mappings in use, to tell a file that was handed in for another collection by its headings. */
	mappings: Collection[];
	indicators: ContextIndicator[];
	areas: ContextArea[];
	/** Key of the council: the area of a wide file that has no column for it. Null where there is no such area. */
	councilArea: number | null;
	/** Breakdowns other than the total; the total's key is `totalBreakdown`. */
	breakdowns: ContextBreakdown[];
	totalBreakdown: number;
	/** The last month that has ended, as a month number: the month after it is under way, and later ones have not begun. */
	lastEndedMonth: number;
}

export interface ContextIndicator {
	key: number;
	id: string;
	/** The catalogue's short code, such as FD04. */
	reference: string;
	title: string;
	unit: Unit;
	hasDenominator: boolean;
	/** Whether the denominator is a population that stands in a collection of its own, so that a published file may leave it out. */
	populationElsewhere: boolean;
	/** Whether what it counts may be a fraction, as full-time equivalents are. */
	fractionalCounts: boolean;
	/** Whether numerator and denominator add up over areas. A missing denominator counts as not adding up. */
	numeratorAddsOverAreas: boolean;
	denominatorAddsOverAreas: boolean;
	/** A rate over part of a year is shown as if it went on for a year. */
	annualised: boolean;
	/** Decimals shown. */
	decimals: number;
}

export interface ContextArea {
	key: number;
	code: string;
	name: string;
	level: AreaLevel;
	/** Older or shorter codes that files still use, such as 936 for E10000030. */
	otherCodes: string[];
	/** Key of the area this one is a part of (a quadrant's council); null where parts are not summed. */
	partOf: number | null;
	/** First and last month (as month numbers) that the area existed; null is open. */
	validFrom: number | null;
	validTo: number | null;
	/** Name of the area that replaced it. */
	successor: string | null;
}

export interface ContextBreakdown {
	key: number;
	dimension: string;
	member: string;
}
