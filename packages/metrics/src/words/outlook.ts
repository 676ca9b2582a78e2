import type { AfterEvent } from '../after-event.ts';
import type { FinestReading } from '../finest-reading.ts';
import { periodName, type PeriodType } from '../periods.ts';
import type { Projection } from '../projection.ts';
import type { Season } from '../season.ts';
import type { PathReading } from '../trajectory.ts';
import type { Assurance, Outcome } from '../vocabulary.ts';
import { figure, periodPhrase, rounded, type Written } from './figures.ts';
import { periodNouns } from './verdict.ts';

const monthNames = Array.from({ length: 12 }, (_, index) =>
	periodName({ type: 'month', index }).replace(/ .*/, ''),
);

const paths: Record<Assurance, string> = {
	passing: 'On path to',
	'hit-or-miss': 'May or may not be on path to',
	failing: 'Not on path to',
};

const outcomePhrases: Record<Outcome, string> = {
	improving: 'Improving with it',
	worsening: 'Worsening since then',
	higher: 'Higher since then',
	lower: 'Lower since then',
	'no-change-yet': 'No change yet',
	'too-early': 'Too early to say',
};

/**
 * What a verdict is of, when it is of coarser periods than those that are drawn; without a verdict, what was read.
 *
 * @param drawn  the periods that the series comes in
 * @returns null when the two are the same
 * @example "Judged by quarter, as months have too few"
 */
export function grainPhrase(
	{ coarser, periodType, reading }: Pick<FinestReading, 'coarser' | 'periodType' | 'reading'>,
	drawn: PeriodType,
): string | null {
	if (!coarser) return null;
	const done = reading.status === 'given' ? 'Judged' : 'Read';
	return `${done} by ${periodNouns[periodType]}, as ${periodNouns[drawn]}s have too few`;
}

/** The latest value against the same month of earlier years: "Usual for August"; null where the time of year does not matter. */
export function seasonPhrase(season: Season | null): string | null {
	if (season === null) return null;
	const month = monthNames[season.month - 1]!;
	if (season.place === 'inside') return `Usual for ${month}`;
	return `${season.place === 'above' ? 'Higher' : 'Lower'} than in ${month} of earlier years`;
}

/**
 * Where a series will lie, always as a range. A line that rises and yet ends below the latest figure, or the other way
 * about, is not said to go on: that would read as a contradiction.
 *
 * @param latest  the latest value of the series
 * @example "If nothing changes: between 20.6 % and 31.3 % in September 2019, most likely near 26.0 %"
 */
export function projectionSentence(
	{ index, direction, value, lower, upper }: Projection,
	{ periodType, latest, ...written }: Written & { periodType: PeriodType; latest: number },
): string {
	const [then, now] = [value, latest].map((one) => rounded(one, written.decimals));
	const goesOn = direction !== null && (direction === 'rising' ? then! > now! : then! < now!);
	const condition = goesOn
		? `In the long run it has been ${direction}; if that goes on`
		: 'If nothing changes';
	const [from, to, near] = [lower, upper, value].map((one) => figure(one, written));
	const range = from === to ? `about ${near}` : `between ${from} and ${to}`;
	const nearest = from === to ? '' : `, most likely near ${near}`;
	return `${condition}: ${range} in ${periodPhrase({ type: periodType, index })}${nearest}`;
}

/**
 * Whether a series is on path to its target, as it stands now and as it was first agreed.
 *
 * @param progress  `original` null where the target has not been changed
 * @returns null where there is no path to speak of
 * @example "Not on path to the target as it stands now; on path to the one first agreed"
 */
export function pathSentence({
	current,
	original,
}: Record<'current' | 'original', PathReading | null>): string | null {
	if (current === null && original === null) return null;
	if (current === null) return pathTo(original!, 'the target first agreed');
	if (original === null) return pathTo(current, 'the target');
	if (current.assurance === original.assurance)
		return pathTo(current, 'the target, both as it stands now and as it was first agreed');
	const first = pathTo(original, 'the one first agreed');
	return `${pathTo(current, 'the target as it stands now')}; ${first.charAt(0).toLowerCase()}${first.slice(1)}`;
}

/** How a series has gone since something happened, never because of it. */
export function afterPhrase({ outcome }: Pick<AfterEvent, 'outcome'>): string {
	return outcome === null ? 'Too little is known to say' : outcomePhrases[outcome];
}

function pathTo({ assurance }: PathReading, target: string): string {
	if (assurance === null) return `It cannot be said whether it is on path to ${target}`;
	return `${paths[assurance]} ${target}`;
}
