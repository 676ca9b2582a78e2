import { lastMonthOf, periodName } from '@sightline/metrics/periods';
import { cellOf, wholeFile } from './cells.ts';
import type { FigureKey } from './checked-row.ts';
import type { ReturnContext } from './context.ts';
import type { Duplicate } from './duplicates.ts';
import { finding, type Finding } from './findings.ts';
import type { Reading } from './layout.ts';
import { layouts } from './layouts.ts';
import { missingCheck } from './missing-check.ts';
import { capital } from './names.ts';
import { ownPeriod } from './own-period.ts';
import { partsCheck } from './parts-check.ts';
import { seenKeys } from './seen-keys.ts';
import { valueCheck } from './value-check.ts';
import { wholeCheck } from './whole-check.ts';

/** Numbers of periods lie between these whatever their type: see `periodOfCell`. */
const periodSpan = { lowest: -10_000, count: 50_000 };

/**
 * The checks that look at an observation as a whole, or at several of them.
 *
 * @param returnPeriod  the period the return is for; null leaves it to the file
 */
export function rowChecks(
	context: ReturnContext,
	returnPeriod: number | null,
	findings: Finding[],
): { check: (reading: Reading) => void; duplicates: Duplicate[]; finish: () => number | null } {
	const { collection, areas, indicators, breakdowns, totalBreakdown, lastEndedMonth } = context;
	const values = valueCheck(context, findings);
	const checkParts = partsCheck(context, findings);
	const wholes = wholeCheck(context, findings);
	const missing = missingCheck(context, findings);
	const { complete } = layouts[collection.layout.kind];
	const own = returnPeriod === null && complete ? ownPeriod(collection.periodType) : null;
	const indicatorNumber = numbersOf(indicators.map(({ key }) => key));
	const areaNumber = numbersOf(areas.map(({ key }) => key));
	const breakdownNumber = numbersOf([totalBreakdown, ...breakdowns.map(({ key }) => key)]);
	const firstLineOf = seenKeys();
	const duplicates: Duplicate[] = [];
	/** Periods after that of the return. */
	const outside = new Set<number>();
	let latest: number | null = null;
	let seenReturnPeriod = false;
	const nameOf = (index: number) => periodName({ type: collection.periodType, index });

	/** One number for indicator, breakdown and period. */
	function seriesOf({ indicator, breakdown, period }: Omit<FigureKey, 'area'>): number {
		return (
			(indicatorNumber.get(indicator)! * breakdownNumber.size + breakdownNumber.get(breakdown)!) *
				periodSpan.count +
			(period - periodSpan.lowest)
		);
	}

	function check(reading: Reading): void {
		const { observation, indicator, area, row, columns } = reading;
		const { numerator, denominator, period, line } = observation;
		const series = seriesOf(observation);
		const firstLine = firstLineOf(series, areaNumber.get(area.key)!, line);
		if (firstLine > 0) {
			const again = duplicateFinding(reading, firstLine, collection.periodType);
			findings.push(again);
			duplicates.push({ figure: observation, finding: again });
			return;
		}
		if (latest === null || period > latest) latest = period;
		own?.note(reading);
		seenReturnPeriod ||= returnPeriod === null || period === returnPeriod;
		if (returnPeriod !== null && period > returnPeriod && !(reading.heading && outside.has(period)))
			findings.push(
				finding(
					'period-outside-return',
					reading.heading ?? cellOf(row, columns.period),
					`${capital(periodName({ type: collection.periodType, index: period }))} is later than the period of this return, ${periodName({ type: collection.periodType, index: returnPeriod })}.`,
					`Correct the period if it is a slip, take the ${reading.heading ? 'column' : 'row'} out, or give the period that the return is for.`,
				),
			);
		if (returnPeriod !== null && period > returnPeriod) outside.add(period);
		if (
			indicator.unit.kind === 'percent' &&
			numerator !== null &&
			denominator !== null &&
			numerator > denominator
		)
			findings.push(
				finding(
					'numerator-above-denominator',
					cellOf(row, columns.numerator),
					`The numerator ${numerator} is above the denominator ${denominator}, but ${indicator.title} is a percentage of it.`,
					'Check whether the two are swapped or one is wrong.',
				),
			);
		values.check(reading);
		checkParts(reading, series * areas.length);
		wholes.check(reading, series);
		if (complete && (returnPeriod === null || period === returnPeriod))
			missing.note(period, indicator.key, area.key);
	}

	/** Whether a figure stands in the file. */
	function stands(figure: FigureKey): boolean {
		return firstLineOf(seriesOf(figure), areaNumber.get(figure.area)!, 0) > 0;
	}

	function finish(): number | null {
		values.finish();
		wholes.finish();
		const told = own?.decide(stands);
		if (told?.slip) findings.push(told.slip);
		const period = returnPeriod ?? told?.period ?? latest;
		if (period !== null && !seenReturnPeriod && latest !== null)
			findings.push(notInFile(nameOf(period)));
		if (
			collection.scope === 'local' &&
			period !== null &&
			lastMonthOf({ type: collection.periodType, index: period }) > lastEndedMonth
		)
			findings.push(notEnded(nameOf(period)));
		if (complete && period !== null) missing.finish(period);
		return period;
	}

	return { check, duplicates, finish };
}

function numbersOf(keys: number[]): Map<number, number> {
	return new Map(keys.map((key, index) => [key, index]));
}

function notInFile(period: string): Finding {
	return finding(
		'period-not-in-file',
		wholeFile,
		`The return is to be for ${period}, but the file has no row of that period.`,
		'Give the period that the file is for, or leave it out to take it from the file.',
	);
}

function notEnded(period: string): Finding {
	return finding(
		'period-not-ended',
		wholeFile,
		`${capital(period)} has not ended yet, so its figures may be incomplete.`,
		'Hand the return in when the period is over, or say why it comes early.',
	);
}

function duplicateFinding(
	{ observation, indicator, area, row, columns }: Reading,
	firstLine: number,
	type: ReturnContext['collection']['periodType'],
): Finding {
	return finding(
		'duplicate-key',
		cellOf(row, columns.period),
		`Line ${row.line} gives ${indicator.title} for ${area.name} in ${periodName({ type, index: observation.period })} again: line ${firstLine} has it already.`,
		`Keep line ${firstLine} or line ${row.line}, not both.`,
	);
}
