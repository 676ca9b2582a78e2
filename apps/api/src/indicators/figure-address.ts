import { periodOfEntry } from '@sightline/returns';
import {
	monthIndex,
	periodCode,
	periodOfMonth,
	periodTypes,
	type Period,
} from '@sightline/metrics/periods';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Indicator } from '../catalogue/indicators.ts';
import { AppError, notFound } from '../errors.ts';

/**
 * The period that an address names: of the indicator's own type, or of one in which it is published.
 *
 * @throws AppError when it is neither
 */
export function periodNamed(catalogue: Catalogue, indicator: Indicator, code: string): Period {
	const isHeldBy = (type: Period['type']) =>
		[...catalogue.holdings.keys()].some((key) => key.startsWith(`${indicator.id} ${type} `));
	for (const type of [indicator.frequency, ...periodTypes.filter(isHeldBy)]) {
		const index = periodOfEntry(type, code);
		if (index !== null) return { type, index };
	}
	const example = periodCode(periodOfMonth(indicator.frequency, monthIndex(2018, 4)));
	throw new AppError(
		404,
		'not-found',
		`“${code}” is not a period of “${indicator.title}”. Write it as ${example}.`,
	);
}

/**
 * The key of the breakdown that an address names; the total when it names none.
 *
 * @throws AppError when there is no such breakdown
 */
export function breakdownNamed(catalogue: Catalogue, name: string | undefined): number {
	if (name === undefined || name === '' || name === 'total') return catalogue.totalBreakdown;
	const found = [...catalogue.breakdowns.values()].find(
		({ dimension, member }) => `${dimension}: ${member}` === name,
	);
	return found?.key ?? notFound('breakdown', name);
}
