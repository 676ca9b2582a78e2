import { periodName, type PeriodType } from '@sightline/metrics/periods';
import { cellOf, figureCell } from './cells.ts';
import type { FigureKey } from './checked-row.ts';
import { finding, type Finding, type Place } from './findings.ts';
import type { Reading } from './layout.ts';
import { latestPeriods, mostSlips } from './latest-periods.ts';

/** One figure of later periods to so many of the return's own may still be a slip: a few corrections look alike. */
const oneTo = 15;

interface PeriodFigures {
	count: number;
	first: Place | null;
	/** Whether the period is the heading of a column. */
	inColumn: boolean;
	/** Not more than may be slips. */
	figures: FigureKey[];
}

/**
 * Tells which period a file is for when nobody has said so: the latest in it, unless that has few figures and each is
 * just what a period with many lacks. Figures that both periods have, or two of the later ones, are no slip: the file then
 * begins a new period, however few they are.
 *
 * @returns `decide` gives the period, null when nothing was noted, and the finding on what is later; it is told how to see
 * whether the file has a figure
 */
export function ownPeriod(type: PeriodType): {
	note: (reading: Reading) => void;
	decide: (stands: (figure: FigureKey) => boolean) => {
		period: number | null;
		slip: Finding | null;
	};
} {
	const latest = latestPeriods<PeriodFigures>(() => ({
		count: 0,
		first: null,
		inColumn: false,
		figures: [],
	}));

	return {
		note({ observation: { period, indicator, breakdown, area }, heading, row, columns }) {
			const known = latest.of(period);
			if (!known) return;
			known.count += 1;
			known.inColumn = heading !== undefined;
			known.first ??= known.inColumn ? figureCell(row, columns) : cellOf(row, columns.period);
			if (known.count <= mostSlips) known.figures.push({ indicator, breakdown, area, period });
		},

		decide(stands) {
			const periods = latest.all();
			for (const [at, [period, { count }]] of periods.entries()) {
				const later = periods.slice(at + 1);
				const odd = later.reduce((sum, [, known]) => sum + known.count, 0);
				if (odd === 0 || odd > Math.min(mostSlips, count / oneTo)) continue;
				const figures = later.flatMap(([, known]) => known.figures);
				const keys = new Set(figures.map((one) => `${one.indicator} ${one.area} ${one.breakdown}`));
				if (keys.size < odd || figures.some((figure) => stands({ ...figure, period }))) continue;
				const [[oddPeriod, { first, inColumn }]] = later as [[number, PeriodFigures]];
				const [own, other] = [period, oddPeriod].map((index) => periodName({ type, index }));
				const slip = finding(
					'period-outside-return',
					first!,
					`${odd === 1 ? 'This figure is' : `This figure and ${odd - 1} more are`} of ${other}${later.length > 1 ? ' or later' : ''}, yet ${count} are of ${own}, which lacks just ${odd === 1 ? 'this one' : 'these'}.`,
					`${inColumn ? `Move it to the column of ${own}` : 'Correct the period'} if it is a slip: the return is read as that of ${own}. If it is for a later one, give the period that the return is for.`,
				);
				return { period, slip };
			}
			return { period: periods.at(-1)?.[0] ?? null, slip: null };
		},
	};
}
