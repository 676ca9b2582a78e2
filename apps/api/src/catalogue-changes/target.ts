import type { TrajectoryPoint } from '@sightline/metrics';
import type { TargetBody } from '../contract/index.ts';
import { AppError } from '../errors.ts';
import { pathProblem, valueProblem } from '../catalogue/targets.ts';
import { monthName, monthNamed, nothingChanged, type Moment } from './moment.ts';

/** A target may lie ahead by as many years. */
const yearsAhead = 10;

/** A target of another value replaces the earlier ones from its month on; they stay as what was agreed before. */
export async function setTarget(
	{ db, indicator, sequence, now }: Moment,
	{ scope, from, value, agreedBy = '', path }: TargetBody,
): Promise<void> {
	if (indicator.polarity === 'neutral')
		throw new AppError(
			422,
			'not-acceptable',
			'Neither high nor low is good for this indicator, so it can have no target.',
		);
	const fromMonth = monthNamed(from, lastMonth(now));
	if (value === undefined || !Number.isFinite(value))
		throw new AppError(422, 'bad-value', 'Give the target as a number, for example 80.');
	const problem = valueProblem(indicator.unit, value);
	if (problem !== null)
		throw new AppError(
			422,
			'bad-value',
			`A target cannot be that: ${problem}. Give another number.`,
		);
	const points = path?.map((point) => ({
		month: monthNamed(point.month, lastMonth(now), 'bad-path'),
		value: point.value,
	}));
	const wrongPath = points && pathProblem(indicator.unit, { fromMonth, value, path: points });
	if (wrongPath)
		throw new AppError(
			422,
			'bad-path',
			`The path cannot be that: ${wrongPath}. Give each point a month and a value, from the first month of the target to its value.`,
		);
	if (agreedBy.trim() === '')
		throw new AppError(
			422,
			'bad-text',
			'Say who agreed the target, for example Cabinet, April 2019.',
		);
	const standing = indicator.targets.find(
		(target) => target.scope === scope && target.fromMonth === fromMonth,
	);
	const same = standing?.value === value && stored(standing.path) === stored(points);
	if (same && standing.agreedBy === agreedBy.trim())
		throw nothingChanged(`The ${scope} target from ${monthName(fromMonth)} is ${value} already`);
	if (standing && !same)
		throw new AppError(
			409,
			'not-acceptable',
			`There is a ${scope} target from ${monthName(fromMonth)} already: ${standing.value}${standing.path ? ' by a path' : ''}. ` +
				'If that was a mistake take it back first; if not, give the month from which the new one holds.',
		);
	await db
		.insertInto('target')
		.values({
			indicator: indicator.key,
			scope,
			from_month: fromMonth,
			sequence,
			value,
			agreed_by: agreedBy.trim(),
			path: stored(points),
		})
		.execute();
}

export async function removeTarget(
	{ db, indicator, sequence, now }: Moment,
	{ scope, from }: TargetBody,
): Promise<void> {
	const fromMonth = monthNamed(from, lastMonth(now));
	const standing = indicator.targets.find(
		(target) => target.scope === scope && target.fromMonth === fromMonth,
	);
	if (!standing) throw nothingChanged(`There is no ${scope} target from ${monthName(fromMonth)}`);
	await db
		.insertInto('target')
		.values({
			indicator: indicator.key,
			scope,
			from_month: fromMonth,
			sequence,
			value: standing.value,
			agreed_by: standing.agreedBy,
			path: stored(standing.path),
			removed: 1,
		})
		.execute();
}

function stored(path: TrajectoryPoint[] | null | undefined): string | null {
	return path ? JSON.stringify(path) : null;
}

function lastMonth(now: number): number {
	return now + yearsAhead * 12;
}
